// Words and lines of the tables, recognised in damaged text by the channel of the repair engine.
//
//   same_but_damaged("fraværende", "fraverende")  // true
#pragma once

#include <string_view>

namespace referat::minutes {

/// True when `read` may be the folded word or line `intended`, damaged: the channel's cost is below that of plain
/// damage. Both are UTF-8 in lower case. Short words are only recognised as they are.
[[nodiscard]] bool same_but_damaged(std::string_view intended, std::string_view read);

}  // namespace referat::minutes
