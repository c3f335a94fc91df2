#include "minutes/layout.h"

namespace referat {

using minutes::Row;

Layout::Layout(const minutes::Tables& tables)
    : first_words(tables),
      bodies(tables),
      headings(tables["headings"]),
      item_forms(tables["item_forms"]),
      labels(tables["labels"], tables["markers"]),
      case_schemes(tables["case_schemes"]),
      attachment_words(tables["attachments"]),
      item_titles(tables["item_titles"]),
      names(tables),
      vocabulary(tables),
      outcomes(tables["outcomes"], vocabulary),
      openings(tables["openings"], vocabulary),
      votes(tables, vocabulary),
      attendance(tables, vocabulary),
      meeting_words(tables["meeting_words"]) {
  for (const Row& row : tables["sentences"]) {
    opening_sentences.add(row[0]);
    opened_kinds.push_back(minutes::section_kind(row[1]));
  }
  for (const Row& row : tables["points"]) point_words.add(row[0]);
  for (const Row& row : tables["furniture"]) furniture.add(row[0]);
  for (const Row& row : tables["attendance_words"]) attendance_words.add(minutes::fold(row[0]));
}

Layout::Layout(std::string_view stored) {
  minutes::Loader loader(stored);
  loader(*this);
}

}  // namespace referat
