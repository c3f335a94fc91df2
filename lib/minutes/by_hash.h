// Values by text, for tables that each process makes anew and asks little: of a text only its hash is kept, and nothing
// is taken from the heap for it.
//
//   ByHash<SectionKind> kinds;
//   kinds.add("beslutning", SectionKind::decision);
//   kinds.close();
//   kinds.find("beslutning")  // {decision}
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace referat::minutes {

/// Two texts are taken for one where their hashes are the same: a chance of one in 10^19.
template <typename Value>
class ByHash {
 public:
  struct Entry {
    std::uint64_t hash;
    Value value;
  };

  void reserve(std::size_t size) { entries_.reserve(size); }
  void add(std::string_view text, Value value) { entries_.push_back({hash_of(text), value}); }

  /// Behind the last add(), before the first find().
  void close() { std::ranges::stable_sort(entries_, {}, &Entry::hash); }

  /// The values of a text, in the order in which they were added.
  [[nodiscard]] std::span<const Entry> find(std::string_view text) const {
    const std::uint64_t hash = hash_of(text);
    const auto begin = std::ranges::lower_bound(entries_, hash, {}, &Entry::hash);
    return {begin, std::ranges::upper_bound(begin, entries_.end(), hash, {}, &Entry::hash)};
  }

 private:
  static std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>()(text); }

  std::vector<Entry> entries_;
};

}  // namespace referat::minutes
