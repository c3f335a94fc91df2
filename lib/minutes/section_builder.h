// The sections of one item or one front matter.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "minutes/layout.h"
#include "minutes/lines.h"
#include "referat/minutes.h"

namespace referat::minutes {

/// What the lines are, which tells what text without a heading is.
enum class Part { front, item };

/// The sections in the lines [begin, end), in their order.
[[nodiscard]] std::vector<Section> build_sections(std::string_view text, const std::vector<Line>& lines,
                                                  std::size_t begin, std::size_t end, Part part, const Layout& layout);

}  // namespace referat::minutes
