// Text of others, made fit to be shown anywhere: minutes may hold what a terminal or an XML parser would act upon.
#pragma once

#include <string>
#include <string_view>

namespace referat::tools {

/// Valid UTF-8 in lines ended by LF, with U+FFFD for control characters and for what XML does not allow.
[[nodiscard]] std::string clean(std::string_view text);

/// The same on one line, with one blank for each run of white space.
[[nodiscard]] std::string clean_line(std::string_view text);

}  // namespace referat::tools
