#include <doctest/doctest.h>

#include "referat/minutes.h"

using namespace referat;

TEST_CASE("one item without number or front matter") {
  const char* text =
      "Ny legeplads ved skoven\n\n21/1359    Åben Sag\n\n### **Sagsgang**\n\nTMU\n\nSagsfremstilling\n\nDer er "
      "følgende:\n"
      "1. Placering\n2. Pris\n\nBeslutning i Teknik- og miljøudvalget den 24-06-2021\n\nGodkendt.\n\nFraværende:\n\n"
      "Bo Kjær (A)\n\n**Bilag:**\n";
  const Minutes minutes = segment(text);
  REQUIRE(minutes.meetings.size() == 1);
  REQUIRE(minutes.meetings[0].items.size() == 1);
  const Item& item = minutes.meetings[0].items[0];
  CHECK(item.number.empty());
  CHECK(item.title == "Ny legeplads ved skoven");
  CHECK(item.case_number.normalised == "21/1359");
  CHECK(item.status == CaseStatus::open);
  REQUIRE(item.sections.size() == 6);
  CHECK(item.sections[3].kind == SectionKind::decision);
  CHECK(item.sections[3].body_name == "Teknik- og miljøudvalget");
  CHECK(item.sections[3].date == "2021-06-24");
  CHECK(cut(text, item.sections[3].body) == "Godkendt.");
  CHECK(cut(text, item.sections[4].body) == "Bo Kjær (A)");
}
