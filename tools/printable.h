// Text of others, made fit for a terminal, which acts upon control characters.
#pragma once

#include <string>
#include <string_view>

namespace referat::tools {

/// One line of a message: every control character, separator of lines, and mark that turns the direction of writing
/// (Unicode TR 36, section 2.8) as an escape (\n, \x1B, \u202E), and valid UTF-8 whatever a file is called.
[[nodiscard]] std::string printable_line(std::string_view text);

/// Output: control characters as escapes, but for line ends, tabs, form feeds and colours (ECMA-48 sequences that end
/// in "m"), as less -R does.
[[nodiscard]] std::string printable_text(std::string_view text);

}  // namespace referat::tools
