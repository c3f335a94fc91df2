// Text that was decoded with the wrong one-byte encoding: every character is taken back, signs and all.
//
// Shown as another encoding's, the letters æ, ø and å are signs that stand inside words nowhere else. Where a page has
// such signs between its letters, and hardly an æ, ø or å, that is what happened to it.
#pragma once

#include <string_view>
#include <vector>

#include "referat/repair.h"

namespace referat::engine {

/// The edits that undo it on a page of valid UTF-8, by lib/repair/data/misread_encodings.tsv; sorted, disjoint.
[[nodiscard]] std::vector<Edit> mend_encoding(std::string_view page);

/// Every character that one of the misread encodings shows for another.
[[nodiscard]] std::vector<std::string_view> encodings_shown();

}  // namespace referat::engine
