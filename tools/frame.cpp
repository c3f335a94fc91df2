#include "frame.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>

#include "ordered.h"
#include "referat/locate.h"
#include "referat/version.h"

namespace referat::tools {
namespace {

constexpr std::size_t kMostJobs = 256;

// For a terminal: control characters as escapes, and valid UTF-8 whatever a file is called.
std::string printable(std::string_view text) {
  std::string result;
  const std::string valid = decode(text, Encoding::utf8).text;
  for (std::size_t at = 0; at < valid.size(); ++at) {
    auto byte = static_cast<unsigned char>(valid[at]);
    // U+0080 to U+009F are controls too: C2 and the number itself.
    const bool upper_control = byte == 0xC2 && static_cast<unsigned char>(valid[at + 1]) < 0xA0;
    if (upper_control) byte = static_cast<unsigned char>(valid[++at]);
    if (byte == '\n') {
      result += "\\n";
    } else if (byte < 0x20 || byte == 0x7F || upper_control) {
      std::array<char, 5> escape{};
      std::snprintf(escape.data(), escape.size(), "\\x%02X", static_cast<unsigned>(byte));
      result += escape.data();
    } else {
      result += valid[at];
    }
  }
  return result;
}

Result failed(std::string why) {
  Result result;
  result.messages.push_back({0, std::move(why), true});
  return result;
}

}  // namespace

int guarded(const Program& program, const std::function<ExitStatus()>& run) noexcept {
  ExitStatus status = ExitStatus::output_failed;
  try {
    status = run();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%.*s: %s\n", static_cast<int>(program.name.size()), program.name.data(), error.what());
  }
  return static_cast<int>(status);
}

Frame::Frame(const Program& program) : program_(program), parser_("", std::string(program.name)) {
  parser_.allow_extras();
  parser_.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  parser_.set_help_flag("-h,--help", "Show this help");
  parser_.set_version_flag("-V,--version", std::string(program.name) + " " + std::string(version()) + "\n",
                           "Show the version");
  add_choice<Format>(parser_, "-f,--format", options_.format,
                     {{"tsv", Format::tsv}, {"json", Format::json}, {"jsonl", Format::jsonl}},
                     "How records are written (default: tsv)");
  parser_.add_flag("--no-header", options_.no_header, "Leave out the header line of TSV");
  parser_.add_option("--files0-from", options_.files0_from, "Read the files that F names, NUL-separated; - is stdin")
      ->type_name("F");
  parser_.add_flag("-r,--recursive", options_.recursive, "Read the files in folders, but for hidden ones");
  parser_.add_option("-j,--jobs", options_.jobs, "Work on N files at once; the order of the output stays")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, kMostJobs).description(""));
  parser_.add_flag("--fail-if-empty", options_.fail_if_empty, "Exit with status 3 when nothing is found");
  parser_.add_flag("-q,--quiet", options_.quiet, "No notes on inputs that could be read; errors are still told");
}

std::string Frame::help() const {
  std::string text = "Examples:\n";
  text.append(program_.examples).append("\nUsage: ").append(program_.name).append(" [OPTION]... [FILE]...\n");
  text.append(program_.summary).append("\nWithout FILE, or where FILE is -, standard input is read.\n");
  return text + CLI::Formatter().make_groups(&parser_, CLI::AppFormatMode::Normal);
}

ExitStatus Frame::print(std::string_view text) const {
  Sink out = Sink::standard_output();
  out.write(text);
  out.close();
  if (const std::string failure = out.failure(); !failure.empty()) {
    tell("", 0, failure);
    return ExitStatus::output_failed;
  }
  return ExitStatus::done;
}

std::optional<ExitStatus> Frame::parse(int argc, char** argv) {
  prepare_descriptors();
  try {
    parser_.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return print(help());
  } catch (const CLI::CallForVersion& version) {
    return print(version.what());
  } catch (const CLI::ParseError& error) {
    return wrong_usage(error.what());
  }
  // Operands are what the parser leaves over: it would split one like "[a,b]" into a list.
  bool options_ended = false;
  for (const std::string& argument : parser_.remaining()) {
    if (!options_ended && argument == "--") {
      options_ended = true;
    } else if (!options_ended && argument.starts_with('-') && argument != "-") {
      return wrong_usage("unknown option " + argument);
    } else {
      options_.operands.push_back(argument);
    }
  }
  if (!options_.files0_from.empty() && !options_.operands.empty()) {
    return wrong_usage("--files0-from allows no FILE beside it");
  }
  if (options_.files0_from.empty() && options_.operands.empty()) {
    if (::isatty(STDIN_FILENO) != 0) return print(help());
    options_.operands.emplace_back("-");
  }
  return std::nullopt;
}

ExitStatus Frame::wrong_usage(std::string_view what) const {
  tell("", 0, std::string(what) + " (" + std::string(program_.name) + " -h shows the options)");
  return ExitStatus::output_failed;
}

tl::expected<std::vector<Input>, std::string> Frame::inputs() const {
  const Folders folders = options_.recursive ? Folders::walked : Folders::refused;
  if (options_.files0_from.empty()) return expand(options_.operands, folders);
  return read_names(options_.files0_from)
      .map([&](const std::vector<std::string>& names) { return expand(names, folders); })
      .map_error([&](const std::string& why) { return options_.files0_from + ": " + why; });
}

ExitStatus Frame::run(const std::vector<Input>& inputs,
                      const std::function<Result(const Input&, std::string bytes)>& process, Sink* text, Sink* rows,
                      Table table) const {
  bool input_failed = false;
  bool output_failed = false;
  std::size_t found = 0;
  const auto good = [&] { return (text == nullptr || text->good()) && (rows == nullptr || rows->good()); };

  const auto make = [&](std::size_t i) {
    const Input& input = inputs[i];
    if (!input.failure.empty()) return failed(input.failure);
    tl::expected<std::string, std::string> bytes = read_bytes(input.name);
    if (!bytes) return failed(bytes.error());
    if (const auto what = non_text(*bytes)) return failed("is " + std::string(*what) + ", not text");
    try {
      return process(input, *std::move(bytes));
    } catch (const std::exception& error) {  // no memory, say: the next input may be smaller
      return failed(error.what());
    }
  };
  const auto deliver = [&](std::size_t i, const Result& result) {
    for (const Message& message : result.messages) {
      if (message.fatal || !options_.quiet) tell(inputs[i].name, message.line, message.text);
      input_failed = input_failed || message.fatal;
    }
    if (!result.output_failure.empty()) {
      tell("", 0, result.output_failure);
      output_failed = true;
    }
    found += result.found;
    if (text != nullptr) text->write(result.text);
    for (const std::string& row : result.rows) {
      if (rows != nullptr) rows->write(table.next(row));
    }
    return good();
  };
  if (rows != nullptr) rows->write(table.begin());
  in_order<Result>(inputs.size(), options_.jobs, make, deliver);
  if (rows != nullptr) rows->write(table.end());

  for (Sink* sink : {text, rows == text ? nullptr : rows}) {
    if (sink == nullptr) continue;
    sink->close();
    if (const std::string failure = sink->failure(); !failure.empty()) {
      tell("", 0, failure);
      output_failed = true;
    }
  }
  if (output_failed) return ExitStatus::output_failed;
  if (input_failed) return ExitStatus::input_failed;
  return options_.fail_if_empty && found == 0 ? ExitStatus::nothing_found : ExitStatus::done;
}

void Frame::tell(std::string_view file, std::size_t line, std::string_view text) const {
  std::string message = std::string(program_.name) + ": ";
  if (!file.empty()) message += printable(file) + ":";
  if (line != 0) message += std::to_string(line) + ":";
  if (!file.empty()) message += ' ';
  message += printable(text) + '\n';
  // One write, so that messages of programs at work side by side do not mix. Where it fails there is no one to tell.
  std::fwrite(message.data(), 1, message.size(), stderr);
}

Document decode_input(std::string_view bytes, std::vector<Message>& messages) {
  Document document = decode(bytes);
  for (const Diagnostic& diagnostic : document.diagnostics) {
    const Document before = decode(bytes.substr(0, diagnostic.offset), document.encoding);
    const std::size_t end = before.text.size();
    const std::size_t line = Locator(before, {}).locate_decoded({end, end}).line;
    messages.push_back({line, diagnostic.message, false});
  }
  return document;
}

}  // namespace referat::tools
