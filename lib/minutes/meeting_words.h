// The words that make a line the head of a meeting's minutes: "Referat", "Beslutningsprotokol".
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "minutes/table.h"

namespace referat::minutes {

class MeetingWords {
 public:
  /// From the rows of meeting_words.tsv.
  explicit MeetingWords(const std::vector<Row>& rows);

  [[nodiscard]] bool contains(const std::string& folded) const { return words_.contains(folded); }

  /// False when none of the words stands in the line: a quick look at the beginnings of its words.
  [[nodiscard]] bool may_stand_in(std::string_view line) const;

 private:
  std::unordered_set<std::string> words_;  // folded
  std::vector<std::string> beginnings_;    // of the words, their letters without case
  struct Byte {
    bool first = false;            // of a beginning, in either case
    bool letter_or_digit = false;  // of ASCII
  };
  std::array<Byte, 256> bytes_{};
};

}  // namespace referat::minutes
