// Phrases of the layout tables: what is said in a sentence, with slots for what it is said of.
//
//   Phrases phrases;
//   phrases.add("{absent} deltog|medvirkede ikke ..6 inhabil*");
//   phrases[0].match(sentence, 0, reader)->slots[0] == {"absent", span of the people}
//
// A phrase is a row of elements divided by blanks, each for one word of the sentence; marks between words do not count:
//   word        that word, in lower case; `a|b` either; a `*` before or after it stands for any letters: `anbefal*`
//   ..N         up to N words of any kind, as few as possible
//   element?    may be missing
//   !a|b        the word before is none of these
//   ^ and $     the sentence's beginning and its end
//   {n}         a number;  {name}  what the caller's reader finds there
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/sentence.h"
#include "minutes/stored.h"

namespace referat::minutes {

/// Where what a slot asks for may end, the likeliest first; none where it is not there.
class SlotEnds {
 public:
  static constexpr std::size_t kMost = 4;

  SlotEnds() = default;
  explicit SlotEnds(std::size_t end) { add(end); }

  /// Precondition: there are fewer than kMost.
  void add(std::size_t end) { ends_[size_++] = end; }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::size_t* begin() const { return ends_.data(); }
  [[nodiscard]] const std::size_t* end() const { return ends_.data() + size_; }

 private:
  std::array<std::size_t, kMost> ends_{};
  std::size_t size_ = 0;
};

/// Reads what a slot asks for at `offset` of the text.
using SlotReader = std::function<SlotEnds(std::string_view slot, std::size_t offset)>;

/// What a reader found in one text, for the many phrases that ask of the same place.
class KnownEnds {
 public:
  /// find(), which is called once for each place.
  template <typename Find>
  SlotEnds at(std::size_t offset, const Find& find) {
    const auto is_there = [offset](const Found& found) { return found.offset == offset; };
    const auto known = std::find_if(found_.rbegin(), found_.rend(), is_there);
    if (known != found_.rend()) return known->ends;
    return found_.emplace_back(Found{offset, find()}).ends;
  }

 private:
  struct Found {
    std::size_t offset = 0;
    SlotEnds ends;
  };
  std::vector<Found> found_;
};

/// The reader of phrases without slots.
inline SlotEnds read_no_slot(std::string_view /*slot*/, std::size_t /*offset*/) { return {}; }

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

class Phrase;

/// The phrases of a table.
class Phrases {
 public:
  void add(std::string_view form);

  [[nodiscard]] std::size_t size() const { return facts_.size(); }
  [[nodiscard]] Phrase operator[](std::size_t i) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(facts_, elements_, choices_);
  }

 private:
  friend class Phrase;
  enum class Kind : std::uint8_t { word, gap, not_after, begin, end, slot };
  struct Element {
    Kind kind = Kind::word;
    std::uint8_t optional = 0;
    std::uint16_t longest = 0;  // gap: words
    std::uint32_t end = 0;      // of its choices. word, not_after: what is said; slot: its name
  };
  struct Facts {
    std::uint32_t end = 0;               // of its elements
    std::uint32_t begins_with_word = 0;  // with nothing before it but what takes no word
  };
  Array<Facts> facts_;
  Array<Element> elements_;  // of all
  Texts choices_;            // of all
};

/// One of them, to which it refers.
class Phrase {
 public:
  /// True when the phrase begins with a slot of that name.
  [[nodiscard]] bool begins_with(std::string_view slot) const;

  /// What an element says, one of which must stand there.
  using Choices = std::vector<std::string_view>;

  /// The elements without which no sentence has the phrase.
  [[nodiscard]] std::vector<Choices> needed() const;

  /// The match that begins at word `first`, or std::nullopt. Takes time bounded by the phrase and kLongestSentence.
  [[nodiscard]] std::optional<PhraseMatch> match(const Sentence& sentence, std::size_t first,
                                                 const SlotReader& reader) const;

 private:
  friend class Phrases;
  using Kind = Phrases::Kind;
  using Element = Phrases::Element;
  Phrase(const Phrases& all, std::size_t i)
      : all_(&all),
        first_(i == 0 ? 0 : all.facts_[i - 1].end),
        end_(all.facts_[i].end),
        begins_with_word_(all.facts_[i].begins_with_word != 0) {}

  [[nodiscard]] std::size_t first_choice(std::size_t element) const {
    return element == 0 ? 0 : all_->elements_[element - 1].end;
  }
  [[nodiscard]] bool fits_any(std::size_t element, std::string_view word) const;
  bool match_from(const Sentence& sentence, std::size_t element, std::size_t word, const SlotReader& reader,
                  PhraseMatch& match) const;

  const Phrases* all_;
  std::size_t first_;  // its elements [first_, end_) of those of all
  std::size_t end_;
  bool begins_with_word_;
};

inline Phrase Phrases::operator[](std::size_t i) const { return {*this, i}; }

}  // namespace referat::minutes
