// What a line may be, as far as its first word tells: the gate that keeps running text from the matchers.
//
//   first_words.uses("Sagsnr.: 21-014448").has(Use::label)     // true
//   first_words.uses("Forvaltningen har i maj").has(Use::label)  // false: no matcher of labels need look at it
//
// Nearly all lines of minutes are running text, and their first word is none that a form of the tables begins with,
// damaged or not. A use that a line does not have, the line is not; of a use that it has, the matchers judge.
#pragma once

#include <string_view>

#include "minutes/by_hash.h"
#include "minutes/damage.h"
#include "minutes/tables.h"
#include "minutes/words.h"
#include "text/verdicts.h"

namespace referat::minutes {

enum class Use : unsigned {
  furniture = 1,    ///< page numbers and the like
  label = 2,        ///< "Sagsnr."
  marker = 4,       ///< "Åben"
  case_number = 8,  ///< alone in a line under a title
  number = 16,      ///< of an item
  heading = 32,     ///< one of known words
  form = 64         ///< a heading with placeholders that begins with a word
};

class Uses {
 public:
  constexpr Uses() = default;
  explicit constexpr Uses(Verdict bits) : bits_(bits) {}
  static constexpr Uses all() { return Uses(Verdict{0x7F}); }
  [[nodiscard]] constexpr Verdict bits() const { return bits_; }
  [[nodiscard]] constexpr bool has(Use use) const { return (bits_ & static_cast<unsigned>(use)) != 0; }
  constexpr void add(Use use) { bits_ = static_cast<Verdict>(bits_ | static_cast<unsigned>(use)); }
  constexpr void add(Uses uses) { bits_ = static_cast<Verdict>(bits_ | uses.bits_); }

 private:
  Verdict bits_ = 0;
};

class FirstWords {
 public:
  FirstWords() = default;
  explicit FirstWords(const Tables& tables);

  [[nodiscard]] Uses uses(std::string_view line) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(always_, beside_, words_, damageable_);
  }

 private:
  enum class Recognised { exactly, damaged };
  void add(std::string_view form, Use use, Recognised recognised);
  [[nodiscard]] Uses uses_of_word(std::string_view word) const;
  [[nodiscard]] Uses judge(std::string_view line) const;
  [[nodiscard]] Uses uses_of(std::string_view line, const Word& word) const;

  Uses always_;  // of forms that begin with a placeholder
  Uses beside_;  // of any word: case numbers, where a small letter may begin one
  ByHash<Use> words_;
  DamageableForms damageable_;  // those of them that are recognised damaged
  Verdicts verdicts_{2048};     // by first word, as printed
};

}  // namespace referat::minutes
