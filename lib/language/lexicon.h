// What is known of Danish words: one minimal automaton over all known forms, and figures for the frequent ones.
//
// The automaton's alphabet is bytes: each form is written in Windows-1252 (å is one symbol, 0xE5), lower-cased; what
// cannot be written so is not in the lexicon. It is embedded read-only in the library; nothing is parsed at start.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace referat::language {

/// What is known of one form. A set of bits.
enum FormFlag : std::uint16_t {
  kLower = 1 << 0,           ///< written in lower case ("kommune")
  kTitle = 1 << 1,           ///< written with a capital first ("Greve")
  kOtherCase = 1 << 2,       ///< any other capitals ("MED", "EU-midler")
  kDictionary = 1 << 3,      ///< a whole word of hunspell-da (not only a part of compounds)
  kFigures = 1 << 4,         ///< stands in the word figures
  kName = 1 << 5,            ///< stands in the tables of names and places, or only capitalised in the dictionary
  kCompoundBegin = 1 << 6,   ///< may begin a compound
  kCompoundMiddle = 1 << 7,  ///< may stand inside a compound
  kCompoundEnd = 1 << 8,     ///< may end a compound
  kPartOnly = 1 << 9,        ///< only as part of a compound ("kommunal", "beslutnings")
  kForbidden = 1 << 10,      ///< never a word, nor a compound that looks right
  kGeneratedPlace = 1 << 11  ///< Nord-/Syd-/Vest-/Øst-/Midt- prefix class: mostly generated, weak evidence
};

/// Number of a word in the figures; the classes of the pair figures come first.
using WordId = std::uint32_t;
inline constexpr WordId kSentenceStart = 0;  // <s>
inline constexpr WordId kAfterMark = 1;      // <p>
inline constexpr WordId kNumber = 2;         // <num>
inline constexpr WordId kUnknownWord = 0xFFFFFFFF;

/// A walk over the automaton, one symbol at a time. Trivially copyable; 4 bytes.
class Walk {
 public:
  /// At the root.
  Walk() = default;

  /// The walk one symbol further, or std::nullopt where no form goes on so.
  [[nodiscard]] std::optional<Walk> step(unsigned char symbol) const;

  /// Calls visit(symbol, Walk) for each symbol by which some form goes on, in increasing order.
  template <typename Visit>
  void each(Visit&& visit) const;

  /// Flags of the form that ends here; 0 where none does.
  [[nodiscard]] std::uint16_t flags() const;

 private:
  explicit Walk(std::uint32_t node) : node_(node) {}
  std::uint32_t node_ = 0;
};

/// Flags of one form, given in the automaton's alphabet; 0 when it is not known.
[[nodiscard]] std::uint16_t find(std::string_view form);

/// The word's number in the figures, or kUnknownWord. `form` as for find().
[[nodiscard]] WordId word_id(std::string_view form);

/// ln of the word's relative frequency in the figures. Precondition: id is known.
[[nodiscard]] float log_frequency(WordId id);

/// Occurrences with a capital letter, per mille.
[[nodiscard]] int capitalised_per_mille(WordId id);

/// ln P(word | previous) as counted, or std::nullopt when the pair was not counted.
[[nodiscard]] std::optional<float> log_pair(WordId previous, WordId word);

/// ln of the share of `previous`'s occurrences that are followed by no counted pair (the backing-off weight).
[[nodiscard]] float log_backoff(WordId previous);

/// UTF-8 to the automaton's alphabet, lower-cased; std::nullopt when a character has no place in it.
/// Writes at most `word.size()` symbols to `out`; returns how many.
[[nodiscard]] std::optional<std::size_t> to_symbols(std::string_view word, unsigned char* out);

}  // namespace referat::language
