// Which of many phrases can match in a sentence at all: those whose words it has. Most sentences have those of none,
// and need no closer look.
//
//   PhraseIndex index;
//   index.add(Phrase("{absent} deltog|medvirkede ..1 ikke"), vocabulary);
//   index.add(Phrase("til ..1 efterretning"), vocabulary);
//   index.candidates(sentence of "Bo Kjær deltog ikke.")  // {0}
#pragma once

#include <cstdint>
#include <vector>

#include "minutes/phrase.h"
#include "minutes/sentence.h"
#include "minutes/vocabulary.h"

namespace referat::minutes {

/// The number of a phrase: how many were added to its index before it.
using PhraseNumber = std::uint16_t;

class PhraseIndex {
 public:
  /// `vocabulary` is that of the tables the phrase is from; the same for all phrases.
  void add(const Phrase& phrase, const Vocabulary& vocabulary);

  /// False where no phrase can match in any sentence of a text in lower case: none is thought of for a word of it.
  [[nodiscard]] bool may_match(std::string_view folded, const Vocabulary& vocabulary) const;

  /// The phrases that may match somewhere in the sentence, in the order in which they were added. The others do not.
  [[nodiscard]] std::vector<PhraseNumber> candidates(const Sentence& sentence) const;

 private:
  using Words = std::vector<PhraseWord>;  // a sentence must have one of them
  [[nodiscard]] bool has_all(const Sentence& sentence, PhraseNumber phrase) const;

  std::vector<std::vector<Words>> needed_;          // by each phrase
  std::vector<std::vector<PhraseNumber>> by_word_;  // the phrases that are thought of when a sentence has a word
  std::vector<PhraseNumber> always_;                // those that need no word
};

}  // namespace referat::minutes
