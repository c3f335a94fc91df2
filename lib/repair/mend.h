// The mending of a page: the lattice of what its words may have been, and the way through it.
#pragma once

#include <string_view>
#include <vector>

#include "referat/repair.h"
#include "repair/survey.h"

namespace referat::engine {

/// What the user wants left as it is.
[[nodiscard]] bool skips(const RepairOptions& options, Cause cause);

/// The edits of the page `text`, sorted. The page's tokens are of these terms.
[[nodiscard]] std::vector<Edit> mend(std::string_view text, Page page, const Terms& terms, Searches& searches,
                                     const RepairOptions& options);

}  // namespace referat::engine
