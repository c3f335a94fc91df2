// A word that no phrase has and the lexicon does not know may be a damaged form of one of some hundred words. The
// channel is asked of very few of them: within kDearest only one step may lose or change a letter of a to z (or add
// one), and it does so at one end of the word or inside it.
#include "minutes/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>

#include "language/lexicon.h"
#include "referat/repair.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kShortest = 5;  // bytes: shorter words are too like one another
constexpr std::size_t kLongest = 40;
constexpr std::size_t kMostLengthChange = 2;  // bytes
// Nats. Such a word is not Danish, so that it may be dearer than damage is among words that are.
constexpr double kCostPerByte = 1.4;
constexpr double kDearest = 9;
constexpr int kMostMissing = 3;  // different letters of a to z that one step may take away

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

char ascii_or_zero(char c) { return static_cast<unsigned char>(c) < 0x80 ? c : '\0'; }

}  // namespace

bool fits(std::string_view choice, std::string_view word) {
  if (choice.ends_with('*')) return word.starts_with(choice.substr(0, choice.size() - 1));
  if (choice.starts_with('*')) return word.ends_with(choice.substr(1));
  return word == choice;
}

Vocabulary::Vocabulary(const Tables& tables) {
  for (const Row& row : tables["stops"]) stops_.insert(row[0]);
  for (const Row& row : tables["points"]) add(row[0]);
  for (const TableKind& kind : table_kinds()) {
    const auto column = std::ranges::find(kind.columns, ColumnType::phrase, &Column::type);
    if (column == kind.columns.end()) continue;
    for (const Row& row : tables[kind.name]) add(row[column - kind.columns.begin()]);
  }
}

Vocabulary::Damageable Vocabulary::damageable(std::string_view word) {
  return {word, letters_in(word), ascii_or_zero(word.front()), ascii_or_zero(word.back())};
}

void Vocabulary::add(std::string_view phrase) {
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find_first_of(" |?", begin), phrase.size());
    const std::string_view word = phrase.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty() || word.find_first_of(".!{^$") != std::string_view::npos) continue;
    if (word.find('*') != std::string_view::npos) {
      wildcards_.push_back(word);
    } else if (numbers_.emplace(word, static_cast<PhraseWord>(size())).second && word.size() >= kShortest) {
      damageable_.push_back(damageable(word));
    }
  }
}

PhraseWord Vocabulary::number(std::string_view word) const {
  if (const auto found = numbers_.find(word); found != numbers_.end()) return found->second;
  const bool fits_one =
      std::ranges::any_of(wildcards_, [&](std::string_view wildcard) { return fits(wildcard, word); });
  return fits_one ? kFitsWildcard : kOfNoPhrase;
}

std::vector<PhraseWord> Vocabulary::numbers(std::string_view choice) const {
  if (const auto found = numbers_.find(choice); found != numbers_.end()) return {found->second};
  std::vector<PhraseWord> fitting{kFitsWildcard};
  for (const auto& [word, number] : numbers_) {
    if (fits(choice, word)) fitting.push_back(number);
  }
  return fitting;
}

Vocabulary::Known Vocabulary::find(std::string_view word) const {
  const Known as_it_stands{word, number(word)};
  const bool named = as_it_stands.number > kFitsWildcard;
  if (named || word.size() < kShortest || word.size() > kLongest || is_danish(word)) return as_it_stands;
  const Damageable read = damageable(word);
  std::string_view best;
  double least = std::min(kDearest, kCostPerByte * static_cast<double>(word.size()));
  for (const Damageable& known : damageable_) {
    const std::size_t longer = std::max(known.word.size(), word.size());
    if (longer - std::min(known.word.size(), word.size()) > kMostLengthChange) continue;
    if (std::popcount(known.letters & ~read.letters) > kMostMissing) continue;
    const bool same_front = known.first == '\0' || known.first == read.first;
    const bool same_back = known.last == '\0' || known.last == read.last;
    if (!same_front && !same_back) continue;
    const double cost = channel_cost(known.word, word, least);
    // The order of equals must not depend on that of the tables.
    if (cost < least || (cost == least && (best.empty() || known.word < best))) {
      best = known.word;
      least = cost;
    }
  }
  return best.empty() ? as_it_stands : Known{best, numbers_.find(best)->second};
}

}  // namespace referat::minutes
