// Text that was decoded with the wrong one-byte encoding: every character is taken back, signs and all.
//
// Shown as another encoding's, the letters æ, ø and å are signs that stand inside words nowhere else. Where a page has
// such signs between its letters, and hardly an æ, ø or å, that is what happened to it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "referat/repair.h"

namespace referat::engine {

/// The edits that undo it on a page of valid UTF-8, by lib/repair/data/misread_encodings.tsv; sorted, disjoint.
[[nodiscard]] std::vector<Edit> mend_encoding(std::string_view page);

/// What mend_encoding() goes by, of a page or of a part of it.
struct EncodingSigns {
  std::size_t shown = 0;  ///< characters that a misread encoding shows for æ, ø or å
  std::size_t kept = 0;   ///< æ, ø and å
};

[[nodiscard]] EncodingSigns encoding_signs(std::string_view text);

/// False where mend_encoding() leaves any page with so many signs as it is.
[[nodiscard]] bool may_be_misread(const EncodingSigns& signs);

}  // namespace referat::engine
