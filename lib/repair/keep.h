// Words that a user wants left as they are.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "referat/text.h"

namespace referat::engine {

/// Finds entries in text, in time linear in the text as long as few entries begin alike. Immutable.
class KeepList {
 public:
  KeepList() = default;
  /// Entries of valid UTF-8; empty ones are left out.
  explicit KeepList(const std::vector<std::string>& entries);

  /// Where entries stand in valid UTF-8 as whole words, whatever their case: at each place the longest one. Sorted,
  /// disjoint.
  [[nodiscard]] std::vector<Span> find(std::string_view text) const;

 private:
  std::unordered_map<std::string, std::vector<std::u32string>> entries_;  // by first word or sign, lower-cased
};

}  // namespace referat::engine
