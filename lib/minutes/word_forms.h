// Forms of one or more words ("Sag nr."), recognised among the words of a line, damaged or not.
//
//   WordForms forms;
//   forms.add("Sag nr.");
//   forms.stands_at(0, split_words("Om sag nr. 7"), 1)  // true
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "minutes/damage.h"
#include "minutes/stored.h"
#include "minutes/words.h"

namespace referat::minutes {

class WordForms {
 public:
  void add(std::string_view form) {
    for (const Word& word : split_words(form)) words_.add(word.folded);
    ends_.push_back(static_cast<std::uint32_t>(words_.size()));
    most_words_ = std::max(most_words_, word_count(size() - 1));
  }

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::size_t word_count(std::size_t i) const { return ends_[i] - begin(i); }
  [[nodiscard]] DamageableForm first_word(std::size_t i) const { return words_[begin(i)]; }
  [[nodiscard]] std::size_t most_words() const { return most_words_; }  ///< of any form

  [[nodiscard]] bool stands_at(std::size_t i, const std::vector<Word>& words, std::size_t at) const {
    const std::size_t count = word_count(i);
    if (at + count > words.size()) return false;
    for (std::size_t word = 0; word < count; ++word) {
      if (!same_but_damaged(words_[begin(i) + word], words[at + word].folded)) return false;
    }
    return true;
  }

  template <typename Storage>
  void store(Storage& storage) {
    storage(words_, ends_, most_words_);
  }

 private:
  [[nodiscard]] std::size_t begin(std::size_t i) const { return i == 0 ? 0 : ends_[i - 1]; }

  DamageableForms words_;      // of all forms
  Array<std::uint32_t> ends_;  // of each form's
  std::size_t most_words_ = 0;
};

}  // namespace referat::minutes
