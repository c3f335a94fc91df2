// Tells whether bytes are those seen before.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace referat::tools {

/// 64-bit FNV-1a: good against accidents, not against intent. The same on every machine.
class Fnv {
 public:
  constexpr void add(std::string_view bytes) {
    for (const char c : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  }
  [[nodiscard]] constexpr std::uint64_t hash() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325;
};

[[nodiscard]] constexpr std::uint64_t fnv(std::string_view bytes) {
  Fnv hash;
  hash.add(bytes);
  return hash.hash();
}

/// The number of bytes and their hash: "1204-85944171f73967e8".
class Fingerprint {
 public:
  void add(std::string_view bytes) {
    size_ += bytes.size();
    hash_.add(bytes);
  }
  [[nodiscard]] std::string text() const { return fmt::format("{}-{:016x}", size_, hash_.hash()); }

 private:
  std::size_t size_ = 0;
  Fnv hash_;
};

}  // namespace referat::tools
