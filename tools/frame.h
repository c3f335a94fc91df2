// What all the tools have in common: options, messages, exit status, and the way through the input files.
//
// A tool fills a Program, adds its own options to the OptionParser, and hands run() a Process that makes the worker for
// one input (reading.h). It is called from several threads under -j; everything else happens in the order of the
// inputs, one thing at a time.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "completion.h"
#include "inputs.h"
#include "reading.h"
#include "record_lines.h"
#include "referat/output.h"
#include "referat/text.h"
#include "sink.h"

namespace referat::tools {

/// What --help says beside the options.
struct Program {
  std::string_view name;      ///< "referat-cases"
  std::string_view summary;   ///< one sentence
  std::string_view examples;  ///< lines of "  command\n"
};

/// How a tool ends. The highest that applies, but for `nothing_found`, which gives way to both failures.
enum class ExitStatus { done = 0, input_failed = 1, output_failed = 2, nothing_found = 3 };

enum class Colour { automatic, always, never };

/// The options of every tool, and those of tools that write records, as given.
struct CommonOptions {
  std::vector<std::string> operands;
  std::string files0_from;
  bool recursive = false;
  InputFormat input_format = InputFormat::automatic;
  Colour colour = Colour::automatic;
  bool line_buffered = false;
  bool quiet = false;
  std::size_t jobs = 1;
  // Of tools that write records:
  Format format = Format::tsv;  ///< jsonl under --jsonl-in
  bool no_header = false;
  bool fail_if_empty = false;
  bool jsonl_in = false;

  [[nodiscard]] Header header() const { return no_header ? Header::hidden : Header::shown; }
};

/// What came of all inputs.
struct Outcomes {
  bool input_failed = false;
  bool output_failed = false;
  std::size_t found = 0;

  void add(const Result& result);
};

/// What main() does: calls `run` and returns its exit status. What nobody foresaw is told, and counts as failed output.
int guarded(const std::function<ExitStatus()>& run) noexcept;

class Frame {
 public:
  /// Adds the options that all tools have. With `walked`, folders need no -r.
  explicit Frame(const Program& program, Folders folders = Folders::refused);

  /// What reading a PDF or HTML document may take, where it is not what ChildLimits says.
  void set_document_limits(const ChildLimits& limits) { document_limits_ = limits; }

  /// What is written between the texts of two inputs.
  void set_text_separator(std::string separator) { text_separator_ = std::move(separator); }

  /// Adds --jsonl-in.
  void add_record_mode();

  /// Adds the options of tools that write records, --jsonl-in among them.
  void add_record_options();

  /// For the tool's own options.
  [[nodiscard]] CLI::App& parser() { return parser_; }
  [[nodiscard]] const CommonOptions& options() const { return options_; }

  /// Parses the command line. An exit status means that the tool is to end now: --help, --version and wrong usage have
  /// been answered.
  [[nodiscard]] std::optional<ExitStatus> parse(int argc, char** argv);

  /// Says what is wrong with the options, and returns the exit status for it.
  [[nodiscard]] ExitStatus wrong_usage(std::string_view what) const;

  /// The inputs that the command line names; why not, where a list of names cannot be read.
  [[nodiscard]] tl::expected<std::vector<Input>, std::string> inputs() const;

  /// Reads each input and makes results of it, of which nothing is kept; texts go to `text`, rows to `rows` (which may
  /// be the same sink) as `table` puts them together. Null pointers: there are no texts, or no rows.
  [[nodiscard]] ExitStatus run(const std::vector<Input>& inputs, const Process& process, Sink* text, Sink* rows,
                               Table table) const;

  /// The record mode, --jsonl-in: each line of the inputs is an object with `id` and `text`, and becomes one line of
  /// standard output: an object with that id and what came of the text, as `shape` says.
  [[nodiscard]] ExitStatus run_lines(const std::vector<Input>& inputs, const Process& process,
                                     const AnswerShape& shape) const;

  /// Whether what goes to this descriptor is to be coloured.
  [[nodiscard]] bool coloured(int descriptor) const;

  /// Writes "tool: file:line: text" to standard error, control characters escaped.
  void tell(std::string_view file, std::size_t line, std::string_view text) const;
  /// The same for what is no failure, which -q silences.
  void note(std::string_view file, std::string_view text) const {
    if (!options_.quiet) tell(file, 0, text);
  }

 private:
  [[nodiscard]] ExitStatus print(std::string_view text) const;
  [[nodiscard]] std::string help() const;
  [[nodiscard]] Reading::Options reading_options() const { return {options_.input_format, document_limits_}; }
  [[nodiscard]] Result process_text(const RecordLine& record, const Process& process) const;
  // `line` stands for the messages' own.
  void tell(std::string_view file, const Result& result, std::optional<std::size_t> line) const;
  [[nodiscard]] ExitStatus finish(const Outcomes& outcomes, std::initializer_list<Sink*> sinks) const;

  Program program_;
  ChildLimits document_limits_;
  std::string text_separator_;
  CLI::App parser_;
  CommonOptions options_;
  Shell completion_ = Shell::none;
};

/// Adds an option that takes one of a few words.
template <typename Value>
CLI::Option* add_choice(CLI::App& parser, const std::string& names, Value& target,
                        const std::vector<std::pair<std::string, Value>>& choices, const std::string& description) {
  std::string words;
  for (const auto& [word, value] : choices) words += (words.empty() ? "" : "|") + word;
  const auto choose = [&target, choices, words, names](const std::string& given) {
    for (const auto& [word, value] : choices) {
      if (word == given) {
        target = value;
        return;
      }
    }
    throw CLI::ValidationError(names, "'" + given + "' is none of " + words);
  };
  return parser.add_option_function<std::string>(names, choose, description)->type_name(words);
}

}  // namespace referat::tools
