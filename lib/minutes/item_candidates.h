// Lines that may begin numbered agenda items, and how much speaks for each.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "minutes/layout.h"
#include "minutes/lines.h"

namespace referat::minutes {

/// Where an item begins: the lines of its title, then its header lines. Indices of lines, half-open.
struct ItemStart {
  std::size_t first = 0;   ///< the first line that belongs to the item
  std::size_t number = 0;  ///< the line that carries the number; `first` where no number is printed
  std::size_t title = 0;   ///< the first line of the title; equals `title_end` where there is no title
  std::size_t title_end = 0;
  std::size_t header_end = 0;  ///< behind the lines with case number, "Åben sag", …
  bool numbered = false;
  CaseStatus group = CaseStatus::unknown;  ///< what a line above tells of this and the following items
  double confidence = 0;
};

inline constexpr int kGreatestItemNumber = 9999;
inline constexpr std::size_t kLongestTitleLine = 300;    // bytes
inline constexpr std::size_t kShortestBrokenTitle = 45;  // bytes: a title's line shorter than this is not broken
inline constexpr std::size_t kMostTitleLines = 3;

/// How much a heading of this kind, right under a title, says that the title is one; 0 where it says nothing.
[[nodiscard]] double opens_item(SectionKind kind);

struct Candidate {
  ItemStart start;
  int value = 0;      ///< its number, 1 … kGreatestItemNumber
  int part = 0;       ///< of that number
  double weight = 0;  ///< evidence, in nats or thereabouts: above 0 it is rather an item than not
};

/// The numbered lines of a text, in its order.
[[nodiscard]] std::vector<Candidate> find_candidates(std::string_view text, const std::vector<Line>& lines,
                                                     const Layout& layout);

/// The line before `at` that is not empty; `at` where there is none.
[[nodiscard]] std::size_t line_above(const std::vector<Line>& lines, std::size_t at);

}  // namespace referat::minutes
