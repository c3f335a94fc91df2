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

#include "minutes/hash.h"
#include "minutes/stored.h"

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
    const auto found = std::ranges::equal_range(hashes_, hash_of(text));
    return values_.all().subspan(static_cast<std::size_t>(found.begin() - hashes_.begin()), found.size());
  }

  template <typename Storage>
  void store(Storage& storage) {
    storage(hashes_, values_);
  }

 private:
  Array<std::uint64_t> hashes_;  // sorted
  Array<Value> values_;          // of each
};

}  // namespace referat::minutes
