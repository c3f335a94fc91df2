// Words and lines of the tables, recognised in damaged text by the channel of the repair engine.
//
//   same_but_damaged("fraværende", "fraverende")  // true
//
// The channel is asked last. Plain damage (repair.h) costs at most kCostPerCharacter for each character of the form,
// while misreading one letter of a to z costs at least kCheapestMisreading: so nearly all texts are told from a form by
// the letters that they lack, and a form of plain letters that is not long is recognised only as it is.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>

#include "minutes/stored.h"

namespace referat::minutes {

// Nats: what the channel's rules ask at least where letters a to z of a form are not in what was read: for any number
// of them, and for each (two may go at once, as in "rn" for "m").
inline constexpr double kCheapestMisreading = 4.4;
inline constexpr double kCheapestLetter = 2.6;
// … and for each sign (a digit or full stop) that was read where the form has none, nor a sign of Latin-1 ("²").
inline constexpr double kCheapestSign = 4.4;

/// How often each of the letters a to z stands in a text of at most 80 bytes.
struct Letters {
  std::array<std::uint8_t, 32> counts{};  ///< of 26 letters: the size is one that the processor takes at once
  std::uint32_t present = 0;              ///< a bit for each letter that stands there
};
[[nodiscard]] Letters letters_of(std::string_view folded);

/// Which letters a form has, and how many of them may be absent from what is read for it: the test that comes first.
struct LettersNeeded {
  std::uint32_t present = 0;
  std::uint32_t most_missing = 0;

  [[nodiscard]] bool may_be_read(const Letters& letters) const {
    std::uint32_t absent = present & ~letters.present;
    for (std::uint32_t i = 0; i < most_missing; ++i) absent &= absent - 1;
    return absent == 0;
  }
};

/// What a form is recognised by where it is damaged.
struct FormFacts {
  Letters letters;
  LettersNeeded needed;
  std::uint16_t characters = 0;  ///< of those that can be compared
  std::uint16_t exact = 0;       ///< 1: recognised only as it is
};

/// A folded form, to be compared with many words or lines. Its text is not its own.
struct DamageableForm {
  explicit DamageableForm(std::string_view folded);
  DamageableForm(std::string_view folded, const FormFacts& known) : text(folded), facts(known) {}

  std::string_view text;
  FormFacts facts;
};

/// How many signs a text has, how many may be read for no more than that asks, and how many at all for a form.
[[nodiscard]] std::size_t sign_count(std::string_view text);
[[nodiscard]] std::size_t cheap_sign_count(std::string_view intended);
[[nodiscard]] std::size_t most_signs_read_for(const DamageableForm& form);

/// The sizes in bytes of the forms that a text of `size` bytes may be read for.
struct Sizes {
  std::size_t least = 0;
  std::size_t most = 0;
};
[[nodiscard]] Sizes sizes_read_as(std::size_t size);

/// The size in bytes of the longest text that may be read for the form; 0 where that is none but itself.
[[nodiscard]] std::size_t longest_read_for(const DamageableForm& form);

/// Many forms. Which of them a text may be read for is asked of 64 at once, a bit for each.
class DamageableForms {
 public:
  void add(std::string_view folded);

  [[nodiscard]] std::size_t size() const { return facts_.size(); }
  [[nodiscard]] DamageableForm operator[](std::size_t i) const { return {texts_[i], facts_[i]}; }

  /// Calls visit(i) for those of the forms [begin, end), in the order in which they were added, that a text of these
  /// letters may be read for, until one returns true. Tells whether one did.
  template <typename Visit>
  bool any_of(const Letters& letters, std::size_t begin, std::size_t end, const Visit& visit) const {
    for (std::size_t first = begin - begin % kBlock; first < end; first += kBlock) {
      std::uint64_t found = blocks_[first / kBlock].may_be_read(letters);
      if (first < begin) found &= ~std::uint64_t{0} << (begin - first);
      if (end - first < kBlock) found &= ~(~std::uint64_t{0} << (end - first));
      for (; found != 0; found &= found - 1) {
        if (visit(first + static_cast<std::size_t>(std::countr_zero(found)))) return true;
      }
    }
    return false;
  }
  /// The same for all forms, each of which visit() is given.
  template <typename Visit>
  bool any_of(const Letters& letters, const Visit& visit) const {
    return any_of(letters, 0, size(), [&](std::size_t i) { return visit((*this)[i]); });
  }

  template <typename Storage>
  void store(Storage& storage) {
    storage(texts_, facts_, blocks_);
  }

 private:
  static constexpr std::size_t kBlock = 64;
  static constexpr std::size_t kLetters = 26;
  static constexpr std::size_t kDigits = 4;  // binary ones, of how many letters may be missing

  struct Block {
    [[nodiscard]] std::uint64_t may_be_read(const Letters& letters) const;
    std::array<std::uint64_t, kLetters> has{};          // by letter: the forms that have it
    std::array<std::uint64_t, kDigits> most_missing{};  // by binary digit
  };
  Texts texts_;
  Array<FormFacts> facts_;
  Array<Block> blocks_;
};

/// The channel's cost (nats) of `read` for the form when it is that of plain damage, 0 where they are equal; otherwise
/// std::nullopt. `read` is UTF-8 in lower case, `letters` are its. Short forms are only recognised as they are.
[[nodiscard]] std::optional<double> damage_cost(const DamageableForm& form, std::string_view read,
                                                const Letters& letters);

/// True when `read` may be the word `intended`, damaged. Both are UTF-8 in lower case.
[[nodiscard]] bool same_but_damaged(std::string_view intended, std::string_view read);
[[nodiscard]] bool same_but_damaged(const DamageableForm& intended, std::string_view read);
[[nodiscard]] bool same_but_damaged(const DamageableForm& intended, std::string_view read, const Letters& letters);

}  // namespace referat::minutes
