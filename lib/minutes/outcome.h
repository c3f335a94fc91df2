// What was decided, told by whole sentences.
//
//   find_outcome(sentences of "Ændringsforslaget blev forkastet. Indstillingen blev herefter godkendt.")
//       == {Outcome::approved, OutcomeRank::decided, sentence 1}
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "minutes/sentence.h"
#include "referat/records.h"

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

/// The outcome that the sentences of a decision tell; std::nullopt where none does.
[[nodiscard]] std::optional<FoundOutcome> find_outcome(std::span<const Sentence> sentences);

/// True when the sentence says that the decision is not published ("Beslutning ikke frigivet").
[[nodiscard]] bool is_withheld(const Sentence& sentence);

}  // namespace referat::minutes
