// Characters that stand for others, whatever the word: encoding damage, ligatures, decomposed letters, soft hyphens.
#pragma once

#include <string_view>
#include <vector>

#include "referat/repair.h"

namespace referat::engine {

/// The edits of one round over valid UTF-8: the longest row of lib/repair/data/characters.tsv at each place.
/// Sorted, disjoint. Text that was encoded twice needs two rounds.
[[nodiscard]] std::vector<Edit> mend_characters(std::string_view text);

}  // namespace referat::engine
