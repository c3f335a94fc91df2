// Minutes in windows give the records that they give as a whole.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "referat/locate.h"
#include "referat/minutes.h"
#include "referat/output.h"

namespace {

struct Rows {
  std::vector<std::string> sections, decisions, absentees, cases;
};

template <typename Record>
void add_rows(std::vector<std::string>& rows, std::vector<Record> records, const referat::Locator& locator) {
  for (Record& record : records) {
    record.place = locator.locate(record.place.span);
    rows.push_back(referat::row("x", record, referat::Format::jsonl));
  }
}

/// Reads `text` in windows of about `size` bytes, which end at lines' ends.
Rows rows_in_windows(const std::string& text, std::size_t size) {
  Rows rows;
  referat::Continuation before;
  referat::Place start;
  do {
    const std::size_t rest = text.size() - start.span.begin;
    const std::size_t length = rest <= size ? rest : text.rfind('\n', start.span.begin + size) + 1 - start.span.begin;
    referat::Document document;
    document.text = text.substr(start.span.begin, length);
    const referat::PositionMap unrepaired;
    const referat::Locator locator(document, unrepaired, start);
    referat::Minutes minutes = referat::segment(document.text, referat::builtin_layout(), before);
    const std::size_t end = length == rest ? length : referat::take_unfinished(minutes, before);
    REQUIRE((end > 0 || text.empty()));
    add_rows(rows.sections, referat::sections(minutes), locator);
    add_rows(rows.decisions, referat::decisions(minutes), locator);
    add_rows(rows.absentees, referat::absentees(minutes), locator);
    add_rows(rows.cases, referat::cases(minutes), locator);
    start = locator.locate_decoded({end, end});
  } while (start.span.begin < text.size());
  return rows;
}

constexpr const char* kBodies[] = {"Byrådet", "Økonomiudvalget", "Børne- og Skoleudvalget"};
constexpr const char* kOutcomes[] = {"Godkendt.", "Indstillingen blev tiltrådt.", "Udsat.", "Taget til efterretning."};

std::string item(int meeting, int number, std::size_t paragraphs) {
  const std::string n = std::to_string(number);
  std::string text = n + ". Sag nummer " + n + " om vejene i " + std::to_string(2000 + meeting) + "\n";
  text += "Sagsnr. " + std::to_string(20 + meeting) + "/" + std::to_string(1000 + number) + "\n\nSagsfremstilling\n";
  for (std::size_t i = 0; i < paragraphs; ++i) {
    text += "Forvaltningen har set paa sagen i uge " + std::to_string(i) +
            ", og den foreslaar, at vejen bliver lagt om.\n\n";
  }
  text += "Indstilling\nForvaltningen indstiller, at sagen godkendes.\n\nBeslutning\n";
  text += std::string(kOutcomes[(meeting + number) % 4]) + "\n";
  if (number % 3 == 0) text += "Fraværende: Bo Kjær (A)\n";
  return text + "\n";
}

std::string meeting(int number, int items, std::size_t paragraphs) {
  const std::string day = std::to_string(1 + number);
  std::string text = "Referat\n" + std::string(kBodies[number % 3]) + "\nMøde den " + day + ". maj 2021\n\n";
  text += "Medlemmer: Ane Holm (A), Bo Kjær (A), Carl Lund (V)\nAfbud: Carl Lund (V)\n\n";
  for (int i = 1; i <= items; ++i) text += item(number, i, paragraphs);
  return text + "\f";
}

void check_equal(const Rows& found, const Rows& whole) {
  CHECK(found.sections == whole.sections);
  CHECK(found.decisions == whole.decisions);
  CHECK(found.absentees == whole.absentees);
  CHECK(found.cases == whole.cases);
}

}  // namespace

TEST_CASE("windows: several meetings") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += meeting(i, 5, 2);
  const Rows whole = rows_in_windows(text, text.size());
  CHECK(whole.decisions.size() == 100);
  CHECK(whole.cases.size() == 100);
  CHECK(whole.absentees.size() == 40);
  for (const std::size_t size : {6000, 10000, 20001, 30000}) {
    CAPTURE(size);
    check_equal(rows_in_windows(text, size), whole);
  }
}

TEST_CASE("windows: one meeting of many items") {
  const std::string text = meeting(3, 120, 2);
  const Rows whole = rows_in_windows(text, text.size());
  CHECK(whole.decisions.size() == 120);
  for (const std::size_t size : {2000, 3001, 5000, 20000}) {
    CAPTURE(size);
    check_equal(rows_in_windows(text, size), whole);
  }
}

TEST_CASE("windows: an item that is longer than a window") {
  const std::string text = meeting(1, 2, 1) + meeting(2, 2, 400) + meeting(3, 2, 1);
  const Rows whole = rows_in_windows(text, text.size());
  const Rows found = rows_in_windows(text, 5000);
  CHECK(found.decisions == whole.decisions);
  CHECK(found.cases == whole.cases);
  CHECK(found.absentees == whole.absentees);
  const auto presentation = [](const std::string& row) { return row.find("\"presentation\"") != std::string::npos; };
  CHECK(std::ranges::count_if(whole.sections, presentation) == 6);
  CHECK(std::ranges::count_if(found.sections, presentation) > 10);
}

TEST_CASE("windows: text that is no minutes, and no text") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "Dette er en linje i en bog.\n";
  CHECK(rows_in_windows(text, 2000).sections.empty());
  CHECK(rows_in_windows("", 2000).sections.empty());
}
