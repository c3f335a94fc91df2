#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "minutes/attendance.h"
#include "minutes/layout.h"
#include "minutes/name_forms.h"
#include "minutes/persons.h"
#include "minutes/sentence.h"
#include "minutes/table.h"
#include "referat/minutes.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(minutes_attendance)
REFERAT_EMBEDDED(minutes_absence_phrases)
REFERAT_EMBEDDED(minutes_limits)
REFERAT_EMBEDDED(minutes_reasons)
REFERAT_EMBEDDED(minutes_parties)
REFERAT_EMBEDDED(minutes_titles)
REFERAT_EMBEDDED(minutes_particles)
REFERAT_EMBEDDED(minutes_not_names)

using referat::AbsenceKind;
using referat::minutes::Absence;
using referat::minutes::NameForm;
using referat::minutes::read_table;

namespace {

std::vector<Absence> absences(const std::string& text) {
  const std::string folded = referat::minutes::lower(text);
  return referat::minutes::read_attendance(text, folded, {0, text.size()}, referat::builtin_layout()).absences;
}

/// One absence as one line: name/party/kind/reason/limits/substitute/substitute_party, empty fields at the end left
/// out.
std::string line(const Absence& absence) {
  std::string joined = absence.name + "/" + absence.party + "/" + std::string(name(absence.kind)) + "/" +
                       absence.reason + "/" + absence.limits + "/" + absence.substitute + "/" +
                       absence.substitute_party;
  joined.erase(joined.find_last_not_of('/') + 1);
  return joined;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  for (const Absence& absence : absences(text)) all.push_back(line(absence));
  return all;
}

}  // namespace

TEST_CASE("a person's name and party are read as printed") {
  const struct {
    std::string text;
    std::string name;
    std::string party;
    std::string remark;
  } rows[] = {
      {"Anna Holm (A)", "Anna Holm", "A", ""},
      {"Anna Rode-Holm Kjær (Løsgænger)", "Anna Rode-Holm Kjær", "Løsgænger", ""},
      {"Anna Holm (uden for partierne)", "Anna Holm", "uden for partierne", ""},
      {"Anna Holm ((V)", "Anna Holm", "V", ""},
      {"Anna Holm (C)) Bo", "Anna Holm", "C", ""},
      {"Anna Holm ()", "Anna Holm", "", ""},
      {"Anna Holm(C)", "Anna Holm", "C", ""},
      {"Anna Holm, A", "Anna Holm", "A", ""},
      {"Anna Holm, (V)", "Anna Holm", "V", ""},
      {"Anna Holm (Borgmester)(V)", "Anna Holm", "V", ""},
      {"Anna Holm (A) - formand", "Anna Holm", "A", ""},
      {"Anna Holm (Socialdemokratiet)", "Anna Holm", "Socialdemokratiet", ""},
      {"Anna Holm (UP-1)", "Anna Holm", "UP-1", ""},
      {"Anna Holm Ø", "Anna Holm", "Ø", ""},
      {"Rådmand Anna Holm", "Anna Holm", "", ""},
      {"1. viceborgmester Anna Holm (F)", "Anna Holm", "F", ""},
      {"A. Holm (O)", "A. Holm", "O", ""},
      {"Anna T. Holm.", "Anna T. Holm", "", ""},
      {"Anna von Holm", "Anna von Holm", "", ""},
      {"Øjvind Åkjær", "Øjvind Åkjær", "", ""},
      {"Chr. Holm", "Chr. Holm", "", ""},
      {"Anna\nHolm (A)", "Anna Holm", "A", ""},
      {"Anna Holm (sygdom)", "Anna Holm", "", "sygdom"},
      {"Anna Holm (A) (punkt 5)", "Anna Holm", "A", "punkt 5"},
      {"Anna Holm, Bo Kjær", "Anna Holm", "", ""},
      {"Anna Holm Dagsorden", "Anna Holm", "", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto person =
        referat::minutes::person_at(row.text, 0, row.text.size(), NameForm::full, referat::builtin_layout().names);
    REQUIRE(person.has_value());
    CHECK(person->name == row.name);
    CHECK(person->party == row.party);
    CHECK(person->remark == row.remark);
  }
}

TEST_CASE("what is capitalised but no person is not read as one") {
  for (const std::string text :
       {"Norddal Kommune", "Dansk Folkeparti", "Enhedslisten De Rød-Grønne", "Anna", "Ingen", "Byrådet",
        "Børne- og Ungeudvalget", "anna holm", "Liste B", "Side 2", "A", "(A)", ""}) {
    CAPTURE(text);
    CHECK_FALSE(
        referat::minutes::person_at(text, 0, text.size(), NameForm::full, referat::builtin_layout().names).has_value());
  }
}

TEST_CASE("in brackets may stand that somebody is biased") {
  CHECK(lines("Fraværende: Anna Holm (A) (inhabil)") == std::vector<std::string>{"Anna Holm/A/recused"});
}

TEST_CASE("lists under labels give one absence a person") {
  const struct {
    std::string text;
    std::vector<std::string> expected;
  } rows[] = {
      {"Fraværende: Anna Holm (A), Bo Kjær (V) og Carl Ring",
       {"Anna Holm/A/absent", "Bo Kjær/V/absent", "Carl Ring//absent"}},
      {"Fraværende:\n\nAnna Holm (Løsgænger)\n\nBo Kjær (A)\n", {"Anna Holm/Løsgænger/absent", "Bo Kjær/A/absent"}},
      {"Afbud\n  • Anna Holm (A)\n  • Bo Kjær\nBemærkninger", {"Anna Holm/A/excused", "Bo Kjær//excused"}},
      {"Fraværende:\nAnna Holm\nBo Kjær\nBilag:\nCarl Ring", {"Anna Holm//absent", "Bo Kjær//absent"}},
      {"**Afbud:** Anna Holm", {"Anna Holm//excused"}},
      {"Godkendt.Afbud: Anna Holm", {"Anna Holm//excused"}},
      {"Møde slut: 19:00 Fraværende: Anna Holm og Bo Kjær", {"Anna Holm//absent", "Bo Kjær//absent"}},
      {"Fraværende: Anna Holm (A)\nBo Kjær (V)\n\nGodkendt.", {"Anna Holm/A/absent", "Bo Kjær/V/absent"}},
      {"Fraværende: Anna Holm (A)\nBo Kjær", {"Anna Holm/A/absent"}},
      {"Afbud: Centerchef Anna Holm, AMR Bo Kjær og FTR Carl Ring (FOA)",
       {"Anna Holm//excused", "Bo Kjær//excused", "Carl Ring/FOA/excused"}},
      {"Afbud\nAnna Holm (A), i stedet for Anna Holm deltog stedfortræder Bo Kjær (A)\nCarl Ring (V), sygdom",
       {"Anna Holm/A/excused", "Anna Holm//absent///Bo Kjær/A", "Carl Ring/V/excused/sygdom"}},
      {"Fraværende: Anna Holm (A). For Anna Holm deltog stedfortræder Bo Kjær.",
       {"Anna Holm/A/absent", "Anna Holm//absent///Bo Kjær"}},
      {"Deltagere\nAnna Holm (A)\nBo Kjær (V) (forlod mødet kl. 16)\nCarl Ring (Ø) (afbud)",
       {"Bo Kjær/V/partial//kl. 16", "Carl Ring/Ø/excused"}},
      {"Fraværende:   Anna Holm (V)      Bo Kjær (A)\tCarl Ring",
       {"Anna Holm/V/absent", "Bo Kjær/A/absent", "Carl Ring//absent"}},
      {"Fraværende: Anna Holm      Bo Kjær", {"Anna Holm//absent", "Bo Kjær//absent"}},
      {"Fravær: Anna Holm, Bo Kjær deltog som stedfortræder", {"Anna Holm//absent///Bo Kjær"}},
      {"Afbud: Anna Holm (stedfortræder Bo Kjær), Carl Ring", {"Anna Holm//excused///Bo Kjær", "Carl Ring//excused"}},
      {"Afbud: Anna Holm – SF, Bo Kjær – Enhedslisten", {"Anna Holm/SF/excused", "Bo Kjær/Enhedslisten/excused"}},
      {"Ikke til stede under punktet: Anna Holm (A)", {"Anna Holm/A/partial"}},
      {"Fraværende under pkt. 5: Anna Holm (A)", {"Anna Holm/A/partial//5"}},
      {"Fraværende: Anna Holm (A) - stedfortræder Bo Kjær (A)", {"Anna Holm/A/absent///Bo Kjær/A"}},
      {"Fraværende: Anna Holm, Socialdemokratiet", {"Anna Holm/Socialdemokratiet/absent"}},
      {"Afbud: Anna Holm, formand, Bo Kjær", {"Anna Holm//excused", "Bo Kjær//excused"}},
      {"Fraværende: Anna Margrethe\nHolm (A), Bo Kjær (V)", {"Anna Margrethe Holm/A/absent", "Bo Kjær/V/absent"}},
      {"Fraværende: Anna Holm (A) (Stedfortræder: Bo Kjær (V))", {"Anna Holm/A/absent///Bo Kjær/V"}},
      {"Fraværende:     Anna Holm (V), sygdom\n                Bo Kjær (A), ferie",
       {"Anna Holm/V/absent/sygdom", "Bo Kjær/A/absent/ferie"}},
      {"Fraværende: Anna Holm,\nBo Kjær", {"Anna Holm//absent", "Bo Kjær//absent"}},
      {"Afbud: Anna Holm\nFraværende: Bo Kjær", {"Anna Holm//excused", "Bo Kjær//absent"}},
      {"Afbud: Fraværende: Bo Kjær", {"Bo Kjær//absent"}},
      {"Fraværende:\nForældrevalgte: Anna Holm", {"Anna Holm//absent"}},
      {"Fraværende:\nForældrevalgte: Afbud fra Anna Holm.", {"Anna Holm//excused"}},
      {"Fraværende: Anna Holm (A), tjenesterejse.", {"Anna Holm/A/absent/tjenesterejse"}},
      {"Fraværende: Anna Holm (sygdom)", {"Anna Holm//absent/sygdom"}},
      {"Fraværende: Anna Holm, sag 129-138", {"Anna Holm//partial//129-138"}},
      {"Fraværende: Anna Holm (A) (punkt 5)", {"Anna Holm/A/partial//5"}},
      {"Fraværende i mødet:\nAnna Holm til kl. 18.40 i punkt 2", {"Anna Holm//partial//til kl. 18.40, 2"}},
      {"Fraværende med afbud:\nAnna Holm (A) ankom kl. 17.54.", {"Anna Holm/A/partial//kl. 17.54"}},
      {"Fraværende: Anna Holm (V) - Bo Kjær (V) mødte som stedfortræder.", {"Anna Holm/V/absent///Bo Kjær/V"}},
      {"Afbud:\nAnna Holm, Bo Kjær indkaldt", {"Anna Holm//excused"}},
      {"Afbud:\nAnna Holm, Bo Kjær deltog", {"Anna Holm//excused///Bo Kjær"}},
      {"Afbud: Anna Holm\nStedfortræder: Bo Kjær (A)", {"Anna Holm//excused///Bo Kjær/A"}},
      {"Fremmøde og inhabilitet:\nAnna Holm havde meldt afbud, og Bo Kjær deltog i stedet.",
       {"Anna Holm//excused///Bo Kjær"}},
      {"Afbud: Anna og Bo", {"Anna//excused", "Bo//excused"}},
      {"Medlemmer:\nAnna Holm (A)\nBo Kjær (A) Stedfortræder for Carl Ring (A)", {"Carl Ring/A/absent///Bo Kjær/A"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(lines(row.text) == row.expected);
  }
}

TEST_CASE("labels and sentences are read through damage") {
  CHECK(lines("Fraverende:\n\nAnna Holm (A)") == std::vector<std::string>{"Anna Holm/A/absent"});
  CHECK(lines("Atbud: Anna Holm (A)") == std::vector<std::string>{"Anna Holm/A/excused"});
  CHECK(lines("Anna Holm var fravaerende.") == std::vector<std::string>{"Anna Holm//absent"});
}

TEST_CASE("nobody is absent who is not said to be") {
  for (const std::string text :
       {"Fraværende:", "Fraværende: Ingen", "Afbud: Nej", "Afbud: Ingen.",
        "Fraværende:\nNorddal Kommune\nKommunalbestyrelsen", "Afbud: -", "Fraværende:\nGodkendt.",
        "Medlemmer:\nAnna Holm (A)\nBo Kjær (V)", "Til stede: Anna Holm, Bo Kjær",
        "Bo Kjær (V) mødte som stedfortræder.", "Anna Holm (A) stemte imod.", "Referent: Anna Holm",
        "Følgende deltog ikke i behandlingen af punktet:\n\nGodkendt.", "Udvalget drøftede fravær: sygefravær.",
        "Dansk Folkeparti deltog ikke i forliget."}) {
    CAPTURE(text);
    CHECK(lines(text).empty());
  }
}

TEST_CASE("sentences tell of several persons and what is about them") {
  const struct {
    std::string text;
    std::vector<std::string> expected;
  } rows[] = {
      {"Anna Holm og Bo Kjær var fraværende.", {"Anna Holm//absent", "Bo Kjær//absent"}},
      {"Senior- og Omsorgsudvalget: Carl Ring var fraværende.", {"Carl Ring//absent"}},
      {"Medlemmer Anna Holm deltog Bo Kjær deltog Carl Ring var fraværende", {"Carl Ring//absent"}},
      {"Bo Kjær var inhabil og deltog ikke i sagens behandling.", {"Bo Kjær//recused"}},
      {"Finn Dam deltog ikke under punkt. 18. Gitte Vang var fraværende under punkterne 19, 20 og 21.",
       {"Finn Dam//not_participating//18", "Gitte Vang//partial//19, 20 og 21"}},
      {"Anna Holm (A) var fraværende. I stedet deltog Hans Bro (V)", {"Anna Holm/A/absent///Hans Bro/V"}},
      {"Under punkterne 14 og 18 deltog stedfortræder Jens Hald (V), da Kaj Lind (V) var inhabil.",
       {"Kaj Lind/V/recused//14 og 18/Jens Hald/V"}},
      {"Alle medlemmer undtagen Anna Holm (B), der havde meldt afbud.", {"Anna Holm/B/excused"}},
      {"Anna Holm (V), der er medlem af bestyrelsen for havnen, deltog ikke i behandlingen på grund af inhabilitet.",
       {"Anna Holm/V/recused"}},
      {"Rådmand Dorte Skov deltog ikke i sagens behandling.", {"Dorte Skov//not_participating"}},
      {"Anna Holm var forhindret i at deltage i behandlingen.", {"Anna Holm//not_participating"}},
      {"Carl Ring havde meldt afbud. 1. suppleant Dorte Skov var indkaldt, men mødte ikke frem.",
       {"Carl Ring//excused"}},
      {"Anna Holm (V) deltog ikke under punkterne 12-15 på grund af sygdom.",
       {"Anna Holm/V/not_participating/sygdom/12-15"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(lines(row.text) == row.expected);
  }
}

TEST_CASE("every label of attendance.tsv opens its kind of list") {
  for (const auto& row : read_table(referat_embedded_minutes_attendance_view(), 2)) {
    CAPTURE(std::string(row[0]));
    const std::vector<std::string> found = lines(std::string(row[0]) + ":\nAnna Holm (A)");
    if (row[1] == "mark") continue;
    const bool listed = row[1] != "mixed" && row[1] != "present" && row[1] != "substitutes";
    CHECK(found == (listed ? std::vector{"Anna Holm/A/" + std::string(row[1])} : std::vector<std::string>()));
  }
}

TEST_CASE("every mark of attendance.tsv tells in a table's column") {
  for (const auto& row : read_table(referat_embedded_minutes_attendance_view(), 2)) {
    if (row[1] != "mark") continue;
    const std::string mark(row[0]);
    CAPTURE(mark);
    CHECK(lines("Navn\tTil stede\tAfbud\nAnna Holm (A)\t" + mark + "\t\nBo Kjær (V)\t\t" + mark) ==
          std::vector<std::string>{"Bo Kjær/V/excused"});
  }
}

TEST_CASE("tables of attendance") {
  const auto table = [](const std::string& head, const std::string& rows) { return lines(head + '\n' + rows); };
  const std::vector<std::string> two{"Bo Kjær/V/excused", "Carl Ring//absent"};
  CHECK(table("Navn              Til stede   Afbud   Fraværende",
              "Anna Ærø (A)          X\nBo Kjær (V)                     X\nCarl Ring                              X") ==
        two);
  CHECK(table("| Navn | Mødt | Afbud | Fraværende |",
              "|---|:-:|---|---|\n| Anna Holm | x | | |\n| Bo Kjær (V) | | x | |\n| Carl Ring | | | x |") == two);
  CHECK(table("Navn\tParti\tAfbud\tFraværende", "Anna Holm\tA\t\t\nBo Kjær\tV\tx\t\n\nCarl Ring\t\t\tx") == two);
  // Names stand below the labels.
  CHECK(table("Til stede:        Afbud:", "Anna Holm         Bo Kjær (V)\nDorte Skov") ==
        std::vector<std::string>{"Bo Kjær/V/excused"});
  // The first column's label is one of those present.
  CHECK(table("Medlemmer         Afbud   Deltog", "Anna Holm                   x\nBo Kjær (V)         x") ==
        std::vector<std::string>{"Bo Kjær/V/excused"});
  // What follows the table is none of its rows.
  CHECK(table("Navn\tMødt\tAfbud", "Bo Kjær (V)\t\tX\nSagen blev drøftet\nCarl Ring\t\tX") ==
        std::vector<std::string>{"Bo Kjær/V/excused"});
  // A name that is past reading is a row all the same.
  CHECK(table("Navn\tMødt\tAfbud", "4nn@ H0lm\tX\t\nBo Kjær (V)\t\tX") ==
        std::vector<std::string>{"Bo Kjær/V/excused"});
  CHECK(lines("Afbud:   Ingen   Fraværende:   Carl Ring") == std::vector<std::string>{"Carl Ring//absent"});
  CHECK(table("År\tAfbud", "Bo Kjær\tX").empty());
}

TEST_CASE("lists that are numbered, counted, or have surnames first") {
  const std::vector<std::string> two{"Anna Holm/A/excused", "Bo Kjær/V/excused"};
  CHECK(lines("Afbud:\n1. Anna Holm (A)\n2. Bo Kjær (V)") == two);
  CHECK(lines("Afbud:\n- Anna Holm (A)\n- Bo Kjær (V)") == two);
  CHECK(lines("Afbud: 2 (Anna Holm (A) og Bo Kjær (V))") == two);
  CHECK(lines("Afbud (2): Anna Holm (A) og Bo Kjær (V)") == two);
  CHECK(lines("Afbud: 2 - Anna Holm (A), Bo Kjær (V)") == two);
  CHECK(lines("Afbud: | Anna Holm (A) | Bo Kjær (V)") == two);
  CHECK(lines("Afbud:\nHolm, Anna (A)\nKjær, Bo (V)") == two);
  CHECK(lines("Afbud: Holm, Anna (A); Kjær, Bo (V)") == two);
  CHECK(lines("Afbud: Holm, Anna (A) og Kjær, Bo (V)") == two);
  CHECK(lines("Afbud:\nA: Anna Holm\nV: Bo Kjær") == two);
  CHECK(lines("Afbud: A: Anna Holm, V: Bo Kjær") == two);
  CHECK(lines("Stedfortrædere: Eva Lund for Carl Ring, Ib Vang for Bo Kjær (V)") ==
        std::vector<std::string>{"Carl Ring//absent///Eva Lund", "Bo Kjær/V/absent///Ib Vang"});
  CHECK(lines("Fraværende: Anna Holm (Sygdom), Bo Kjær (V) (Afbud), Carl Ring (X)") ==
        std::vector<std::string>{"Anna Holm//absent/Sygdom", "Bo Kjær/V/excused", "Carl Ring/X/absent"});
  CHECK(lines("Afbud:\nHolm, Anna") == std::vector<std::string>{"Anna Holm//excused"});
  CHECK(lines("Afbud: Anna, Bo") == std::vector<std::string>{"Anna//excused", "Bo//excused"});
  CHECK(lines("Afbud: Anna Holm, Bo Kjær (V)") == std::vector<std::string>{"Anna Holm//excused", "Bo Kjær/V/excused"});
}

TEST_CASE("every phrase of absence_phrases.tsv finds its example") {
  for (const auto& row : read_table(referat_embedded_minutes_absence_phrases_view(), 4)) {
    const std::string example(row[3]);
    CAPTURE(example);
    if (row[0] == "replaced") {
      CHECK(lines("Carl Ring var fraværende. " + example) ==
            std::vector<std::string>{"Carl Ring//absent///Bo Kjær" +
                                     std::string(example.find("(V)") == std::string::npos ? "" : "/V")});
    } else if (row[0] == "present" || row[0] == "summoned") {
      CHECK(lines(example).empty());
    } else if (row[0] == "stands_in") {
      CHECK(lines("Afbud: Anna Holm\nStedfortrædere: " + example) ==
            std::vector<std::string>{"Anna Holm//excused", "Anna Holm//absent///Bo Kjær"});
    } else {
      const std::vector<Absence> found = absences(example);
      REQUIRE_FALSE(found.empty());
      CHECK(found.front().name == "Anna Holm");
      CHECK(name(found.front().kind) == row[0]);
      CHECK((row[1].find("{substitute}") == std::string_view::npos) == found.front().substitute.empty());
    }
  }
}

TEST_CASE("every limit and reason of the tables is found") {
  for (const auto& row : read_table(referat_embedded_minutes_limits_view(), 4)) {
    const std::string example(row[3]);
    CAPTURE(example);
    const std::vector<Absence> found = absences("Fraværende: Anna Holm, " + example);
    REQUIRE(found.size() >= 1);
    CHECK_FALSE(found.front().limits.empty());
  }
  for (const auto& row : read_table(referat_embedded_minutes_reasons_view(), 1)) {
    CHECK(lines("Fraværende: Anna Holm, " + std::string(row[0]) + ".") ==
          std::vector{"Anna Holm//absent/" + std::string(row[0])});
  }
}

TEST_CASE("every party, title and particle of the tables is known") {
  for (const auto& row : read_table(referat_embedded_minutes_parties_view(), 2)) {
    if (row[1] == "before") {
      CHECK(referat::builtin_layout().names.stands_before_party(row[0]));
      continue;
    }
    const std::string text = "Anna Holm (" + std::string(row[0]) + ")";
    CHECK(referat::minutes::person_at(text, 0, text.size(), NameForm::full, referat::builtin_layout().names)->party ==
          (row[1] == "code" || row[1] == "name" ? row[0] : row[1]));
  }
  for (const auto& row : read_table(referat_embedded_minutes_titles_view(), 1)) {
    const std::string title = row[0].starts_with('*') ? "Center" + std::string(row[0].substr(1)) : std::string(row[0]);
    const std::string text = title + " Anna Holm";
    CHECK(referat::minutes::person_at(text, 0, text.size(), NameForm::full, referat::builtin_layout().names)->name ==
          "Anna Holm");
  }
  for (const auto& row : read_table(referat_embedded_minutes_particles_view(), 1)) {
    const std::string text = "Anna " + std::string(row[0]) + " Holm";
    if (text.find('.') == std::string::npos) {
      CHECK(referat::minutes::person_at(text, 0, text.size(), NameForm::full, referat::builtin_layout().names)->name ==
            text);
    }
  }
}

TEST_CASE("one person has one name in a meeting's records, and is printed as in the text") {
  const std::string text =
      "Byrådet\nReferat 3. april 2019\nMedlemmer: Lærke Brandt (A), Bo Thor Kjær (V)\n\n1. Ny skole\nSagsnr.: 19/1234\n"
      "Beslutning\nGodkendt.\nFraværende: Lerke Brandt (A), Bo Kjær (V)\n";
  const std::vector<referat::Absentee> found = referat::absentees(referat::segment(text));
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "Lærke Brandt");
  CHECK(found[0].text == "Lerke Brandt (A)");
  CHECK(found[1].name == "Bo Thor Kjær");
  CHECK(found[1].text == "Bo Kjær (V)");
}

TEST_CASE("forms of a name") {
  referat::minutes::NameForms forms;
  for (const std::string_view name :
       {"Anna Holm", "Anne Holm", "Åse Kjær", "Ase Kjær", "Ase Kjær", "Bo T. Dam", "Bo Dam"}) {
    forms.add(name);
  }
  CHECK(forms.form_of("Anna Holm") == "Anna Holm");
  CHECK(forms.form_of("Anne Holm") == "Anne Holm");
  CHECK(forms.form_of("Ase Kjær") == "Åse Kjær");
  CHECK(forms.form_of("Bo Dam") == "Bo T. Dam");
  CHECK(forms.form_of("Carl Ring") == "Carl Ring");
}

TEST_CASE("who is recused on an item and takes no part in it is one record") {
  const std::string text =
      "Byrådet\nReferat 3. april 2019\n\n1. Ny skole\nSagsnr.: 19/1234\nBeslutning\nGodkendt.\n\nInhabile: Anna Holm "
      "(V)\nAnna Holm deltog ikke i behandlingen af sagen.\n";
  const std::vector<referat::Absentee> found = referat::absentees(referat::segment(text));
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == AbsenceKind::recused);
}
