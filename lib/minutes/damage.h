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
#include <string>
#include <string_view>
#include <vector>

namespace referat::minutes {

// Nats: what the channel's rules ask at least where letters a to z of a form are not in what was read: for any number
// of them, and for each (two may go at once, as in "rn" for "m").
inline constexpr double kCheapestMisreading = 4.4;
inline constexpr double kCheapestLetter = 2.6;

/// How often each of the letters a to z stands in a text of at most 80 bytes.
struct Letters {
  std::array<std::uint8_t, 32> counts{};  ///< of 26 letters: the size is one that the processor takes at once
  std::uint32_t present = 0;              ///< a bit for each letter that stands there
};
[[nodiscard]] Letters letters_of(std::string_view folded);

/// Which letters a form has, and how many of them may be absent from what is read for it: the test that comes first.
struct LettersNeeded {
  std::uint32_t present = 0;
  std::uint8_t most_missing = 0;

  [[nodiscard]] bool may_be_read(const Letters& letters) const {
    std::uint32_t absent = present & ~letters.present;
    for (std::uint8_t i = 0; i < most_missing; ++i) absent &= absent - 1;
    return absent == 0;
  }
};

/// Many forms, and which of them a text may be read for: 64 forms are asked about at once, a bit for each.
class LettersIndex {
 public:
  void add(const LettersNeeded& needed);

  /// Calls visit(i) for those of the forms [begin, end), in the order in which they were added, that may be read.
  template <typename Visit>
  void each(const Letters& letters, std::size_t begin, std::size_t end, const Visit& visit) const {
    for (std::size_t first = begin - begin % kForms; first < end; first += kForms) {
      std::uint64_t found = blocks_[first / kForms].may_be_read(letters);
      if (first < begin) found &= ~std::uint64_t{0} << (begin - first);
      if (end - first < kForms) found &= ~(~std::uint64_t{0} << (end - first));
      for (; found != 0; found &= found - 1) visit(first + static_cast<std::size_t>(std::countr_zero(found)));
    }
  }

 private:
  static constexpr std::size_t kForms = 64;
  static constexpr std::size_t kLetters = 26;
  static constexpr std::size_t kDigits = 4;  // binary ones, of how many letters may be missing

  struct Block {
    [[nodiscard]] std::uint64_t may_be_read(const Letters& letters) const;
    std::array<std::uint64_t, kLetters> has{};          // by letter: the forms that have it
    std::array<std::uint64_t, kDigits> most_missing{};  // by binary digit
  };
  std::vector<Block> blocks_;
  std::size_t size_ = 0;
};

/// A folded form of a table, to be compared with many words or lines.
struct DamageableForm {
  explicit DamageableForm(std::string folded);
  std::string text;
  Letters letters;
  double bound;  ///< nats: of what plain damage may do to it
  LettersNeeded needed;
  bool exact;  ///< recognised only as it is
};

/// The size in bytes of the longest text that may be read for the form; 0 where that is none but itself.
[[nodiscard]] std::size_t longest_read_for(const DamageableForm& form);

/// The channel's cost (nats) of `read` for the form when it is that of plain damage, 0 where they are equal; otherwise
/// std::nullopt. `read` is UTF-8 in lower case, `letters` are its. Short forms are only recognised as they are.
[[nodiscard]] std::optional<double> damage_cost(const DamageableForm& form, std::string_view read,
                                                const Letters& letters);

/// True when `read` may be the word `intended`, damaged. Both are UTF-8 in lower case.
[[nodiscard]] bool same_but_damaged(std::string_view intended, std::string_view read);
[[nodiscard]] bool same_but_damaged(const DamageableForm& intended, std::string_view read);
[[nodiscard]] bool same_but_damaged(const DamageableForm& intended, std::string_view read, const Letters& letters);

}  // namespace referat::minutes
