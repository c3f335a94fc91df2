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

std::vector<PhraseNumber> PhraseIndex::candidates(const Sentence& sentence) const {
  std::vector<PhraseNumber> found = always_;
  std::vector<bool> present;  // by word; made for the first phrase that is thought of
  for (const Token& word : sentence.words) {
    if (word.number >= by_word_.size()) continue;  // there are no phrases
    for (const PhraseNumber phrase : by_word_[word.number]) {
      if (present.empty()) present = words_of(sentence);
      if (has_all(present, phrase)) found.push_back(phrase);
    }
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<bool> PhraseIndex::words_of(const Sentence& sentence) const {
  std::vector<bool> present(by_word_.size());
  for (const Token& word : sentence.words) present[word.number] = true;
  return present;
}

bool PhraseIndex::has_all(const std::vector<bool>& present, PhraseNumber phrase) const {
  return std::ranges::all_of(needed_[phrase], [&](const Words& words) {
    return std::ranges::any_of(words, [&](PhraseWord word) { return present[word]; });
  });
}

}  // namespace referat::minutes
