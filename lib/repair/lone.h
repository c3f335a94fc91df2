// Signs that stand alone and may be the word "i": "1", "|", "l" and the like.
#pragma once

#include <span>
#include <string_view>

#include "repair/symbols.h"

namespace referat::engine {

/// One row of lib/repair/data/lone_signs.tsv.
struct LoneReading {
  Symbol intended = 'i';  ///< 'i' or 'I'
  Symbol read = 0;
  float rate = 0;  ///< probability that a lone `intended` is read so
};

/// What a sign that stands alone may have been read from; empty for any other.
[[nodiscard]] std::span<const LoneReading> lone_readings(Symbol sign);

/// True for words that a number follows ("bilag", "scenarie"). `word` as symbols, in any case.
[[nodiscard]] bool is_numbered(std::string_view word);

}  // namespace referat::engine
