// Which of many phrases can match in a sentence at all: those whose words it has. Most sentences have those of none,
// and need no closer look.
//
//   Phrases phrases;
//   phrases.add("{absent} deltog|medvirkede ..1 ikke");
//   phrases.add("til ..1 efterretning");
//   PhraseIndex(phrases, vocabulary).candidates(sentence of "Bo Kjær deltog ikke.")  // {0}
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "minutes/phrase.h"
#include "minutes/sentence.h"
#include "minutes/stored.h"
#include "minutes/vocabulary.h"
#include "minutes/words.h"

namespace referat::minutes {

/// The number of a phrase among those of its table.
using PhraseNumber = std::uint16_t;

class PhraseIndex {
 public:
  PhraseIndex() = default;
  /// `vocabulary` is that of the tables the phrases are from.
  PhraseIndex(const Phrases& phrases, const Vocabulary& vocabulary);

  /// False where no phrase can match in any sentence of a text in lower case: none is thought of for a word of it.
  [[nodiscard]] bool may_match(std::string_view folded, const Vocabulary& vocabulary) const;

  /// The phrases that may match somewhere in the sentence, in their order. The others do not.
  [[nodiscard]] std::vector<PhraseNumber> candidates(const Sentence& sentence) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(needed_, groups_end_, words_, thought_of_, thought_of_end_, short_beginnings_, always_);
  }

 private:
  /// The phrases that are thought of when a sentence has a word.
  [[nodiscard]] std::span<const PhraseNumber> thought_of(PhraseWord word) const {
    const std::size_t begin = word == 0 ? 0 : thought_of_end_[word - 1U];
    return thought_of_.all().subspan(begin, thought_of_end_[word] - begin);
  }
  /// Which words stand in a sentence, roughly: a quick test before one is looked for.
  class WordBits {
   public:
    void add(PhraseWord word) { bits_ |= bit(word); }
    [[nodiscard]] bool may_have(PhraseWord word) const { return (bits_ & bit(word)) != 0; }

   private:
    static std::uint64_t bit(PhraseWord word) { return std::uint64_t{1} << word % 64U; }
    std::uint64_t bits_ = 0;
  };
  [[nodiscard]] bool has_all(const Sentence& sentence, const WordBits& bits, PhraseNumber phrase) const;

  Array<std::uint32_t> needed_;      // by phrase: the end of its groups
  Array<std::uint32_t> groups_end_;  // by group: the end of its words, one of which a sentence must have
  Array<PhraseWord> words_;          // of all groups
  Array<PhraseNumber> thought_of_;
  Array<std::uint32_t> thought_of_end_;  // by word
  FirstBytes short_beginnings_;          // of the words that these are thought of for, and that are not found damaged
  Array<PhraseNumber> always_;           // those that need no word
};

}  // namespace referat::minutes
