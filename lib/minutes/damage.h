// Words and lines of the tables, recognised in damaged text.
#pragma once

#include <string_view>

namespace referat::minutes {

/// True when `read` may be the folded word or line `intended`, damaged. Both are UTF-8 in lower case.
[[nodiscard]] bool same_but_damaged(std::string_view intended, std::string_view read);

}  // namespace referat::minutes
