// Words known beside the lexicon: a user's own, those of a learned model, those seen sound in a document.
//
//   const Supplement own({{"b\xF8nsvig", kTitle | kName, 3}}, {}, {.total = 5000});
//   own.find("b\xF8nsvig")->count == 3;
//   Walk walk = own.root();  // as the lexicon's, over these words
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/lexicon.h"

namespace referat::language {

/// A word and how often it was counted.
struct CountedWord {
  std::string form;         ///< in the lexicon's alphabet, lower-cased
  std::uint16_t flags = 0;  ///< FormFlag: its case, and kName or kDictionary
  double count = 1;

  bool operator==(const CountedWord&) const = default;
};

/// A word behind another, and how often it was counted so.
struct CountedPair {
  WordId previous = 0;
  WordId word = 0;
  double count = 0;
};

/// How much figures weigh. `prior` is the number of running words, and for a word's pairs the number of its
/// occurrences, that the lexicon's figures are worth against those counted here (Dirichlet smoothing).
struct Weight {
  double total = 0;  ///< running words that were counted
  double word_prior = 50000;
  double pair_prior = 100;
};

/// Immutable, and safe to share between threads. Building it takes some 0.2 microseconds a symbol.
class Supplement {
 public:
  struct Figures {
    std::uint16_t flags = 0;
    WordId id = kUnknownWord;  ///< the lexicon's, or word_count() and the word's place in the list given
    double count = 0;
  };

  /// Nothing known.
  Supplement() = default;

  /// `words` differ in their forms; empty forms and those of more than 64 symbols are left out. Words of a pair are
  /// numbered as Figures::id is.
  Supplement(const std::vector<CountedWord>& words, std::span<const CountedPair> pairs, const Weight& weight);

  /// What is known of a form; null when nothing is.
  [[nodiscard]] const Figures* find(std::string_view form) const;

  /// Where walks over the words begin that the lexicon lacks, and over those far more frequent here than there. At most
  /// some 50,000 words, the most frequent ones; all others are known, but no walk leads to them.
  [[nodiscard]] Walk root() const { return Walk(arcs_.data()); }
  [[nodiscard]] bool has_root() const { return !arcs_.empty(); }

  /// ln P(word) with what was counted here, where it is `log_probability` without. `figures` may be null.
  [[nodiscard]] float weigh(const Figures* figures, float log_probability) const;

  /// ln P(word | previous), likewise.
  [[nodiscard]] float weigh_pair(WordId previous, WordId word, float log_probability) const;

 private:
  struct Hash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard library asks for it
    std::size_t operator()(std::string_view form) const { return form_hash(form); }
  };

  std::unordered_map<std::string, Figures, Hash, std::equal_to<>> words_;
  std::unordered_map<std::uint64_t, double> pairs_;  // by both words' numbers
  std::unordered_map<WordId, double> contexts_;
  std::vector<std::uint32_t> arcs_;  // an automaton of format.h with its classes; empty when no word needs it
  Weight weight_;
};

}  // namespace referat::language
