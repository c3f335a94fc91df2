// Which lines begin agenda items.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "minutes/item_candidates.h"
#include "minutes/layout.h"
#include "minutes/lines.h"
#include "referat/minutes.h"

namespace referat::minutes {

/// The items of a text, in its order. `heads` are lines that may begin another meeting: numbers may start afresh there.
[[nodiscard]] std::vector<ItemStart> find_items(std::string_view text, const std::vector<Line>& lines,
                                                const std::vector<std::size_t>& heads, const Layout& layout,
                                                const Continuation& before);

/// The number of the last item of a meeting that goes on; 0 where there is none.
[[nodiscard]] int number_before(const Continuation& before);

}  // namespace referat::minutes
