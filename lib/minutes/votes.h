// Votes and dissent in the sentences of a decision.
//
//   read_votes(sentences of "Godkendt med 31 stemmer imod 14. Imod stemte: C og O.", Outcome::approved, layout)
//       == {for_: 31, against: 14, voters: {against C, against O}}
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/by_hash.h"
#include "minutes/phrase.h"
#include "minutes/phrase_index.h"
#include "minutes/sentence.h"
#include "minutes/stored.h"
#include "referat/minutes.h"

namespace referat::minutes {

/// The phrases of votes.tsv and dissent.tsv, and the words of numbers.tsv.
struct VotePhrases {
  VotePhrases() = default;
  VotePhrases(const Tables& tables, const Vocabulary& vocabulary);

  template <typename Storage>
  void store(Storage& storage) {
    storage(sides, phrases, index, dissent, dissent_index, numbers);
  }

  Texts sides;  ///< of the phrases
  Phrases phrases;
  PhraseIndex index;  ///< of these
  Phrases dissent;
  PhraseIndex dissent_index;
  ByHash<int> numbers;
};

struct Votes {
  std::optional<int> in_favour;
  std::optional<int> against;
  std::optional<int> abstained;
  std::vector<Decision::Voter> voters;  ///< in the order printed
};

/// The votes told in the sentences of one decision. `outcome` tells which side "39 stemmer imod 5" names first.
[[nodiscard]] Votes read_votes(std::span<const Sentence> sentences, Outcome outcome, const Layout& layout);

/// The reservations and minority statements among the sentences, with what is quoted after them, on one line each.
[[nodiscard]] std::string read_dissent(std::span<const Sentence> sentences, const Layout& layout);

}  // namespace referat::minutes
