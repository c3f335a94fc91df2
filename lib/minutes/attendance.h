// Who was not, or not wholly, present: labels with lists of persons, and sentences.
//
//   read_attendance("Fraværende: Bo Kjær (V)", …).absences[0] == {name "Bo Kjær", party "V", kind absent, …}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "minutes/by_hash.h"
#include "minutes/damage.h"
#include "minutes/phrase.h"
#include "minutes/phrase_index.h"
#include "minutes/stored.h"
#include "minutes/tables.h"
#include "referat/minutes.h"
#include "referat/text.h"
#include "text/verdicts.h"

namespace referat::minutes {

/// The tables of attendance.
struct AttendancePhrases {
  AttendancePhrases() = default;
  AttendancePhrases(const Tables& tables, const Vocabulary& vocabulary);

  /// What a label or a phrase says; for the kinds of absence also which.
  enum class Role { absence, mixed, present, summoned, substitutes };
  struct Told {
    Role role = Role::absence;
    AbsenceKind kind = AbsenceKind::absent;
  };
  /// What a limit gives to a record.
  enum class Kept { all, items };

  /// What the label says that a text in lower case is; std::nullopt where it is none.
  [[nodiscard]] std::optional<Told> label(std::string_view folded) const;
  /// "x" in a table: what stands above it holds for who is named in the row.
  [[nodiscard]] bool is_mark(std::string_view folded) const { return marks_.contains(folded); }
  /// The same as label() of the longest label that `folded`, which is not empty, ends with of which stands(its length)
  /// is true, and that length.
  template <typename Stands>
  [[nodiscard]] std::optional<std::pair<Told, std::size_t>> label_at_end(std::string_view folded,
                                                                         const Stands& stands) const {
    for (const std::uint16_t i : by_last_byte_.find(folded.back())) {
      const std::string_view form = labels_[i].text;
      if (folded.ends_with(form) && stands(form.size())) return std::pair(label_meanings_[i], form.size());
    }
    return std::nullopt;
  }
  /// The first label that `folded` is a damaged form of, or that the words of phrases are which are meant in it.
  [[nodiscard]] std::optional<Told> damaged_label(std::string_view folded, const Vocabulary& vocabulary) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(told, phrases, index, stand_ins, kept, limits, reasons, labels_, label_meanings_, by_label_, by_last_byte_,
            marks_);
  }

  Array<Told> told;  ///< by the phrases
  Phrases phrases;
  PhraseIndex index;  ///< of these
  Phrases stand_ins;  ///< who came for whom, in a list of substitutes
  Array<Kept> kept;   ///< by the limits
  Phrases limits;
  Texts reasons;

 private:
  DamageableForms labels_;  // longest first
  Array<Told> label_meanings_;
  ByHash<std::uint16_t> by_label_;  // their numbers …
  ByByte by_last_byte_;
  TextSet marks_;
  Verdicts damaged_{512};  // of damaged_label(): 0 for none, else the label's place and 1
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
  std::optional<std::vector<Sentence>> sentences{};  ///< of the whole part, where they were read and none is attendance
};

/// Reads the attendance told in a part of `text`; `folded` is lower(text). When `heading` is given, it is a label that
/// stands before the part; one that no table knows is taken for "Fraværende".
[[nodiscard]] Attendance read_attendance(std::string_view text, std::string_view folded, Span part,
                                         const Layout& layout, std::optional<Span> heading = std::nullopt);

}  // namespace referat::minutes
