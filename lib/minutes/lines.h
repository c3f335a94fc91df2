// The first pass over a text: what each line may be, seen by itself.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/header_line.h"
#include "minutes/heading.h"
#include "minutes/item_form.h"
#include "minutes/layout.h"
#include "referat/text.h"

namespace referat::minutes {

/// What stands on a line before its page number: "Byrådet 4. maj 2021" of "Byrådet 4. maj 2021   Side 3 af 12".
struct NumberedHead {
  std::string head;  ///< folded
  int number = 0;
};

/// Most lines are running text and have nothing of what is pointed at: a line is small, for there are many.
struct Line {
  Span span;  ///< in the text, without outer blanks and Markdown marks
  bool blank = false;
  bool emphasised = false;            ///< a Markdown heading or bold
  bool new_page = false;              ///< a form feed stands on it, or it numbers a page
  bool furniture = false;             ///< left out of every section
  bool contents = false;              ///< a row of a list of contents, with its page number
  bool meeting_word = false;          ///< "Referat", "Beslutningsprotokol", … stands on it
  bool heads_meeting = false;         ///< such a word stands first or last on it, or behind a dash
  std::optional<CaseStatus> group{};  ///< "Lukkede punkter": what the items that follow are
  const Heading* heading = nullptr;   ///< its span is in the line's own text, as are those of the next three
  const ItemNumber* number = nullptr;
  const HeaderLine* header = nullptr;
  const FoundLabel* label = nullptr;  ///< that it begins with
  const NumberedHead* numbered_head = nullptr;

  /// Blank or furniture: nothing that belongs to the minutes.
  [[nodiscard]] bool empty() const { return blank || furniture; }
};

/// The lines of a text, and what stands on them. What lines of the same words say is kept once.
struct ClassifiedLines {
  ClassifiedLines() = default;
  ~ClassifiedLines() = default;
  ClassifiedLines(const ClassifiedLines&) = delete;  // the lines point at the rest
  ClassifiedLines(ClassifiedLines&&) = default;
  ClassifiedLines& operator=(const ClassifiedLines&) = delete;
  ClassifiedLines& operator=(ClassifiedLines&&) = default;

  std::vector<Line> lines;
  std::deque<Heading> headings;
  std::deque<ItemNumber> numbers;
  std::deque<HeaderLine> headers;
  std::deque<FoundLabel> labels;
  std::deque<NumberedHead> numbered_heads;
};

/// The lines of a text, classified.
[[nodiscard]] ClassifiedLines classify_lines(std::string_view text, const Layout& layout);

/// What the line says, by itself, was decided: "Indstillingen blev godkendt."
[[nodiscard]] std::optional<Outcome> told_outcome(std::string_view line, const Layout& layout);

/// Where the title begins in a line that a label tells to be one ("Emne: Budgetopfølgning"), in the line's own text; 0
/// in other lines.
[[nodiscard]] std::size_t title_in(const Line& line);

/// The next line at `at` or later, before `end`, that is not empty; `end` where there is none.
[[nodiscard]] std::size_t next_line(const std::vector<Line>& lines, std::size_t at, std::size_t end);

}  // namespace referat::minutes
