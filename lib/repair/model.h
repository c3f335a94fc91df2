// The source: how probable a word is, alone and after another. All scores are ln probabilities.
//
// P(word) is a mixture: counted words, forms of the dictionary that were never counted, names, compounds of their
// parts, and unknown words spelled letter by letter. P(word | previous) is the counted pairs, backing off to P(word).
#pragma once

#include <string_view>

#include "language/lexicon.h"
#include "language/supplement.h"
#include "repair/symbols.h"

namespace referat::engine {

using language::WordId;

/// A known word's score. `id` is language::kUnknownWord for words that were never counted.
struct WordScore {
  float log_probability = 0;
  WordId id = language::kUnknownWord;
};

/// ln probability that a running word is a compound that no list holds, to be added to its parts' scores.
inline constexpr float kCompound = -4.0F;

/// ln probability that what stands before a hyphen is a part of a compound and no word, to be added to the part's
/// score.
inline constexpr float kHead = -1.0F;

/// The score of a word that is not known, by its letters and its length: short words are seldom unknown. `word` with
/// its case.
[[nodiscard]] float score_unknown(std::string_view word);

/// What is known: the lexicon, and what supplements it. Cheap to copy; the supplements must outlive it.
class Source {
 public:
  /// The lexicon alone.
  Source() = default;

  /// Beside the lexicon `own`, of which pairs count too, and `document`, the words of one document; either may be null.
  Source(const language::Supplement* own, const language::Supplement* document) : own_(own), document_(document) {}

  /// What is known of a form, in lower case; 0 when nothing is.
  [[nodiscard]] std::uint16_t flags(std::string_view form) const;

  /// The form, in lower case, is one of the document's words.
  [[nodiscard]] bool in_document(std::string_view form) const {
    return document_ != nullptr && document_->find(form) != nullptr;
  }

  /// The form, in lower case, is a word, or may be one as a compound.
  [[nodiscard]] bool knows(std::string_view form) const;
  [[nodiscard]] bool is_word(std::string_view form) const;

  /// The word's number for score_after(), or language::kUnknownWord.
  [[nodiscard]] WordId word_id(std::string_view form) const;

  /// The score of a whole known form; `form` in lower case, `flags` as flags() gives them. Precondition: known.
  [[nodiscard]] WordScore score_form(std::string_view form, std::uint16_t flags) const;

  /// The score of what no list holds, or no supplement, where the lexicon alone gives it `log_probability`.
  [[nodiscard]] float score_unlisted(float log_probability) const;

  /// ln P(word | previous), where `word` scores `score` alone.
  [[nodiscard]] float score_after(WordId previous, WordScore word) const;

  /// The automata that words are searched in.
  enum class Roots { all, document };

  /// Calls visit(Walk) for the root of each.
  template <typename Visit>
  void each_root(Roots roots, Visit&& visit) const {
    if (roots == Roots::all) visit(language::Walk());
    for (const language::Supplement* supplement : {own_, document_}) {
      const bool sought = supplement == document_ || roots == Roots::all;
      if (sought && supplement != nullptr && supplement->has_root()) visit(supplement->root());
    }
  }

 private:
  const language::Supplement* own_ = nullptr;
  const language::Supplement* document_ = nullptr;
};

}  // namespace referat::engine
