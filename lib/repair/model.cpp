#include "repair/model.h"

#include <algorithm>
#include <cmath>

namespace referat::engine {
namespace {

// Shares of the mixture, measured as the share of running words of sound minutes in each class (about): counted words
// 95 %, dictionary forms 2 %, the rest names, compounds and unknown words. The forms of a class share it out evenly.
constexpr float kCountedShare = -0.05F;    // ln 0.95
constexpr float kDictionaryForm = -15.5F;  // ln(0.02 / 110,000): of 0.9 million forms few are in use
constexpr float kNameForm = -14.0F;        // ln(0.01 / 12,000)
constexpr float kGeneratedForm = -19.0F;   // Nord-, Syd-, … place names: 185,000 that nobody wrote
constexpr float kUnknownWord = -4.6F;      // ln 0.01
constexpr float kUnknownName = -3.9F;      // ln 0.02: most unknown words of minutes are names
constexpr float kLetter = -2.4F;           // Danish letters, spelled without knowledge: entropy of about 3.5 bits
constexpr float kNameLetter = -2.3F;
constexpr float kCapitalLetter = -2.2F;  // abbreviations

}  // namespace

WordScore score_form(std::string_view form, std::uint16_t flags) {
  if (flags & language::kFigures) {
    const WordId id = language::word_id(form);
    if (id != language::kUnknownWord) return {kCountedShare + language::log_frequency(id), id};
  }
  if (flags & language::kGeneratedPlace) return {kGeneratedForm};
  if (flags & language::kDictionary) return {kDictionaryForm};
  return {kNameForm};
}

float score_unknown(std::string_view word) {
  const auto capitals =
      std::count_if(word.begin(), word.end(), [](char c) { return is_upper(static_cast<Symbol>(c)); });
  const auto length = static_cast<float>(word.size());
  if (capitals > 1 && 2 * capitals >= static_cast<std::ptrdiff_t>(word.size())) {
    return kUnknownName + kCapitalLetter * length;
  }
  if (!word.empty() && is_upper(static_cast<Symbol>(word.front()))) return kUnknownName + kNameLetter * length;
  return kUnknownWord + kLetter * length;
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
