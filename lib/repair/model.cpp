#include "repair/model.h"

#include <algorithm>
#include <cmath>

#include "language/compound.h"
#include "repair/channel.h"

namespace referat::engine {
namespace {

// Shares of the mixture, as running words of sound minutes fall into its classes (about): counted words 95 %, forms of
// the dictionary 2 %, the rest names, compounds and unknown words. Within a class long words share with many.
constexpr float kCountedShare = -0.05F;   // ln 0.95
constexpr float kGeneratedForm = -19.0F;  // Nord-, Syd-, … place names: 185,000 that nobody wrote

struct Spelling {
  float base;
  float letter;
  float least;
};
constexpr float kUncountedBackoff = -2.0F;  // about the mean of the counted words'
constexpr Spelling kDictionaryForm{-10.0F, -0.5F, -17.0F};
constexpr Spelling kNameForm{-9.0F, -0.45F, -16.0F};
// The dictionary's 36,000 names with their genitives: most are foreign, but hardly one with an æ, ø or å.
constexpr Spelling kForeignName{-12.0F, -0.5F, -18.5F};

float spell(const Spelling& spelling, std::size_t letters) {
  return std::max(spelling.least, spelling.base + spelling.letter * static_cast<float>(letters));
}

// Unknown words: ln of their share among running words; their letters add their own.
constexpr float kUnknownShort = -7.0F;   // to three letters
constexpr float kUnknownMiddle = -6.2F;  // to five
constexpr float kUnknownLong = -4.8F;
constexpr float kUnknownName = -4.8F;  // most unknown words of minutes are names
constexpr float kLetter = -2.4F;       // a random letter
constexpr float kLostLetter = -8.0F;   // beside it: no word has a question mark inside
constexpr float kSign = -2.5F;         // digits and other signs inside a word

WordScore score_in_lexicon(std::string_view form, std::uint16_t flags) {
  if (flags & language::kFigures) {
    const WordId id = language::word_id(form);
    // Few counts say little: a word is at least as probable as its like that were never counted.
    const float counted = kCountedShare + language::log_frequency(id);
    return {flags & language::kDictionary ? std::max(counted, spell(kDictionaryForm, form.size())) : counted, id};
  }
  if (flags & language::kGeneratedPlace) return {kGeneratedForm};
  if (flags & language::kCommonName) return {spell(kNameForm, form.size())};
  const bool name = (flags & language::kName) != 0 && (flags & language::kLower) == 0;
  const bool danish = std::any_of(form.begin(), form.end(), [](char c) { return is_danish(static_cast<Symbol>(c)); });
  return {spell(name && !danish ? kForeignName : kDictionaryForm, form.size())};
}

/// By the lexicon's pair figures alone.
float score_pair(WordId previous, WordScore word) {
  if (previous >= language::word_count()) return word.log_probability;
  // Of words that were never counted the pair figures do not know what they follow.
  if (word.id >= language::word_count()) return word.log_probability + kUncountedBackoff;
  const float backoff = language::log_backoff(previous) + word.log_probability;
  const auto pair = language::log_pair(previous, word.id);
  if (!pair) return backoff;
  const float high = std::max(*pair, backoff);
  return high + std::log1p(std::exp(std::min(*pair, backoff) - high));
}

}  // namespace

std::uint16_t Source::flags(std::string_view form) const {
  std::uint16_t flags = language::find(form);
  for (const language::Supplement* supplement : {own_, document_}) {
    const auto* figures = supplement == nullptr ? nullptr : supplement->find(form);
    if (figures != nullptr) flags = static_cast<std::uint16_t>((flags & ~language::kForbidden) | figures->flags);
  }
  return flags;
}

bool Source::is_word(std::string_view form) const {
  const std::uint16_t known = flags(form);
  return (known & (language::kDictionary | language::kFigures | language::kName)) != 0 &&
         (known & language::kForbidden) == 0;
}

bool Source::knows(std::string_view form) const {
  constexpr float kLeastCompound = -30.0F;  // less probable splits are accidents
  if (is_word(form)) return true;
  const auto compound = language::compound(form);
  return compound && compound->log_probability > kLeastCompound;
}

WordId Source::word_id(std::string_view form) const {
  const auto* figures = own_ == nullptr ? nullptr : own_->find(form);
  return figures != nullptr ? figures->id : language::word_id(form);
}

WordScore Source::score_form(std::string_view form, std::uint16_t flags) const {
  WordScore score = score_in_lexicon(form, flags);
  if (own_ != nullptr) {
    const auto* figures = own_->find(form);
    score.log_probability = own_->weigh(figures, score.log_probability);
    if (figures != nullptr) score.id = figures->id;
  }
  if (document_ != nullptr) {
    score.log_probability = document_->weigh(document_->find(form), score.log_probability);
  }
  return score;
}

float Source::score_unlisted(float log_probability) const {
  for (const language::Supplement* supplement : {own_, document_}) {
    if (supplement != nullptr) log_probability = supplement->weigh(nullptr, log_probability);
  }
  return log_probability;
}

float Source::score_after(WordId previous, WordScore word) const {
  const float score = score_pair(previous, word);
  return own_ == nullptr || previous == language::kUnknownWord ? score : own_->weigh_pair(previous, word.id, score);
}

float score_unknown(std::string_view word) {
  std::size_t letters = 0;
  for (const char c : word) {
    letters += is_letter(static_cast<Symbol>(c)) ? 1U : 0U;
  }
  // Names, abbreviations and foreign words are not spelled as Danish words are: no letter costs more than a random one.
  const bool name = !word.empty() && is_upper(static_cast<Symbol>(word.front()));
  const float spelling =
      std::max(language::log_spelling(lower_case(word)),
               kLetter * static_cast<float>(letters) + kSign * static_cast<float>(word.size() - letters));
  const auto lost =
      std::count_if(word.begin(), word.end(), [](char c) { return c == '?' || c == static_cast<char>(kLost); });
  return spelling + kLostLetter * static_cast<float>(lost) +
         (name           ? kUnknownName
          : letters <= 3 ? kUnknownShort
          : letters <= 5 ? kUnknownMiddle
                         : kUnknownLong);
}

}  // namespace referat::engine
