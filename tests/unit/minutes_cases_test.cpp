// Cases: numbers, status, routes, attachments.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "referat/minutes.h"

using namespace referat;

namespace {

/// The only case of an item whose title is followed by these lines.
Case case_of(std::string_view lines) {
  const std::string text = "Punkt 1: Cykelplan\n" + std::string(lines) + "\nBeslutning\nGodkendt.\n";
  const std::vector<Case> records = cases(segment(text));
  REQUIRE(records.size() == 1);
  return records[0];
}

std::vector<std::string> route_of(std::string_view body) { return case_of("Sagsgang\n" + std::string(body)).route; }

/// "number|title|document number|id|status" of each attachment.
std::vector<std::string> attachments_of(std::string_view body) {
  std::vector<std::string> rows;
  for (const Attachment& row : case_of("Bilag\n" + std::string(body)).attachments) {
    rows.push_back(row.number + "|" + row.title + "|" + row.document_number + "|" + row.id + "|" +
                   std::string(name(row.status)));
  }
  return rows;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("a case: number, status, route, attachments") {
  const char* text =
      "Ny legeplads\n\n22/6043 Åben Sag\n\nSagsgang\n\nBUU/ VPU\n\nIndstilling\n\nDirektøren indstiller, at planen "
      "godkendes.\n\nBilag:\n\n1 -\tÅben\tPlan for legepladsen\t(95699/23)\t(H)\n3519506\t\t\t\t\n2 -\tLukket\tTilbud, "
      "alle.pdf\t(97616/23)\t(H)\n3521869\t\t\t\t\n";
  const Minutes minutes = segment(text);
  const std::vector<Case> records = cases(minutes);
  REQUIRE(records.size() == 1);
  CHECK(records[0].case_number == "22/6043");
  CHECK(records[0].printed == "22/6043");
  CHECK(records[0].scheme == "year-slash-serial");
  CHECK(records[0].status == CaseStatus::open);
  CHECK(records[0].title == "Ny legeplads");
  CHECK(cut(text, records[0].place.span) == "Ny legeplads\n\n22/6043 Åben Sag");
  CHECK(records[0].route == Rows{"BUU", "VPU"});
  REQUIRE(records[0].attachments.size() == 2);
  const Attachment& second = records[0].attachments[1];
  CHECK(second.number == "2");
  CHECK(second.title == "Tilbud, alle.pdf");
  CHECK(second.document_number == "97616/23");
  CHECK(second.id == "3521869");
  CHECK(second.status == CaseStatus::closed);
}

TEST_CASE("an item without a case number is a case without one") {
  const Case record = case_of("Åben Sag");
  CHECK(record.case_number.empty());
  CHECK(record.scheme.empty());
  CHECK(record.status == CaseStatus::open);
  CHECK(record.title == "Cykelplan");
}

TEST_CASE("lines that carry the case number") {
  const struct {
    const char* lines;
    const char* number;
    CaseStatus status;
  } rows[] = {
      {"Sagsnr.: 21-014448", "21-014448", CaseStatus::unknown},
      {"24-009072", "24-009072", CaseStatus::unknown},
      {"A00 16/928 Åben sag", "16/928", CaseStatus::open},
      {"Sagsnr.: 330-2018-3619     Dok.nr.: 330-2018-500301    Åbent", "330-2018-3619", CaseStatus::open},
      {"Sag 306-2009-600\nDok. 306-2019-263412\nInitialer: ABC\nÅbent", "306-2009-600", CaseStatus::open},
      {"Sagsnr.\n450-2018-4075\nInitialer\nABC\nÅbent", "450-2018-4075", CaseStatus::open},
      {"Sagsnr. 299835 Kultur- og Idrætsudvalget Åbent punkt", "299835", CaseStatus::open},
      {"J.nr.: S00. Sagsnr.: 11/496 Sagen afgøres i:", "11/496", CaseStatus::unknown},
      {"Åbent - 00.00.00-A00-31-15", "00.00.00-A00-31-15", CaseStatus::open},
      {"Sagsid.: 20/26406, Sagsinitialer: ABCD", "20/26406", CaseStatus::unknown},
      {"Lukket punkt\nSagsnr.: EMN-2024-001234", "EMN-2024-001234", CaseStatus::closed},
      {"Sagsnr.: 24-00B276", "24-008276", CaseStatus::unknown},  // 8 read as B
      {"09.17.00-@40-2-17", "09.17.00-Ø40-2-17", CaseStatus::unknown},
      // A label without a value, and numbers that are no case numbers.
      {"Sagsnr.:", "", CaseStatus::unknown},
      {"Dok.nr.: 2012-203438", "", CaseStatus::unknown},
      {"Sagsnr.: 24/09/2025", "", CaseStatus::unknown},
      {"Perioden 2023-2027 er den samme som før.", "", CaseStatus::unknown},
      {"Der er brugt 12/345 af puljen.", "", CaseStatus::unknown},
      {"Sagsnr.: 51/1359", "", CaseStatus::unknown},  // no year
  };
  for (const auto& row : rows) {
    INFO(row.lines);
    const Case record = case_of(row.lines);
    CHECK(record.case_number == row.number);
    CHECK(record.status == row.status);
  }
}

TEST_CASE("a case number in the title goes out of it") {
  const std::vector<Case> records = cases(segment(
      "Nr. 20   BR 366/07. Medlemsforslag om træer\nBeslutning\nGodkendt.\nNr. 21   Budget for skoler (2019-0302914)\n"
      "Beslutning\nGodkendt.\n"));
  REQUIRE(records.size() == 2);
  CHECK(records[0].case_number == "BR 366/07");
  CHECK(records[0].title == "Medlemsforslag om træer");
  CHECK(records[1].case_number == "2019-0302914");
  CHECK(records[1].title == "Budget for skoler");
}

TEST_CASE("routes") {
  CHECK(route_of("BUU/ VPU") == Rows{"BUU", "VPU"});
  CHECK(route_of("Økonomiudvalget den 14. marts 2021\nByrådet den 21. marts 2021") ==
        Rows{"Økonomiudvalget", "Byrådet"});
  CHECK(route_of("Økonomiudvalget den 14. marts 2021, Byrådet den 21. marts 2021") ==
        Rows{"Økonomiudvalget", "Byrådet"});
  CHECK(route_of("ØK, KB") == Rows{"ØK", "KB"});
  CHECK(route_of("TM, ØK, BY.") == Rows{"TM", "ØK", "BY"});
  CHECK(route_of("Skole-, Børne- og\nUngeudvalget, Økonomiudvalget og Byrådet.") ==
        Rows{"Skole-, Børne- og Ungeudvalget", "Økonomiudvalget", "Byrådet"});
  CHECK(route_of("Sagen behandles i Udvalget for Teknik og Miljø og i ØK.") ==
        Rows{"Udvalget for Teknik og Miljø", "ØK"});
  CHECK(route_of("Social og sundhed") == Rows{"Social og sundhed"});
  CHECK(route_of("Økonomiudvalget, Økonomiudvalget") == Rows{"Økonomiudvalget"});
  CHECK(route_of("[…]").empty());
}

TEST_CASE("attachments") {
  CHECK(attachments_of("1 -\tÅben\tPlan for havnen\t(95699/23)\t(H)\n3519506") ==
        Rows{"1|Plan for havnen|95699/23|3519506|open"});
  CHECK(attachments_of("1 Åben Invitation til møde 87931/15") == Rows{"1|Invitation til møde|87931/15||open"});
  CHECK(attachments_of("2012-208960 - Notat om havnen") == Rows{"|Notat om havnen|2012-208960||"});
  CHECK(attachments_of("2012-208960 - Notat om havnen og\nbroen") == Rows{"|Notat om havnen og broen|2012-208960||"});
  CHECK(attachments_of("Bilag 1: Notat\nBilag 2: Kort") == Rows{"1|Notat|||", "2|Kort|||"});
  CHECK(attachments_of("Notat.pdf\nKort.pdf") == Rows{"|Notat.pdf|||", "|Kort.pdf|||"});
  CHECK(attachments_of("Ingen bilag.").empty());
}

TEST_CASE("a case number before a title is cut out by characters") {
  const auto title = [](const std::string& printed) {
    const std::vector<Case> records = cases(segment("1. " + printed + "\n\nBeslutning\nGodkendt.\n"));
    REQUIRE(records.size() == 1);
    return records[0].case_number + "|" + records[0].title;
  };
  CHECK(title("EMN-2025-000123. Cykelplan") == "EMN-2025-000123|Cykelplan");
  CHECK(title("EMN-2025-000123¨ Cykelplan") == "EMN-2025-000123|Cykelplan");
  CHECK(title("EMN-2025-000123 – Cykelplan") == "EMN-2025-000123|– Cykelplan");
}
