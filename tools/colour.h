// How output for people is coloured: ECMA-48 sequences, which every terminal understands.
#pragma once

#include <string>
#include <string_view>

namespace referat::tools {

inline constexpr std::string_view kBold = "\x1B[1m";
inline constexpr std::string_view kRed = "\x1B[31m";
inline constexpr std::string_view kGreen = "\x1B[32m";
inline constexpr std::string_view kCyan = "\x1B[36m";
inline constexpr std::string_view kPlain = "\x1B[m";

/// A unified diff in the colours of GNU diff.
[[nodiscard]] std::string colour_diff(std::string_view diff);

}  // namespace referat::tools
