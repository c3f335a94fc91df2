// The points of a recommendation, as decisions refer to them.
//
//   point_at("Ad. 1-2 Tiltrådt.", 0, 17)->numbers == "1-2"
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "minutes/by_hash.h"
#include "referat/text.h"

namespace referat::minutes {

struct Point {
  Span span;            ///< with the word before and the mark after it
  std::string numbers;  ///< "1-2", "1.c", "1, 3"
  int last = 0;         ///< the last number; 0 where it is a letter
  bool named = false;   ///< "Ad 1", not a bare "1."
};

/// The point marked at `offset`: one of `words`, which are those of points.tsv, and numbers, or numbers with a stop,
/// bracket or colon after them. A date is no point. Nothing beyond `end` is read.
[[nodiscard]] std::optional<Point> point_at(std::string_view text, std::size_t offset, std::size_t end,
                                            const TextSet& words);

}  // namespace referat::minutes
