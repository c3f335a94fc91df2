// A hash of short texts, the same in every process: stored tables (minutes/stored.h) are looked up by it. Two different
// texts agree once in 2^64 pairs.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace referat {

/// Multiplies and folds the product's upper half into the lower, as wyhash does: each bit of `a` changes about half of
/// the result's.
inline std::uint64_t mix_bits(std::uint64_t a) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
  a = (a ^ a >> 32U) * kFactor;
  return a ^ a >> 29U;
}

/// Eight bytes are taken in one go; of the rest, the first and the last four.
inline std::uint64_t hash_of(std::string_view text) {
  const auto read = [](const char* at, auto value) {
    std::memcpy(&value, at, sizeof value);
    return static_cast<std::uint64_t>(value);
  };
  std::uint64_t hash = mix_bits(text.size());
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; at += 8, left -= 8) hash = mix_bits(hash ^ read(at, std::uint64_t{}));
  if (left >= 4) {
    hash = mix_bits(hash ^ (read(at, std::uint32_t{}) | read(at + left - 4, std::uint32_t{}) << 32U));
  } else if (left > 0) {
    const auto byte = [at](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])); };
    hash = mix_bits(hash ^ (byte(0) | byte(left / 2) << 8U | byte(left - 1) << 16U));
  }
  return mix_bits(hash);
}

}  // namespace referat
