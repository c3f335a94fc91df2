// Which lines begin agenda items.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "minutes/lines.h"

namespace referat::minutes {

/// Where an item begins: the lines of its title, then its header lines. Indices of lines, half-open.
struct ItemStart {
  std::size_t first = 0;   ///< the first line that belongs to the item
  std::size_t number = 0;  ///< the line that carries the number; `first` where no number is printed
  std::size_t title = 0;   ///< the first line of the title; equals `title_end` where there is no title
  std::size_t title_end = 0;
  std::size_t header_end = 0;  ///< behind the lines with case number, "Åben sag", …
  bool numbered = false;
  CaseStatus group = CaseStatus::unknown;  ///< what a line above tells of this and the following items
  double confidence = 0;
};

/// The items of a text, in its order. `heads` are lines that begin another meeting: numbers may start afresh there.
[[nodiscard]] std::vector<ItemStart> find_items(std::string_view text, const std::vector<Line>& lines,
                                                const std::vector<std::size_t>& heads, const Layout& layout);

}  // namespace referat::minutes
