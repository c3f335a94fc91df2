// The fast roads to phrases, each against the slow one that needs no explanation.
#include "minutes/phrase_index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "language/lexicon.h"
#include "minutes/layout.h"
#include "minutes/tables.h"
#include "referat/repair.h"
#include "repair/channel.h"

using referat::minutes::PhraseIndex;
using referat::minutes::PhraseNumber;
using referat::minutes::Phrases;
using referat::minutes::SlotEnds;
using referat::minutes::Vocabulary;

namespace {

/// All phrases of the built-in tables.
std::vector<std::string_view> all_phrases() {
  static const referat::minutes::Tables kTables;
  std::vector<std::string_view> phrases;
  for (const referat::minutes::TableKind& kind : referat::minutes::table_kinds()) {
    const auto column =
        std::ranges::find(kind.columns, referat::minutes::ColumnType::phrase, &referat::minutes::Column::type);
    if (column == kind.columns.end()) continue;
    for (const auto& row : kTables[kind.name]) phrases.push_back(row[column - kind.columns.begin()]);
  }
  return phrases;
}

/// The words that they name.
std::vector<std::string_view> all_words() {
  std::set<std::string_view> words;
  for (const std::string_view phrase : all_phrases()) {
    for (std::size_t begin = 0; begin < phrase.size();) {
      const std::size_t end = std::min(phrase.find_first_of(" |?", begin), phrase.size());
      const std::string_view word = phrase.substr(begin, end - begin);
      if (!word.empty() && word.find_first_of(".!*{^$") == std::string_view::npos) words.insert(word);
      begin = end + 1;
    }
  }
  return {words.begin(), words.end()};
}

const Vocabulary& vocabulary() { return referat::builtin_layout().vocabulary; }

}  // namespace

TEST_CASE("a phrase that matches is among the candidates") {
  const std::vector<std::string_view> forms = all_phrases();
  const std::vector<std::string_view> words = all_words();
  Phrases phrases;
  for (const std::string_view form : forms) phrases.add(form);
  const PhraseIndex index(phrases, vocabulary());
  std::mt19937 random(3);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  std::size_t matches = 0;
  for (int round = 0; round < 3000; ++round) {
    // The words of some phrase in its order, and others between them.
    std::string text;
    const std::string_view form = forms[below(forms.size())];
    for (std::size_t begin = 0; begin < form.size();) {
      const std::size_t end = std::min(form.find(' ', begin), form.size());
      std::string element(form.substr(begin, end - begin));
      element = element.substr(0, element.find_first_of("|?"));
      begin = end + 1;
      std::erase(element, '*');
      if (element.starts_with('{')) element = below(2) == 0 ? "3" : "Bo Kjær";
      if (element.find_first_of(".!^$") != std::string::npos) element.clear();
      text += element + ' ';
      if (below(4) == 0) text += std::string(words[below(words.size())]) + ' ';
    }
    const std::string folded = referat::minutes::lower(text);
    for (const referat::minutes::Sentence& sentence :
         referat::minutes::sentences(text, folded, {0, text.size()}, vocabulary())) {
      // A slot is any one or two words.
      const auto reader = [&](std::string_view, std::size_t offset) {
        const std::size_t one = std::min(text.find(' ', offset), text.size());
        SlotEnds ends(one);
        ends.add(std::min(text.find(' ', one + 1), text.size()));
        return ends;
      };
      const std::vector<PhraseNumber> candidates = index.candidates(sentence);
      CHECK(std::ranges::is_sorted(candidates, std::ranges::less_equal()));
      for (std::size_t number = 0; number < phrases.size(); ++number) {
        for (std::size_t word = 0; word < sentence.words.size(); ++word) {
          if (!phrases[number].match(sentence, word, reader)) continue;
          ++matches;
          CAPTURE(text);
          CAPTURE(forms[number]);
          CHECK(std::ranges::binary_search(candidates, static_cast<PhraseNumber>(number)));
        }
      }
    }
  }
  CHECK(matches > 3000);
}

TEST_CASE("a sentence without words of phrases has no candidates") {
  Phrases phrases;
  phrases.add("til ..1 efterretning");
  const PhraseIndex index(phrases, vocabulary());
  CHECK(index.candidates({}).empty());
  const std::string text = "til orientering om haven";
  for (const auto& sentence : referat::minutes::sentences(text, text, {0, text.size()}, vocabulary())) {
    CHECK(index.candidates(sentence).empty());
  }
  phrases.add("{absent}");
  CHECK(PhraseIndex(phrases, vocabulary()).candidates({}) == std::vector<PhraseNumber>{1});
}

TEST_CASE("what a phrase says with a wildcard is all words that fit") {
  const auto count = [](std::string_view choice) {
    std::vector<referat::minutes::PhraseWord> numbers;
    vocabulary().append_numbers(choice, numbers);
    return numbers.size();
  };
  CHECK(count("godkendt") == 1);
  CHECK(count("ændringsforslag*") > 2);  // "ændringsforslag" and "ændringsforslaget" stand in other phrases
  CHECK(vocabulary().number("ændringsforslagenes") == referat::minutes::kFitsWildcard);
  CHECK(vocabulary().number("borgmesteren") == referat::minutes::kOfNoPhrase);
}

TEST_CASE("no two steps of the channel that take or add letters of a to z are cheap enough for a word") {
  // This is what Vocabulary::find() relies on where it asks the channel of few words only.
  const referat::engine::Rules& rules = referat::engine::rules();
  const referat::engine::Channel channel(referat::engine::make_profile(0.3, 1.0));
  constexpr float kHalf = 4.5;
  const auto has_capital = [](std::string_view symbols) {
    return std::ranges::any_of(symbols,
                               [](char c) { return referat::engine::is_upper(static_cast<unsigned char>(c)); });
  };
  for (const referat::engine::Rule& rule : rules.all()) {
    const bool of_folded_text = !has_capital(rule.intended_view()) && !has_capital(rule.read_view());
    if (!of_folded_text || channel.rule_cost(rules.id(rule)) >= kHalf) continue;
    CAPTURE(rule.intended_view());
    CAPTURE(rule.read_view());
    CHECK(rule.intended_view().size() == 1);
    CHECK(rule.intended[0] >= 0x80);
  }
  for (const referat::engine::Rule& rule : rules.all()) {
    std::string_view intended = rule.intended_view();
    std::string_view read = rule.read_view();
    if (has_capital(intended) || has_capital(read)) continue;
    CAPTURE(intended);
    CAPTURE(read);
    // No step reaches over a letter beyond ASCII into what stands on both its sides …
    const auto beyond = std::ranges::find_if(intended, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    CHECK((beyond == intended.begin() || beyond >= intended.end() - 1));
    // … or changes more than two letters.
    while (!intended.empty() && !read.empty() && intended.front() == read.front()) {
      intended.remove_prefix(1);
      read.remove_prefix(1);
    }
    while (!intended.empty() && !read.empty() && intended.back() == read.back()) {
      intended.remove_suffix(1);
      read.remove_suffix(1);
    }
    CHECK(intended.size() <= 2);
  }
  CHECK(std::min({channel.any_lost, channel.any_added, channel.any_for_any}) >= kHalf);
}

TEST_CASE("a damaged word is found as if the channel had been asked of all words") {
  constexpr std::size_t kShortest = 5;
  const std::vector<std::string_view> words = all_words();
  const auto slowly = [&](std::string_view word) {
    std::string_view best = word;
    double least = std::min(9.0, 1.4 * static_cast<double>(word.size()));
    for (const std::string_view known : words) {
      const std::size_t longer = std::max(known.size(), word.size());
      if (known.size() < kShortest || longer - std::min(known.size(), word.size()) > 2) continue;
      const double cost = referat::channel_cost(known, word, least);
      if (cost < least || (cost == least && (best == word || known < best))) {
        best = known;
        least = cost;
      }
    }
    return best;
  };
  const std::pair<std::string_view, std::string_view> damages[] = {
      {"æ", "ee"}, {"æ", "e"}, {"ø", "o"}, {"ø", "g"}, {"å", "a"}, {"å", "i"}, {"l", "i"},
      {"rn", "m"}, {"c", "e"}, {"l", "1"}, {"n", "h"}, {"i", ""},  {"t", "r"}, {"s", "ss"}};
  std::mt19937 random(5);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  std::size_t found = 0;
  for (int round = 0; round < 1000; ++round) {
    std::string word(words[below(words.size())]);
    for (std::size_t times = 1 + below(3); times > 0; --times) {
      const auto& [intended, read] = damages[below(std::size(damages))];
      if (const std::size_t at = word.find(intended); at != std::string::npos) word.replace(at, intended.size(), read);
    }
    if (below(4) == 0) word += "n";
    const bool known = std::ranges::binary_search(words, std::string_view(word));
    if (word.size() < kShortest || known) continue;
    const Vocabulary::Known meant = vocabulary().find(word);
    CAPTURE(word);
    if (meant.meant == word) {
      // The word may be Danish; else there is none like it.
      const std::string symbols = referat::engine::to_symbols(word);
      if (referat::language::find(symbols) == 0) CHECK(slowly(word) == word);
      continue;
    }
    ++found;
    CHECK(meant.meant == slowly(word));
    CHECK(meant.number == vocabulary().number(meant.meant));
  }
  CHECK(found > 100);
}
