#pragma once

#include <string_view>

#pragma GCC visibility push(default)
namespace referat {

/// The version of the library in use: "0.1.0".
[[nodiscard]] std::string_view version();

}  // namespace referat
#pragma GCC visibility pop
