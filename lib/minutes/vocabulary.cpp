#include "minutes/vocabulary.h"

#include <algorithm>
#include <array>

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

bool is_danish(std::string_view word) {
  std::array<unsigned char, kLongest> symbols{};
  const std::optional<std::size_t> length = language::to_symbols(word, symbols.data());
  return length && language::find({reinterpret_cast<const char*>(symbols.data()), *length}) != 0;
}

void add_words(std::string_view phrase, std::unordered_set<std::string_view>& words) {
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find_first_of(" |?", begin), phrase.size());
    const std::string_view word = phrase.substr(begin, end - begin);
    if (word.size() >= kShortest && word.find_first_of(".!*{^$") == std::string_view::npos) words.insert(word);
    begin = end + 1;
  }
}

}  // namespace

Vocabulary::Vocabulary(const Tables& tables) {
  for (const Row& row : tables["stops"]) stops_.insert(row[0]);
  for (const Row& row : tables["points"]) add_words(row[0], words_);
  for (const TableKind& kind : table_kinds()) {
    const auto column = std::ranges::find(kind.columns, ColumnType::phrase, &Column::type);
    if (column == kind.columns.end()) continue;
    for (const Row& row : tables[kind.name]) add_words(row[column - kind.columns.begin()], words_);
  }
}

std::string_view Vocabulary::intended(std::string_view word) const {
  if (word.size() < kShortest || word.size() > kLongest || words_.contains(word) || is_danish(word)) return word;
  std::string_view best = word;
  double least = std::min(kDearest, kCostPerByte * static_cast<double>(word.size()));
  for (const std::string_view known : words_) {
    const std::size_t longer = std::max(known.size(), word.size());
    if (longer - std::min(known.size(), word.size()) > kMostLengthChange) continue;
    const double cost = channel_cost(known, word, least);
    // The order of equals must not depend on the set's.
    if (cost < least || (cost == least && (best == word || known < best))) {
      best = known;
      least = cost;
    }
  }
  return best;
}

}  // namespace referat::minutes
