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
  resolved,   ///< a resolution of which no known phrase says more: "Udvalget besluttede, at …"
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
  OutcomePhrases() = default;
  OutcomePhrases(const std::vector<Row>& rows, const Vocabulary& vocabulary);

  enum class Meaning { outcome, none, amendment, withheld };
  enum class Weight { main, lesser, aside };
  struct Entry {
    Meaning meaning = Meaning::none;
    Outcome outcome = Outcome::unclassified;
    Outcome negated = Outcome::unclassified;  ///< unclassified where the negated phrase tells none
    Weight weight = Weight::main;
  };
  struct Found {
    const Entry* entry;
    PhraseMatch match;
  };

  /// The phrases that may match in the sentence.
  [[nodiscard]] std::vector<PhraseNumber> candidates(const Sentence& sentence) const {
    return index_.candidates(sentence);
  }
  [[nodiscard]] const Entry& operator[](PhraseNumber number) const { return entries_[number]; }

  /// The candidate that begins at `word`, the longest where there are several.
  [[nodiscard]] std::optional<Found> at(const Sentence& sentence, std::size_t word,
                                        std::span<const PhraseNumber> candidates) const;
  [[nodiscard]] std::optional<Found> at(const Sentence& sentence, std::size_t word) const {
    return at(sentence, word, candidates(sentence));
  }

  template <typename Storage>
  void store(Storage& storage) {
    storage(entries_, phrases_, index_);
  }

  Verdicts told{512};      ///< what sentences tell, packed
  Verdicts withheld{512};  ///< whether sentences say that nothing is told

 private:
  Array<Entry> entries_;
  Phrases phrases_;
  PhraseIndex index_;
};

/// The outcome that the sentences of a decision tell; std::nullopt where none does.
[[nodiscard]] std::optional<FoundOutcome> find_outcome(std::span<const Sentence> sentences, const Layout& layout);

/// True when the sentence speaks of an amendment, whatever it says of it.
[[nodiscard]] bool tells_of_amendment(const Sentence& sentence, const Layout& layout);

/// True when the sentence says that the decision is not published ("Beslutning ikke frigivet").
[[nodiscard]] bool is_withheld(const Sentence& sentence, const Layout& layout);

}  // namespace referat::minutes
