// Segmentation: invented texts in the layouts of many municipalities.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "minutes/damage.h"
#include "referat/minutes.h"

using namespace referat;

namespace {

/// "1 Title [21-014448] open" for each item, meeting by meeting.
std::vector<std::string> items_of(std::string_view text) {
  std::vector<std::string> items;
  const Minutes minutes = segment(text);
  for (const Meeting& meeting : minutes.meetings) {
    for (const Item& item : meeting.items) {
      std::string line = item.number + "|" + item.title;
      if (!item.case_number.normalised.empty()) line += "|" + item.case_number.normalised;
      if (item.status != CaseStatus::unknown) line += "|" + std::string(name(item.status));
      items.push_back(line);
    }
  }
  return items;
}

/// "kind: heading: text" for each section of the only item.
std::vector<std::string> sections_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const SectionRecord& record : sections(segment(text))) {
    lines.push_back(std::string(name(record.kind)) + ": " + record.heading + ": " + record.text);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("one item without number or front matter") {
  const std::string_view text =
      "Ny legeplads ved skoven\n\n21/1359    Åben Sag\n\n### **Sagsgang**\n\nTMU\n\nSagsfremstilling\n\nDer er "
      "følgende:\n"
      "1. Placering\n2. Pris\n\nBeslutning i Teknik- og miljøudvalget den 24-06-2021\n\nGodkendt.\n\nFraværende:\n\n"
      "Bo Kjær (A)\n\n**Bilag:**\n";
  CHECK(items_of(text) == Lines{"|Ny legeplads ved skoven|21/1359|open"});
  CHECK(sections_of(text) == Lines{"title: Ny legeplads ved skoven: 21/1359    Åben Sag", "route: Sagsgang: TMU",
                                   "presentation: Sagsfremstilling: Der er følgende:\n1. Placering\n2. Pris",
                                   "decision: Beslutning i Teknik- og miljøudvalget den 24-06-2021: Godkendt.",
                                   "attendance: Fraværende: Bo Kjær (A)", "attachments: Bilag: "});
  const Minutes minutes = segment(text);
  const Section& decision = minutes.meetings[0].items[0].sections[3];
  CHECK(decision.body_name == "Teknik- og miljøudvalget");
  CHECK(decision.date == "2021-06-24");
  CHECK(minutes.meetings[0].body == "Teknik- og miljøudvalget");
}

TEST_CASE("damaged headings and markers are recognised") {
  const std::string_view text =
      "Ny legeplads\n\n21/1359 Aben Sag\n\nSagsgang\n\nTMU\n\nOkonomiske konsekvenser\n\nIngen.\n\nBeslutning i "
      "Voksen- og "
      "plejeudvalget den 24-06-2021\n\nGodkendt.\n\nFraverende:\n\nBo Kjer (A)\n";
  CHECK(items_of(text) == Lines{"|Ny legeplads|21/1359|open"});
  const Minutes minutes = segment(text);
  const std::vector<Section>& found = minutes.meetings[0].items[0].sections;
  REQUIRE(found.size() == 5);
  CHECK(found[2].kind == SectionKind::economy);
  CHECK(found[2].confidence < 1);
  CHECK(found[3].date == "2021-06-24");
  CHECK(found[4].kind == SectionKind::attendance);
  CHECK(cut(text, found[4].body) == "Bo Kjer (A)");
}

TEST_CASE("numbered items, and numbered lists that are none") {
  CHECK(items_of(
            "Referat\nByrådet\nmandag den 3. maj 2021\n\n1. Godkendelse af dagsorden\nSagsnr.: 21-000001\nBeslutning\n"
            "Godkendt.\n\n2. 1. udkast til cykelplan\nSagsnr.: 21-000002\nBeslutning\n1. Anbefales.\n2. Anbefales.\n"
            "Indstilling\nDirektionen indstiller,\n1. at planen godkendes, og\n2. at den sendes i høring.\n"
            "Sagsfremstilling\nPlanen har\n1. Mål\n2. Midler\n3. En tidsplan.\nØkonomiske konsekvenser\nIngen.\n\n"
            "4. Eventuelt\nBeslutning\nIntet.\n") ==
        Lines{"1|Godkendelse af dagsorden|21-000001", "2|1. udkast til cykelplan|21-000002", "4|Eventuelt"});
}

TEST_CASE("number forms") {
  const std::string_view rest = "\nSagsnr.: 21-000001\nBeslutning\nGodkendt.\n";
  const struct {
    const char* line;
    const char* item;
  } rows[] = {
      {"Punkt 7: Cykelplan", "7|Cykelplan|21-000001"},
      {"Pkt. 42\nCykelplan", "42|Cykelplan|21-000001"},
      {"Nr.178 - Cykelplan", "178|Cykelplan|21-000001"},
      {"Nr. 20   Cykelplan", "20|Cykelplan|21-000001"},
      {"Sag nr. 130\nCykelplan", "130|Cykelplan|21-000001"},
      {"1 : Cykelplan", "1|Cykelplan|21-000001"},
      {"1.  1. Cykelplan", "1|Cykelplan|21-000001"},
      {"38Cykelplan", "38|Cykelplan|21-000001"},
      {"301. Cykelplan", "301|Cykelplan|21-000001"},
      {"7.\nCykelplan", "7|Cykelplan|21-000001"},
      {"## 7. Cykelplan", "7|Cykelplan|21-000001"},
      {"4, Cykelplan", "4|Cykelplan|21-000001"},
      {"1) Cykelplan", "1|Cykelplan|21-000001"},
      {"§ 112. Cykelplan", "112|Cykelplan|21-000001"},
      {"§ 112\nCykelplan", "112|Cykelplan|21-000001"},
      {"Pkt 2 : Cykelplan", "2|Cykelplan|21-000001"},
      {"Pkt.nr. 2\nCykelplan", "2|Cykelplan|21-000001"},
      {"Dagsordenpunkt 2: Cykelplan", "2|Cykelplan|21-000001"},
      {"Sag 21  Cykelplan", "21|Cykelplan|21-000001"},
      {"Punkt nr. 3 Cykelplan", "3|Cykelplan|21-000001"},
      {"3. En plan for cykelstierne mellem skolerne, stationen og\nhavnen",
       "3|En plan for cykelstierne mellem skolerne, "
       "stationen og havnen|21-000001"},
      {"5. Ejendomssag (Lukket)", "5|Ejendomssag|21-000001|closed"},
      {"5. Lukket: Ejendomssag", "5|Lukket: Ejendomssag|21-000001|closed"},
  };
  for (const auto& row : rows) {
    INFO(row.line);
    CHECK(items_of(row.line + std::string(rest)) == Lines{row.item});
  }
}

TEST_CASE("a number in the midst of a paragraph begins no item") {
  CHECK(
      items_of(
          "1. Cykelplan\nSagsnr.: 21-000001\nSagsfremstilling\nKommunen er i en ny måling af cyklisternes tilfredshed "
          "rangeret som\nnr. 20. I planen beskrives årsagen til det.\nIndstilling\nPlanen sendes til høring efter "
          "mødet "
          "i byrådet, der er den\n2. Juni er for sent.\nBeslutning\nGodkendt.\n") == Lines{"1|Cykelplan|21-000001"});
}

TEST_CASE("a list of contents holds no items") {
  CHECK(
      items_of(
          "Kommunalbestyrelsen\nBESLUTNINGSPROTOKOL\nDato:\nTirsdag den 16. juni 2015\nIndholdsfortegnelse\nSide\n1.\n"
          "Cykelplan ............................... 1\n2. Eventuelt ........ 3\n3. Budget\n1. Cykelplan\n15/928 Åben "
          "sag\n"
          "Sagsgang: ØU\nBeslutning\nGodkendt.\n2. Eventuelt\n15/929 Åben sag\nBeslutning\nIntet.\n3. "
          "Budget\nBeslutning\n"
          "Godkendt.\n") == Lines{"1|Cykelplan|15/928|open", "2|Eventuelt|15/929|open", "3|Budget"});
}

TEST_CASE("the case number's line above the title, and groups of open and closed items") {
  CHECK(items_of("Referat til mødet i Udvalget for Teknik og Miljø den 6. maj 2019\nÅbne "
                 "dagsordenspunkter\n85.02.02-G01-5-17\n"
                 "81. Godkendelse af dagsorden\nBeslutning\nGodkendt.\n18.15.00-Ø40-2-19\n82. "
                 "Cykelplan\nBeslutning\nGodkendt.\n"
                 "Lukkede dagsordenspunkter\n82.01.00-G10-1-19\n83. Ejendomssag\nBeslutning\nGodkendt.\n") ==
        Lines{"81|Godkendelse af dagsorden|85.02.02-G01-5-17|open", "82|Cykelplan|18.15.00-Ø40-2-19|open",
              "83|Ejendomssag|82.01.00-G10-1-19|closed"});
}

TEST_CASE("a case number that belongs to the item above is not the next one's") {
  CHECK(items_of(
            "Økonomiudvalget\nReferat 3. april 2019\n\n1. Likviditet\nSagsnr.: 19/447\nBeslutning\nGodkendt.\n\n2. Køb "
            "af areal (lukket)\nSagsnr.: 19/501\n\n3. Underskrifter\n") ==
        Lines{"1|Likviditet|19/447", "2|Køb af areal|19/501|closed", "3|Underskrifter"});
}

TEST_CASE("an item of which only is told that it is closed") {
  CHECK(items_of("Byrådet\nReferat 3. april 2019\n\n4 Ny skole\nÅben sag - 19/1234\nBeslutning\nGodkendt.\n\n5 Lukket "
                 "sag\n") == Lines{"4|Ny skole|19/1234|open", "5|Lukket sag|closed"});
}

TEST_CASE("a line that a page's end interrupts is no heading") {
  const Minutes minutes = segment(
      "1. Råstoffer\nSagsnr.: 19/1234\nSagsfremstilling\nDet drejer sig om\nSide 2\nByrådet 10-10-2023\net område ved "
      "skoven.\n");
  REQUIRE(minutes.meetings.size() == 1);
  CHECK(minutes.meetings[0].items[0].sections.size() == 2);
}

TEST_CASE("a body by its name alone or beside what the text is") {
  const auto body = [](const std::string& head) {
    return segment(head + "\n3. april 2019\n\n1. Ny skole\nSagsnr.: 19/1234\nBeslutning\nGodkendt.\n").meetings[0].body;
  };
  CHECK(body("Vindeby Ældreråd") == "Vindeby Ældreråd");
  CHECK(body("Udsatteråd") == "Udsatteråd");
  CHECK(body("Hegnssynet") == "Hegnssynet");
  CHECK(body("Dagsorden og referat for Økonomiudvalget") == "Økonomiudvalget");
}

TEST_CASE("an earlier decision under a heading with a colon, behind a line that ends no sentence") {
  const Minutes minutes = segment(
      "1. Ny skole\nSagsnr.: 19/1234\nIndstilling\nAt planen godkendes\nØkonomiudvalget den 3. april "
      "2019:\nAnbefales.\n"
      "Byrådet den 10. april 2019:\nGodkendt.\n");
  REQUIRE(minutes.meetings[0].items[0].sections.size() == 4);
  CHECK(minutes.meetings[0].items[0].sections[2].body_name == "Økonomiudvalget");
}

TEST_CASE("headings glued to their text, with text on the line, in capitals, broken over two lines") {
  CHECK(sections_of("Punkt 1: Cykelplan\nBeslutningGodkendt.\nRESUMÉ:\nKort.\nØkonomiske\nkonsekvenser\nIngen.\nBilag: "
                    "Plan.pdf\n") == Lines{"title: Punkt 1: Cykelplan: ", "decision: Beslutning: Godkendt.",
                                           "summary: RESUMÉ: Kort.", "economy: Økonomiske\nkonsekvenser: Ingen.",
                                           "attachments: Bilag: Plan.pdf"});
}

TEST_CASE("an absentees' label interrupts the decision") {
  CHECK(sections_of("Punkt 1: Cykelplan\nBeslutning\nIkke til stede: Anna Holm (C)\nGodkendt.\nBilag\n") ==
        Lines{"title: Punkt 1: Cykelplan: ", "decision: Beslutning: ", "attendance: Ikke til stede: Anna Holm (C)",
              "decision: : Godkendt.", "attachments: Bilag: "});
  const std::string_view text =
      "Punkt 1: Cykelplan\nBeslutning i Byrådet den 1. oktober 2018:\nFraværende:\nGodkendt.\n";
  const Minutes minutes = segment(text);
  const std::vector<Section>& found = minutes.meetings[0].items[0].sections;
  REQUIRE(found.size() == 4);
  CHECK(found[3].kind == SectionKind::decision);
  CHECK(found[3].continued);
  CHECK(found[3].body_name == "Byrådet");
  CHECK(found[3].date == "2018-10-01");
}

TEST_CASE("earlier decisions: dated bodies and labels") {
  const std::string_view text =
      "Punkt 1: Cykelplan\nBeslutning\nGodkendt.\nSagens forløb\n\n10-01-2022 Økonomiudvalget 2022\n Beslutning ikke "
      "frigivet\n"
      "\n24/01/2022 Byråd 2022\nUdsat.\nHistorik\nUdvalg: Teknik- og Miljøudvalget\nDato: 09-04-2021\nAnbefales.\n";
  const Minutes minutes = segment(text);
  const std::vector<Section>& found = minutes.meetings[0].items[0].sections;
  REQUIRE(found.size() == 7);
  CHECK(found[3].kind == SectionKind::earlier);
  CHECK(found[3].body_name == "Økonomiudvalget");
  CHECK(found[3].date == "2022-01-10");
  CHECK(found[4].body_name == "Byråd");
  CHECK(cut(text, found[4].body) == "Udsat.");
  CHECK(found[6].body_name == "Teknik- og Miljøudvalget");
  CHECK(found[6].date == "2021-04-09");
  CHECK(cut(text, found[6].body) == "Anbefales.");
}

TEST_CASE("a decision that no heading tells") {
  CHECK(sections_of(
            "Nr. 20   BR 366/07. Medlemsforslag om træer\nDet foreslås,\n1. at der plantes træer.\nForslaget blev "
            "forkastet.\n") == Lines{"title: Nr. 20   BR 366/07. Medlemsforslag om træer: ",
                                     "recommendation: : Det foreslås,\n1. at der plantes træer.",
                                     "decision: : Forslaget blev forkastet."});
}

TEST_CASE("meetings that end alike are no pages with a footer") {
  std::string text;
  for (int meeting = 1; meeting <= 4; ++meeting) {
    text += "\fByrådet\nReferat\nDato: 0" + std::to_string(meeting) + "-05-2021\n\n1. Cykelsti\n\nSagsfremstilling\n";
    for (int line = 0; line < 300; ++line) {
      text += "Forvaltningen har undersøgt plads " + std::to_string(meeting * 1000 + line) + " ved stien langs åen.\n";
    }
    text += "\nBeslutning\nGodkendt.\n";
  }
  const Minutes minutes = segment(text);
  REQUIRE(minutes.meetings.size() == 4);
  for (const Meeting& meeting : minutes.meetings) {
    REQUIRE(meeting.items.size() == 1);
    CHECK(meeting.items[0].sections.back().kind == SectionKind::decision);
  }
}

TEST_CASE("page furniture between a heading and its text") {
  std::string text = "Teknisk Udvalg\nReferat\n3. maj 2021\n";
  for (int page = 1; page <= 4; ++page) {
    text += "Punkt " + std::to_string(page) + ": Cykelplan\nBeslutning\nBy Kommune\nÅbent referat\nSide " +
            std::to_string(page) + "\n\f\nGodkendt som plan " + std::to_string(page) + ".\n";
  }
  const Minutes minutes = segment(text);
  REQUIRE(minutes.meetings.size() == 1);
  REQUIRE(minutes.meetings[0].items.size() == 4);
  for (const Item& item : minutes.meetings[0].items) {
    REQUIRE(item.sections.size() == 2);
    CHECK(cut(text, item.sections[1].body) == "Godkendt som plan " + item.number + ".");
  }
}

TEST_CASE("a bound volume: meetings with their bodies and dates") {
  const Minutes minutes = segment(
      "Byrådet\nReferat\nmandag den 3. maj 2021\nMedlemmer:\nAnna Holm (A)\nFraværende:\nBo Kjær (O)\n1. Godkendelse "
      "af "
      "dagsorden\nBeslutning\nGodkendt.\n2. Cykelplan\nBeslutning\nUdsat.\nByrådet\nReferat\nmandag den 7. juni "
      "2021\n1. "
      "Godkendelse af dagsorden\nBeslutning\nGodkendt.\n");
  REQUIRE(minutes.meetings.size() == 2);
  CHECK(minutes.meetings[0].body == "Byrådet");
  CHECK(minutes.meetings[0].date == "2021-05-03");
  CHECK(minutes.meetings[0].items.size() == 2);
  REQUIRE(minutes.meetings[0].front.size() == 2);
  CHECK(minutes.meetings[0].front[1].kind == SectionKind::attendance);
  CHECK(minutes.meetings[1].body == "Byrådet");
  CHECK(minutes.meetings[1].date == "2021-06-07");
  CHECK(minutes.meetings[1].items.size() == 1);
}

TEST_CASE("a bound volume whose items are called the same in every meeting") {
  std::string text;
  for (int month = 1; month <= 6; ++month) {
    text += "Byrådet\nReferat\nmandag den 4-0" + std::to_string(month) +
            "-2021\n1. Åben dagsorden\nResume\nKort.\nBeslutning\nGodkendt.\n2. "
            "Budget\nResume\nKort.\nBeslutning\nUdsat.\n";
  }
  const Minutes minutes = segment(text);
  REQUIRE(minutes.meetings.size() == 6);
  for (const Meeting& meeting : minutes.meetings) CHECK(meeting.items.size() == 2);
}

TEST_CASE("the approval of the agenda tells body and date where no front matter does") {
  const Minutes minutes = segment(
      "301. Åben dagsorden - godkendelse\nResume\nGodkendelse af åben dagsorden for KB den 22. januar "
      "2020.\nBeslutning\n"
      "Godkendt.\n");
  REQUIRE(minutes.meetings.size() == 1);
  CHECK(minutes.meetings[0].body == "KB");
  CHECK(minutes.meetings[0].date == "2020-01-22");
}

TEST_CASE("line ends do not matter") {
  CHECK(items_of("1. Cykelplan\r\nSagsnr.: 21-000001\r\nBeslutning\r\nGodkendt.\r\n") ==
        Lines{"1|Cykelplan|21-000001"});
}

TEST_CASE("text that is no minutes gives no meetings") {
  CHECK(segment("").meetings.empty());
  CHECK(segment("\n\n").meetings.empty());
  CHECK(segment("Der var engang en konge.\n1. Han havde en søn.\n2. Og en datter.\n").meetings.empty());
  CHECK(segment("# 1. Introduction\n\nText.\n\n# 2. Usage\n\nMore text.\n").meetings.empty());
  CHECK(segment("Indledning\n\nRapporten handler om støj.\n\nBaggrund\n\nDer er støj.\n").meetings.empty());
}

TEST_CASE("the sections of an item are in order and do not overlap") {
  const std::string_view text =
      "Byrådet\nReferat\n3. maj 2021\n1. Cykelplan\nSagsnr.: 21-000001\nBeslutning\nAfbud: Bo Kjær "
      "(V)\nGodkendt.\nResume\nKort.\n"
      "Bilag\n1. Plan.pdf\n2. Budget\nBeslutning\nUdsat.\n";
  for (const Meeting& meeting : segment(text).meetings) {
    std::size_t end = meeting.span.begin;
    for (const Item& item : meeting.items) {
      CHECK(item.span.end <= meeting.span.end);
      REQUIRE(!item.sections.empty());
      CHECK(item.sections[0].kind == SectionKind::title);
      for (const Section& section : item.sections) {
        CHECK(section.span.begin >= end);
        CHECK(section.body.end <= section.span.end);
        CHECK(section.heading.begin >= section.span.begin);
        end = section.span.end;
      }
    }
  }
}

TEST_CASE("a heading behind a sentence on one line") {
  const std::string text =
      "1. Ny skole\nSagsnr.: 19/1234\nBeslutning\nGodkendt. Beslutning fra Økonomiudvalget, 3. maj 2019, pkt. 17: "
      "Anbefales.\n";
  const Minutes minutes = segment(text);
  REQUIRE(minutes.meetings.size() == 1);
  const std::vector<Section>& sections = minutes.meetings[0].items[0].sections;
  REQUIRE(sections.size() == 3);
  CHECK(cut(text, sections[1].body) == "Godkendt.");
  CHECK(sections[2].body_name == "Økonomiudvalget");
  CHECK(sections[2].date == "2019-05-03");
  CHECK(cut(text, sections[2].body) == "Anbefales.");
}

TEST_CASE("damage in words of one letter") {
  CHECK(minutes::same_but_damaged("i", "1"));
  CHECK(minutes::same_but_damaged("i", "l"));
  CHECK_FALSE(minutes::same_but_damaged("i", "a"));
  CHECK_FALSE(minutes::same_but_damaged("i", "5"));
}
