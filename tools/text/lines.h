// Text with a page's structure in, lines out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace referat::tools {

/// Puts the pieces of a page together: blanks are collapsed, breaks are made where text follows them.
class LineWriter {
 public:
  enum class Break { none, line, paragraph };

  /// Text in which any run of white space is one blank.
  void text(std::string_view piece);
  /// Text that keeps its line ends and blanks.
  void verbatim(std::string_view piece);
  /// What comes next stands on a new line, or after a blank line; nothing happens behind mark().
  void request(Break wanted);
  /// Begins a line with a list item's mark, indented.
  void mark(std::string_view mark, std::size_t indent);
  /// What comes next stands in the next cell of the row.
  void next_cell();

  /// In a row, breaks are blanks.
  void begin_row();
  void end_row();

  /// The text, its last line ended.
  [[nodiscard]] std::string finish();

 private:
  void apply_break();

  std::string text_;
  Break wanted_ = Break::none;
  std::size_t tabs_ = 0;
  bool blank_ = false;   // between what is there and what comes
  bool marked_ = false;  // the line has a mark and nothing else
  bool in_row_ = false;
};

}  // namespace referat::tools
