// The dots that lead the eye from a title to its page number, as printed or as an OCR model reads them.
#pragma once

#include <string_view>

#include "referat/text.h"

namespace referat::engine {

/// The leader of one line of valid UTF-8, with the blanks around it; a page number ends the line behind it. Empty where
/// there is none. The signs are those of lib/repair/data/leaders.tsv.
///
///   contents_leader("2. Budget cece eee ee 14")  // " cece eee ee "
[[nodiscard]] Span contents_leader(std::string_view line);

}  // namespace referat::engine
