// Words broken by a hyphen at a line's end, made whole.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "referat/repair.h"
#include "repair/model.h"

namespace referat::engine {

/// Edits that write broken words whole on their first line; the line's end comes behind them. A hyphen that belongs to
/// the text stays: "Børne-\nog", "Nord-\nSyd", "SFO-\nleder", and where the word is not known without it. Words that
/// `kept` (sorted, disjoint) covers stay as they are. Sorted, disjoint.
[[nodiscard]] std::vector<Edit> join_broken_words(std::string_view text, const Source& source,
                                                  std::span<const Span> kept);

}  // namespace referat::engine
