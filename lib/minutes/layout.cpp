#include "minutes/layout.h"

#include <utility>

namespace referat {

using minutes::Row;

Layout::Layout(minutes::Tables all)
    : tables(std::move(all)),
      first_words(tables),
      bodies(tables["bodies"]),
      headings(tables["headings"]),
      item_forms(tables["item_forms"]),
      labels(tables["labels"], tables["markers"]),
      case_schemes(tables["case_schemes"]),
      attachment_words([this] { return minutes::AttachmentWords(tables["attachments"]); }),
      item_titles(tables["item_titles"]),
      names([this] { return minutes::Names(tables); }),
      vocabulary([this] { return minutes::Vocabulary(tables); }),
      outcomes([this] { return minutes::OutcomePhrases(tables["outcomes"], *vocabulary); }),
      openings([this] { return minutes::OpeningPhrases(tables["openings"], *vocabulary); }),
      votes([this] { return minutes::VotePhrases(tables, *vocabulary); }),
      attendance([this] { return minutes::AttendancePhrases(tables, *vocabulary); }),
      meeting_words(tables["meeting_words"]) {
  for (const Row& row : tables["sentences"]) {
    opening_sentences.push_back({minutes::Form(row[0]), minutes::section_kind(row[1])});
  }
  for (const Row& row : tables["points"]) point_words.insert(row[0]);
  for (const Row& row : tables["furniture"]) furniture.emplace_back(row[0]);
  for (const Row& row : tables["abbreviations"]) abbreviations.emplace(row[0], row[1]);
  for (const Row& row : tables["attendance_words"]) attendance_words.insert(minutes::fold(row[0]));
}

const Layout& builtin_layout() {
  // Never taken apart: that would cost each process a good part of what it costs to read a short text.
  static const Layout& kLayout = *new Layout{minutes::Tables()};
  return kLayout;
}

}  // namespace referat
