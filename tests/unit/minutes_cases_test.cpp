#include <doctest/doctest.h>

#include "referat/minutes.h"

using namespace referat;

TEST_CASE("a case: number, status, route, attachments") {
  const char* text =
      "Ny legeplads\n\n22/6043 Åben Sag\n\nSagsgang\n\nBUU/ VPU\n\nIndstilling\n\nDirektøren indstiller, at planen "
      "godkendes.\n\n"
      "Bilag:\n\n1 -\tÅben\tPlan for legepladsen\t(95699/23)\t(H)\n3519506\t\t\t\t\n2 -\tLukket\tTilbud, "
      "alle.pdf\t(97616/23)\t(H)\n"
      "3521869\t\t\t\t\n";
  const Minutes minutes = segment(text);
  const std::vector<Case> records = cases(minutes);
  REQUIRE(records.size() == 1);
  CHECK(records[0].case_number == "22/6043");
  CHECK(records[0].printed == "22/6043");
  CHECK(records[0].scheme == "year-slash-serial");
  CHECK(records[0].status == CaseStatus::open);
  CHECK(records[0].title == "Ny legeplads");
  CHECK(records[0].route == std::vector<std::string>{"BUU", "VPU"});
  REQUIRE(records[0].attachments.size() == 2);
  const Attachment& second = records[0].attachments[1];
  CHECK(second.number == "2");
  CHECK(second.title == "Tilbud, alle.pdf");
  CHECK(second.document_number == "97616/23");
  CHECK(second.id == "3521869");
  CHECK(second.status == CaseStatus::closed);
}
