// Words that no list holds: names, halves of words, rare compounds. Their damaged letters are mended by spelling alone.
//
// Viterbi over the token: a state is a place in it and the last two letters written; the steps are a letter as it is
// and the rules of the channel that restore æ, ø and å; the weights are the rules' costs and the letter trigrams of
// language::log_letter().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repair/channel.h"

namespace referat::engine {

/// A spelling, and the rules by which it was read as it was.
struct Respelling {
  std::string word;           ///< symbols, with the token's case
  std::vector<RuleId> trail;  ///< those that keep æ, ø and å among them
};

/// The likeliest spelling of an unknown word, when it is not the token itself. Time and memory grow with the token's
/// length times the square of the number of letter classes at most.
[[nodiscard]] std::optional<Respelling> respell(std::string_view token, const Channel& channel);

}  // namespace referat::engine
