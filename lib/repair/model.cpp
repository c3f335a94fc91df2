#include "repair/model.h"

#include <algorithm>
#include <cmath>

namespace referat::engine {
namespace {

// Shares of the mixture, as running words of sound minutes fall into its classes (about): counted words 95 %, forms of
// the dictionary 2 %, the rest names, compounds and unknown words. Within a class long words share with many.
constexpr float kCountedShare = -0.05F;  // ln 0.95
constexpr float kGeneratedForm = -19.0F;  // Nord-, Syd-, … place names: 185,000 that nobody wrote

struct Spelling {
  float base;
  float letter;
  float least;
};
constexpr Spelling kDictionaryForm{-9.0F, -0.55F, -17.0F};
constexpr Spelling kNameForm{-9.5F, -0.45F, -16.0F};

float spell(const Spelling& spelling, std::size_t letters) {
  return std::max(spelling.least, spelling.base + spelling.letter * static_cast<float>(letters));
}

// Unknown words: ln of their share among running words, and a letter's entropy of about 3.5 bits, without knowledge.
constexpr float kUnknownShort = -7.0F;   // to three letters
constexpr float kUnknownMiddle = -6.2F;  // to five
constexpr float kUnknownLong = -4.8F;
constexpr float kUnknownName = -3.9F;    // most unknown words of minutes are names
constexpr float kLetter = -2.4F;
constexpr float kNameLetter = -2.3F;
constexpr float kCapitalLetter = -2.2F;  // abbreviations
constexpr float kSign = -4.0F;           // digits and other signs inside a word

}  // namespace

WordScore score_form(std::string_view form, std::uint16_t flags) {
  if (flags & language::kFigures) {
    const WordId id = language::word_id(form);
    // Few counts say little: a word is at least as probable as its like that were never counted.
    const float counted = kCountedShare + language::log_frequency(id);
    return {flags & language::kDictionary ? std::max(counted, spell(kDictionaryForm, form.size())) : counted, id};
  }
  if (flags & language::kGeneratedPlace) return {kGeneratedForm};
  return {spell(flags & language::kDictionary ? kDictionaryForm : kNameForm, form.size())};
}

float score_unknown(std::string_view word) {
  std::size_t capitals = 0;
  std::size_t letters = 0;
  for (const char c : word) {
    capitals += is_upper(static_cast<Symbol>(c)) ? 1U : 0U;
    letters += is_letter(static_cast<Symbol>(c)) ? 1U : 0U;
  }
  const float signs = kSign * static_cast<float>(word.size() - letters);
  const auto length = static_cast<float>(letters);
  if (capitals > 1 && 2 * capitals >= letters) return kUnknownName + kCapitalLetter * length + signs;
  if (!word.empty() && is_upper(static_cast<Symbol>(word.front()))) {
    return kUnknownName + kNameLetter * length + signs;
  }
  const float share = letters <= 3 ? kUnknownShort : letters <= 5 ? kUnknownMiddle : kUnknownLong;
  return share + kLetter * length + signs;
}

float score_after(WordId previous, WordScore word) {
  if (previous == language::kUnknownWord) return word.log_probability;
  const float backoff = language::log_backoff(previous) + word.log_probability;
  if (word.id == language::kUnknownWord) return backoff;
  const auto pair = language::log_pair(previous, word.id);
  if (!pair) return backoff;
  const float high = std::max(*pair, backoff);
  return high + std::log1p(std::exp(std::min(*pair, backoff) - high));
}

}  // namespace referat::engine
