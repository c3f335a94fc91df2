// The source: how probable a word is, alone and after another. All scores are ln probabilities.
//
// P(word) is a mixture: counted words, forms of the dictionary that were never counted, names, compounds of their
// parts, and unknown words spelled letter by letter. P(word | previous) is the counted pairs, backing off to P(word).
#pragma once

#include <string_view>

#include "language/lexicon.h"
#include "repair/symbols.h"

namespace referat::engine {

using language::WordId;

/// A known word's score. `id` is language::kUnknownWord for words that were never counted.
struct WordScore {
  float log_probability = 0;
  WordId id = language::kUnknownWord;
};

/// The score of a whole known form; `form` lower-cased, `flags` as the lexicon gives them. Precondition: known.
[[nodiscard]] WordScore score_form(std::string_view form, std::uint16_t flags);

/// ln probability that a running word is a compound that no list holds, to be added to its parts' scores.
inline constexpr float kCompound = -4.0F;

/// ln probability that what stands before a hyphen is a part of a compound and no word, to be added to the part's
/// score.
inline constexpr float kHead = -1.0F;

/// The score of a word that is not known, by its letters and its length: short words are seldom unknown. `word` with
/// its case.
[[nodiscard]] float score_unknown(std::string_view word);

/// ln P(word | previous), where `word` scores `score` alone.
[[nodiscard]] float score_after(WordId previous, WordScore word);

}  // namespace referat::engine
