// Who was not, or not wholly, present: labels with lists of persons, and sentences.
//
//   read_attendance("Fraværende: Bo Kjær (V)", …).absences[0] == {name "Bo Kjær", party "V", kind absent, …}
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/damage.h"
#include "minutes/phrase.h"
#include "minutes/phrase_index.h"
#include "minutes/tables.h"
#include "referat/minutes.h"
#include "referat/text.h"

namespace referat::minutes {

/// The tables of attendance.
struct AttendancePhrases {
  AttendancePhrases(const Tables& tables, const Vocabulary& vocabulary);

  /// What a label or a phrase says; for the kinds of absence also which.
  enum class Role { absence, mixed, present, substitutes };
  struct Label {
    std::string_view form;
    Role role;
    AbsenceKind kind;
  };
  struct Told {
    Role role = Role::absence;
    AbsenceKind kind = AbsenceKind::absent;
    Phrase phrase;
    bool begins_with_persons = phrase.begins_with("absent") || phrase.begins_with("substitute");
  };
  struct Limit {
    bool items_only = false;
    Phrase phrase;
  };

  /// The label that a text in lower case is; nullptr where it is none.
  [[nodiscard]] const Label* label(std::string_view folded) const;
  /// The labels that end with a byte, longest first.
  [[nodiscard]] std::span<const Label> labels_ending_in(char last) const;
  /// The first label that `folded` is a damaged form of, or that the words of phrases are which are meant in it.
  [[nodiscard]] const Label* damaged_label(std::string_view folded, const Vocabulary& vocabulary) const;

  std::vector<Told> told;
  PhraseIndex index;  ///< of the phrases of `told`
  std::vector<Limit> limits;
  std::vector<std::string_view> reasons;

 private:
  std::vector<Label> labels_;          // longest first
  std::vector<DamageableForm> forms_;  // of the labels
  std::array<std::vector<Label>, 256> by_last_byte_;
  Verdicts damaged_;  // of damaged_label(): 0 for none, else the label's place and 1
};

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
/// stands before the part; one that no table knows is taken for "Fraværende".
[[nodiscard]] Attendance read_attendance(std::string_view text, std::string_view folded, Span part,
                                         const Layout& layout, std::optional<Span> heading = std::nullopt);

}  // namespace referat::minutes
