#include "referat/explain.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace {

using referat::Explanation;

constexpr std::string_view kDamaged =
    "Byradet dreftede forslaget om en ny skole, og at forvaltningen skal lave en plan for omradet.\n"
    "Borgmesteren onsker, at bibliotek bliver storre, og at hallen far nyt tag for sommeren og naeste ar.\n";

}  // namespace

TEST_CASE("each change is explained, where it stands") {
  const std::vector<Explanation> found = referat::explain(kDamaged);
  const std::vector<referat::Edit> edits = referat::repair(kDamaged).edits;
  REQUIRE(found.size() == edits.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].span == edits[i].span);
    CHECK(found[i].before == referat::cut(kDamaged, found[i].span));
    REQUIRE(found[i].edit);
    CHECK(found[i].edit->replacement == edits[i].replacement);
    CHECK(std::count_if(found[i].readings.begin(), found[i].readings.end(), [](const auto& r) { return r.chosen; }) ==
          1);
    CHECK(std::is_sorted(found[i].readings.begin(), found[i].readings.end(),
                         [](const auto& a, const auto& b) { return a.total() < b.total(); }));
    CHECK(found[i].page.name == "english");
  }
}

TEST_CASE("a word that stays is explained where it is asked for") {
  const std::vector<Explanation> found = referat::explain(kDamaged, {}, "SKOLE");
  REQUIRE(found.size() == 1);
  CHECK(found[0].before == "skole");
  CHECK(!found[0].edit);
  REQUIRE(!found[0].readings.empty());
  CHECK(found[0].readings[0].as_read);
  CHECK(found[0].readings[0].chosen);
}

TEST_CASE("sound text has nothing to explain but what is asked for") {
  constexpr std::string_view kSound = "Byrådet godkendte indstillingen.\n";
  CHECK(referat::explain(kSound).empty());
  CHECK(referat::explain("").empty());
  const std::vector<Explanation> found = referat::explain(kSound, {}, "byrådet");
  REQUIRE(found.size() == 1);
  CHECK(found[0].page.name == "sound");
}
