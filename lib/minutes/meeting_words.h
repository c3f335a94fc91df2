// The words that make a line the head of a meeting's minutes: "Referat", "Beslutningsprotokol".
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "minutes/by_hash.h"
#include "minutes/stored.h"
#include "minutes/table.h"

namespace referat::minutes {

class MeetingWords {
 public:
  /// From the rows of meeting_words.tsv.
  explicit MeetingWords(const std::vector<Row>& rows);
  MeetingWords() = default;

  [[nodiscard]] bool contains(std::string_view folded) const { return words_.contains(folded); }

  /// False when none of the words stands in the line: a quick look at the beginnings of its words.
  [[nodiscard]] bool may_stand_in(std::string_view line) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(words_, beginnings_, bytes_);
  }

 private:
  TextSet words_;  // folded
  /// Of words, their letters without case; the mask has the bits of those bytes.
  struct Beginning {
    std::uint32_t letters = 0;
    std::uint32_t mask = 0;
    bool operator==(const Beginning&) const = default;
  };
  Array<Beginning> beginnings_;
  static constexpr unsigned char kFirst = 1;    // of a beginning, in either case
  static constexpr unsigned char kDivides = 2;  // no letter or digit of ASCII: a word may begin behind it
  std::array<unsigned char, 256> bytes_{};
};

}  // namespace referat::minutes
