// The words of all phrase tables, numbered, and found again in damaged text.
//
//   vocabulary.find("dreftet").meant == "drøftet";  vocabulary.find("have").meant == "have"
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "minutes/by_hash.h"
#include "minutes/stored.h"
#include "minutes/tables.h"
#include "text/verdicts.h"

namespace referat::minutes {

/// The number of a word that phrases name, by which phrases are told that cannot match (phrase_index.h).
using PhraseWord = Verdict;
inline constexpr PhraseWord kOfNoPhrase = 0;
inline constexpr PhraseWord kFitsWildcard = 1;  ///< no phrase names the word, but "ændringsforslag*" may mean it

/// True when a word is what a phrase says: the word itself, or letters before or after which stands a "*".
[[nodiscard]] bool fits(std::string_view choice, std::string_view word);

class Vocabulary {
 public:
  explicit Vocabulary(const Tables& tables);
  Vocabulary() = default;

  static constexpr std::size_t kShortestDamaged = 5;  ///< bytes: shorter words are too like one another

  struct Known {
    std::string_view meant;
    PhraseWord number = kOfNoPhrase;  ///< of `meant`
  };

  /// The word of a phrase that `word` (in lower case) is a damaged form of; `word` itself when it is one, when it is a
  /// word of the language, or when no phrase has a word like it.
  [[nodiscard]] Known find(std::string_view word) const;

  /// The number of a word (in lower case) as it stands.
  [[nodiscard]] PhraseWord number(std::string_view word) const;

  /// Appends the numbers of all words that fit what a phrase says: a word of a phrase, or one with a wildcard.
  void append_numbers(std::string_view choice, std::vector<PhraseWord>& numbers) const;

  /// The word of a number; nothing for kOfNoPhrase and kFitsWildcard.
  [[nodiscard]] std::string_view text(PhraseWord number) const { return named_[number]; }

  /// How many numbers there are.
  [[nodiscard]] std::size_t size() const { return named_.size(); }

  /// True when a full stop behind the word does not end a sentence ("nr.", "f.eks.").
  [[nodiscard]] bool is_shortened(std::string_view word) const { return stops_.contains(word); }

  template <typename Storage>
  void store(Storage& storage) {
    storage(numbers_, named_, wildcards_, damageable_, stops_);
  }

 private:
  /// A word that is found again where it is damaged.
  struct Damageable {
    PhraseWord number = kOfNoPhrase;
    std::uint8_t front = 0;     // bytes before the first letter beyond ASCII …
    std::uint8_t back = 0;      // … and behind the last one; all where it has none
    std::uint32_t letters = 0;  // a bit for each of a to z that it has
  };
  /// False where the word, which has enough of its letters, cannot be a damaged form of `known` within kDearest.
  [[nodiscard]] bool may_be(const Damageable& known, std::string_view word) const;
  void add(std::string_view phrase);
  void add_damageable(PhraseWord number);
  [[nodiscard]] PhraseWord judge(std::string_view word) const;
  [[nodiscard]] PhraseWord judge_as_it_stands(std::string_view word) const;

  ByHash<PhraseWord> numbers_;  // of the words without a wildcard
  Texts named_;                 // the same, by number
  Texts wildcards_;
  Array<Damageable> damageable_;  // by length
  TextSet stops_;
  Verdicts judged_{16384};
  Verdicts judged_as_they_stand_{4096};
};

}  // namespace referat::minutes
