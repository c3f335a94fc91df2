// An input as the tools read it: whole where it has up to a megabyte, else in windows of that size.
//
//   Windows windows(read);
//   while (const Window* window = windows.next()) {
//     … window->document
//     windows.end_at(end);  // the next window begins there
//   }
//   if (!windows.failure().empty()) …
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inputs.h"
#include "referat/records.h"
#include "referat/text.h"

namespace referat::tools {

/// In bytes. referat(7) tells it.
inline constexpr std::size_t kWindowSize = std::size_t{1} << 20U;

struct Window {
  std::string_view bytes;  ///< what was read
  Document document;       ///< … decoded; places are in `bytes`
  Place start;             ///< of its first byte: page, line and, in span.begin, the offset in the input
  bool first = true;
  bool last = true;
};

class Windows {
 public:
  /// Without `encoding`, the first window that is not plain ASCII tells it.
  explicit Windows(Reader reader, std::optional<Encoding> encoding = std::nullopt, std::size_t size = kWindowSize);

  /// The first bytes: all of an input that is one window, else a window's length.
  [[nodiscard]] std::string_view head();

  /// All that is left of the input, instead of windows.
  [[nodiscard]] std::string_view whole();

  /// The next window; null after the last, and when reading fails. An input without bytes is one window. A window that
  /// is not the last ends, if possible, at a page's end, else at a paragraph's, a line's or a word's, and never in a
  /// character.
  [[nodiscard]] const Window* next();

  /// The window has been worked on up to `end` in document.text, not 0: the next one begins there.
  void end_at(std::size_t end);

  /// The bytes of the window that have been worked on.
  [[nodiscard]] std::size_t used() const { return used_; }

  /// Why reading failed; empty where it did not.
  [[nodiscard]] const std::string& failure() const { return failure_; }

  /// Something about the input as a whole, and where it begins.
  struct Note {
    std::size_t line = 0;
    Diagnostic diagnostic;
  };
  /// What decoding the windows that have been worked on had to tell.
  [[nodiscard]] const std::vector<Note>& notes() const { return notes_; }

 private:
  void fill(std::size_t wanted);
  void shorten();
  void note();

  Reader reader_;
  std::optional<Encoding> encoding_;
  std::size_t size_;
  std::string buffer_;    // from the window's first byte on
  std::size_t used_ = 0;  // of it, by the window that is done
  bool begun_ = false;
  bool ended_ = false;
  std::string failure_;
  Window window_;
  Place next_start_;
  std::vector<Note> notes_;
};

}  // namespace referat::tools
