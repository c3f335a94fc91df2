#include "minutes/vocabulary.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "language/lexicon.h"
#include "minutes/table.h"
#include "referat/repair.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(minutes_absence_phrases)
REFERAT_EMBEDDED(minutes_limits)
REFERAT_EMBEDDED(minutes_outcomes)
REFERAT_EMBEDDED(minutes_votes)
REFERAT_EMBEDDED(minutes_dissent)
REFERAT_EMBEDDED(minutes_openings)
REFERAT_EMBEDDED(minutes_points)

namespace referat::minutes {
namespace {

constexpr std::size_t kShortest = 5;  // bytes: shorter words are too like one another
constexpr std::size_t kLongest = 40;
constexpr std::size_t kMostLengthChange = 2;  // bytes
// Nats. Such a word is not Danish, so that it may be dearer than damage is among words that are.
constexpr double kCostPerByte = 1.4;
constexpr double kDearest = 9;

/// The words of the tables, without those that hold a wildcard or a slot.
const std::unordered_set<std::string_view>& vocabulary() {
  static const std::unordered_set<std::string_view> words = [] {
    struct Column {
      std::string_view table;
      std::size_t index;
    };
    const Column columns[] = {
        {referat_embedded_minutes_absence_phrases_view(), 1}, {referat_embedded_minutes_limits_view(), 1},
        {referat_embedded_minutes_outcomes_view(), 1},        {referat_embedded_minutes_votes_view(), 1},
        {referat_embedded_minutes_dissent_view(), 0},         {referat_embedded_minutes_openings_view(), 1},
        {referat_embedded_minutes_points_view(), 0}};
    std::unordered_set<std::string_view> read;
    for (const Column& column : columns) {
      for (const Row& row : read_table(column.table, column.index + 1)) {
        const std::string_view phrase = row[column.index];
        for (std::size_t begin = 0; begin < phrase.size();) {
          const std::size_t end = std::min(phrase.find_first_of(" |?", begin), phrase.size());
          const std::string_view word = phrase.substr(begin, end - begin);
          if (word.size() >= kShortest && word.find_first_of(".!*{^$") == std::string_view::npos) read.insert(word);
          begin = end + 1;
        }
      }
    }
    return read;
  }();
  return words;
}

bool is_danish(std::string_view word) {
  std::array<unsigned char, kLongest> symbols{};
  const std::optional<std::size_t> length = language::to_symbols(word, symbols.data());
  return length && language::find({reinterpret_cast<const char*>(symbols.data()), *length}) != 0;
}

}  // namespace

std::string_view intended_word(std::string_view word) {
  if (word.size() < kShortest || word.size() > kLongest || vocabulary().contains(word) || is_danish(word)) return word;
  std::string_view best = word;
  double least = std::min(kDearest, kCostPerByte * static_cast<double>(word.size()));
  for (const std::string_view known : vocabulary()) {
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
