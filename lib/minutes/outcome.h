// What was decided, told by whole sentences.
//
//   find_outcome(sentences of "Ændringsforslaget blev forkastet. Indstillingen blev herefter godkendt.")
//       == {Outcome::approved, OutcomeRank::decided, sentence 1}
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "minutes/phrase.h"
#include "minutes/phrase_index.h"
#include "minutes/sentence.h"
#include "referat/minutes.h"

namespace referat::minutes {

/// How much a sentence says about the decision; the highest wins, then the first.
enum class OutcomeRank {
  mentioned,  ///< a discussion, another item that is withdrawn, what one party or person thinks
  amendment,  ///< the outcome of an amendment
  decided
};

struct FoundOutcome {
  Outcome outcome = Outcome::unclassified;
  OutcomeRank rank = OutcomeRank::mentioned;
  std::size_t sentence = 0;  ///< which of the sentences says so
  std::size_t word = 0;      ///< where in it the phrase begins
};

/// The phrases of outcomes.tsv.
class OutcomePhrases {
 public:
  OutcomePhrases(const std::vector<Row>& rows, const Vocabulary& vocabulary);

  enum class Meaning { outcome, none, amendment, withheld };
  struct Entry {
    Meaning meaning = Meaning::none;
    Outcome outcome = Outcome::unclassified;
    std::optional<Outcome> negated;
    bool aside = false;
    Phrase phrase;
  };
  struct Found {
    const Entry* entry;
    PhraseMatch match;
  };

  /// Those of them that may match in the sentence.
  [[nodiscard]] std::vector<const Entry*> candidates(const Sentence& sentence) const;

  /// The candidate that begins at `word`, the longest where there are several.
  [[nodiscard]] static std::optional<Found> at(const Sentence& sentence, std::size_t word,
                                               std::span<const Entry* const> candidates);
  [[nodiscard]] std::optional<Found> at(const Sentence& sentence, std::size_t word) const {
    return at(sentence, word, candidates(sentence));
  }

  Verdicts told;      ///< what sentences tell, packed
  Verdicts withheld;  ///< whether sentences say that nothing is told

 private:
  std::vector<Entry> entries_;
  PhraseIndex index_;
};

/// The outcome that the sentences of a decision tell; std::nullopt where none does.
[[nodiscard]] std::optional<FoundOutcome> find_outcome(std::span<const Sentence> sentences, const Layout& layout);

/// True when the sentence says that the decision is not published ("Beslutning ikke frigivet").
[[nodiscard]] bool is_withheld(const Sentence& sentence, const Layout& layout);

}  // namespace referat::minutes
