#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/compound.h"
#include "language/lexicon.h"

using namespace referat::language;

namespace {

std::string symbols(std::string_view word) {
  std::string out(word.size(), '\0');
  const auto length = to_symbols(word, reinterpret_cast<unsigned char*>(out.data()));
  REQUIRE(length);
  out.resize(*length);
  return out;
}

WordId id(std::string_view word) { return word_id(symbols(word)); }

// The rows of a table of lib/language/data, or of the compiler's list of forms.
std::vector<std::vector<std::string>> rows(const std::string& file) {
  std::ifstream input(file);
  REQUIRE(input);
  std::vector<std::vector<std::string>> result;
  bool header = true;
  for (std::string line; std::getline(input, line);) {
    if (header) {
      header = line.starts_with('#');
      continue;
    }
    std::vector<std::string> row(1);
    for (const char character : line) {
      if (character == '\t') {
        row.emplace_back();
      } else {
        row.back() += character;
      }
    }
    result.push_back(row);
  }
  return result;
}

// All forms below `walk`, in order.
void enumerate(Walk walk, std::string& form, std::vector<std::pair<std::string, std::uint16_t>>& forms) {
  if (walk.flags() != 0) forms.emplace_back(form, walk.flags());
  walk.each([&](unsigned char symbol, Walk next) {
    form += static_cast<char>(symbol);
    enumerate(next, form, forms);
    form.pop_back();
  });
}

}  // namespace

TEST_CASE("the automaton holds the compiled forms, all of them and no others, each with its flags") {
  const auto listed = rows(REFERAT_FORMS);
  std::vector<std::pair<std::string, std::uint16_t>> held;
  std::string form;
  enumerate(Walk(), form, held);
  std::sort(held.begin(), held.end());  // arcs stand in an order of their own
  CHECK(detail::header().magic == kMagic);
  CHECK(detail::header().version == kFormatVersion);
  MESSAGE(held.size() << " forms, " << referat_embedded_lexicon_view().size() << " bytes");
  REQUIRE(held.size() == listed.size());
  std::size_t different = 0;
  for (std::size_t index = 0; index < held.size(); ++index) {
    if (to_utf8(held[index].first) != listed[index][0] || std::to_string(held[index].second) != listed[index][1])
      ++different;
  }
  CHECK(different == 0);
  CHECK(listed.size() > 900'000);
  CHECK(referat_embedded_lexicon_view().size() < 4'000'000);
}

TEST_CASE("the words of the figures and the names are forms") {
  std::size_t missing = 0;
  for (const auto& row : rows(REFERAT_LANGUAGE_DATA "/da-unigrams.tsv")) {
    if (row[0] != "<num>" && (find(symbols(row[0])) & kFigures) == 0) ++missing;
  }
  for (const auto& row : rows(REFERAT_LANGUAGE_DATA "/names.tsv")) {
    if ((find(symbols(row[0])) & kName) == 0) ++missing;
  }
  CHECK(missing == 0);
}

TEST_CASE("what hunspell-da says of words") {
  struct Row {
    std::string_view form;
    int set;
    int clear;
  };
  // Each row was asked of hunspell 1.7 with hunspell-da 1:7.4.0.
  const std::array table{
      Row{"kommune", kDictionary | kLower | kFigures, kTitle | kForbidden | kPartOnly},
      Row{"kommunernes", kDictionary | kLower, kTitle},                               // two affix steps from the entry
      Row{"beslutnings", kDictionary | kCompoundBegin | kCompoundMiddle, kPartOnly},  // a genitive, and class 29
      Row{"børne", kPartOnly | kCompoundBegin, kDictionary},
      Row{"læst", kDictionary, kForbidden},
      Row{"bussernes", kDictionary, kPartOnly},  // "bus" doubles its s (NEEDAFFIX step)
      Row{"afskedstagen", kForbidden, kDictionary},
      Row{"billeds", kForbidden, kDictionary},
      Row{"pepsi", kDictionary | kTitle, kForbidden | kLower},  // right as "Pepsi", forbidden as "pepsi"
      Row{"nordaachen", kGeneratedPlace | kTitle | kDictionary, kLower},
      Row{"nordaachens", kGeneratedPlace | kTitle | kDictionary, kLower},
      Row{"nordsjælland", kDictionary | kTitle | kName, kLower},
      Row{"greve", kDictionary | kLower | kTitle, kGeneratedPlace},
      Row{"a-menneske", kDictionary | kTitle, kLower},      // has morphological fields
      Row{"a la", kDictionary | kLower, kPartOnly},         // an entry with a space
      Row{"-årig", kDictionary | kCompoundEnd, kPartOnly},  // an entry that begins with a hyphen
      Row{"bl.a.", kDictionary, kPartOnly},
      Row{"eu", kDictionary | kOtherCase, 0},
      Row{"pa", kDictionary | kTitle | kOtherCase, kLower},        // "Pa", "PA": no word in lower case, though counted
      Row{"fåre", kDictionary | kTitle | kCompoundBegin, kLower},  // a part in lower case, a word as a name
      Row{"hans'", kDictionary | kTitle, kLower},
  };
  for (const Row& row : table) {
    CAPTURE(row.form);
    const int flags = find(symbols(row.form));
    CHECK((flags & row.set) == row.set);
    CHECK((flags & row.clear) == 0);
  }
  for (const std::string_view form : {"buss", "pá", "kommunn", "dreftet", "beslutningsreferatt", ""}) {
    CAPTURE(form);
    CHECK(find(symbols(form)) == 0);
  }
}

TEST_CASE("words that the dictionary lacks have the case of the figures") {
  CHECK((find(symbols("sagsprocedure")) & (kLower | kFigures | kDictionary)) == (kLower | kFigures));
  CHECK((find(symbols("gersagerparken")) & (kTitle | kName | kLower)) == (kTitle | kName));
}

TEST_CASE("names have their genitives") {
  CHECK((find(symbols("vesthimmerlands")) & kName) != 0);
  CHECK((find(symbols("høje-taastrups")) & (kName | kTitle)) == (kName | kTitle));
  CHECK((find(symbols("Morsøs")) & kName) != 0);
  CHECK((find(symbols("Assens'")) & kName) != 0);
}

TEST_CASE("word figures are those of the table") {
  const auto table = rows(REFERAT_LANGUAGE_DATA "/da-unigrams.tsv");
  double total = 0;
  for (const auto& row : table) total += std::stod(row[1]);
  std::size_t wrong = 0;
  for (const auto& row : table) {
    const WordId word = row[0] == "<num>" ? kNumber : id(row[0]);
    if (word >= word_count()) {
      ++wrong;
      continue;
    }
    // 0.01 more than rounding: a word may begin a few more pairs than it was counted.
    const double expected = std::log(std::stod(row[1]) / total);
    if (std::abs(static_cast<double>(log_frequency(word)) - expected) > 0.01) ++wrong;
    if (std::to_string(capitalised_per_mille(word)) != row[2]) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(word_count() == table.size() + 2);
  CHECK(id("kommunernes'") == kUnknownWord);
  CHECK(id("xyzzy") == kUnknownWord);
}

TEST_CASE("pair figures are those of the table") {
  std::map<std::string, double, std::less<>> counts;
  for (const auto& row : rows(REFERAT_LANGUAGE_DATA "/da-unigrams.tsv")) counts[row[0]] = std::stod(row[1]);
  std::size_t pairs = 0;
  std::size_t wrong = 0;
  const auto number = [](const std::string& word) {
    return word == "<s>" ? kSentenceStart : word == "<p>" ? kAfterMark : word == "<num>" ? kNumber : id(word);
  };
  for (const auto& row : rows(REFERAT_LANGUAGE_DATA "/da-bigrams.tsv")) {
    ++pairs;
    const std::optional<float> pair = log_pair(number(row[0]), number(row[1]));
    if (!pair) {
      ++wrong;
      continue;
    }
    const auto previous = counts.find(row[0]);
    if (previous == counts.end()) continue;  // <s>, <p>
    const double expected = std::log((std::stod(row[2]) - 0.75) / previous->second);
    if (std::abs(static_cast<double>(*pair) - expected) > 0.05) ++wrong;
  }
  CHECK(wrong == 0);
  std::size_t held = 0;
  for (WordId word = 0; word < word_count(); ++word) each_pair(word, [&](WordId, float) { ++held; });
  CHECK(held == pairs);
  CHECK_FALSE(log_pair(id("efterretning"), id("kommunalbestyrelsen")).has_value());
  CHECK(*log_pair(id("til"), id("efterretning")) > *log_pair(id("til"), id("byrådet")) - 5);
}

TEST_CASE("the probabilities of what follows a word sum to one") {
  for (const WordId previous : {kSentenceStart, kAfterMark, kNumber, id("i"), id("til"), id("kommunalbestyrelsen")}) {
    CAPTURE(previous);
    double sum = std::exp(static_cast<double>(log_backoff(previous)));
    each_pair(previous, [&](WordId, float log) { sum += std::exp(static_cast<double>(log)); });
    CHECK(sum == doctest::Approx(1).epsilon(0.001));
  }
}

TEST_CASE("compounds by the dictionary's flags") {
  for (const std::string_view word : {"plejehjemsbestyrelse", "overslagsår", "lokalplanforslagets", "børne-",
                                      "MED-aftalen", "Børne-", "klima-", "EU-borgerne", "skolebestyrelsesvalget"}) {
    CAPTURE(word);
    CHECK(compound(symbols(word)).has_value());
  }
  for (const std::string_view word : {"pa", "kommuneog", "kommunex", "dreftet", "skolebestyrelsesvalgett", "-", "--",
                                      "afskedstagen", "xyz-", "", "a"}) {
    CAPTURE(word);
    CHECK_FALSE(compound(symbols(word)).has_value());
  }
  CHECK(compound(symbols("plejehjemsbestyrelse"))->parts >= 2);
  CHECK_FALSE(compound(std::string(65, 'a')).has_value());
  CHECK(compound("b\xF8rne-")->parts == 1);
}

TEST_CASE("a compound of parts that make compounds is the more probable one") {
  const auto probability = [](std::string_view word) { return compound(symbols(word))->log_probability; };
  // On the right parts of the same lengths, or more of them, that the flags allow as well.
  CHECK(probability("skolebestyrelse") > probability("skolebestyrer") + 1);
  CHECK(probability("klimaudvalg") > probability("klimaudfag") + 2);
  CHECK(probability("seniorråd") > probability("seniorrad") + 2);
  CHECK(probability("overslagsår") > -24);  // overslags|år
}

TEST_CASE("the alphabet of the lexicon") {
  CHECK(symbols("ÆBLEGRØD, Å") ==
        "\xE6"
        "blegr\xF8"
        "d, \xE5");
  CHECK(symbols("Lis\u2019 e\u2010mail") == "lis' e-mail");
  CHECK(symbols("ŠŒŽŸ€×") == "\x9A\x9C\x9E\xFF\x80\xD7");
  CHECK(to_utf8("\xE5 \x80\xFF") == "å €ÿ");
  std::array<unsigned char, 8> out{};
  CHECK_FALSE(to_symbols("ā", out.data()).has_value());     // not in Windows-1252
  CHECK_FALSE(to_symbols("\xE5", out.data()).has_value());  // not UTF-8
  CHECK_FALSE(to_symbols("\xF0\x9F\x98\x80", out.data()).has_value());
}
