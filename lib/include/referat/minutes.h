// Text in, minutes and records out.
//
//   referat::Minutes minutes = referat::segment(repaired.text);
//   for (const referat::Decision& decision : referat::decisions(minutes)) …
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "referat/records.h"
#include "referat/text.h"

namespace [[gnu::visibility("default")]] referat {

/// One section: a heading and the text under it. Spans are in the text given to segment().
struct Section {
  SectionKind kind = SectionKind::other;
  Span span;     ///< heading and body
  Span heading;  ///< empty where the section has none
  Span body;
  std::string body_name;  ///< decision, earlier: whose decision the heading says it is; empty when bare
  std::string date;       ///< decision, earlier: ISO 8601; empty when the heading has none
  double confidence = 0;
};

/// One agenda item, in the order of the text.
struct Item {
  std::string number;  ///< as printed, without its dot; empty where none is printed
  std::string title;
  Span span;
  std::vector<Section> sections;
};

struct Meeting {
  std::string body;  ///< "Byrådet"; empty where unknown
  std::string date;  ///< ISO 8601; empty where unknown
  Span span;
  std::vector<Section> front;  ///< what stands before the first item
  std::vector<Item> items;
};

struct Minutes {
  std::string_view text;  ///< what was given to segment(); not owned
  std::vector<Meeting> meetings;
};

/// Segments valid UTF-8 text. Text that is no minutes gives no meetings. The result refers to `text`.
[[nodiscard]] Minutes segment(std::string_view text);

// The records, in the order in which they stand in the text. Places are in minutes.text.
[[nodiscard]] std::vector<SectionRecord> sections(const Minutes& minutes);
[[nodiscard]] std::vector<Decision> decisions(const Minutes& minutes);
[[nodiscard]] std::vector<Absentee> absentees(const Minutes& minutes);
[[nodiscard]] std::vector<Case> cases(const Minutes& minutes);

}  // namespace referat
