#include "minutes/tables.h"

#include <algorithm>

#include "text/embedded.h"

REFERAT_EMBEDDED(minutes_abbreviations)
REFERAT_EMBEDDED(minutes_absence_phrases)
REFERAT_EMBEDDED(minutes_attachments)
REFERAT_EMBEDDED(minutes_attendance)
REFERAT_EMBEDDED(minutes_attendance_words)
REFERAT_EMBEDDED(minutes_bodies)
REFERAT_EMBEDDED(minutes_case_schemes)
REFERAT_EMBEDDED(minutes_dissent)
REFERAT_EMBEDDED(minutes_furniture)
REFERAT_EMBEDDED(minutes_headings)
REFERAT_EMBEDDED(minutes_item_forms)
REFERAT_EMBEDDED(minutes_item_titles)
REFERAT_EMBEDDED(minutes_labels)
REFERAT_EMBEDDED(minutes_limits)
REFERAT_EMBEDDED(minutes_markers)
REFERAT_EMBEDDED(minutes_meeting_words)
REFERAT_EMBEDDED(minutes_not_names)
REFERAT_EMBEDDED(minutes_numbers)
REFERAT_EMBEDDED(minutes_openings)
REFERAT_EMBEDDED(minutes_outcomes)
REFERAT_EMBEDDED(minutes_particles)
REFERAT_EMBEDDED(minutes_parties)
REFERAT_EMBEDDED(minutes_points)
REFERAT_EMBEDDED(minutes_reasons)
REFERAT_EMBEDDED(minutes_sentences)
REFERAT_EMBEDDED(minutes_stops)
REFERAT_EMBEDDED(minutes_titles)
REFERAT_EMBEDDED(minutes_votes)

namespace referat::minutes {
namespace {

constexpr std::string_view kSections =
    "front|contents|route|summary|presentation|law|economy|hearing|earlier|recommendation|decision|attendance|"
    "attachments|signatures|other";
constexpr std::string_view kHeadings =
    "front|contents|route|summary|presentation|law|economy|hearing|earlier|recommendation|decision|attendance|"
    "attachments|signatures|other|point";
constexpr std::string_view kOutcomes =
    "approved|recommended|noted|discussed|postponed|referred|rejected|withdrawn|none|amendment|withheld";
constexpr std::string_view kNegated =
    "approved|recommended|noted|discussed|postponed|referred|rejected|withdrawn|none|withheld";
constexpr std::string_view kFormParts = "body|name|date|number|words";
constexpr std::string_view kHeadingParts = "body|name|date|number|words|:";

}  // namespace

const std::vector<TableKind>& table_kinds() {
  using enum ColumnType;
  static const std::vector<TableKind> kKinds{
      {"abbreviations", referat_embedded_minutes_abbreviations_view(), {{"form"}, {"name"}, {"municipality"}}},
      {"absence_phrases",
       referat_embedded_minutes_absence_phrases_view(),
       {{"kind", choice, "absent|excused|recused|not_participating|partial|present|summoned|replaced|stands_in"},
        {"phrase", phrase, "absent|substitute|time"}}},
      {"attachments",
       referat_embedded_minutes_attachments_view(),
       {{"form"}, {"meaning", choice, "none|open|closed|label"}}},
      {"attendance",
       referat_embedded_minutes_attendance_view(),
       {{"label", lower},
        {"kind", choice, "absent|excused|recused|not_participating|partial|mixed|present|substitutes|mark"}}},
      {"attendance_words", referat_embedded_minutes_attendance_words_view(), {{"form"}}},
      {"bodies",
       referat_embedded_minutes_bodies_view(),
       {{"form"}, {"kind", choice, "word|ending|beginning|joint|indefinite|adjectival|article|meeting|place|never"}}},
      {"case_schemes",
       referat_embedded_minutes_case_schemes_view(),
       {{"name"}, {"pattern", pattern}, {"alone", choice, "yes|no"}}},
      {"dissent", referat_embedded_minutes_dissent_view(), {{"phrase", phrase}}},
      {"furniture", referat_embedded_minutes_furniture_view(), {{"form", form, kFormParts}}},
      {"headings",
       referat_embedded_minutes_headings_view(),
       {{"form", form, kHeadingParts}, {"kind", choice, kHeadings}}},
      {"item_forms",
       referat_embedded_minutes_item_forms_view(),
       {{"before", anything}, {"after", anything}, {"weight", choice, "strong|plain|weak"}}},
      {"item_titles",
       referat_embedded_minutes_item_titles_view(),
       {{"form"}, {"where", choice, "begin|end|agenda|never"}}},
      {"labels",
       referat_embedded_minutes_labels_view(),
       {{"form"}, {"meaning", choice, "case|document|title|other|body|date|front"}}},
      {"limits",
       referat_embedded_minutes_limits_view(),
       {{"keep", choice, "items|all"}, {"phrase", phrase, "items|time"}}},
      {"markers",
       referat_embedded_minutes_markers_view(),
       {{"form"}, {"status", choice, "open|closed"}, {"where", choice, "line|title|end|group"}}},
      {"meeting_words", referat_embedded_minutes_meeting_words_view(), {{"form"}}},
      {"not_names", referat_embedded_minutes_not_names_view(), {{"word", lower}}},
      {"numbers", referat_embedded_minutes_numbers_view(), {{"word", lower}, {"number", number}}},
      {"openings",
       referat_embedded_minutes_openings_view(),
       {{"where", choice, "bare|prose|last|after-body|earlier"}, {"phrase", phrase}}},
      {"outcomes",
       referat_embedded_minutes_outcomes_view(),
       {{"outcome", choice, kOutcomes},
        {"phrase", phrase, "n"},
        {"negated", choice, kNegated},
        {"weight", choice, "main|lesser|aside"}}},
      {"particles", referat_embedded_minutes_particles_view(), {{"form", lower}}},
      {"parties", referat_embedded_minutes_parties_view(), {{"printed"}, {"kind"}}},
      {"points", referat_embedded_minutes_points_view(), {{"word", lower}}},
      {"reasons", referat_embedded_minutes_reasons_view(), {{"phrase", lower}}},
      {"sentences",
       referat_embedded_minutes_sentences_view(),
       {{"form", form, kFormParts}, {"kind", choice, kSections}}},
      {"stops", referat_embedded_minutes_stops_view(), {{"form", lower}}},
      {"titles", referat_embedded_minutes_titles_view(), {{"form", lower}}},
      {"votes",
       referat_embedded_minutes_votes_view(),
       {{"side", choice, "for|against|abstained|all"},
        {"phrase", phrase,
         "for|against|abstained|majority|minority|n|voters|voters_for|voters_against|voters_majority|voters_"
         "minority"}}}};
  return kKinds;
}

const TableKind* find_table_kind(std::string_view name) {
  const auto found = std::ranges::find(table_kinds(), name, &TableKind::name);
  return found == table_kinds().end() ? nullptr : &*found;
}

Tables::Tables() {
  for (const TableKind& kind : table_kinds()) rows_.push_back(read_table(kind.builtin, kind.columns.size()));
}

const std::vector<Row>& Tables::operator[](std::string_view name) const {
  return rows_.at(static_cast<std::size_t>(find_table_kind(name) - table_kinds().data()));
}

std::vector<Row>& Tables::operator[](std::string_view name) {
  return rows_.at(static_cast<std::size_t>(find_table_kind(name) - table_kinds().data()));
}

}  // namespace referat::minutes
