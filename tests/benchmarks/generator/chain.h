// New sentences from old ones: a Markov chain over the words of the samples' running text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "generator/random.h"

class Chain {
 public:
  /// Takes the sentences of the paragraphs of `text`: lines of running text. Those that speak of decisions and of who
  /// was there are left out, as they might be read as records that nobody put in.
  void learn(std::string_view text);

  /// A new sentence of three to forty words, with its full stop. Precondition: something was learned.
  [[nodiscard]] std::string sentence(Random& random) const;

  /// A sentence of exactly this many bytes. Precondition: bytes >= kShortestExact, something was learned.
  [[nodiscard]] std::string sentence_of(std::size_t bytes, Random& random) const;
  static constexpr std::size_t kShortestExact = 40;

 private:
  using Word = std::uint32_t;
  static constexpr Word kEnd = 0;  // before the first word of a sentence and behind its last

  Word number(std::string_view word);
  void learn_sentence(std::string_view sentence);

  std::vector<std::string> words_{""};
  std::vector<std::vector<Word>> next_{{}};  // what was seen behind each word, as often as it was seen
  std::unordered_map<std::string, Word> numbers_;
  std::vector<std::vector<Word>> plain_;  // words of letters alone, by their bytes
};
