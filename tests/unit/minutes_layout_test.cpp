// The tables of layouts: every row's example is read as the row says.
#include <doctest/doctest.h>

#include <algorithm>

#include "minutes/layout.h"
#include "minutes/lines.h"
#include "minutes/table.h"
#include "minutes/tables.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(minutes_abbreviations)
REFERAT_EMBEDDED(minutes_attachments)
REFERAT_EMBEDDED(minutes_attendance_words)
REFERAT_EMBEDDED(minutes_bodies)
REFERAT_EMBEDDED(minutes_case_schemes)
REFERAT_EMBEDDED(minutes_furniture)
REFERAT_EMBEDDED(minutes_headings)
REFERAT_EMBEDDED(minutes_item_forms)
REFERAT_EMBEDDED(minutes_item_titles)
REFERAT_EMBEDDED(minutes_labels)
REFERAT_EMBEDDED(minutes_markers)
REFERAT_EMBEDDED(minutes_meeting_words)
REFERAT_EMBEDDED(minutes_sentences)

using namespace referat;
using namespace referat::minutes;

namespace {

/// The rows of a table, of which every field must be there but those in `may_be_empty`.
std::vector<Row> rows_of(std::string_view table, std::size_t columns,
                         const std::vector<std::size_t>& may_be_empty = {}) {
  std::vector<Row> rows = read_table(table, columns);
  REQUIRE(!rows.empty());
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < columns; ++i) {
      INFO("row \"", row[0], "\", column ", i);
      CHECK((!row[i].empty() || std::ranges::find(may_be_empty, i) != may_be_empty.end()));
    }
  }
  return rows;
}

ClassifiedLines only_line(std::string_view text) {
  ClassifiedLines classified = classify_lines(text, builtin_layout());
  REQUIRE(classified.lines.size() == 1);
  return classified;
}

}  // namespace

TEST_CASE("No table says the same twice") {
  for (const TableKind& kind : table_kinds()) {
    std::vector<Row> rows = read_table(kind.builtin, kind.columns.size());
    REQUIRE(!rows.empty());
    std::ranges::sort(rows);
    const auto same = std::ranges::adjacent_find(rows);
    INFO(kind.name, ": ", same == rows.end() ? std::string_view() : same->front());
    CHECK(same == rows.end());
  }
}

TEST_CASE("headings.tsv: each example opens a section of its kind") {
  for (const Row& row : rows_of(referat_embedded_minutes_headings_view(), 4)) {
    INFO(row[3]);
    const bool point = row[1] == "point";
    const ClassifiedLines only =
        only_line(point ? "Byrådet, 3. maj 2021, " + std::string(row[3]) : std::string(row[3]));
    const Line& line = only.lines[0];
    REQUIRE(line.heading != nullptr);
    CHECK(name(line.heading->kind) == (point ? "decision" : row[1]));
    if (point) CHECK(line.heading->span.end == line.span.end);
  }
}

TEST_CASE("sentences.tsv: each example opens a section in an item without such a heading") {
  for (const Row& row : rows_of(referat_embedded_minutes_sentences_view(), 4)) {
    INFO(row[3]);
    const std::string text = "Punkt 1: Cykelsti\nSagsnr.: 21-014448\n" + std::string(row[3]) + "\n";
    const Minutes minutes = segment(text);
    REQUIRE(minutes.meetings.size() == 1);
    REQUIRE(minutes.meetings[0].items.size() == 1);
    const Section& section = minutes.meetings[0].items[0].sections.back();
    CHECK(name(section.kind) == row[1]);
    CHECK(section.heading.length() == 0);
    CHECK(cut(text, section.body) == row[3]);
  }
}

TEST_CASE("bodies.tsv: each example is the name of a body, or never is") {
  for (const Row& row : rows_of(referat_embedded_minutes_bodies_view(), 4)) {
    INFO(row[3]);
    const Bodies& bodies = builtin_layout().bodies;
    CHECK(bodies.is_body(row[3]) == (row[1] != "never" && row[1] != "meeting"));
    CHECK(bodies.find_in_meeting(split_words(row[3])).has_value() == (row[1] == "meeting"));
    CHECK(bodies.speak_of_meeting(split_words(row[3])) == (row[1] == "meeting"));
  }
}

TEST_CASE("item_forms.tsv: each example begins with an item's number") {
  for (const Row& row : rows_of(referat_embedded_minutes_item_forms_view(), 5, {0, 1})) {
    INFO(row[4]);
    const auto number = builtin_layout().item_forms.match(row[4]);
    REQUIRE(number.has_value());
    const FormWeight weight = number->weight;
    CHECK((weight == FormWeight::strong) == (row[2] == "strong"));
    CHECK((weight == FormWeight::weak) == (row[2] == "weak"));
    const std::string_view title = row[4].substr(number->title);
    CHECK(row[4].find(number->number) != std::string_view::npos);
    CHECK((title.empty() || title == "Budgetopfølgning" || title.find(number->number) == std::string_view::npos));
  }
}

TEST_CASE("item_titles.tsv: each example is a known title") {
  for (const Row& row : rows_of(referat_embedded_minutes_item_titles_view(), 4)) {
    INFO(row[3]);
    const ItemTitles& titles = builtin_layout().item_titles;
    CHECK((row[1] == "never" ? titles.never(row[3]) : titles.known(row[3])));
    if (row[1] == "agenda") CHECK(titles.approves_agenda(row[3]));
  }
  CHECK_FALSE(builtin_layout().item_titles.known("Ny cykelsti (etape 2)"));
}

TEST_CASE("case_schemes.tsv: each example is read whole, under its scheme") {
  for (const Row& row : rows_of(referat_embedded_minutes_case_schemes_view(), 6)) {
    const std::string_view example = row[4];
    INFO(example);
    const auto number = builtin_layout().case_schemes.match(example, 0, Label::present);
    REQUIRE(number.has_value());
    CHECK(number->scheme == row[0]);
    CHECK(number->span == Span{0, example.size()});
    CHECK(number->normalised == row[5]);
    CHECK(builtin_layout().case_schemes.match(example, 0, Label::none).has_value() == (row[2] == "yes"));
  }
}

TEST_CASE("labels.tsv: each example begins with the label") {
  for (const Row& row : rows_of(referat_embedded_minutes_labels_view(), 4)) {
    INFO(row[3]);
    const auto label = builtin_layout().labels.label(row[3]);
    REQUIRE(label.has_value());
    const ClassifiedLines only = only_line(row[3]);
    const Line& line = only.lines[0];
    const bool in_header = row[1] == "case" || row[1] == "document" || row[1] == "other";
    CHECK((line.header != nullptr) == in_header);
    if (in_header) CHECK((line.header->case_number.span.length() > 0) == (row[1] == "case"));
  }
}

TEST_CASE("markers.tsv: each example is open or closed as the row says") {
  for (const Row& row : rows_of(referat_embedded_minutes_markers_view(), 5)) {
    INFO(row[4]);
    const CaseStatus status = row[1] == "open" ? CaseStatus::open : CaseStatus::closed;
    const ClassifiedLines only = only_line(row[4]);
    const Line& line = only.lines[0];
    if (row[2] == "line") {
      REQUIRE(line.header != nullptr);
      CHECK(line.header->status == status);
    } else if (row[2] == "group") {
      CHECK(line.group == status);
    } else {
      CHECK(builtin_layout().labels.split_marker(row[4]).status == status);
    }
  }
}

TEST_CASE("furniture.tsv: each example is left out") {
  for (const Row& row : rows_of(referat_embedded_minutes_furniture_view(), 3)) {
    INFO(row[2]);
    CHECK(only_line(row[2]).lines[0].furniture);
  }
  CHECK(only_line("Side 1/66").lines[0].furniture);
  CHECK_FALSE(only_line("Side 4 i rapporten").lines[0].furniture);
}

TEST_CASE("meeting_words.tsv: each example heads a meeting's minutes") {
  for (const Row& row : rows_of(referat_embedded_minutes_meeting_words_view(), 3)) {
    INFO(row[2]);
    CHECK(only_line(row[2]).lines[0].meeting_word);
  }
}

TEST_CASE("attachments.tsv: each example is read as the row says") {
  for (const Row& row : rows_of(referat_embedded_minutes_attachments_view(), 4)) {
    INFO(row[3]);
    const auto attachments = read_attachments(row[3], builtin_layout().attachment_words);
    CHECK(attachments.size() == (row[1] == "none" ? 0 : 1));
    for (const Attachment& attachment : attachments) {
      CHECK(attachment.number == "1");
      CHECK(attachment.title == "Referat");
      CHECK(name(attachment.status) == (row[1] == "label" ? "" : row[1]));
    }
  }
}

TEST_CASE("abbreviations.tsv: each example is a route that holds the abbreviation") {
  for (const Row& row : rows_of(referat_embedded_minutes_abbreviations_view(), 4)) {
    INFO(row[3]);
    const std::string text = "Cykelsti\n21/1359 Åben Sag\nSagsgang\n" + std::string(row[3]) + "\n";
    const std::vector<Case> records = cases(segment(text));
    REQUIRE(records.size() == 1);
    CHECK(std::ranges::find(records[0].route, row[0]) != records[0].route.end());
  }
}

TEST_CASE("attendance_words.tsv: each example belongs to the list of absentees above it") {
  for (const Row& row : rows_of(referat_embedded_minutes_attendance_words_view(), 3)) {
    INFO(row[2]);
    const std::string text =
        "Cykelsti\n21/1359 Åben Sag\nBeslutning\nGodkendt.\nFraværende:\n" + std::string(row[2]) + "\n";
    const Minutes minutes = segment(text);
    REQUIRE(minutes.meetings.size() == 1);
    const Section& last = minutes.meetings[0].items[0].sections.back();
    CHECK(last.kind == SectionKind::attendance);
    CHECK(cut(text, last.body) == row[2]);
  }
}
