#include "frame.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iterator>
#include <utility>

#include "colour.h"
#include "documents.h"
#include "ordered.h"
#include "printable.h"
#include "progress.h"
#include "referat/version.h"

namespace referat::tools {
namespace {

constexpr std::size_t kMostJobs = 256;
constexpr std::size_t kPacketSize = std::size_t{1} << 18U;  // bytes of input whose results are handed over at once

// How many inputs a thread takes at once: handing over, and bringing to the disk, cost more than a small one does. No
// more than leaves each thread a good share, and few files open.
std::size_t inputs_of_job(std::size_t jobs, std::size_t inputs) {
  constexpr std::size_t kMostAtOnce = 16;
  constexpr std::size_t kMostAhead = 128;  // inputs, in all threads and waiting for their turn
  return std::clamp<std::size_t>(std::min(inputs / (8 * jobs), kMostAhead / (3 * jobs)), 1, kMostAtOnce);
}

// What --version shows.
std::string about(std::string_view program) {
  std::string text(program);
  text.append(" ").append(version()).append("\nDictionary: ").append(dictionary_version());
  return text.append("\nData: ").append(data_date()).append("\n");
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

Result Frame::process_text(const RecordLine& record, const Process& process) const {
  Input input;
  input.name = record.name;
  Reading reading(std::move(input), record.text, reading_options(), process);
  Result whole;
  while (auto result = reading.next()) {
    whole.text += result->text;
    std::ranges::move(result->rows, std::back_inserter(whole.rows));
    std::ranges::move(result->messages, std::back_inserter(whole.messages));
    whole.found += result->found;
  }
  return whole;
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

  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Delivery {
    std::size_t input = 0;
    bool last = false;  // of this input
    Result result;
  };
  // What one thread hands over at once: what came of several small inputs, or of one window.
  using Packet = std::vector<Delivery>;
  const std::size_t inputs_at_once = inputs_of_job(options_.jobs, inputs.size());
  std::size_t taken = 0;
  const auto take = [&]() -> std::optional<Range> {
    if (taken == inputs.size()) return std::nullopt;
    const std::size_t begin = std::exchange(taken, std::min(taken + inputs_at_once, inputs.size()));
    return Range{begin, taken};
  };
  const auto hand_over = [](Packet& packet, const auto& emit) {
    for (Delivery& delivery : packet) {
      if (delivery.result.settle) delivery.result.settle(delivery.result);
    }
    return emit(std::exchange(packet, {}));
  };
  const auto work = [&](Range range, const auto& emit) {
    Packet packet;
    std::size_t size = 0;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      Reading reading(inputs[i], reading_options(), process);
      while (auto result = reading.next()) {
        size += result->size;
        packet.push_back({i, reading.done(), *std::move(result)});
        if (size < kPacketSize && !options_.line_buffered) continue;
        if (!hand_over(packet, emit)) return;
        size = 0;
      }
    }
    if (!packet.empty()) hand_over(packet, emit);
  };
  std::optional<std::size_t> text_of;  // the last input that had one
  const auto deliver_result = [&](Delivery& delivery) {
    Result& result = delivery.result;
    if (result.finish) result.finish(result);
    if (!result.messages.empty() || !result.output_failure.empty()) progress.hide();
    tell(inputs[delivery.input].name, result, std::nullopt);
    outcomes.add(result);
    if (text != nullptr && !result.text.empty()) {
      const std::optional<std::size_t> before = std::exchange(text_of, delivery.input);
      if (before && before != text_of) text->write(text_separator_);
      text->write(result.text);
    }
    for (const std::string& row : result.rows) {
      if (rows != nullptr) rows->write(table.next(row));
    }
    for (Sink* sink : {text, rows}) {
      if (sink != nullptr && options_.line_buffered) sink->flush();
    }
    progress.advance(delivery.last ? 1 : 0, result.size);
    return good() && !result.stop;
  };
  const auto deliver = [&](Packet packet) {
    for (Delivery& delivery : packet) {
      if (delivery.result.announce) delivery.result.announce(delivery.result);
    }
    return std::ranges::all_of(packet, deliver_result);
  };
  if (rows != nullptr) rows->write(table.begin());
  in_order<Packet>(std::min(options_.jobs, inputs.size()), take, work, deliver);
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
      answer.result = process_text(*record, process);
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
  const auto work = [&](const LineReader::Line& line, const auto& emit) { emit(make(line)); };
  in_order<Answer>(options_.jobs, take, work, deliver);
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
  if (!file.empty()) where += ' ' + printable_line(file) + ':';
  if (line != 0) where += std::to_string(line) + ':';
  if (coloured(STDERR_FILENO)) where = std::string(kBold) + where + std::string(kPlain);
  const std::string message = where + ' ' + printable_line(text) + '\n';
  // One write, so that messages of programs at work side by side do not mix. Where it fails there is no one to tell.
  std::fwrite(message.data(), 1, message.size(), stderr);
}

}  // namespace referat::tools
