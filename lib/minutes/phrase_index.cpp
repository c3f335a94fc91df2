#include "minutes/phrase_index.h"

#include <algorithm>

namespace referat::minutes {
namespace {

std::size_t shortest(const Phrase::Choices& choices) {
  return choices.empty() ? 0 : std::ranges::min(choices, {}, &std::string_view::size).size();
}

}  // namespace

void PhraseIndex::add(const Phrase& phrase, const Vocabulary& vocabulary) {
  const auto number = static_cast<PhraseNumber>(needed_.size());
  std::vector<Words>& needed = needed_.emplace_back();
  std::size_t longest = 0;
  for (const Phrase::Choices* choices : phrase.needed()) {
    Words& words = needed.emplace_back();
    for (const std::string_view choice : *choices) vocabulary.append_numbers(choice, words);
    // It is thought of for its longest words: they are rare ones.
    const std::size_t length = shortest(*choices);
    if (length > longest) {
      longest = length;
      std::swap(needed.front(), words);
    }
  }
  if (needed.empty()) return always_.push_back(number);
  by_word_.resize(vocabulary.size());
  for (const PhraseWord word : needed.front()) by_word_[word].push_back(number);
}

bool PhraseIndex::may_match(std::string_view folded, const Vocabulary& vocabulary) const {
  if (!always_.empty() || by_word_.empty()) return !always_.empty();
  for (std::size_t at = 0; at < folded.size();) {
    const std::string_view word = folded.substr(at, word_length(folded.substr(at)));
    at += std::max<std::size_t>(word.size(), 1);
    if (word.empty()) continue;
    const Vocabulary::Known known = vocabulary.find(word);
    if (!by_word_[known.number].empty()) return true;
    // A capitalised name inside a sentence is taken as it stands.
    if (known.meant != word && !by_word_[vocabulary.number(word)].empty()) return true;
  }
  return false;
}

std::vector<PhraseNumber> PhraseIndex::candidates(const Sentence& sentence) const {
  std::vector<PhraseNumber> found = always_;
  if (by_word_.empty()) return found;
  for (const Token& word : sentence.words) {
    for (const PhraseNumber phrase : by_word_[word.number]) {
      if (has_all(sentence, phrase)) found.push_back(phrase);
    }
  }
  if (found.size() < 2) return found;
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool PhraseIndex::has_all(const Sentence& sentence, PhraseNumber phrase) const {
  const auto is_there = [&](PhraseWord number) {
    return std::ranges::find(sentence.words, number, &Token::number) != sentence.words.end();
  };
  return std::ranges::all_of(needed_[phrase], [&](const Words& words) { return std::ranges::any_of(words, is_there); });
}

}  // namespace referat::minutes
