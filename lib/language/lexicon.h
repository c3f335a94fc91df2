// What is known of Danish words: one minimal automaton over all known forms, and figures for the frequent ones.
//
// The automaton's alphabet is bytes: each form is written in Windows-1252 (å is one symbol, 0xE5), lower-cased; what
// cannot be written so is not in the lexicon. It is embedded read-only in the library; nothing is parsed at start.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "language/format.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(lexicon)

namespace referat::language {

/// What is known of one form. A set of bits.
enum FormFlag : std::uint16_t {
  kLower = 1 << 0,            ///< written in lower case ("kommune")
  kTitle = 1 << 1,            ///< written with a capital first ("Greve")
  kOtherCase = 1 << 2,        ///< any other capitals ("MED", "EU-midler")
  kDictionary = 1 << 3,       ///< a whole word of hunspell-da (not only a part of compounds)
  kFigures = 1 << 4,          ///< stands in the word figures
  kName = 1 << 5,             ///< stands in the tables of names and places, or only capitalised in the dictionary
  kCompoundBegin = 1 << 6,    ///< may begin a compound
  kCompoundMiddle = 1 << 7,   ///< may stand inside a compound
  kCompoundEnd = 1 << 8,      ///< may end a compound
  kPartOnly = 1 << 9,         ///< only as part of a compound ("børne", "kommune-")
  kForbidden = 1 << 10,       ///< never a word, nor a compound that looks right
  kGeneratedPlace = 1 << 11,  ///< Nord-/Syd-/Vest-/Øst-/Midt- prefix class: mostly generated, weak evidence
  kCommonName = 1 << 12       ///< stands in the tables of names and places
};

/// Number of a word in the figures; the classes of the pair figures come first.
using WordId = std::uint32_t;
inline constexpr WordId kSentenceStart = 0;  // <s>
inline constexpr WordId kAfterMark = 1;      // <p>
inline constexpr WordId kNumber = 2;         // <num>
inline constexpr WordId kUnknownWord = 0xFFFFFFFF;

namespace detail {

// The embedded bytes, `offset` bytes on. They are aligned for each of their items.
template <typename Item>
const Item* lexicon_at(std::size_t offset) {
  return reinterpret_cast<const Item*>(referat_embedded_lexicon + offset);
}
inline const Header& header() { return *lexicon_at<Header>(0); }
inline const std::uint32_t* arcs() { return lexicon_at<std::uint32_t>(sizeof(Header)); }

}  // namespace detail

/// A walk over an automaton, one symbol at a time: the lexicon's own, or that of a Supplement. Trivially copyable.
///
///   Walk walk;                               // at the lexicon's root
///   for (unsigned char symbol : form) …      // walk = *walk.step(symbol), until it gives std::nullopt
///   if ((walk.flags() & kDictionary) != 0) …
class Walk {
 public:
  /// At the lexicon's root.
  Walk() = default;

  /// At the root of an automaton as format.h describes it, which must outlive the walk.
  explicit Walk(const std::uint32_t* arcs) : arcs_(arcs) {}

  /// The walk one symbol further, or std::nullopt where no form goes on so.
  [[nodiscard]] std::optional<Walk> step(unsigned char symbol) const {
    if (symbol == 0) return std::nullopt;  // marks the class, and is in no form
    if (node_ == 0) return arcs_[symbol] == 0 ? std::nullopt : std::optional(Walk(arcs_, arcs_[symbol]));
    const ArcSet set = arcs_[node_];
    const ArcSet here = arc_set(arc_class(symbol));
    if ((set & here) == 0) return std::nullopt;
    const std::uint32_t* arc = arcs_ + node_ + 1 + arc_count(set & (here - 1));
    while (static_cast<unsigned char>(*arc) != symbol) {  // of other symbols there may be several
      if ((*arc++ & kLastArc) != 0) return std::nullopt;
    }
    return Walk(arcs_, *arc);
  }

  /// Calls visit(symbol, Walk) for each symbol by which some form goes on, in increasing arc_order(); at the root, of
  /// the symbols.
  template <typename Visit>
  void each(Visit&& visit) const {
    if (node_ == 0) {
      for (unsigned symbol = 1; symbol < 256; ++symbol) {
        if (arcs_[symbol] != 0) visit(static_cast<unsigned char>(symbol), Walk(arcs_, arcs_[symbol]));
      }
      return;
    }
    for (const std::uint32_t* arc = arcs_ + node_ + 1;; ++arc) {
      const auto symbol = static_cast<unsigned char>(*arc);
      if (symbol != 0) visit(symbol, Walk(arcs_, *arc));
      if ((*arc & kLastArc) != 0) return;
    }
  }

  /// The classes of the symbols by which forms go on, and kFormEnd where one ends. At the root all of them.
  [[nodiscard]] ArcSet symbols() const { return node_ == 0 ? ~ArcSet{0} : arcs_[node_]; }

  /// Flags of the form that ends here; 0 where none does.
  [[nodiscard]] std::uint16_t flags() const {
    const std::optional<FormClass> form = form_class();
    return form ? form->flags : std::uint16_t{0};
  }

  /// Of the forms that go on from here, this one among them, none was counted with a lower cost (-ln of its relative
  /// frequency); std::nullopt when none was counted.
  [[nodiscard]] std::optional<float> least_cost() const {
    return level_ == kNotCounted ? std::nullopt : std::optional(kLevelCost[level_]);
  }

  /// ln of the form's share among the parts that begin or continue compounds; -infinity where it is no such part.
  [[nodiscard]] float log_head() const {
    const std::optional<FormClass> form = form_class();
    return log_part(form ? form->head : kNoPart);
  }

  /// ln of the form's share among the parts that end compounds; -infinity where it is no such part.
  [[nodiscard]] float log_end() const {
    const std::optional<FormClass> form = form_class();
    return log_part(form ? form->end : kNoPart);
  }

 private:
  Walk(const std::uint32_t* arcs, std::uint32_t arc)
      : arcs_(arcs), node_(arc >> kTargetShift), level_((arc & kLevelMask) >> kLevelShift) {}

  [[nodiscard]] std::optional<FormClass> form_class() const {
    if (node_ == 0 || (arcs_[node_] & arc_set(kFormEnd)) == 0) return std::nullopt;
    return std::bit_cast<FormClass>(arcs_[arcs_[0] + (arcs_[node_ + 1] >> kTargetShift)]);
  }

  static float log_part(std::uint8_t cost) {
    return cost == kNoPart ? -std::numeric_limits<float>::infinity() : -kPartCostStep * static_cast<float>(cost);
  }

  const std::uint32_t* arcs_ = detail::arcs();
  std::uint32_t node_ = 0;
  std::uint32_t level_ = 0;
};

/// Flags of one form, given in the automaton's alphabet; 0 when it is not known.
[[nodiscard]] std::uint16_t find(std::string_view form);

/// The word's number in the figures, or kUnknownWord. `form` as for find().
[[nodiscard]] WordId word_id(std::string_view form);

/// Number of words in the figures: each WordId is below it.
[[nodiscard]] WordId word_count();

/// ln of the word's relative frequency in the figures. Precondition: id is known.
[[nodiscard]] float log_frequency(WordId id);

/// Occurrences with a capital letter, per mille.
[[nodiscard]] int capitalised_per_mille(WordId id);

/// ln of the pair's own share of P(word | previous), discounted; std::nullopt when the pair was not counted. The whole
/// probability of any word, as estimated in compile/figures.cpp, is
///   (exp(*log_pair(previous, word)), or 0) + exp(log_backoff(previous)) * exp(log_frequency(word)).
[[nodiscard]] std::optional<float> log_pair(WordId previous, WordId word);

/// ln of what the counted pairs of `previous` leave over, to be shared out by log_frequency().
[[nodiscard]] float log_backoff(WordId previous);

/// Calls visit(word, log_pair) for each counted pair of `previous`, in increasing order of the words.
template <typename Visit>
void each_pair(WordId previous, Visit&& visit) {
  const auto* rows = detail::lexicon_at<std::uint32_t>(detail::header().rows);
  const auto* pairs = detail::lexicon_at<std::uint32_t>(detail::header().pairs);
  for (std::uint32_t pair = rows[previous]; pair < rows[previous + 1]; ++pair) {
    visit(WordId{pairs[pair] >> 16}, -kCostStep * static_cast<float>(pairs[pair] & 0xFFFF));
  }
}

/// ln of the probability of a letter after two others, each given as its letter_class(); kWordEdge stands before the
/// first letter and behind the last.
[[nodiscard]] float log_letter(std::size_t before_last, std::size_t last, std::size_t letter);

/// ln of the probability that a word is spelled so, letter by letter, by the letters before (compile/letters.cpp): what
/// is known of a word that is not known. `form` as for find().
[[nodiscard]] float log_spelling(std::string_view form);

/// UTF-8 to the automaton's alphabet, lower-cased; std::nullopt when a character has no place in it.
/// Writes at most `word.size()` symbols to `out`; returns how many. The typographic apostrophe and hyphens become "'",
/// "-".
[[nodiscard]] std::optional<std::size_t> to_symbols(std::string_view word, unsigned char* out);

/// Symbols back to UTF-8, lower-case as they are.
[[nodiscard]] std::string to_utf8(std::string_view symbols);

}  // namespace referat::language
