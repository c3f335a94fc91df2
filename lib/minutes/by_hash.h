// Values by text, and sets of texts, of which only the hashes are kept: tables that are asked little of.
//
//   ByHash<SectionKind> kinds;
//   kinds.add("beslutning", SectionKind::decision);
//   kinds.find("beslutning")  // {decision}
//
// Two texts are taken for one where their hashes are the same: a chance of one in 10^19.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "minutes/stored.h"
#include "text/hash.h"

namespace referat::minutes {

class TextSet {
 public:
  void add(std::string_view text) {
    const std::uint64_t hash = hash_of(text);
    hashes_.insert(static_cast<std::size_t>(std::ranges::upper_bound(hashes_, hash) - hashes_.begin()), hash);
  }
  [[nodiscard]] bool contains(std::string_view text) const {
    return std::ranges::binary_search(hashes_, hash_of(text));
  }

  template <typename Storage>
  void store(Storage& storage) {
    storage(hashes_);
  }

 private:
  Array<std::uint64_t> hashes_;  // sorted
};

template <Plain Value>
class ByHash {
 public:
  void add(std::string_view text, const Value& value) {
    const std::uint64_t hash = hash_of(text);
    const auto at = static_cast<std::size_t>(std::ranges::upper_bound(hashes_, hash) - hashes_.begin());
    hashes_.insert(at, hash);
    values_.insert(at, value);
  }

  /// The values of a text, in the order in which they were added.
  [[nodiscard]] std::span<const Value> find(std::string_view text) const {
    const auto [first, last] = std::equal_range(hashes_.begin(), hashes_.end(), hash_of(text));
    return values_.all().subspan(static_cast<std::size_t>(first - hashes_.begin()),
                                 static_cast<std::size_t>(last - first));
  }

  template <typename Storage>
  void store(Storage& storage) {
    storage(hashes_, values_);
  }

 private:
  Array<std::uint64_t> hashes_;  // sorted
  Array<Value> values_;          // of each
};

/// Numbers by a byte, in the order in which they were added.
class ByByte {
 public:
  void add(char byte, std::uint16_t number) {
    if (ends_.empty()) ends_ = Array(std::vector<std::uint32_t>(kBytes));
    const std::size_t list = place(byte);
    numbers_.insert(ends_[list], number);
    for (std::size_t i = list; i < kBytes; ++i) ++ends_.own(i);
  }

  [[nodiscard]] std::span<const std::uint16_t> find(char byte) const {
    if (ends_.empty()) return {};
    const std::size_t list = place(byte);
    const std::size_t begin = list == 0 ? 0 : ends_[list - 1];
    return numbers_.all().subspan(begin, ends_[list] - begin);
  }

  template <typename Storage>
  void store(Storage& storage) {
    storage(numbers_, ends_);
  }

 private:
  static constexpr std::size_t kBytes = 256;
  static std::size_t place(char byte) { return static_cast<unsigned char>(byte); }

  Array<std::uint16_t> numbers_;
  Array<std::uint32_t> ends_;  // by byte, of its numbers
};

}  // namespace referat::minutes
