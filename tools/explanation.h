// What --explain shows.
#pragma once

#include <string>
#include <string_view>

#include "referat/explain.h"
#include "referat/records.h"

namespace referat::tools {

/// For a reader: some lines, an empty one last.
[[nodiscard]] std::string explanation_text(std::string_view file, const Place& place, const Explanation& why);

/// One JSON object on one line, without its end.
[[nodiscard]] std::string explanation_json(std::string_view file, const Place& place, const Explanation& why);

}  // namespace referat::tools
