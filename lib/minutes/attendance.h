// Who was not, or not wholly, present: labels with lists of persons, and sentences.
//
//   read_attendance("Fraværende: Bo Kjær (V)", …).absences[0] == {name "Bo Kjær", party "V", kind absent, …}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "referat/records.h"
#include "referat/text.h"

namespace referat::minutes {

struct Absence {
  Span span;  ///< the list entry or the sentence
  std::string name;
  std::string party;
  AbsenceKind kind = AbsenceKind::absent;
  std::string reason;
  std::string limits;
  std::string substitute;
  std::string substitute_party;
  double confidence = 0;
};

struct Attendance {
  std::vector<Absence> absences;  ///< in the order of the text
  std::vector<Span> consumed;     ///< labels, list entries and sentences: what is attendance and nothing else; sorted
};

/// Reads the attendance told in a part of `text`; `folded` is lower(text). When `heading` is given, it is a label that
/// stands at the front of the part; one that no table knows is taken for "Fraværende".
[[nodiscard]] Attendance read_attendance(std::string_view text, std::string_view folded, Span part,
                                         std::optional<Span> heading = std::nullopt);

}  // namespace referat::minutes
