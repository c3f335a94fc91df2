#pragma once

#include <string_view>

namespace [[gnu::visibility("default")]] referat {

/// The version of the library in use: "0.1.0".
[[nodiscard]] std::string_view version();

}  // namespace referat
