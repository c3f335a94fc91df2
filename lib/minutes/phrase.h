// Phrases of the layout tables: what is said in a sentence, with slots for what it is said of.
//
//   const Phrase phrase("{absent} deltog|medvirkede ikke ..6 inhabil*");
//   phrase.match(sentence, 0, reader)->slots[0] == {"absent", span of the people}
//
// A phrase is a row of elements divided by blanks, each for one word of the sentence; marks between words do not count:
//   word        that word, in lower case; `a|b` either; a `*` before or after it stands for any letters: `anbefal*`
//   ..N         up to N words of any kind, as few as possible
//   element?    may be missing
//   !a|b        the word before is none of these
//   ^ and $     the sentence's beginning and its end
//   {n}         a number;  {name}  what the caller's reader finds there
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/sentence.h"

namespace referat::minutes {

/// Reads what a slot asks for at `offset` of the text: where it may end, the likeliest first; none where it is not
/// there.
using SlotReader = std::function<std::vector<std::size_t>(std::string_view slot, std::size_t offset)>;

struct PhraseMatch {
  struct Slot {
    std::string_view name;
    Span span;
  };
  std::size_t first = 0;  ///< words [first, last) of the sentence
  std::size_t last = 0;
  std::vector<Slot> slots;

  /// The first slot of that name; nullptr when the phrase has none.
  [[nodiscard]] const Slot* slot(std::string_view name) const;
};

class Phrase {
 public:
  /// `form` is kept by reference: it is a table's text.
  explicit Phrase(std::string_view form);

  /// True when the phrase begins with a slot of that name.
  [[nodiscard]] bool begins_with(std::string_view slot) const;

  /// What an element says, one of which must stand there.
  using Choices = std::vector<std::string_view>;

  /// The elements without which no sentence has the phrase. They are the phrase's own.
  [[nodiscard]] std::vector<const Choices*> needed() const;

  /// The match that begins at word `first`, or std::nullopt. Takes time bounded by the phrase and kLongestSentence.
  [[nodiscard]] std::optional<PhraseMatch> match(const Sentence& sentence, std::size_t first,
                                                 const SlotReader& reader) const;

 private:
  enum class Kind { word, gap, not_after, begin, end, slot };
  struct Element {
    Kind kind = Kind::word;
    bool optional = false;
    std::size_t longest = 0;  ///< gap: words
    Choices choices;          ///< word, not_after; slot: its name
  };
  bool match_from(const Sentence& sentence, std::size_t element, std::size_t word, const SlotReader& reader,
                  PhraseMatch& match) const;

  std::vector<Element> elements_;
  bool begins_with_word_ = false;  // with nothing before it but what takes no word
};

}  // namespace referat::minutes
