#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "minutes/layout.h"
#include "minutes/opening.h"
#include "minutes/outcome.h"
#include "minutes/phrase.h"
#include "minutes/point.h"
#include "minutes/sentence.h"
#include "minutes/table.h"
#include "minutes/vocabulary.h"
#include "minutes/votes.h"
#include "referat/minutes.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(minutes_outcomes)
REFERAT_EMBEDDED(minutes_votes)
REFERAT_EMBEDDED(minutes_numbers)
REFERAT_EMBEDDED(minutes_dissent)
REFERAT_EMBEDDED(minutes_points)
REFERAT_EMBEDDED(minutes_stops)
REFERAT_EMBEDDED(minutes_openings)

using referat::builtin_layout;
using referat::Decision;
using referat::Outcome;
using referat::minutes::find_outcome;
using referat::minutes::read_table;
using referat::minutes::Sentence;

namespace {

/// Sentences, with the text they refer to.
struct Read {
  explicit Read(std::string printed)
      : text(std::move(printed)),
        folded(referat::minutes::lower(text)),
        sentences(referat::minutes::sentences(text, folded, {0, text.size()}, builtin_layout().vocabulary)) {}
  ~Read() = default;
  Read(const Read&) = delete;
  Read(Read&&) = delete;
  Read& operator=(const Read&) = delete;
  Read& operator=(Read&&) = delete;

  std::string text;
  std::string folded;
  std::vector<Sentence> sentences;
};

std::string outcome(const std::string& text) {
  const Read read(text);
  const auto found = find_outcome(read.sentences, builtin_layout());
  return found ? std::string(name(found->outcome)) : "";
}

std::string number(const std::optional<int>& count) { return count ? std::to_string(*count) : "-"; }

/// Votes as one line: "31/14/6 for:A for:B(Anna Holm)".
std::string votes(const std::string& text, Outcome outcome = Outcome::approved) {
  const Read read(text);
  const referat::minutes::Votes found = referat::minutes::read_votes(read.sentences, outcome, builtin_layout());
  std::string line = number(found.in_favour) + "/" + number(found.against) + "/" + number(found.abstained);
  for (const Decision::Voter& voter : found.voters) {
    line += " " + voter.side + ":" + voter.party + (voter.name.empty() ? "" : "(" + voter.name + ")");
  }
  return line;
}

/// The records of one item's decision section: "point/outcome", or "outcome" for the whole item.
std::vector<std::string> decided(const std::string& text) {
  const std::string minutes =
      "1. Godkendelse af planen\n\nSagsfremstilling\n\nDer er en plan.\n\nBeslutning\n\n" + text + "\n";
  std::vector<std::string> lines;
  for (const Decision& decision : referat::decisions(referat::segment(minutes))) {
    lines.push_back((decision.point.empty() ? "" : decision.point + "/") + std::string(name(decision.outcome)));
  }
  return lines;
}

}  // namespace

TEST_CASE("sentences end where they should") {
  const struct {
    std::string text;
    std::vector<std::string> expected;
  } rows[] = {
      {"Godkendt. Udsat.", {"Godkendt.", "Udsat."}},
      {"Mødet den 1. oktober kl. 17.30 f.eks. i Norddal.", {"Mødet den 1. oktober kl. 17.30 f.eks. i Norddal."}},
      {"Indstillingen blev godkendt.Afbud er meldt", {"Indstillingen blev godkendt.", "Afbud er meldt"}},
      {"Godkendt\nAnna var her", {"Godkendt", "Anna var her"}},
      {"Byrådet besluttede efter en længere drøftelse at godkende administrationens\nindstilling.",
       {"Byrådet besluttede efter en længere drøftelse at godkende administrationens\nindstilling."}},
      {"Vedtaget med 14 stemmer imod 5. Anna gik.", {"Vedtaget med 14 stemmer imod 5.", "Anna gik."}},
      {"Hun sagde: \"Nej.\" Så gik hun.", {"Hun sagde: \"Nej.\"", "Så gik hun."}},
      {"- ja\n- nej", {"ja", "nej"}},
      {"T. Olsen (A) kom.\n\nSlut", {"T. Olsen (A) kom.", "Slut"}},
      {"For stemte A og V.\nDerefter slut", {"For stemte A og V.", "Derefter slut"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const Read read(row.text);
    std::vector<std::string> found;
    for (const Sentence& sentence : read.sentences) found.emplace_back(cut(read.text, sentence.span));
    CHECK(found == row.expected);
  }
}

TEST_CASE("no abbreviation of stops.tsv ends a sentence") {
  for (const auto& row : read_table(referat_embedded_minutes_stops_view(), 1)) {
    CAPTURE(std::string(row[0]));
    CHECK(Read("Det er " + std::string(row[0]) + ". Norddal").sentences.size() == 1);
  }
}

TEST_CASE("lower case keeps every character's place") {
  CHECK(referat::minutes::lower("ÆØÅ É – ABC “ü” ÿ") == "æøå é – abc “ü” ÿ");
}

TEST_CASE("a phrase is found with its slots") {
  const Read read("Anna deltog ikke, idet hun var inhabil.");
  const auto last = [&](std::string_view form) {
    referat::minutes::Phrases phrases;
    phrases.add(form);
    const auto match = phrases[0].match(read.sentences.front(), 1, referat::minutes::read_no_slot);
    return match ? static_cast<int>(match->last) : -1;
  };
  CHECK(last("deltog ikke") == 3);
  CHECK(last("kom|deltog slet? ikke") == 3);
  CHECK(last("deltog ..4 inhab*") == 7);
  CHECK(last("deltog ..4 *habil $") == 7);
  CHECK(last("deltog ..2 inhabil") == -1);
  CHECK(last("!anna deltog") == -1);
  CHECK(last("^ deltog") == -1);
  CHECK(last("{absent} deltog") == -1);
}

TEST_CASE("every phrase of outcomes.tsv tells its outcome") {
  for (const auto& row : read_table(referat_embedded_minutes_outcomes_view(), 6)) {
    const std::string example(row[5]);
    CAPTURE(example);
    CAPTURE(std::string(row[1]));
    if (row[0] == "withheld") {
      CHECK(referat::minutes::is_withheld(Read(example).sentences.front(), builtin_layout()));
    } else if (row[0] == "none") {
      CHECK(outcome(example).empty());
    } else if (row[0] == "amendment") {
      CHECK(outcome(example + " Indstillingen blev godkendt.") == "approved");
    } else {
      CHECK(outcome(example) == row[0]);
    }
  }
}

TEST_CASE("the whole sentence tells the outcome") {
  const struct {
    std::string text;
    std::string expected;
  } rows[] = {
      {"Dagsordenen blev herefter godkendt.", "approved"},
      {"Ikke godkendt.", "rejected"},
      {"Kan ikke anbefales.", "rejected"},
      {"1.-2. Anbefales ikke.", "rejected"},
      {"Godkendt, ikke mindst fordi planen er god.", "approved"},
      {"Taget til efterretning med bemærkning om, at udvalget ikke ønsker flere sager.", "noted"},
      {"Indstillingen blev forkastet med 39 stemmer imod 5.", "rejected"},
      {"Ændringsforslaget fra A blev forkastet. Indstillingen blev herefter godkendt.", "approved"},
      {"2 ændringsforslag blev forkastet med 29 stemmer imod og 1 for.", "rejected"},
      {"Borgmesteren meddelte, at punkt 9 udgår. Godkendt.", "approved"},
      {"Fremsendes til Norddal Byråd med bemærkning, at Magistraten anbefaler, at byrådet tiltræder den.",
       "recommended"},
      {"Tilbagesendes til Magistraten, idet byrådet har vedtaget Magistratens foranstående indstilling.", "approved"},
      {"Udvalget anbefaler, at sagen udsættes.", "recommended"},
      {"Sagen blev drøftet og taget til efterretning.", "noted"},
      {"Udvalget drøftede støtte til socialt udsatte børn.", "discussed"},
      {"Orienteringen blev taget til efterretning. Sagen sendes til Økonomiudvalget til orientering.", "noted"},
      {"Økonomiudvalgets indstilling blev godkendt.", "approved"},
      {"Anna Holm (A) kan ikke anbefale forslaget.", ""},
      {"Udvalget kan godkende indstillingen.", "approved"},
      {"Udvalget kan ikke godkende indstillingen.", "rejected"},
      {"Et flertal (A, V og C) besluttede at afvise forslaget.", "rejected"},
      {"Byrådet besluttede at sende sagen tilbage til udvalget.", "referred"},
      {"Udvalget ønsker ikke at imødekomme ansøgningen.", "rejected"},
      {"Ingen bemærkninger.", ""},
      {"Foretoges.", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(outcome(row.text) == row.expected);
  }
}

TEST_CASE("a damaged word of a phrase is known again") {
  const auto intended_word = [](std::string_view word) { return builtin_layout().vocabulary.find(word).meant; };
  CHECK(intended_word("dreftet") == "drøftet");
  CHECK(intended_word("tiltradt") == "tiltrådt");
  CHECK(intended_word("fraverende") == "fraværende");
  CHECK(intended_word("godkendt") == "godkendt");
  CHECK(intended_word("holmegaard") == "holmegaard");
  CHECK(intended_word("x") == "x");
  CHECK(outcome("Punktet blev kort dreftet.") == "discussed");
  CHECK(outcome("Udgar.") == "withdrawn");
}

TEST_CASE("points are read as numbers") {
  const struct {
    std::string text;
    std::string numbers;
    std::string printed;
  } rows[] = {
      {"Ad 1-2 Tiltrådt.", "1-2", "Ad 1-2"},
      {"1.-3. Anbefales", "1-3", "1.-3."},
      {"1. - 2.Anbefales.", "1-2", "1. - 2."},
      {"Ad. 1", "1", "Ad. 1"},
      {"Ad 1 og 3: Nej", "1, 3", "Ad 1 og 3:"},
      {"1.c. Nej", "1.c", "1.c."},
      {"2) Udsat", "2", "2)"},
      {"Pkt. 4 udsat", "4", "Pkt. 4"},
      {"At 1) nej", "1", "At 1)"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto point = referat::minutes::point_at(row.text, 0, row.text.size(), builtin_layout().point_words);
    REQUIRE(point.has_value());
    CHECK(point->numbers == row.numbers);
    CHECK(cut(row.text, point->span) == row.printed);
  }
  for (const std::string text :
       {"1. oktober 2018", "24-06-2021", "5 medlemmer", "Ad Eventuelt", "17.30", "123. Nej", ""}) {
    CAPTURE(text);
    CHECK_FALSE(referat::minutes::point_at(text, 0, text.size(), builtin_layout().point_words).has_value());
  }
  for (const auto& row : read_table(referat_embedded_minutes_points_view(), 1)) {
    const std::string text = std::string(row[0]) + " 2";
    CHECK(referat::minutes::point_at(text, 0, text.size(), builtin_layout().point_words)->named);
  }
}

TEST_CASE("points with outcomes of their own are records of their own") {
  const struct {
    std::string text;
    std::vector<std::string> expected;
  } rows[] = {
      {"Godkendt.", {"approved"}},
      {"Ad 1-2 Tiltrådt.", {"1-2/approved"}},
      {"1. Godkendt 2. Udsat", {"1/approved", "2/postponed"}},
      {"Ad 1 Godkendt. Ad 2 Udsat. Ad 3 Godkendt.", {"1, 3/approved", "2/postponed"}},
      {"1.a. Anbefales.\n1.b. Anbefales.\n1.c. Kan ikke anbefales.\n2.-4. Anbefales.",
       {"1.a, 1.b, 2-4/recommended", "1.c/rejected"}},
      {"Ad. 1\n\nDet blev drøftet, om planen er god.\n\nAd. 2\n\nPunktet blev kort drøftet.", {"discussed"}},
      {"Dialogmødet blev taget til efterretning.\n\nDer blev drøftet følgende:\n\n1. Planen\n\nDet blev drøftet.\n\n2. "
       "Udsatte børn",
       {"noted"}},
      {"Godkendt, dog blev punkt 3 ændret:\n1. Ny tekst\n2. Udsættes til senere", {"approved"}},
      {"a. Godkendt\nb. Udsat", {"a/approved", "b/postponed"}},
      {"A) Godkendt\nB) Ikke godkendt", {"A/approved", "B/rejected"}},
      {"Pkt. 1: Godkendt\nPkt. 2: Anbefales", {"1/approved", "2/recommended"}},
      {"Ad 1 Godkendt med 12 stemmer for og 3 imod.\nAd 2 Godkendt.", {"1/approved", "2/approved"}},
      {"Formanden bød velkommen.", {"unclassified"}},
      {"Beslutning ikke frigivet", {}},
      {"[…]", {}},
      {"", {}},
      {"Afbud: Anna Holm", {}},
      {"Godkendt.\n\nAfbud: Anna Holm", {"approved"}},
      {"Fraværende: Anna Holm (A)\nGodkendt.", {"approved"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(decided(row.text) == row.expected);
  }
}

TEST_CASE("a fallen amendment is a record with the vote that was told before") {
  const referat::Minutes minutes = referat::segment(
      "7. Lokalplan for havnen\n\nBeslutning\n\nÆndringsforslag fra Ø om flere boliger blev sat til afstemning. 6 "
      "stemte "
      "for, 23 stemte imod. Ændringsforslaget faldt.\nIndstillingen blev sat til afstemning: 24 stemte for, 5 stemte "
      "imod. Indstillingen blev vedtaget.\n");
  const std::vector<Decision> found = referat::decisions(minutes);
  REQUIRE(found.size() == 2);
  CHECK(found[0].outcome == Outcome::rejected);
  CHECK(found[0].votes_for == 6);
  CHECK(found[0].votes_against == 23);
  CHECK(found[0].text.starts_with("Ændringsforslag fra Ø"));
  CHECK(found[1].outcome == Outcome::approved);
  CHECK(found[1].votes_for == 24);
  CHECK(found[1].votes_against == 5);
}

TEST_CASE("a heading that needs its colon heads a decision where no other does") {
  const auto outcomes = [](const std::string& sections) {
    std::vector<std::string> names;
    for (const Decision& decision :
         referat::decisions(referat::segment("1. Ny plan\nSagsnr.: 21/1359\n\n" + sections))) {
      names.emplace_back(name(decision.outcome));
    }
    return names;
  };
  using Names = std::vector<std::string>;
  CHECK(outcomes("Referat:\nPlanen blev drøftet.\n") == Names{"discussed"});
  CHECK(outcomes("Sagsfremstilling\nDer er en plan.\n\nBesluttet: Planen godkendes.\n") == Names{"approved"});
  CHECK(outcomes("Referat:\nPlanen blev drøftet.\nKonklusion:\nPlanen blev vedtaget.\n") == Names{"approved"});
  CHECK(outcomes("Sagsfremstilling\nKonklusion: Planen kan godkendes.\n\nBeslutning\nUdsat.\n") == Names{"postponed"});
  CHECK(outcomes("Sagsfremstilling\nPlanen er ny.\nKonklusion: Planen er god.\n\n2. Ny sti\nSagsnr.: 21/1360\n\n"
                 "Beslutning\nUdsat.\n") == Names{"postponed"});
  CHECK(outcomes("Sagsfremstilling\n\nKonklusion\n\nPlanen er god.\n").empty());
  CHECK(outcomes("Afgørelse\nDer meddeles afslag.\n") == Names{"rejected"});
}

TEST_CASE("headings that are broken over two lines, or stand in a column of their own") {
  const auto told = [](const std::string& decision) {
    const std::string text = "1. Ny plan\nSagsnr.: 21/1359\nIndstilling\nAt planen godkendes.\n\n" + decision + "\n";
    std::string all;
    for (const Decision& found : referat::decisions(referat::segment(text))) {
      all += std::string(name(found.outcome)) + "/" + found.body + "/" + found.date + " ";
    }
    return all;
  };
  CHECK(told("Beslutning i Klima-, Teknik- og\nMiljøudvalget den 01-03-2021\nUdsat.") ==
        "postponed/Klima-, Teknik- og Miljøudvalget/2021-03-01 ");
  CHECK(told("Beslutning i Byrådet den\n12. marts 2021\nUdsat.") == "postponed/Byrådet/2021-03-12 ");
  CHECK(told("Beslutning i Byrådet fredag den 12. marts 2021\nUdsat.") == "postponed/Byrådet/2021-03-12 ");
  CHECK(told("Beslutning\tUdsat.") == "postponed// ");
  CHECK(told("Beslutning      Udsat.") == "postponed// ");
}

TEST_CASE("a sentence with a date is no heading") {
  CHECK(decided("Beslutning: Sagen udsættes til den 3. maj 2021.") == std::vector<std::string>{"postponed"});
  CHECK(decided("Næste møde er den 2. september 2019.") == std::vector<std::string>{"unclassified"});
}

TEST_CASE("every opening of openings.tsv begins a decision under no heading") {
  for (const auto& row : read_table(referat_embedded_minutes_openings_view(), 4)) {
    CAPTURE(std::string(row[3]));
    const Read read("Der er en plan. Den er god.\n" + std::string(row[3]));
    if (row[0] == "after-body") {
      const auto body = referat::minutes::stated_decision(read.sentences.back(), builtin_layout());
      REQUIRE(body.has_value());
      CHECK(cut(read.text, *body) == "Økonomiudvalget");
    } else if (row[0] == "earlier") {
      const Read last("Der er en plan.\n\n" + std::string(row[3]));
      CHECK_FALSE(referat::minutes::closing_decision(last.sentences, builtin_layout()).has_value());
    } else {
      const Read last("Der er en plan.\n\n" + std::string(row[3]));
      if (row[0] == "last") {
        CHECK(referat::minutes::closing_decision(last.sentences, builtin_layout()).has_value());
      }
      CHECK(referat::minutes::bare_decision(read.sentences, builtin_layout()) == 2);
      CHECK(referat::minutes::closing_decision(read.sentences, builtin_layout()).has_value() == (row[0] == "prose"));
    }
  }
  for (const std::string text :
       {"1. at planen godkendes.", "Sagen er vigtig.", "Byen har godkendt det.", "Vi blev, hvor vi var."}) {
    CAPTURE(text);
    CHECK_FALSE(referat::minutes::bare_decision(Read(text).sentences, builtin_layout()).has_value());
  }
  CHECK_FALSE(
      referat::minutes::closing_decision(Read("Sagen blev udsat på mødet den 3. maj 2019.").sentences, builtin_layout())
          .has_value());
}

TEST_CASE("the last paragraph of an item is its decision where a body decides there") {
  const auto closes = [](const std::string& text) {
    return referat::minutes::closing_decision(Read(text).sentences, builtin_layout()).has_value();
  };
  CHECK(closes("Planen koster 5 kr.\n\nByrådet vedtog at bevilge beløbet.\nAnna Holm stemte imod."));
  CHECK(closes("Planen koster 5 kr.\n\nTeknisk Udvalg besluttede, at planen sendes videre."));
  CHECK_FALSE(closes("Planen koster 5 kr.\nByrådet vedtog at bevilge beløbet."));
  CHECK_FALSE(closes("Byen er stor.\n\nByrådet vedtog at bevilge beløbet.\n\nDerfor er der en plan."));
  CHECK_FALSE(closes("Byen er stor.\n\nByrådet vedtog i 2009 en ny model."));
}

TEST_CASE("a decision without a heading is read from where it begins") {
  const std::string text =
      "Nr. 2     Ny plan\n\nProblemstilling\n\nDer er for få biler.\n\nØkonomi\n\nDet koster 5 kr.\n\n"
      "Ændringsforslaget fra A blev forkastet med 20 stemmer imod 6.\n\n"
      "Indstillingen blev godkendt med 19 stemmer imod 7. 2 undlod at stemme.\n";
  const std::vector<Decision> found = referat::decisions(referat::segment(text));
  REQUIRE(found.size() == 2);
  CHECK(found[0].outcome == Outcome::rejected);
  CHECK(found[0].votes_for == 6);
  CHECK(found[0].votes_against == 20);
  CHECK(found[0].text == "Ændringsforslaget fra A blev forkastet med 20 stemmer imod 6.");
  CHECK(found[1].outcome == Outcome::approved);
  CHECK(found[1].votes_for == 19);
  CHECK(found[1].votes_against == 7);
  CHECK(found[1].votes_abstained == 2);
}

TEST_CASE("every phrase of votes.tsv is read in its example") {
  for (const auto& row : read_table(referat_embedded_minutes_votes_view(), 4)) {
    CAPTURE(std::string(row[3]));
    CHECK(votes(std::string(row[3])) != "-/-/-");
  }
}

TEST_CASE("every word of numbers.tsv is a count") {
  for (const auto& row : read_table(referat_embedded_minutes_numbers_view(), 2)) {
    CHECK(votes("Godkendt. " + std::string(row[0]) + " stemte imod.") == "-/" + std::string(row[1]) + "/-");
  }
}

TEST_CASE("votes are counted by side and voter") {
  const struct {
    std::string text;
    Outcome outcome;
    std::string expected;
  } rows[] = {
      {"Godkendt med 31 stemmer imod 14. 6 undlod.", Outcome::approved, "31/14/6"},
      {"Godkendt med 42 stemmer mod 4. 8 medlemmer undlod at stemme.", Outcome::approved, "42/4/8"},
      {"Forkastet med 39 stemmer imod 5.", Outcome::rejected, "5/39/-"},
      {"Forkastet med 29 stemmer imod og 1 for.", Outcome::rejected, "1/29/-"},
      {"For stemte: A, B og Ø.\nImod stemte: C og Anna Holm (løsgænger).", Outcome::approved,
       "-/-/- for:A for:B for:Ø against:C against:løsgænger(Anna Holm)"},
      {"For stemte:   8 (A+O+V)", Outcome::approved, "8/-/- for:A for:O for:V"},
      {"For stemte: 3 (T+Anna Holm(Løsgænger)+B)", Outcome::approved, "3/-/- for:T for:Løsgænger(Anna Holm) for:B"},
      {"For stemte 13 medlemmer (A, V og F). Imod stemte Anna Holm (O).", Outcome::approved,
       "13/-/- for:A for:V for:F against:O(Anna Holm)"},
      {"For: 2 (Anna Holm (A), Bo Kjær (V))\nImod: 1 (Hans Bro (B))", Outcome::approved,
       "2/1/- for:A(Anna Holm) for:V(Bo Kjær) against:B(Hans Bro)"},
      {"Undlod at stemme:", Outcome::approved, "-/-/0"},
      {"For stemte 10:\nImod stemte:", Outcome::approved, "10/0/-"},
      {"Stemte imod:\nA, med bemærkning om skatten.\nØ", Outcome::approved, "-/-/- against:A against:Ø"},
      {"5 medlemmer (A+V+C) anbefaler forslaget.", Outcome::recommended, "5/-/- for:A for:V for:C"},
      {"Følgende undlod at stemme: Ø.", Outcome::approved, "-/-/- abstained:Ø"},
      {"Liste B stemte imod, idet de ønsker mere.", Outcome::approved, "-/-/- against:B"},
      {"Listerne F og Ø stemte imod.", Outcome::approved, "-/-/- against:F against:Ø"},
      {"Dansk Folkeparti stemte imod.", Outcome::approved, "-/-/- against:Dansk Folkeparti"},
      {"Vedtaget med 27 stemmer. Ingen stemte imod. To undlod at stemme.", Outcome::approved, "27/0/2"},
      {"Godkendt uden afstemning.", Outcome::approved, "-/-/-"},
      {"For:\nSocialdemokratiet, Venstre\n\nImod:\nDansk Folkeparti", Outcome::approved,
       "-/-/- for:Socialdemokratiet for:Venstre against:Dansk Folkeparti"},
      {"Vedtaget med 21 stemmer for (A, V), 6 imod (C) og 2 undlod at stemme (I).", Outcome::approved,
       "21/6/2 for:A for:V against:C abstained:I"},
      {"Afvist. Et flertal (A, V) besluttede at afvise forslaget. Et mindretal (Ø) stemte for forslaget.",
       Outcome::rejected, "-/-/- against:A against:V for:Ø"},
      {"For 17, imod 7, hverken for eller imod 1.", Outcome::approved, "17/7/1"},
      {"Ø (Anna Holm, Bo Kjær), A stemte imod.", Outcome::approved,
       "-/-/- against:Ø(Anna Holm) against:Ø(Bo Kjær) against:A"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(votes(row.text, row.outcome) == row.expected);
  }
}

TEST_CASE("dissent is kept as text, with what is quoted") {
  for (const auto& row : read_table(referat_embedded_minutes_dissent_view(), 3)) {
    CAPTURE(std::string(row[2]));
    CHECK(referat::minutes::read_dissent(Read(std::string(row[2])).sentences, builtin_layout()) == row[2]);
  }
  const Read read("Godkendt. A afgav følgende protokolbemærkning: \"Vi er imod. Planen er dårlig.\" Mødet sluttede.");
  CHECK(referat::minutes::read_dissent(read.sentences, builtin_layout()) ==
        "A afgav følgende protokolbemærkning: \"Vi er imod. Planen er dårlig.\"");
}

TEST_CASE("a decision carries its item, body and date") {
  const std::string text =
      "7. Ny plan\n\n21/1359 Åben sag\n\nSagsfremstilling\n\nDer er en plan.\n\n"
      "Beslutning i Økonomiudvalget den 17-05-2022\n\nAd 1-2 Tiltrådt.\n\n"
      "Beslutning i Kommunalbestyrelsen den 24-05-2022\n\nGodkendt med 14 stemmer imod 5. Anna Holm (A) tog "
      "forbehold.\n";
  const std::vector<Decision> found = referat::decisions(referat::segment(text));
  REQUIRE(found.size() == 2);
  CHECK(found[0].item == "7");
  CHECK(found[0].case_number == "21/1359");
  CHECK(found[0].title == "Ny plan");
  CHECK(found[0].body == "Økonomiudvalget");
  CHECK(found[0].date == "2022-05-17");
  CHECK(found[0].text == "Ad 1-2 Tiltrådt.");
  CHECK(cut(text, found[0].place.span) == "Ad 1-2 Tiltrådt.");
  CHECK(found[1].body == "Kommunalbestyrelsen");
  CHECK(found[1].votes_for == 14);
  CHECK(found[1].votes_against == 5);
  CHECK(found[1].dissent == "Anna Holm (A) tog forbehold.");
  CHECK(found[1].confidence > 0.9);
}

TEST_CASE("a decision's text has the signs that its sentences begin with") {
  const std::string kept =
      "Godkendt. = to nye pladser. § 5 gælder. (Se bilag.) +45 kr. £5 pr. time.\n\n\"Planen er god.\"";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {kept, kept},
      {"Ad 1: § 5 gælder ikke. Godkendt.", "Ad 1: § 5 gælder ikke. Godkendt."},
      {"- Godkendt.\n- (Se bilag.)", "Godkendt.\n(Se bilag.)"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    const std::vector<Decision> found =
        referat::decisions(referat::segment("1. Ny plan\n\nBeslutning\n\n" + row.first + "\n"));
    REQUIRE(found.size() == 1);
    CHECK(found.front().text == row.second);
  }
}

TEST_CASE("a decision under a heading that no table knows") {
  const auto outcomes_of = [](const std::string& end) {
    std::string found;
    for (const Decision& decision :
         referat::decisions(referat::segment("1. Ny skole\nSagsnr.: 19/1234\nResume\nDer er en sag.\n" + end))) {
      found += name(decision.outcome);
    }
    return found;
  };
  CHECK(outcomes_of("\nRådslagning\n\nGodkendt.\n") == "approved");
  CHECK(outcomes_of("\nRådslagning:\nTaget til efterretning.\n") == "noted");
  CHECK(outcomes_of("Indstilling\nGodkendes.\n").empty());
  CHECK(outcomes_of("Der er mange ord i denne linje om skolen, som\nGodkendt materiale koster penge.\n").empty());
}

TEST_CASE("voters and counts that do not agree make a decision less sure") {
  const auto confidence_of = [](const std::string& decision) {
    return referat::decisions(referat::segment("1. Ny skole\nSagsnr.: 19/1234\nBeslutning\n" + decision))
        .at(0)
        .confidence;
  };
  const double agreed = confidence_of("Godkendt. Imod stemte 2: Anna Holm (O) og Bo Kjær (O).");
  CHECK(confidence_of("Godkendt. Imod stemte 3: Anna Holm (O) og Bo Kjær (O).") < agreed);
  CHECK(confidence_of("Godkendt. Imod stemte 3: O.") == agreed);
}
