// The mending of a page: the lattice of what its words may have been, and the way through it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "referat/explain.h"
#include "referat/repair.h"
#include "repair/survey.h"

namespace referat::engine {

/// What the user wants left as it is.
[[nodiscard]] bool skips(const RepairOptions& options, Cause cause);

/// What is to be explained while a page is mended.
struct Explaining {
  std::string word;                  ///< symbols in lower case; empty: what is changed
  std::vector<Explanation> found{};  ///< spans in the page
};

/// The edits of the page `text`, sorted. The page's tokens are of these terms. `explaining` may be null.
[[nodiscard]] std::vector<Edit> mend(std::string_view text, Page page, const Terms& terms, Searches& searches,
                                     const RepairOptions& options, Explaining* explaining);

}  // namespace referat::engine
