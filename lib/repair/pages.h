// Text cut into the stretches whose damage is judged apart.
#pragma once

#include <string_view>
#include <vector>

#include "referat/text.h"

namespace referat::engine {

/// The pages of a text, in order, which together are the text. A form feed ends a page. Longer stretches are cut at the
/// ends of paragraphs into blocks of some 300 words; the last block of a page may be half as short or as long again.
[[nodiscard]] std::vector<Span> pages(std::string_view text);

}  // namespace referat::engine
