#include "language/supplement.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "repair/candidates.h"
#include "repair/model.h"

namespace {

using referat::engine::Candidate;
using referat::engine::CandidateFinder;
using referat::engine::Effort;
using referat::engine::Source;
using referat::engine::to_symbols;
using referat::engine::TokenRole;
using referat::language::CountedPair;
using referat::language::CountedWord;
using referat::language::Supplement;
using referat::language::Walk;

constexpr std::uint16_t kPlace = referat::language::kTitle | referat::language::kName;

std::uint16_t walk_to(const Supplement& supplement, std::string_view form) {
  Walk walk = supplement.root();
  for (const char symbol : form) {
    const auto next = walk.step(static_cast<unsigned char>(symbol));
    if (!next) return 0;
    walk = *next;
  }
  return walk.flags();
}

std::size_t forms_of(Walk walk) {
  std::size_t count = walk.flags() != 0 ? 1 : 0;
  walk.each([&](unsigned char, Walk next) { count += forms_of(next); });
  return count;
}

}  // namespace

TEST_CASE("a supplement holds its words, and walks lead to those that the lexicon lacks") {
  const Supplement own({{to_symbols("bønsvig"), kPlace, 3}, {to_symbols("bønsvigs"), kPlace, 1}, {"og", 1, 40}}, {},
                       {.total = 1000});
  REQUIRE(own.find(to_symbols("bønsvig")) != nullptr);
  CHECK(own.find(to_symbols("bønsvig"))->count == 3);
  CHECK(own.find("og") != nullptr);
  CHECK(own.find("bonsvig") == nullptr);
  CHECK(walk_to(own, to_symbols("bønsvig")) == kPlace);
  CHECK(walk_to(own, to_symbols("bønsvigs")) == kPlace);
  CHECK(walk_to(own, to_symbols("bønsvi")) == 0);
  CHECK(walk_to(own, "og") == 0);
  CHECK(forms_of(own.root()) == 2);
}

TEST_CASE("an empty supplement has no root") {
  CHECK(!Supplement().has_root());
  CHECK(!Supplement({}, {}, {}).has_root());
  CHECK(!Supplement({{"", kPlace, 1}, {std::string(65, 'x'), kPlace, 1}}, {}, {}).has_root());
}

TEST_CASE("walks lead to all of many random words, and to no others") {
  std::mt19937 random(1);
  std::set<std::string> forms;
  for (int i = 0; i < 3000; ++i) {
    std::string form = "q";  // the lexicon has no such words
    for (std::size_t k = 1 + random() % 12; k > 0; --k) form += static_cast<char>('q' + random() % 4);
    forms.insert(form + "q");
  }
  std::vector<CountedWord> words;
  for (const std::string& form : forms) words.push_back({form, kPlace, 1});
  const Supplement own(words, {}, {.total = 3000});
  for (const CountedWord& word : words) CHECK(walk_to(own, word.form) == kPlace);
  CHECK(forms_of(own.root()) == words.size());
}

TEST_CASE("more words than the walk has room for: the most frequent are found, all are known") {
  std::vector<CountedWord> words;
  for (int i = 0; i < 120000; ++i) words.push_back({"qxqx" + std::to_string(1000000 + i), kPlace, 1.0 + i});
  const Supplement own(words, {}, {.total = 1e9});
  CHECK(own.find("qxqx1000000") != nullptr);
  CHECK(walk_to(own, "qxqx1000000") == 0);
  CHECK(walk_to(own, "qxqx1119999") == kPlace);
}

TEST_CASE("counts raise a word's probability, and take from those not counted") {
  const Supplement own({{"vejplan", referat::language::kLower, 50}}, {}, {.total = 10000});
  const Source plain;
  const Source source(&own, nullptr);
  auto score = [](const Source& from, const char* form) { return from.score_form(form, from.flags(form)); };
  CHECK(score(source, "vejplan").log_probability > std::log(50 / 60000.0) - 0.01);
  CHECK(score(source, "og").log_probability < score(plain, "og").log_probability);
  CHECK(score(source, "og").id == score(plain, "og").id);
  CHECK(score(source, "vejplan").id >= referat::language::word_count());
}

TEST_CASE("counted pairs weigh by how often the first word was counted") {
  const auto id = [](const char* form) { return referat::language::word_id(form); };
  const std::vector<CountedPair> pairs{{id("lokal"), id("plan"), 300}};
  const Supplement own({}, pairs, {.total = 10000});
  const Source plain;
  const Source source(&own, nullptr);
  auto after = [&](const Source& from, const char* previous, const char* word) {
    return from.score_after(id(previous), from.score_form(word, from.flags(word)));
  };
  CHECK(after(source, "lokal", "plan") > -0.5F);
  CHECK(after(source, "lokal", "og") < after(plain, "lokal", "og") - 1);
}

namespace {

std::vector<Candidate> candidates(CandidateFinder& finder, const Source& source, std::string_view token,
                                  Effort effort) {
  return finder.find(token, TokenRole::word, read_as_it_is(token, TokenRole::word, source), effort);
}

}  // namespace

TEST_CASE("words of a supplement are known, and are found for damaged ones") {
  const Supplement own({{to_symbols("bønsvig"), kPlace, 1}}, {}, {});
  const Source source(&own, nullptr);
  const referat::engine::Channel channel(referat::engine::make_profile(0.1, 0.5));
  CandidateFinder finder(channel, source);
  const std::vector<Candidate> sound = candidates(finder, source, to_symbols("Bønsvig"), Effort::as_read);
  CHECK(!sound.front().unknown);
  const std::vector<Candidate> found = candidates(finder, source, "Bonsvig", Effort::rules);
  REQUIRE(found.size() > 1);
  CHECK(found[0].unknown);
  CHECK(found[1].word == to_symbols("Bønsvig"));
  CHECK(score(found[1], channel) > score(found[0], channel) + 2);
  const Source plain;
  CandidateFinder plain_finder(channel, plain);
  for (const Candidate& c : candidates(plain_finder, plain, "Bonsvig", Effort::rules)) {
    CHECK(c.word != to_symbols("Bønsvig"));
  }
}
