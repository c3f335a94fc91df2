// One input on its way through a tool: read window by window, with a result for each.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "child.h"
#include "inputs.h"
#include "windows.h"

namespace referat::tools {

/// A message about an input, without the tool's name. Line 0 is the whole file.
struct Message {
  std::size_t line = 0;
  std::string text;
  bool fatal = false;  ///< the input could not be processed; others are notes, which -q silences
};

/// What came of one window of an input; of most inputs it is all.
struct Result {
  std::string text;               ///< for standard output, as it is
  std::vector<std::string> rows;  ///< for the table
  std::vector<Message> messages;
  std::size_t size = 0;        ///< of what was read, in bytes
  std::size_t found = 0;       ///< records; what --fail-if-empty asks for
  std::string output_failure;  ///< a file that could not be written: its name and why; empty when all went well
  bool stop = false;           ///< no further input is to be worked on

  // What is to be done when several results have been made that are handed over at once; each may be empty. First of
  // all of them, in the thread that made them:
  std::function<void(Result&)> settle{};
  // Then, in the order of the inputs and one at a time, of all of them, and then of each before it is shown:
  std::function<void(Result&)> announce{};
  std::function<void(Result&)> finish{};

  /// The input could not be processed: nothing more is read of it.
  [[nodiscard]] bool failed() const;
};

/// The result of an input that could not be processed.
[[nodiscard]] Result failed(std::string why);

/// What is told of an exception that nobody foresaw.
[[nodiscard]] const char* reason(const std::exception& error) noexcept;

/// Works on one input: is called for each of its windows. `end` is where the next one is to begin, in the window's
/// text: at first behind the window; a worker may have what stands before come again, if the window is not the last.
using Worker = std::function<Result(const Window&, std::size_t& end)>;

/// Makes the worker for an input. From several threads.
using Process = std::function<Worker(const Input&)>;

class Reading {
 public:
  struct Options {
    InputFormat format = InputFormat::automatic;
    ChildLimits document_limits;  ///< of the program that reads a document
  };
  /// Of a file.
  Reading(Input input, const Options& options, const Process& process);
  /// Of `text`, in UTF-8; it must outlive the reading.
  Reading(Input input, std::string_view text, const Options& options, const Process& process);

  /// The result of the next window; nothing after the last. What the process throws becomes a result.
  [[nodiscard]] std::optional<Result> next();

  /// The last result was given.
  [[nodiscard]] bool done() const { return done_; }

 private:
  [[nodiscard]] std::optional<Result> begin();
  [[nodiscard]] std::optional<Result> begin_document();
  [[nodiscard]] Result work();

  Input input_;
  Options options_;
  const Process& process_;
  std::optional<Windows> windows_;
  Worker worker_;
  bool done_ = false;
  // Of a document:
  std::string text_;
  std::vector<std::string> notes_;
};

}  // namespace referat::tools
