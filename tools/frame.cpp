#include "frame.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <utility>

#include "colour.h"
#include "documents.h"
#include "ordered.h"
#include "progress.h"
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

// What --version shows.
std::string about(std::string_view program) {
  std::string text(program);
  text.append(" ").append(version()).append("\nDictionary: ").append(dictionary_version());
  return text.append("\nData: ").append(data_date()).append("\n");
}

// What is told of an exception that nobody foresaw.
const char* reason(const std::exception& error) noexcept {
  const bool no_memory = dynamic_cast<const std::bad_alloc*>(&error) != nullptr;
  return no_memory ? "needs more memory than it may have" : error.what();
}

void tell_failure(const char* why) noexcept { std::fprintf(stderr, "%s: %s\n", program_invocation_short_name, why); }

// Where a library lets no exception through, as parts of std::filesystem and CLI11 do: the process ends without tidying
// up, as if it had been killed, but with a message and a status of its own.
[[noreturn]] void end_in_order() noexcept {
  try {
    if (const std::exception_ptr error = std::current_exception()) std::rethrow_exception(error);
    // One on its way out of a function that may not throw is not always to be had.
    tell_failure("ended early, for want of memory or by an error of its own");
  } catch (const std::exception& error) {
    tell_failure(reason(error));
  } catch (...) {
    tell_failure("failed");
  }
  std::_Exit(static_cast<int>(ExitStatus::output_failed));
}

Result failed(std::string why) {
  Result result;
  result.messages.push_back({0, std::move(why), true});
  return result;
}

}  // namespace

void Outcomes::add(const Result& result) {
  found += result.found;
  output_failed = output_failed || !result.output_failure.empty();
  input_failed = input_failed || std::any_of(result.messages.begin(), result.messages.end(),
                                             [](const Message& message) { return message.fatal; });
}

int guarded(const std::function<ExitStatus()>& run) noexcept {
  std::set_terminate(end_in_order);
  ExitStatus status = ExitStatus::output_failed;
  try {
    status = run();
  } catch (const std::exception& error) {
    tell_failure(reason(error));
  }
  return static_cast<int>(status);
}

Frame::Frame(const Program& program, Folders folders) : program_(program), parser_("", std::string(program.name)) {
  parser_.allow_extras();
  parser_.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  parser_.set_help_flag("-h,--help", "Show this help");
  parser_.set_version_flag("-V,--version", about(program.name),
                           "Show the version, the dictionary's, and the data's date");
  add_choice<Shell>(parser_, "--completion", completion_,
                    {{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}}, "")
      ->group("");  // hidden: for the build, which installs what it prints
  parser_
      .add_option("--files0-from", options_.files0_from, "Read the files that FILE names, NUL-separated; - is stdin")
      ->type_name("FILE");
  if (folders == Folders::refused) {
    parser_.add_flag("-r,--recursive", options_.recursive, "Read the files in folders, but for hidden ones");
  } else {
    options_.recursive = true;
  }
  add_choice<InputFormat>(parser_, "--input-format", options_.input_format,
                          {{"auto", InputFormat::automatic},
                           {"text", InputFormat::text},
                           {"markdown", InputFormat::markdown},
                           {"html", InputFormat::html},
                           {"pdf", InputFormat::pdf}},
                          "What the inputs are (default: auto, as their content says)");
  parser_.add_option("-j,--jobs", options_.jobs, "Work on N files at once; the order of the output stays")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, kMostJobs).description(""));
  parser_.add_flag("--line-buffered", options_.line_buffered, "Write what comes of each input at once");
  add_choice<Colour>(parser_, "--color", options_.colour,
                     {{"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}},
                     "Colour what people read (default: auto, on a terminal)");
  parser_.add_flag("-q,--quiet", options_.quiet,
                   "No notes on inputs that could be read, no bar; errors are still told");
}

void Frame::add_record_mode() {
  parser_.add_flag(
      "--jsonl-in", options_.jsonl_in,
      "Each line read is a JSON object with id and text, each line written one with the id and what came of it");
}

void Frame::add_record_options() {
  add_choice<Format>(parser_, "-f,--format", options_.format,
                     {{"tsv", Format::tsv}, {"json", Format::json}, {"jsonl", Format::jsonl}},
                     "How records are written (default: tsv)");
  parser_.add_flag("--no-header", options_.no_header, "Leave out the header line of TSV");
  add_record_mode();
  parser_.add_flag("--fail-if-empty", options_.fail_if_empty, "Exit with status 3 when nothing is found");
}

std::string Frame::help() const {
  std::string text = "Examples:\n";
  text.append(program_.examples).append("\nUsage: ").append(program_.name).append(" [OPTION]... [FILE]...\n");
  text.append(program_.summary).append("\nWithout FILE, or where FILE is -, standard input is read.\n");
  text += CLI::Formatter().make_groups(&parser_, CLI::AppFormatMode::Normal);
  return text.erase(text.find_last_not_of('\n') + 1) + '\n';  // a blank line stands for the group of hidden options
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
  if (completion_ != Shell::none) return print(completion(parser_, program_.name, completion_));
  if (options_.jsonl_in) {
    const CLI::Option* const format = parser_.get_option_no_throw("--format");
    if (format != nullptr && format->count() != 0 && options_.format != Format::jsonl) {
      return wrong_usage("--jsonl-in writes JSON Lines only");
    }
    if (parser_["--input-format"]->count() != 0) return wrong_usage("--jsonl-in and --input-format exclude each other");
    options_.format = Format::jsonl;
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

Result Frame::read_and_process(Input input, const Process& process) const {
  if (!input.failure.empty()) return failed(input.failure);
  try {
    const tl::expected<std::string, std::string> bytes = read_bytes(input.name);
    if (!bytes) return failed(bytes.error());
    Result result = process_bytes(input, *bytes, process);
    result.size = bytes->size();
    return result;
  } catch (const std::exception& error) {  // the next input may be smaller
    return failed(reason(error));
  }
}

Result Frame::process_text(const std::string& name, const std::string& text, const Process& process) const {
  Input input;
  input.name = name;
  if (is_html(text)) {
    input.format = InputFormat::html;
    return documents_ == Documents::as_text ? process_document(input, text, process) : process(input, text);
  }
  input.format = InputFormat::text;
  input.encoding = Encoding::utf8;
  return process(input, text);
}

Result Frame::process_document(Input input, const std::string& bytes, const Process& process) const {
  input.encoding = Encoding::utf8;
  const tl::expected<DocumentText, std::string> document = read_document(bytes, input.format);
  if (!document) return failed(document.error());
  Result result = process(input, document->text);
  for (const std::string& note : document->notes) result.messages.push_back({0, note, false});
  return result;
}

Result Frame::process_bytes(Input& input, const std::string& bytes, const Process& process) const {
  input.format = recognise(bytes, options_.input_format);
  if (input.is_document() && documents_ == Documents::as_text) return process_document(input, bytes, process);
  if (options_.input_format == InputFormat::automatic && !input.is_document()) {
    if (const auto what = non_text(bytes)) return failed("is " + std::string(*what) + ", not text");
  }
  return process(input, bytes);
}

void Frame::tell(std::string_view file, const Result& result, std::optional<std::size_t> line) const {
  for (const Message& message : result.messages) {
    if (message.fatal || !options_.quiet) tell(file, line.value_or(message.line), message.text);
  }
  if (!result.output_failure.empty()) tell("", 0, result.output_failure);
}

ExitStatus Frame::finish(const Outcomes& outcomes, std::initializer_list<Sink*> sinks) const {
  bool output_failed = outcomes.output_failed;
  for (Sink* sink : sinks) {
    if (sink == nullptr) continue;
    sink->close();
    if (const std::string failure = sink->failure(); !failure.empty()) {
      tell("", 0, failure);
      output_failed = true;
    }
  }
  if (output_failed) return ExitStatus::output_failed;
  if (outcomes.input_failed) return ExitStatus::input_failed;
  return options_.fail_if_empty && outcomes.found == 0 ? ExitStatus::nothing_found : ExitStatus::done;
}

ExitStatus Frame::run(const std::vector<Input>& inputs, const Process& process, Sink* text, Sink* rows,
                      Table table) const {
  Outcomes outcomes;
  const auto good = [&] { return (text == nullptr || text->good()) && (rows == nullptr || rows->good()); };
  const auto on_terminal = [](const Sink* sink) { return sink != nullptr && sink->is_terminal(); };
  // On a terminal that shows the output, a bar would stand in its way.
  const Bar bar = options_.quiet || on_terminal(text) || on_terminal(rows) ? Bar::hidden : bar_for_terminal();
  Progress progress(inputs.size(), bar == Bar::shown ? total_size(inputs) : 0, bar);

  std::size_t taken = 0;
  const auto take = [&]() -> std::optional<std::size_t> {
    return taken < inputs.size() ? std::optional(taken++) : std::nullopt;
  };
  const auto make = [&](std::size_t i) { return read_and_process(inputs[i], process); };
  std::size_t delivered = 0;
  bool text_written = false;
  const auto deliver = [&](Result result) {
    if (result.finish) result.finish(result);
    if (!result.messages.empty() || !result.output_failure.empty()) progress.hide();
    tell(inputs[delivered++].name, result, std::nullopt);
    outcomes.add(result);
    if (text != nullptr) {
      if (!result.text.empty() && std::exchange(text_written, true)) text->write(text_separator_);
      text->write(result.text);
    }
    for (const std::string& row : result.rows) {
      if (rows != nullptr) rows->write(table.next(row));
    }
    for (Sink* sink : {text, rows}) {
      if (sink != nullptr && options_.line_buffered) sink->flush();
    }
    progress.advance(result.size);
    return good() && !result.stop;
  };
  if (rows != nullptr) rows->write(table.begin());
  in_order<Result>(std::min(options_.jobs, inputs.size()), take, make, deliver);
  if (rows != nullptr) rows->write(table.end());
  progress.hide();

  return finish(outcomes, {text, rows == text ? nullptr : rows});
}

ExitStatus Frame::run_lines(const std::vector<Input>& inputs, const Process& process, const AnswerShape& shape) const {
  struct Answer {
    std::size_t input = 0;
    std::size_t line = 0;
    std::string text;
    Result result;
  };
  LineReader reader(inputs);
  const auto take = [&] { return reader.next(); };
  const auto make = [&](const LineReader::Line& line) {
    Answer answer{.input = line.input, .line = line.number, .text = "", .result = {}};
    if (line.number == 0) {
      answer.result = failed(line.text);
      return answer;
    }
    const tl::expected<RecordLine, BadLine> record = parse_record_line(line.text);
    if (!record) {
      answer.result = failed(record.error().why);
      answer.text = error_line(record.error().id, record.error().why);
      return answer;
    }
    try {
      answer.result = process_text(record->name, record->text, process);
      answer.text = answer_line(*record, shape, answer.result.text, answer.result.rows);
    } catch (const std::exception& error) {
      answer.result = failed(reason(error));
      answer.text = error_line(record->id, reason(error));
    }
    return answer;
  };
  Outcomes outcomes;
  Sink out = Sink::standard_output();
  const auto deliver = [&](const Answer& answer) {
    tell(inputs[answer.input].name, answer.result, answer.line);
    outcomes.add(answer.result);
    out.write(answer.text);
    if (options_.line_buffered) out.flush();
    return out.good();
  };
  in_order<Answer>(options_.jobs, take, make, deliver);
  return finish(outcomes, {&out});
}

bool Frame::coloured(int descriptor) const {
  if (options_.colour != Colour::automatic) return options_.colour == Colour::always;
  const char* const no_colour = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  return (no_colour == nullptr || *no_colour == '\0') && terminal != nullptr && std::string_view(terminal) != "dumb" &&
         ::isatty(descriptor) != 0;
}

void Frame::tell(std::string_view file, std::size_t line, std::string_view text) const {
  std::string where = std::string(program_.name) + ':';
  if (!file.empty()) where += ' ' + printable(file) + ':';
  if (line != 0) where += std::to_string(line) + ':';
  if (coloured(STDERR_FILENO)) where = std::string(kBold) + where + std::string(kPlain);
  const std::string message = where + ' ' + printable(text) + '\n';
  // One write, so that messages of programs at work side by side do not mix. Where it fails there is no one to tell.
  std::fwrite(message.data(), 1, message.size(), stderr);
}

Document decode_input(const Input& input, std::string_view bytes, std::vector<Message>& messages) {
  Document document = decode(bytes, input.encoding);
  for (const Diagnostic& diagnostic : document.diagnostics) {
    const Document before = decode(bytes.substr(0, diagnostic.offset), document.encoding);
    const std::size_t end = before.text.size();
    const std::size_t line = Locator(before, {}).locate_decoded({end, end}).line;
    messages.push_back({line, diagnostic.message(), false});
  }
  return document;
}

}  // namespace referat::tools
