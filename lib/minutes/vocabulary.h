// The words of all phrase tables, found again in damaged text.
//
//   vocabulary.intended("dreftet") == "drøftet";  vocabulary.intended("have") == "have"
#pragma once

#include <string_view>
#include <unordered_set>

#include "minutes/tables.h"

namespace referat::minutes {

class Vocabulary {
 public:
  explicit Vocabulary(const Tables& tables);

  /// The word of a phrase that `word` (in lower case) is a damaged form of; `word` itself when it is one, when it is a
  /// word of the language, or when no phrase has a word like it.
  [[nodiscard]] std::string_view intended(std::string_view word) const;

  /// True when a full stop behind the word does not end a sentence ("nr.", "f.eks.").
  [[nodiscard]] bool is_shortened(std::string_view word) const { return stops_.contains(word); }

 private:
  std::unordered_set<std::string_view> words_;  // without those that hold a wildcard or a slot
  std::unordered_set<std::string_view> stops_;
};

}  // namespace referat::minutes
