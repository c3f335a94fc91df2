// The parts of the repair engine, each by itself; and the search for candidates against an obvious one.
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "referat/repair.h"
#include "repair/candidates.h"
#include "repair/encodings.h"
#include "repair/lone.h"
#include "repair/reliability.h"
#include "repair/respell.h"
#include "repair/survey.h"

namespace {

using namespace referat::engine;

constexpr double kKeptShare = 0.05;
constexpr double kNoiseLevel = 0.5;

const Channel& channel() {
  static const Channel instance(make_profile(kKeptShare, kNoiseLevel));
  return instance;
}

/// The oracle: the least cost of reading `token` for `word` by the rules alone, by trying everything at each place.
class Oracle {
 public:
  Oracle(std::string_view word, std::string_view token) : word_(word), token_(token) {}

  float cost() { return rest(0, 0); }

 private:
  float rest(std::size_t w, std::size_t t) {
    if (w == word_.size() && t == token_.size()) return 0;
    const auto known = known_.find({w, t});
    if (known != known_.end()) return known->second;
    // A deletion rule may lead back here only with a longer word behind it, so that there is no circle.
    float best = std::numeric_limits<float>::infinity();
    if (w < word_.size() && t < token_.size() && word_[w] == token_[t] && !is_danish(static_cast<Symbol>(word_[w]))) {
      best = rest(w + 1, t + 1);
    }
    for (const Rule& rule : rules().all()) {
      if (rule.intended_length == 0 && rule.read_length == 0) continue;
      if (!word_.substr(w).starts_with(rule.intended_view()) || !token_.substr(t).starts_with(rule.read_view()))
        continue;
      if (rule.intended_length > 0 && is_upper(rule.intended[0])) continue;
      best =
          std::min(best, channel().rule_cost(rules().id(rule)) + rest(w + rule.intended_length, t + rule.read_length));
    }
    return known_[{w, t}] = best;
  }

  std::string_view word_;
  std::string_view token_;
  std::map<std::pair<std::size_t, std::size_t>, float> known_;
};

/// A small lexicon of words that damage confuses.
const std::vector<std::string>& words() {
  static const std::vector<std::string> list = [] {
    std::vector<std::string> symbols;
    for (const char* word : {"for",    "før",      "får",     "bør",  "bor",    "børn", "barn",   "møde",  "mode",
                             "område", "udvalget", "være",    "vare", "hæve",   "have", "høring", "sagen", "på",
                             "så",     "skolen",   "drøftet", "plan", "planen", "året", "arbejde"}) {
      symbols.push_back(to_symbols(word));
    }
    return symbols;
  }();
  return list;
}

/// A word read with rules drawn at random, small letters alone.
std::string misread(std::string_view word, std::mt19937& random) {
  std::string read;
  for (std::size_t at = 0; at < word.size();) {
    std::vector<const Rule*> fitting;
    for (const Rule& rule : rules().all()) {
      const bool fits = rule.intended_length > 0 && !is_upper(rule.intended[0]) && !Rules::keeps(rule) &&
                        word.substr(at).starts_with(rule.intended_view()) && channel().rule_cost(rules().id(rule)) < 6;
      if (fits) fitting.push_back(&rule);
    }
    const bool danish = is_danish(static_cast<Symbol>(word[at]));
    if (fitting.empty() || (!danish && random() % 6 != 0)) {
      read.push_back(word[at++]);
      continue;
    }
    const Rule& rule = *fitting[random() % fitting.size()];
    read += rule.read_view();
    at += rule.intended_length;
  }
  return read;
}

std::vector<Candidate> candidates(std::string_view token) {
  static const Source source;
  static CandidateFinder finder(channel(), source);
  return finder.find(token, TokenRole::word, read_as_it_is(token, TokenRole::word, source), Effort::rules);
}

constexpr std::string_view kPage =
    "Udvalget dreftede sagen og besluttede, at forvaltningen skal udarbejde et nyt forslag pa naeste mode.\n"
    "Forslaget skal indeholde en beskrivelse af de okonomiske konsekvenser for omradet og af, hvordan bornene far\n"
    "mulighed for at folge undervisningen. Der skal veere fokus pa trivsel, og foreeldrene skal hores.\n";

}  // namespace

TEST_CASE("the search finds what an exhaustive scorer finds, at the same cost") {
  std::mt19937 random(7);
  int compared = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string token = misread(words()[random() % words().size()], random);
    if (token.size() < 2 || token.find_first_of("0123456789") != std::string::npos) continue;
    const std::vector<Candidate> found = candidates(token);
    // What is no known word has candidates that are hardly less probable than itself.
    const float as_read = score(found.front(), channel());
    const float least_of_unknown = found.front().unknown ? as_read - 1.0F : -std::numeric_limits<float>::infinity();
    const float best = score(*std::max_element(found.begin(), found.end(),
                                               [](const Candidate& a, const Candidate& b) {
                                                 return score(a, channel()) < score(b, channel());
                                               }),
                             channel());
    for (const std::string& word : words()) {
      if (word == token) continue;
      const float cost = Oracle(word, token).cost();
      const Source source;
      const float total = source.score_form(word, source.flags(word)).log_probability - cost;
      const auto same = std::find_if(found.begin(), found.end(), [&](const Candidate& c) { return c.word == word; });
      if (same != found.end()) {
        CAPTURE(to_utf8(token));
        CAPTURE(to_utf8(word));
        CHECK(read_cost(*same, channel()) == doctest::Approx(cost).epsilon(0.001));
        ++compared;
      } else {
        // What is not found is far behind what is, or behind the token itself.
        CAPTURE(to_utf8(token));
        CAPTURE(to_utf8(word));
        CHECK(total < std::max(best - 4.5F, least_of_unknown));
      }
    }
  }
  CHECK(compared > 200);
}

TEST_CASE("what differs from the token was misread, and a capital is kept") {
  // Damage that leaves most words no way to have been misread: the search runs through them without a fork.
  Profile hardly = make_profile(0.5, 0.01);
  const auto umlaut = std::find(rules().profiles().begin(), rules().profiles().end(), "umlaut");
  REQUIRE(umlaut != rules().profiles().end());
  std::fill(hardly.shares.begin(), hardly.shares.end(), 1e-4);
  hardly.shares[kKept] = hardly.shares[static_cast<std::size_t>(umlaut - rules().profiles().begin())] = 0.5;
  const Channel quiet(hardly);
  static const Source source;
  CandidateFinder finder(quiet, source);
  for (std::string token : {"det", "der", "den", "men", "som", "kommunen", "udvalget", "besluttede"}) {
    token.front() = static_cast<char>(upper(static_cast<Symbol>(token.front())));
    CAPTURE(to_utf8(token));
    const Candidate as_read = read_as_it_is(token, TokenRole::word, source);
    for (const Candidate& candidate : finder.find(token, TokenRole::word, as_read, Effort::rules)) {
      CAPTURE(to_utf8(candidate.word));
      CHECK((candidate.word == token || !candidate.trail.empty() || candidate.spaces_lost > 0));
    }
  }
}

TEST_CASE("a sign before a capital is read as one") {
  const std::vector<Candidate> found = candidates("@U");
  const std::string word = to_symbols("ØU");
  CHECK(std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return c.word == word; }));
}

TEST_CASE("words that no list holds are respelled by their letters") {
  const auto spelled = respell(to_symbols("Nordlyngsveenget"), channel());
  REQUIRE(spelled);
  CHECK(to_utf8(spelled->word) == "Nordlyngsvænget");
  CHECK_FALSE(respell("Kristensen", Channel(make_profile(0.99, 0.01))));
}

TEST_CASE("a sign that stands alone may be the word i, where no number is called for") {
  CHECK_FALSE(lone_readings('|').empty());
  CHECK(lone_readings('x').empty());
  CHECK(is_numbered("Bilag"));
  CHECK_FALSE(is_numbered("skolen"));
  const std::string text =
      referat::repair(std::string(kPage) + "Eleverne gar | skole, se bilag 1 om klasserne.\n").text;
  CHECK(text.find("går i skole, se bilag 1 om") != std::string::npos);
}

TEST_CASE("a page decoded with the wrong encoding is taken back whole") {
  CHECK(referat::repair("Byrådet\f\n").edits.empty());
  const referat::Repaired repaired = referat::repair("Sp°rgsmÕl om skoler, º 5, blev dr°ftet pÕ m°det.\n");
  CHECK(repaired.text == "Spørgsmål om skoler, § 5, blev drøftet på mødet.\n");
  CHECK(repaired.edits.front().cause == referat::Cause::encoding);
  // Degrees and quotation marks of sound text are none.
  const std::string sound = "Der var 20° i hallen, og DI’s formand sagde: “Ja.”\n";
  CHECK(referat::repair(sound).text == sound);
  CHECK(mend_encoding("It’s what they’re saying, and we’ll see").empty());
}

TEST_CASE("lost letters are mended at a word's edge, where the page has lost them") {
  const std::string text =
      referat::repair("Udvalget dr?ftede sagen p? m?det. Omr?det skal v?re klar for b?rnene, n?r skole?ret begynder?\n")
          .text;
  CHECK(text == "Udvalget drøftede sagen på mødet. Området skal være klar for børnene, når skoleåret begynder?\n");
}

TEST_CASE("a name seen sound once is mended everywhere") {
  const std::string text = referat::repair(std::string(kPage) + "Skolen i Vrobsvag far nye lokaler.\n\f" +
                                           "Skolen i Vrøbsvåg fik en ny gård, og eleverne var glade for den.\n")
                               .text;
  CHECK(text.find("Skolen i Vrøbsvåg får nye lokaler") != std::string::npos);
}

TEST_CASE("reliability rises with the posterior, and falls with what explains too much") {
  ChangeKind plain;
  CHECK(reliability(0.9, plain) < reliability(0.99, plain));
  ChangeKind compound = plain;
  compound.word = WordKind::compound;
  CHECK(reliability(0.99, compound) < reliability(0.99, plain));
  ChangeKind noisy = compound;
  noisy.noise = 1;
  CHECK(reliability(0.99, noisy) < reliability(0.99, compound));
  CHECK(reliability(1, plain) < 1);
  CHECK(reliability(0, plain) > 0);
}
