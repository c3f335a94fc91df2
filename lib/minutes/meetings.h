// Where the minutes of one meeting begin in a text: bound volumes hold many.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/items.h"
#include "minutes/lines.h"

namespace referat::minutes {

/// A line that may head the minutes of a meeting, and what is read in and near it.
struct MeetingHead {
  std::size_t line = 0;
  std::string body{};  ///< empty where none is named
  std::string date{};  ///< ISO 8601; empty where none is printed
};

[[nodiscard]] std::vector<MeetingHead> find_heads(std::string_view text, const std::vector<Line>& lines,
                                                  const Layout& layout);

/// Where each meeting begins: the first line, and the heads at which another meeting begins (another date, or items
/// that start afresh).
[[nodiscard]] std::vector<std::size_t> meeting_starts(const std::vector<MeetingHead>& heads,
                                                      const std::vector<Line>& lines,
                                                      const std::vector<ItemStart>& items, const Continuation& before);

/// The body and date that the front matter in the lines [begin, end) tells.
[[nodiscard]] MeetingHead read_front(std::string_view text, const std::vector<Line>& lines, std::size_t begin,
                                     std::size_t end, const Layout& layout);

/// True when one of the first lines before `end` tells when a meeting was held: "Møde i byrådet den 3. maj 1979",
/// "Byrådet den 3. maj 1979 kl. 17".
[[nodiscard]] bool tells_meeting(std::string_view text, const std::vector<Line>& lines, std::size_t end,
                                 const Layout& layout);

}  // namespace referat::minutes
