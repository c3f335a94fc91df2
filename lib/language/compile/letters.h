// How words are spelled: the cost of each letter after the two before it.
#pragma once

#include <cstdint>
#include <vector>

#include "language/compile/parts.h"

namespace referat::language {

/// By letter_class() of two letters and the one that follows, in steps of kLetterCostStep (format.h).
[[nodiscard]] std::vector<std::uint8_t> letter_costs(const std::vector<Evidence>& words);

}  // namespace referat::language
