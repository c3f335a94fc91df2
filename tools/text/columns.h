// In which order the parts of a page are read.
#pragma once

#include <vector>

namespace referat::tools {

/// A rectangle on a page, in points; y grows downwards.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

/// The regions of the page in which text is read one after the other, given the boxes of its words: the page as a
/// whole, or, where columns of prose stand side by side, the part above them, each column, and so on. Rows of tables
/// are no columns: a table is read row by row.
[[nodiscard]] std::vector<Box> reading_order(const Box& page, const std::vector<Box>& words);

}  // namespace referat::tools
