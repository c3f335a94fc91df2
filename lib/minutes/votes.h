// Votes and dissent in the sentences of a decision.
//
//   read_votes(sentences of "Godkendt med 31 stemmer imod 14. Imod stemte: C og O.", Outcome::approved)
//       == {for_: 31, against: 14, voters: {against C, against O}}
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "minutes/sentence.h"
#include "referat/records.h"

namespace referat::minutes {

struct Votes {
  std::optional<int> in_favour;
  std::optional<int> against;
  std::optional<int> abstained;
  std::vector<Decision::Voter> voters;  ///< in the order printed
};

/// The votes told in the sentences of one decision. `outcome` tells which side "39 stemmer imod 5" names first.
[[nodiscard]] Votes read_votes(std::span<const Sentence> sentences, Outcome outcome);

/// The reservations and minority statements among the sentences, with what is quoted after them, on one line each.
[[nodiscard]] std::string read_dissent(std::span<const Sentence> sentences);

}  // namespace referat::minutes
