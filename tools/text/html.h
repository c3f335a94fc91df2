// HTML pages: bytes in, their text out.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace referat::tools {

/// The text of a page in the lines that a browser would show: headings, paragraphs, list items with their marks, tables
/// row by row with a tab between cells. Navigation, scripts, styles and controls are left out; what is folded away is
/// not. Where a page says what its main part is, only that is read. Why not, where the page has no text.
[[nodiscard]] tl::expected<std::string, std::string> html_text(std::string_view bytes);

}  // namespace referat::tools
