// The matcher of plain patterns, against Boost.Regex, which needs no explanation.
#include "minutes/number_pattern.h"

#include <doctest/doctest.h>

#include <boost/regex.hpp>
#include <random>
#include <string>

#include "minutes/tables.h"

using referat::minutes::NumberPattern;

namespace {

std::string as_regex(std::string_view pattern) {
  return boost::regex_replace(std::string(pattern), boost::regex("\\{letter\\}"), "(?:[A-Z@]|Æ|Ø|Å)");
}

/// A text that the pattern may match: some of its characters are others than they should be.
std::string text_near(std::string_view pattern, std::mt19937& random) {
  static constexpr std::string_view kOthers[] = {"7", "K", "Ø", "@", "-", "/", ".", " ", "a", "å", "x"};
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const std::string_view rest = pattern.substr(at);
    std::string next(1, rest.front());
    if (rest.starts_with("(?<")) at += 4, next = "";
    if (rest.starts_with("\\d")) ++at, next = "1";
    if (rest.starts_with("{letter}")) at += 7, next = random() % 4 == 0 ? "Ø" : "B";
    if (rest.front() == ')' || rest.front() == '?' || rest.front() == '\\') next = random() % 2 == 0 ? "" : next;
    if (rest.front() == '{' && !rest.starts_with("{letter}")) {
      const auto times = static_cast<std::size_t>(rest[1] - '1') + random() % 4 / 3;
      at += rest.find('}');
      next = text.empty() ? "" : std::string(times, text.back() == '1' ? '1' : 'B');
    }
    if (random() % 40 == 0) next = kOthers[random() % std::size(kOthers)];
    text += next;
  }
  return text;
}

}  // namespace

TEST_CASE("plain patterns match what the regular expression matches") {
  std::mt19937 random(11);
  std::size_t plain = 0;
  std::size_t matches = 0;
  const auto compare = [&](std::string_view form) {
    const NumberPattern pattern(form);
    if (!pattern.is_plain()) return;
    ++plain;
    const boost::regex regex(as_regex(form), boost::regex::perl);
    for (int round = 0; round < 2000; ++round) {
      const std::string text = text_near(form, random);
      CAPTURE(form);
      CAPTURE(text);
      boost::smatch expected;
      const bool found = boost::regex_search(text, expected, regex, boost::match_continuous);
      const auto match = pattern.match(text);
      REQUIRE(match.has_value() == found);
      if (!found) continue;
      ++matches;
      CHECK(match->length == static_cast<std::size_t>(expected.length(0)));
      for (const char name : NumberPattern::kGroups) {
        const auto& group = expected[std::string(1, name)];
        REQUIRE(match->group(name).has_value() == group.matched);
        if (group.matched) CHECK(*match->group(name) == group.str());
      }
    }
  };
  const referat::minutes::Tables tables;
  for (const auto& row : tables["case_schemes"]) compare(row[1]);
  CHECK(plain > 10);
  for (const char* form :
       {"\\d{2,4}-?{letter}?K{2}", "(?<n>A(?<y>\\d?)B)\\.\\d", "{letter}{2}\\.(?<y>\\d{4})\\.\\d{4}"})
    compare(form);
  CHECK(matches > 1500);
}

TEST_CASE("what is more than plain is left to the regular expression") {
  for (const char* form :
       {"", "\\d+", "\\d*", "a", "(?!19)\\d", "[-/]\\d", "(?:\\d)", "\\d|A", "(?<x>\\d)", "(?<y>\\d)?", "\\d{1,3}\\d",
        "{letter}?K", "(?<y>\\d", "\\d)", "\\d{2,1}", "\\d{2", "\\d{x}", "\\d{300}", "."}) {
    CAPTURE(form);
    CHECK_FALSE(NumberPattern(form).is_plain());
  }
}
