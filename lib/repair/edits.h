// Lists of edits: replaying and composing them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "referat/repair.h"

namespace referat::engine {

/// One list that does what `first`, from `text`, and then `second`, from replay(text, first), do. Edits of `second`
/// that touch edits of `first` become one edit with them, under the cause and the confidence of the less sure.
[[nodiscard]] std::vector<Edit> compose(std::string_view text, std::span<const Edit> first,
                                        std::span<const Edit> second);

/// From replay(text, edits) back to the text the edits are in.
[[nodiscard]] PositionMap position_map(std::span<const Edit> edits);

}  // namespace referat::engine
