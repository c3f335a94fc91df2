// Tells whether bytes are those seen before.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace referat::tools {

/// 64-bit FNV-1a: good against accidents, not against intent. The same on every machine.
[[nodiscard]] constexpr std::uint64_t fnv(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

/// The number of bytes and their hash: "1204-85944171f73967e8".
[[nodiscard]] inline std::string fingerprint(std::string_view bytes) {
  return fmt::format("{}-{:016x}", bytes.size(), fnv(bytes));
}

}  // namespace referat::tools
