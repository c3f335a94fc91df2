#include "minutes/phrase_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "language/lexicon.h"

namespace referat::minutes {
namespace {

constexpr std::string_view kLettersAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

/// How often a word of a phrase stands in a text, roughly: as the word figures tell. A wildcard may mean many words.
double frequency(std::string_view choice) {
  constexpr double kOfWildcard = 1e-3;
  constexpr double kUncounted = 1e-7;
  constexpr std::size_t kLongest = 80;  // bytes
  if (choice.find('*') != std::string_view::npos) return kOfWildcard;
  std::array<unsigned char, kLongest> symbols{};
  if (choice.size() > kLongest) return kUncounted;
  const std::optional<std::size_t> length = language::to_symbols(choice, symbols.data());
  if (!length) return kUncounted;
  const language::WordId word = language::word_id({reinterpret_cast<const char*>(symbols.data()), *length});
  return word == language::kUnknownWord ? kUncounted : std::exp(double{language::log_frequency(word)});
}

double frequency(const Phrase::Choices& choices) {
  double sum = 0;
  for (const std::string_view choice : choices) sum += frequency(choice);
  return sum;
}

}  // namespace

PhraseIndex::PhraseIndex(const Phrases& phrases, const Vocabulary& vocabulary) {
  std::vector<std::vector<PhraseNumber>> by_word(vocabulary.size());
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const auto number = static_cast<PhraseNumber>(i);
    std::vector<PhraseWord> rarest;
    double least = std::numeric_limits<double>::infinity();
    for (const Phrase::Choices& choices : phrases[i].needed()) {
      std::vector<PhraseWord> words;
      for (const std::string_view choice : choices) vocabulary.append_numbers(choice, words);
      for (const PhraseWord word : words) words_.push_back(word);
      groups_end_.push_back(static_cast<std::uint32_t>(words_.size()));
      // It is thought of for its rarest words.
      const double often = frequency(choices);
      if (often < least) {
        least = often;
        rarest = std::move(words);
      }
    }
    needed_.push_back(static_cast<std::uint32_t>(groups_end_.size()));
    for (const PhraseWord word : rarest) by_word[word].push_back(number);
    if (phrases[i].needed().empty()) always_.push_back(number);
  }
  for (std::size_t word = 0; word < by_word.size(); ++word) {
    if (by_word[word].empty()) continue;
    const std::string_view text = vocabulary.text(static_cast<PhraseWord>(word));
    if (text.size() < Vocabulary::kShortestDamaged) short_beginnings_.add(text);
    if (word != kFitsWildcard) continue;
    for (const char any : kLettersAndDigits) short_beginnings_.add({&any, 1});
  }
  for (const std::vector<PhraseNumber>& thought_of : by_word) {
    for (const PhraseNumber phrase : thought_of) thought_of_.push_back(phrase);
    thought_of_end_.push_back(static_cast<std::uint32_t>(thought_of_.size()));
  }
}

bool PhraseIndex::may_match(std::string_view folded, const Vocabulary& vocabulary) const {
  if (!always_.empty()) return true;
  for (std::size_t at = 0; at < folded.size();) {
    const std::string_view word = folded.substr(at, word_length(folded.substr(at)));
    at += std::max<std::size_t>(word.size(), 1);
    if (word.size() < Vocabulary::kShortestDamaged && !short_beginnings_.may_begin(word)) continue;
    const Vocabulary::Known known = vocabulary.find(word);
    if (!thought_of(known.number).empty()) return true;
    // A capitalised name inside a sentence is taken as it stands.
    if (known.number > kFitsWildcard && known.meant != word && !thought_of(vocabulary.number(word)).empty())
      return true;
  }
  return false;
}

std::vector<PhraseNumber> PhraseIndex::candidates(const Sentence& sentence) const {
  std::vector<PhraseNumber> found(always_.begin(), always_.end());
  WordBits bits;
  for (const Token& word : sentence.words) bits.add(word.number);
  for (const Token& word : sentence.words) {
    if (word.number == kOfNoPhrase) continue;
    for (const PhraseNumber phrase : thought_of(word.number)) {
      if (has_all(sentence, bits, phrase)) found.push_back(phrase);
    }
  }
  if (found.size() < 2) return found;
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool PhraseIndex::has_all(const Sentence& sentence, const WordBits& bits, PhraseNumber phrase) const {
  const std::size_t first_group = phrase == 0 ? 0 : needed_[phrase - 1U];
  const auto is_there = [&](PhraseWord number) {
    return bits.may_have(number) && std::ranges::find(sentence.words, number, &Token::number) != sentence.words.end();
  };
  std::size_t word = first_group == 0 ? 0 : groups_end_[first_group - 1];
  for (std::size_t group = first_group; group < needed_[phrase]; ++group) {
    bool found = false;
    for (; word < groups_end_[group]; ++word) found = found || is_there(words_[word]);
    if (!found) return false;
  }
  return true;
}

}  // namespace referat::minutes
