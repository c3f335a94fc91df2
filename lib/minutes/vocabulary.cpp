// A word that no phrase has and the lexicon does not know may be a damaged form of one of some hundred words. The
// channel is asked of very few of them: within kDearest only one step may lose or change a letter of a to z (or add
// one), and it does so at one end of the word or inside it.
#include "minutes/vocabulary.h"

#include <algorithm>
#include <array>
#include <span>

#include "language/lexicon.h"
#include "referat/repair.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kLongest = 40;
constexpr std::size_t kMostLengthChange = 2;  // bytes
// Nats. Such a word is not Danish, so that it may be dearer than damage is among words that are.
constexpr double kCostPerByte = 1.4;
constexpr double kDearest = 9;
constexpr int kMostChanged = 2;  // letters of a to z that the step may take: "rn" for "m"

bool is_danish(std::string_view word) {
  std::array<unsigned char, kLongest> symbols{};
  const std::optional<std::size_t> length = language::to_symbols(word, symbols.data());
  return length && language::find({reinterpret_cast<const char*>(symbols.data()), *length}) != 0;
}

std::uint32_t letters_in(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') letters |= 1U << static_cast<unsigned>(c - 'a');
  }
  return letters;
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::size_t common_front(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::size_t common_back(std::string_view a, std::string_view b) {
  std::size_t length = 0;
  while (length < std::min(a.size(), b.size()) && a[a.size() - 1 - length] == b[b.size() - 1 - length]) ++length;
  return length;
}

}  // namespace

bool fits(std::string_view choice, std::string_view word) {
  if (choice.ends_with('*')) return word.starts_with(choice.substr(0, choice.size() - 1));
  if (choice.starts_with('*')) return word.ends_with(choice.substr(1));
  return word == choice;
}

Vocabulary::Vocabulary(const Tables& tables) {
  for (int number = 0; number <= kFitsWildcard; ++number) named_.add("");
  for (const Row& row : tables["stops"]) stops_.add(row[0]);
  for (const Row& row : tables["points"]) add(row[0]);
  for (const TableKind& kind : table_kinds()) {
    const auto column = std::ranges::find(kind.columns, ColumnType::phrase, &Column::type);
    if (column == kind.columns.end()) continue;
    for (const Row& row : tables[kind.name]) add(row[column - kind.columns.begin()]);
  }
}

/// Keeps them in the order of their lengths.
void Vocabulary::add_damageable(PhraseWord number) {
  const std::string_view word = named_[number];
  const auto front = std::ranges::find_if_not(word, is_ascii) - word.begin();
  const auto back = std::find_if_not(word.rbegin(), word.rend(), is_ascii) - word.rbegin();
  const auto longer = std::ranges::find_if(
      damageable_, [&](const Damageable& known) { return named_[known.number].size() > word.size(); });
  damageable_.insert(static_cast<std::size_t>(longer - damageable_.begin()), {.number = number,
                                                                              .front = static_cast<std::uint8_t>(front),
                                                                              .back = static_cast<std::uint8_t>(back),
                                                                              .letters = letters_in(word)});
}

bool Vocabulary::may_be(const Damageable& known, std::string_view word) const {
  const std::string_view meant = named_[known.number];
  const std::size_t front = common_front(meant.substr(0, known.front), word);
  const std::size_t back = common_back(meant.substr(meant.size() - known.back), word);
  if (known.front == meant.size()) return front + back + kMostChanged >= meant.size();
  return front == known.front || back == known.back;
}

void Vocabulary::add(std::string_view phrase) {
  const auto divides = [](char c) { return c == ' ' || c == '|' || c == '?'; };
  const auto is_mark = [](char c) { return c == '.' || c == '!' || c == '{' || c == '^' || c == '$'; };
  for (auto begin = phrase.begin(); begin != phrase.end();) {
    const auto end = std::find_if(begin, phrase.end(), divides);
    const std::string_view word(begin, end);
    begin = end == phrase.end() ? end : end + 1;
    if (word.empty() || std::ranges::any_of(word, is_mark)) continue;
    if (word.find('*') != std::string_view::npos) {
      wildcards_.add(word);
    } else if (numbers_.find(word).empty()) {
      const auto number = static_cast<PhraseWord>(size());
      numbers_.add(word, number);
      named_.add(word);
      if (word.size() >= kShortestDamaged && word.size() <= kLongest + kMostLengthChange) add_damageable(number);
    }
  }
}

PhraseWord Vocabulary::judge_as_it_stands(std::string_view word) const {
  if (const auto found = numbers_.find(word); !found.empty()) return found.front();
  const bool fits_one = wildcards_.any_of([&](std::string_view wildcard) { return fits(wildcard, word); });
  return fits_one ? kFitsWildcard : kOfNoPhrase;
}

void Vocabulary::append_numbers(std::string_view choice, std::vector<PhraseWord>& numbers) const {
  if (const auto found = numbers_.find(choice); !found.empty()) return numbers.push_back(found.front());
  numbers.push_back(kFitsWildcard);
  for (std::size_t number = kFitsWildcard + 1; number < named_.size(); ++number) {
    if (fits(choice, named_[number])) numbers.push_back(static_cast<PhraseWord>(number));
  }
}

PhraseWord Vocabulary::number(std::string_view word) const {
  return judged_as_they_stand_.of(word, [this](std::string_view text) { return judge_as_it_stands(text); });
}

Vocabulary::Known Vocabulary::find(std::string_view word) const {
  const PhraseWord number = judged_.of(word, [this](std::string_view text) { return judge(text); });
  return {number > kFitsWildcard ? named_[number] : word, number};
}

PhraseWord Vocabulary::judge(std::string_view word) const {
  const PhraseWord as_it_stands = judge_as_it_stands(word);
  const bool named = as_it_stands > kFitsWildcard;
  if (named || word.size() < kShortestDamaged || word.size() > kLongest || is_danish(word)) return as_it_stands;
  const auto length = [this](const Damageable& known) { return named_[known.number].size(); };
  const auto first = std::ranges::lower_bound(damageable_, word.size() - kMostLengthChange, {}, length);
  const auto last = std::ranges::upper_bound(damageable_, word.size() + kMostLengthChange, {}, length);
  const std::uint32_t letters = letters_in(word);
  PhraseWord best = kOfNoPhrase;
  double least = std::min(kDearest, kCostPerByte * static_cast<double>(word.size()));
  for (const Damageable& known : std::span(first, last)) {
    std::uint32_t missing = known.letters & ~letters;
    for (int i = 0; i < kMostChanged; ++i) missing &= missing - 1;
    if (missing != 0 || !may_be(known, word)) continue;
    const double cost = channel_cost(named_[known.number], word, least);
    // The order of equals must not depend on that of the tables.
    if (cost < least || (cost == least && (best == kOfNoPhrase || named_[known.number] < named_[best]))) {
      best = known.number;
      least = cost;
    }
  }
  return best == kOfNoPhrase ? as_it_stands : best;
}

}  // namespace referat::minutes
