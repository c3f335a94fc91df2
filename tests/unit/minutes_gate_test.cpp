// The quick tests that keep most lines from the matchers: they turn nothing away that a matcher would take.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "minutes/damage.h"
#include "minutes/layout.h"
#include "minutes/pattern_shape.h"
#include "referat/minutes.h"
#include "repair/channel.h"

using namespace referat;
using namespace referat::minutes;

namespace {

/// Each field of the tables, and lines of running text, with what engines and layouts do to them.
class Lines {
 public:
  Lines() {
    const Tables tables;
    for (const TableKind& kind : table_kinds()) {
      for (const Row& row : tables[kind.name]) fields_.insert(fields_.end(), row.begin(), row.end());
      for (const Row& row : read_table(kind.builtin, kind.columns.size() + 2)) fields_.push_back(row.back());
    }
    fields_.insert(fields_.end(),
                   {"Forvaltningen har i maj 2021 undersøgt 14 pladser.", "og det er ikke nyt, siger NN.",
                    "Beslutning i Byrådet den 3. maj 2021: Godkendt.", "Aarhus Byråd 12/4-2021"});
  }

  std::string next() {
    std::string line(any(fields_));
    if (roll(3) == 0) line.append(" ").append(any(fields_));
    for (unsigned damage = roll(3); damage > 0; --damage) {
      const auto& [from, to] = kDamage[roll(kDamage.size())];
      const std::size_t at = line.find(from, prefix(line, roll(line.size() + 1)).size());
      if (at != std::string::npos) line.replace(at, from.size(), to);
    }
    return std::string(cut(line, trim(line, {0, line.size()})));
  }

 private:
  unsigned roll(std::size_t sides) {
    return std::uniform_int_distribution(0U, static_cast<unsigned>(sides) - 1)(random_);
  }
  std::string_view any(const std::vector<std::string_view>& from) { return from[roll(from.size())]; }

  static inline const std::vector<std::pair<std::string, std::string>> kDamage{
      {"æ", "ae"}, {"ø", "o"}, {"å", "a"}, {"rn", "m"}, {"l", "i"}, {"B", "8"}, {" ", ""},  {" ", "  "},
      {"", "*"},   {"", ":"},  {"", "- "}, {"", "A"},   {"e", "c"}, {"a", "A"}, {".", ","}, {"", "\xC2\xA0"},
      {"", "7"},   {"", "• "}, {"ø", "Ø"}, {"å", "Å"},  {"", "("},  {"1", "l"}};
  std::vector<std::string_view> fields_;
  std::mt19937 random_{20220110};
};

bool same(const std::optional<Heading>& a, const std::optional<Heading>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->kind == b->kind && a->span == b->span && a->text == b->text && a->body_name == b->body_name &&
         a->date == b->date && a->bare == b->bare && a->confidence == b->confidence;
}

bool same(const std::optional<HeaderLine>& a, const std::optional<HeaderLine>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->case_number.normalised == b->case_number.normalised && a->status == b->status && a->label == b->label;
}

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F && !(c >= 'A' && c <= 'Z'); });
}

double seconds_of(std::string_view text) {
  const std::clock_t begin = std::clock();
  CHECK(segment(text).text.size() == text.size());
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("a line's first word turns no matcher away that would take the line") {
  const Layout& layout = builtin_layout();
  Lines lines;
  std::size_t taken = 0;
  for (int i = 0; i < 30000; ++i) {
    const std::string text = lines.next();
    if (text.empty()) continue;
    INFO(text);
    const Uses uses = layout.first_words.uses(text);
    LineText quick(text, uses);
    LineText full(text, Uses::all());
    const std::optional<Heading> heading = layout.headings.match(full, layout.bodies);
    CHECK(same(layout.headings.match(quick, layout.bodies), heading));
    CHECK(layout.labels.group(quick) == layout.labels.group(full));
    const auto header = [&](LineText& line) {
      return layout.labels.match(line, layout.case_schemes, layout.bodies, std::nullopt);
    };
    const std::optional<HeaderLine> found = header(full);
    CHECK(same(header(quick), found));
    if (layout.item_forms.match(text)) CHECK(uses.has(Use::number));
    taken += heading || found ? 1 : 0;
  }
  CHECK(taken > 3000);
}

TEST_CASE("the quick test for meeting words misses none") {
  const Layout& layout = builtin_layout();
  Lines lines;
  for (int i = 0; i < 30000; ++i) {
    const std::string text = lines.next();
    INFO(text);
    const std::vector<Word> words = split_words(text);
    if (std::ranges::any_of(words, [&](const Word& word) { return layout.meeting_words.contains(word.folded); })) {
      CHECK(layout.meeting_words.may_stand_in(text));
    }
  }
}

TEST_CASE("a name that begins with a word is found there, as it is among all words") {
  const Bodies& bodies = builtin_layout().bodies;
  Lines lines;
  for (int i = 0; i < 10000; ++i) {
    const std::string text = lines.next();
    INFO(text);
    const std::vector<Word> words = split_words(text);
    for (std::size_t first = 0; first < words.size(); ++first) {
      const std::optional<Bodies::Name> any = bodies.find(text, words, first);
      const std::optional<Bodies::Name> here = bodies.at(text, words, first);
      REQUIRE(here.has_value() == (any && any->first == first));
      if (here && first == 0 && !is_marks(words[0])) CHECK(bodies.may_begin(text));
    }
  }
}

TEST_CASE("no rule of the channel misreads letters cheaper than damage.h says") {
  const engine::Channel channel(engine::make_profile(0.3, 1.0));
  const auto lower = [](std::string_view symbols) { return engine::lower_case(symbols) == symbols; };
  for (const engine::Rule& rule : engine::rules().all()) {
    const std::string_view intended = rule.intended_view();
    // The forms are compared in lower case.
    if (!lower(intended) || !lower(rule.read_view())) continue;
    const double cost = channel.rule_cost(engine::rules().id(rule));
    INFO(std::string(intended), " read as ", std::string(rule.read_view()));
    if (is_plain_ascii(intended)) CHECK(cost >= kCheapestMisreading);
    const Letters meant = letters_of(intended);
    const Letters read = letters_of(rule.read_view());
    int missing = 0;
    for (std::size_t i = 0; i < meant.counts.size(); ++i) missing += std::max(meant.counts[i] - read.counts[i], 0);
    if (missing > 0) CHECK(cost >= std::max(kCheapestMisreading, missing * kCheapestLetter));
    const std::size_t signs = cheap_sign_count(engine::to_utf8(intended));
    CHECK(cost >= static_cast<double>(std::max(sign_count(rule.read_view()), signs) - signs) * kCheapestSign);
  }
  for (const double any :
       {channel.any_lost, channel.any_added, channel.any_for_any, channel.space_lost, channel.space_added}) {
    CHECK(any >= std::max(kCheapestMisreading, kCheapestSign));
  }
}

TEST_CASE("the shape of a case number's pattern") {
  const PatternShape year("(?<y>\\d{2})/\\d{1,6}");
  CHECK(year.admits("21/1359"));
  CHECK_FALSE(year.admits("3. maj"));
  CHECK_FALSE(year.admits("201/1"));
  CHECK_FALSE(year.has_small_letters());
  const PatternShape letters("{letter}{2,5}-\\d{4}");
  CHECK(letters.admits("ØB-2020"));
  CHECK_FALSE(letters.admits("A-2020"));
  const PatternShape optional("(?:\\d{2}-)?{letter}\\d");
  CHECK(optional.admits("A1"));
  CHECK(PatternShape("\\d+x").admits("anything"));
  CHECK(PatternShape("\\d+x").has_small_letters());
  CHECK(PatternShape("sag\\d").has_small_letters());
  CHECK(PatternShape(".{3}").has_small_letters());
  CHECK(PatternShape("12|ab").has_small_letters());
}

TEST_CASE("time is linear in the length of the text, whatever its lines are") {
  const auto many = [](std::string_view line, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += line;
    return text;
  };
  const std::vector<std::string_view> kinds{"Beslutning\n",
                                            "\n",
                                            "x",
                                            "7. Punkt\n",
                                            "Beslutning i Byrådet den 3. maj 2021: ",
                                            "Godkendt. ",
                                            "\r",
                                            "Side 3 af 9\f\n",
                                            "A. B. C. 1. ",
                                            "Økonomiske konsekvenscr\n"};
  for (const std::string_view line : kinds) {
    INFO(std::string(line));
    constexpr std::size_t kBytes = 100000;
    const std::string once = many(line, kBytes);
    const std::string four = many(line, 4 * kBytes);
    double least = 1e9;
    // The best of a few, for the machine may be busy; a square would take sixteen times as long.
    for (int round = 0; round < 3; ++round) least = std::min(least, seconds_of(four) / (seconds_of(once) + 0.002));
    CHECK(least < 9);
  }
}
