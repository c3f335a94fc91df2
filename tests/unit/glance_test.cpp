// A glance says of no page that it is sound unless the survey says so too; and what a thread has read before changes
// nothing in what it reads next.
#include "repair/glance.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <thread>
#include <vector>

#include "referat/repair.h"
#include "repair/mend.h"
#include "repair/survey.h"
#include "repair/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_characters)

namespace {

using namespace referat;
using namespace referat::engine;

const std::vector<std::string>& runs() {
  static const std::vector<std::string> instance{"Udvalget",
                                                 "godkendte",
                                                 "indstillingen",
                                                 "og",
                                                 "børnehaven",
                                                 "i",
                                                 "Nørregade",
                                                 "12,",
                                                 "pa",
                                                 "skolen.",
                                                 "Socialomridet",
                                                 "Bonsvig",
                                                 "Børne-",
                                                 "og\n",
                                                 "kommunal-\n",
                                                 "bestyrelsen",
                                                 "hvad?",
                                                 "b?rn",
                                                 "kr.",
                                                 "2.400,50",
                                                 "\n\n",
                                                 "24/1359",
                                                 "fra\u00A0den",
                                                 "blåbærgrød",
                                                 "bÃ¸rn",
                                                 "Indsti",
                                                 "llingen",
                                                 "1",
                                                 "l",
                                                 "“citat”",
                                                 "–",
                                                 "Wxyzq",
                                                 "a/b",
                                                 "www.by.dk",
                                                 "efteruddannelse",
                                                 "drøftede",
                                                 "sagen,",
                                                 "(jf.",
                                                 "bilag)",
                                                 "PwC"};
  return instance;
}

std::string random_text(std::mt19937& random, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    // Mostly sound words, as in minutes.
    const std::size_t most = random() % 8 == 0 ? runs().size() : 8;
    text += runs()[random() % most];
    text += random() % 16 == 0 ? "  " : " ";
  }
  return text;
}

bool sound_to_survey(std::string_view text) {
  Lookup lookup{Source()};
  Page page = survey(text, {}, lookup.terms, lookup.searches);
  return page.sound && mend(text, std::move(page), lookup.terms, lookup.searches, {}, nullptr).empty();
}

/// The edits of a text that a fresh thread reads, which knows nothing of other texts.
std::vector<Edit> alone(const std::string& text) {
  std::vector<Edit> edits;
  std::thread([&] { edits = repair(text).edits; }).join();
  return edits;
}

}  // namespace

TEST_CASE("what is sound at a glance is sound to the survey") {
  std::mt19937 random(1);
  Lookup lookup{Source()};
  const referat::Verdicts plain_runs = referat::engine::make_plain_runs();
  Glance glance(lookup, plain_runs);
  Lookup other{Source()};
  Glance again(other, plain_runs);
  int sound = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string text = random_text(random, 20 + random() % 150);
    const bool at_a_glance = glance.sound(text);
    CHECK(again.sound(text) == at_a_glance);  // by what the other one left in the table
    if (!at_a_glance) continue;
    ++sound;
    CHECK_MESSAGE(sound_to_survey(text), text);
  }
  CHECK(sound > 20);
}

TEST_CASE("a glance clears plain text, and leaves to the survey what may be mended") {
  Lookup lookup{Source()};
  const referat::Verdicts plain_runs = referat::engine::make_plain_runs();
  Glance glance(lookup, plain_runs);
  CHECK(glance.sound("Udvalget godkendte indstillingen og drøftede sagen om børnehaven."));
  CHECK(glance.sound(""));
  CHECK(glance.sound(" \n\n"));
  CHECK_FALSE(glance.sound("Udvalget dreftede sagen pa skolen."));
  CHECK_FALSE(glance.sound("Udvalget godkendte Indsti llingen om bÃ¸rnehaven."));
}

TEST_CASE("characters that stand for others are seen at a glance, wherever they part a word") {
  Lookup lookup{Source()};
  const referat::Verdicts plain_runs = referat::engine::make_plain_runs();
  Glance glance(lookup, plain_runs);
  int rows = 0;
  each_row<4>(referat_embedded_repair_characters_view(), [&](const auto& fields) {
    const std::string shown(fields[0]);
    for (const std::string& text : {"Udvalget godkendte " + shown + " indstillingen.", "Udvalget" + shown + "s sag."}) {
      CAPTURE(text);
      CHECK_FALSE(glance.sound(text));
    }
    ++rows;
  });
  CHECK(rows > 100);
}

TEST_CASE("a text of more words than a thread keeps is mended in all its rounds") {
  // Words that no list has, each another, between damaged ones: what is kept grows past its bound within one text.
  std::string text;
  for (int i = 0; i < 45'000; ++i) {
    std::string word = "q";
    for (int rest = i; rest > 0; rest /= 20) word += "bcdfghjklmnpqrstvwxz"[rest % 20];
    text += word + (i % 12 == 11 ? "\n\n" : i % 3 == 0 ? " pa skolen " : " ");
  }
  const Repaired repaired = repair(text);
  CHECK(replay(text, repaired.edits) == repaired.text);
  CHECK(repair(repaired.text).edits.empty());
}

TEST_CASE("what was read before changes no edit") {
  std::mt19937 random(2);
  std::vector<std::string> texts;
  for (int i = 0; i < 12; ++i) texts.push_back(random_text(random, 120));
  for (const std::string& text : texts) {
    const std::vector<Edit> here = repair(text).edits;
    const std::vector<Edit> fresh = alone(text);
    REQUIRE(here.size() == fresh.size());
    for (std::size_t i = 0; i < here.size(); ++i) {
      CHECK(here[i].span == fresh[i].span);
      CHECK(here[i].replacement == fresh[i].replacement);
      CHECK(here[i].confidence == fresh[i].confidence);
    }
  }
}
