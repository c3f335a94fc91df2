#include "minutes/layout.h"

#include "minutes/table.h"
#include "minutes/words.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(minutes_bodies)
REFERAT_EMBEDDED(minutes_headings)
REFERAT_EMBEDDED(minutes_sentences)
REFERAT_EMBEDDED(minutes_item_forms)
REFERAT_EMBEDDED(minutes_markers)
REFERAT_EMBEDDED(minutes_labels)
REFERAT_EMBEDDED(minutes_case_schemes)
REFERAT_EMBEDDED(minutes_meeting_words)
REFERAT_EMBEDDED(minutes_furniture)
REFERAT_EMBEDDED(minutes_abbreviations)
REFERAT_EMBEDDED(minutes_attendance_words)
REFERAT_EMBEDDED(minutes_attachments)
REFERAT_EMBEDDED(minutes_item_titles)

namespace referat {

using minutes::read_table;
using minutes::Row;

Layout::Layout(const Tables& tables)
    : bodies(read_table(tables.bodies, 2)),
      headings(read_table(tables.headings, 2)),
      item_forms(read_table(tables.item_forms, 3)),
      labels(read_table(tables.labels, 2), read_table(tables.markers, 3)),
      case_schemes(read_table(tables.case_schemes, 3)),
      attachment_words(read_table(tables.attachments, 2)),
      item_titles(read_table(tables.item_titles, 2)) {
  for (const Row& row : read_table(tables.sentences, 2)) {
    openings.push_back({minutes::Form(row[0]), minutes::section_kind(row[1])});
  }
  for (const Row& row : read_table(tables.meeting_words, 1)) meeting_words.insert(minutes::fold(row[0]));
  for (const Row& row : read_table(tables.furniture, 1)) furniture.emplace_back(row[0]);
  for (const Row& row : read_table(tables.abbreviations, 1)) abbreviations.emplace(row[0]);
  for (const Row& row : read_table(tables.attendance_words, 1)) attendance_words.insert(minutes::fold(row[0]));
}

const Layout& builtin_layout() {
  static const Layout kLayout({.bodies = referat_embedded_minutes_bodies_view(),
                               .headings = referat_embedded_minutes_headings_view(),
                               .sentences = referat_embedded_minutes_sentences_view(),
                               .item_forms = referat_embedded_minutes_item_forms_view(),
                               .markers = referat_embedded_minutes_markers_view(),
                               .labels = referat_embedded_minutes_labels_view(),
                               .case_schemes = referat_embedded_minutes_case_schemes_view(),
                               .meeting_words = referat_embedded_minutes_meeting_words_view(),
                               .furniture = referat_embedded_minutes_furniture_view(),
                               .abbreviations = referat_embedded_minutes_abbreviations_view(),
                               .attendance_words = referat_embedded_minutes_attendance_words_view(),
                               .attachments = referat_embedded_minutes_attachments_view(),
                               .item_titles = referat_embedded_minutes_item_titles_view()});
  return kLayout;
}

}  // namespace referat
