// What no minutes are like takes time in proportion to its length, too.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>
#include <string>

#include "minutes/words.h"
#include "referat/minutes.h"

namespace {

/// Processor seconds that the call takes, the least of a few.
template <typename Call>
double seconds(Call call) {
  double least = std::numeric_limits<double>::infinity();
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    call();
    least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return least;
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

/// One item whose decision is `text`.
std::string minutes_of(const std::string& text) {
  return "Byrådet\n\nmandag den 10. januar 2022\n\n1. Budget\n\nBeslutning\n\n" + text +
         "\n\n2. Eventuelt\n\nBeslutning\n\nGodkendt.\n";
}

}  // namespace

TEST_CASE("the extractors take time in proportion to the text, whatever it is") {
  std::string one_person;
  for (int item = 1; item < 9999; ++item)
    one_person += "Anna Holm deltog ikke under punkt " + std::to_string(item) + ". ";
  const struct {
    const char* what;
    std::string_view part;
    std::string_view front{};
  } rows[] = {
      {"names in a list", "Anna Holm (A), ", "Fraværende: "},
      {"names on lines", "Anna Holm (A)\n", "Fraværende:\n"},
      {"different phrases of absence", "Anna Holm deltog ikke under punkt 3, da hun var inhabil. "},
      {"a sentence without an end", "godkendt til efterretning med 3 stemmer for og imod "},
      {"persons in a sentence", "Anna Holm og Bo Kjær deltog ikke "},
      {"votes", "For stemte: A, B og V. Imod stemte 3 medlemmer: Anna Holm, C og O. "},
      {"labels", "Fraværende: Afbud: "},
      {"points", "Ad 1 Godkendt. Ad 2 Udsat. "},
      {"amendments", "Ændringsforslaget blev forkastet med 3 stemmer mod 5. Indstillingen blev godkendt. "},
      {"quotations", "Liste Q tager forbehold: \"Vi kan ikke tiltræde "},
      {"brackets", "Anna Holm ((((A "},
      {"words that no one knows", "fraverendq qodkendx afbuqd udsaet"},
      {"points that were voted on", "Ad 1 Godkendt med 3 stemmer for og 2 imod. "},
      {"one person, many absences", one_person},
      {"capitals", "Aa Bb Cc Dd Ee Ff "},
      {"numbers", "1. 2. 3. 4, 5 og 6-7 "},
  };
  constexpr std::size_t kBytes = 40'000;
  for (const auto& row : rows) {
    const std::string all = std::string(row.front) + repeated(row.part, 2 * kBytes / row.part.size() + 1);
    const std::string once = minutes_of(std::string(referat::minutes::prefix(all, kBytes)));
    const std::string twice = minutes_of(std::string(referat::minutes::prefix(all, 2 * kBytes)));
    const referat::Minutes of_once = referat::segment(once);
    const referat::Minutes of_twice = referat::segment(twice);
    const auto compare = [&](const char* extractor, auto extract) {
      CAPTURE(row.what);
      CAPTURE(extractor);
      const double one = seconds([&] { extract(of_once); });
      const double two = seconds([&] { extract(of_twice); });
      // Twice the time, and what a machine that does other things too adds. Squares would be four times.
      CHECK(two < 3 * one + 0.01);
    };
    compare("decisions", [](const referat::Minutes& minutes) { return referat::decisions(minutes).size(); });
    compare("absentees", [](const referat::Minutes& minutes) { return referat::absentees(minutes).size(); });
    compare("cases", [](const referat::Minutes& minutes) { return referat::cases(minutes).size(); });
  }
}
