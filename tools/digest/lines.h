// Lines of text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace referat::tools {

/// The lines of a text, without empty ones.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

/// The number of characters (code points).
[[nodiscard]] std::size_t width(std::string_view text);

/// Breaks a line at blanks, so that each has at most `most` characters where that is possible.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view line, std::size_t most);

}  // namespace referat::tools
