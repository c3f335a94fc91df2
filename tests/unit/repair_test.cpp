#include "referat/repair.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <string>
#include <vector>

#include "repair/edits.h"
#include "repair/leaders.h"
#include "repair/opposites.h"
#include "repair/pages.h"
#include "repair/tokens.h"

namespace {

using referat::Edit;
using referat::Span;

/// Invented minutes as an English model reads them; enough of it for the page's profile to show.
constexpr std::string_view kDamaged =
    "Beslutning\n\nUdvalget dreftede sagen og besluttede, at forvaltningen skal udarbejde et nyt forslag pa næste "
    "mede.\n"
    "Forslaget bor indeholde en beskrivelse af de okonomiske konsekvenser for omradet og af, hvordan bornene far\n"
    "mulighed for at folge undervisningen. Der skal veere fokus pa trivsel, og foreeldrene skal hores.\n"
    "Byradet fik forelagt en status for arbejdet med den nye skole 1 Lyngdal.\n";

std::string mend(std::string_view text) { return referat::repair(text).text; }

}  // namespace

TEST_CASE("a page read by an English model is mended") {
  const referat::Repaired repaired = referat::repair(
      "Udvalget dreftede sagen og besluttede, at forvaltningen skal udarbejde et nyt forslag pa det kommende mode.\n"
      "Forslaget skal indeholde en beskrivelse af de okonomiske konsekvenser for omradet og af, hvordan bornene far\n"
      "mulighed for at folge undervisningen. Der skal veere fokus pa trivsel, og foreeldrene skal hores.\n");
  CHECK(repaired.text ==
        "Udvalget drøftede sagen og besluttede, at forvaltningen skal udarbejde et nyt forslag på det kommende møde.\n"
        "Forslaget skal indeholde en beskrivelse af de økonomiske konsekvenser for området og af, hvordan børnene får\n"
        "mulighed for at følge undervisningen. Der skal være fokus på trivsel, og forældrene skal høres.\n");
  for (const Edit& edit : repaired.edits) {
    CHECK(edit.cause == referat::Cause::ocr);
    CHECK(edit.confidence > 0.5);
    CHECK(edit.confidence <= 1.0);
  }
}

TEST_CASE("edits replay, and lead back to the input") {
  const referat::Repaired repaired = referat::repair(kDamaged);
  REQUIRE(!repaired.edits.empty());
  CHECK(referat::replay(kDamaged, repaired.edits) == repaired.text);
  const std::size_t at = repaired.text.find("børnene");
  REQUIRE(at != std::string::npos);
  CHECK(referat::cut(kDamaged, repaired.positions.to_source({at, at + std::string_view("børnene").size()})) ==
        "bornene");
}

TEST_CASE("repairing twice changes nothing more") { CHECK(mend(mend(kDamaged)) == mend(kDamaged)); }

TEST_CASE("a rare form of a known word is no damage, however often it stands there") {
  // The dictionary has the singular and its genitive alone.
  const std::string sentence = "Museet viser en udstilling om egnens hørskættere, vævere og farvere.\n";
  std::string text;
  for (int times = 1; times <= 32; ++times) {
    text += sentence;
    CHECK(referat::repair(text).edits.empty());
  }
}

TEST_CASE("a word in capitals stands among others") {
  CHECK(mend(std::string(kDamaged) + "PA sigt skal skolen have flere elever.\n").find("På sigt") != std::string::npos);
}

TEST_CASE("sound text comes back byte for byte") {
  for (const std::string_view text : {
           "Punktet blev drøftet, og indstillingen blev godkendt.\r\n",
           "Åben sag\n\nØkonomiske konsekvenser\n\nIngen.\n",
           "1\t2\t3\n4,5\t6,7\t8,9\n",
           "int main() { return 0; }\n",
           "",
           "\n\f\n",
       }) {
    CHECK(mend(text) == text);
  }
}

TEST_CASE("a sign alone is a party's letter on a damaged page, and itself on a sound one") {
  const std::string damaged =
      std::string(kDamaged) + "Karen Holm (@) stemte imod. Imod stemte: @, da @ har eget forslag.\n";
  CHECK(mend(damaged).find("Karen Holm (Ø) stemte imod. Imod stemte: Ø, da Ø har eget forslag.") != std::string::npos);
  const std::string address = std::string(kDamaged) + "Skriv til post@lyngdal.dk.\n";
  CHECK(mend(address).find("post@lyngdal.dk") != std::string::npos);
  const std::string sound = "Tegnet @ skal stå mellem navnet og stedet, og (@) læses op som \"snabel-a\".\n";
  CHECK(mend(sound) == sound);
}

TEST_CASE("headings that ran into what follows are no damage") {
  for (const std::string_view glued : {"FraværendeIngen", "BeslutningAnbefales til byrådet.", "BilagIngen bilag."}) {
    CHECK(mend(glued) == glued);
  }
}

TEST_CASE("bars between columns are no letters, and a bar in a sentence is one") {
  const std::string_view rows = "Navn | Parti | Fremmede\nKaren Holm | i | Ja\nBo Lind | i | Nej\n";
  CHECK(mend(std::string(kDamaged) + "\n" + std::string(rows)).ends_with(rows));
  CHECK(mend(std::string(kDamaged) + "\nSkolen ligger | byen.\n").ends_with("Skolen ligger i byen.\n"));
}

TEST_CASE("other languages, and code, are left alone beside damaged Danish") {
  for (const std::string_view paragraph : {
           "The committee met on Monday and approved the minutes of the last meeting, which were then signed by all.",
           "Der Ausschuss hat beschlossen, die neue Schule nicht im Norden zu bauen, sondern mit der alten.",
           "Nämnden beslutade att godkänna förslaget och att ärendet därmed är avslutat för denna gång.",
           "Utvalget vedtok i møtet at skolen skal bygges etter planen, og det ble enstemmig vedtatt.",
           "for (int i = 0; i < 10; ++i) { total += fare(i); }",
       }) {
    const std::string text = std::string(kDamaged) + "\n" + std::string(paragraph) + "\n";
    const std::string mended = mend(text);
    CHECK(mended.starts_with("Beslutning\n\nUdvalget drøftede sagen"));
    CHECK(mended.ends_with("\n" + std::string(paragraph) + "\n"));
  }
}

TEST_CASE("numbers, addresses and case numbers are never touched") {
  const std::string text =
      std::string(kDamaged) +
      "Sagsnr. 21-014448 og 23/43, 06-06-2023 kl. 17.30-18.30, 0,5 mio. kr., skole@lyngdal.example,\n"
      "www.lyngdal.example/borger, 00.30.00-S00-3607-18.\n";
  CHECK(mend(text).ends_with(
      "Sagsnr. 21-014448 og 23/43, 06-06-2023 kl. 17.30-18.30, 0,5 mio. kr., skole@lyngdal.example,\n"
      "www.lyngdal.example/borger, 00.30.00-S00-3607-18.\n"));
}

TEST_CASE("characters that stand for others") {
  CHECK(mend("BÃ¸rn pÃ¥ skolen") == "Børn på skolen");                  // UTF-8 shown as Windows-1252
  CHECK(mend("BÃƒÂ¸rn pÃƒÂ¥ skolen") == "Børn på skolen");              // twice
  CHECK(mend("Regionsr├Ñdet") == "Regionsrådet");                       // UTF-8 shown as CP850
  CHECK(mend("Bo\u0338rn pa\u030A skolen") == "Børn på skolen");        // letters made of their parts
  CHECK(mend("konﬂikt og ﬁnansiering") == "konflikt og finansiering");  // ligatures
  CHECK(mend("kommunal\u00ADbestyrelsen") == "kommunalbestyrelsen");    // soft hyphen
}

TEST_CASE("tokens know what they are and what stands before them") {
  using referat::engine::Before;
  using referat::engine::TokenKind;
  struct Row {
    std::string_view text;
    std::string_view symbols;
    TokenKind kind;
    Before before;
  };
  // The last token of each text.
  for (const Row& row : std::vector<Row>{
           {"det er", "er", TokenKind::word, Before::word},
           {"Ja. Det", "Det", TokenKind::word, Before::sentence},
           {"kl. otte", "otte", TokenKind::word, Before::word},
           {"ja, nej", "nej", TokenKind::word, Before::mark},
           {"17 kr", "kr", TokenKind::word, Before::number},
           {"den 06-06-2023", "06-06-2023", TokenKind::number, Before::word},
           {"medarbejdere 1", "1", TokenKind::lone, Before::word},
           {"a@b.dk", "a@b.dk", TokenKind::untouched, Before::sentence},
           {"ja\n\nnej", "nej", TokenKind::word, Before::sentence},
           {"en sam-\nlede", "samlede", TokenKind::word, Before::word},
           {"B\xC3\xB8rne-\nog", "og", TokenKind::word, Before::word},
       }) {
    CAPTURE(row.text);
    const auto tokens = referat::engine::tokenize(row.text);
    REQUIRE(!tokens.empty());
    CHECK(tokens.back().symbols == row.symbols);
    CHECK(tokens.back().kind == row.kind);
    CHECK(tokens.back().before == row.before);
  }
}

TEST_CASE("a word broken at a line's end is mended in both halves") {
  CHECK(
      mend("Udvalget dreftede sagen pa modet, og forel-\ndrene far svar. Der er behov for okonomiske midler og for, at "
           "bor-\nnene pa omradet hores.\n") ==
      "Udvalget drøftede sagen på mødet, og foræl-\ndrene får svar. Der er behov for økonomiske midler og for, at "
      "bør-\nnene på området høres.\n");
}

TEST_CASE("a word behind a line's broken one is mended alone when the other half stands in another column") {
  CHECK(mend("Havnen skal uddybes, og der søges      til. Arbejdet skal begrænse sandvan-\n"
             "förste gang i maj. Udvalget ønsker       dringen, og det har man gjort för. Prisen er sänket.\n") ==
        "Havnen skal uddybes, og der søges      til. Arbejdet skal begrænse sandvan-\n"
        "første gang i maj. Udvalget ønsker       dringen, og det har man gjort før. Prisen er sænket.\n");
}

TEST_CASE("no word is mended to its opposite") {
  using referat::engine::are_opposites;
  CHECK(are_opposites("han", "hun"));
  CHECK(are_opposites("uenige", "enige"));
  CHECK(!are_opposites("han", "har"));
  // "idet han ønsker" is in the pair figures, "idet hun ønsker" is not.
  const std::string page =
      "Udvalget dreftede sagen pa modet. Et flertal kunne tiltrcede indstillingen, mens en rakke rnedlemmer tog "
      "forbehold. "
      "Aase Lund kunne ikke medvirke, idet hun ønsker sagen undersogt nzermere, for der traeffes afgorelse.\n";
  CHECK(mend(page).find("idet hun ønsker") != std::string::npos);
}

TEST_CASE("pages are cut at form feeds and long stretches at paragraphs, and together are the text") {
  std::string text;
  for (int paragraph = 0; paragraph < 50; ++paragraph) {
    for (int word = 0; word < 40; ++word) text += "ord ";
    text += paragraph == 20 ? "\f" : "\n\n";
  }
  const auto pages = referat::engine::pages(text);
  CHECK(pages.size() == 7);
  std::size_t at = 0;
  for (const Span& page : pages) {
    CHECK(page.begin == at);
    at = page.end;
  }
  CHECK(at == text.size());
}

TEST_CASE("composed edits do what the two lists do") {
  std::mt19937 random(7);
  const std::string text = "abcdefghijklmnopqrstuvwxyz";
  auto some_edits = [&random](std::size_t size) {
    std::vector<Edit> edits;
    std::size_t at = 0;
    while (true) {
      const std::size_t begin = at + random() % 5;
      const std::size_t end = begin + random() % 4;
      if (end > size) return edits;
      edits.push_back({{begin, end}, std::string(random() % 4, 'X'), referat::Cause::ocr, 0.9});
      at = end + 1;
    }
  };
  for (int round = 0; round < 2000; ++round) {
    const auto first = some_edits(text.size());
    const std::string middle = referat::replay(text, first);
    const auto second = some_edits(middle.size());
    const auto both = referat::engine::compose(text, first, second);
    REQUIRE(referat::replay(text, both) == referat::replay(middle, second));
    for (std::size_t i = 1; i < both.size(); ++i) REQUIRE(both[i - 1].span.end <= both[i].span.begin);
  }
}

TEST_CASE("the channel tells damage from another word") {
  CHECK(referat::channel_cost("fraværende", "fraverende", 20) < 3);
  CHECK(referat::channel_cost("økonomiske konsekvenser", "Okonomiske konsekvenser", 20) < 3);
  CHECK(referat::channel_cost("beslutning", "beslutning", 20) == 0);
  CHECK(referat::channel_cost("beslutning", "indstilling", 20) == std::numeric_limits<double>::infinity());
}

TEST_CASE("words without bounds are left alone") {
  const std::string word(10000, 'a');
  CHECK(mend(word) == word);
}

TEST_CASE("the dots that lead to a page number are cut off by characters") {
  const std::string line = "Afsnit 4 ÷....... 12";
  const referat::Span leader = referat::engine::contents_leader(line);
  CHECK(line.substr(leader.begin, leader.length()) == "....... ");
}

TEST_CASE("signs are mended until nothing is left of them") {
  std::string yen = "¥";
  for (int times = 0; times < 12; ++times) yen = "Â" + yen;
  CHECK(referat::repair("Udvalget drøftede " + yen + " på mødet.").text == "Udvalget drøftede ¥ på mødet.");
}
