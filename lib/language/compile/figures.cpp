// The estimate, after R. Kneser and H. Ney, "Improved backing-off for m-gram language modeling" (1995), in the
// interpolated form of S. Chen and J. Goodman, "An empirical study of smoothing techniques" (1999), section 2.7, with
// one discount D and the plain word frequency as the lower order:
//
//   P(w | v)  =  (c(v,w) - D) / c(v)  +  b(v) P(w)        the first term is log_pair, the second for every word w
//   b(v)      =  1 - sum over counted pairs of (c(v,w) - D) / c(v)                              (log_backoff)
//   P(w)      =  c(w) / sum of c                                                                (log_frequency)
//
// so that the counted pairs' terms and b(v) sum to one. D = 0.75 is the usual value for English and German news; the
// pairs seen fewer than 4 times are not in the table, and their whole share goes to b(v). c(<s>) and c(<p>) are not
// in the table of words: they are taken to be as large as makes the share of their counted pairs that of all words.
#include "language/compile/figures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <unordered_map>

#include "language/compile/table.h"
#include "language/lexicon.h"

namespace referat::language {
namespace {

constexpr double kDiscount = 0.75;

std::uint16_t cost_of(double probability) {
  const double steps = std::round(-std::log(probability) / static_cast<double>(kCostStep));
  if (!(steps >= 0 && steps < 65535))
    throw std::runtime_error("a probability has no cost: " + std::to_string(probability));
  return static_cast<std::uint16_t>(steps);
}

struct Pair {
  WordId previous;
  WordId word;
  double count;
};

void fill_slots(Figures& figures) {
  figures.slot_bits = 16;
  const std::uint32_t mask = (1U << figures.slot_bits) - 1;
  figures.slots.assign(std::size_t{mask} + 1, kEmptySlot);
  for (WordId id = kNumber + 1; id < figures.words.size(); ++id) {
    const std::uint64_t hash = form_hash(figures.words[id].symbols);
    const auto mark = static_cast<std::uint32_t>(hash >> 48) << 16;
    auto slot = static_cast<std::uint32_t>(hash) & mask;
    for (; figures.slots[slot] != kEmptySlot; slot = (slot + 1) & mask) {
      // The run-time look-up compares the mark alone.
      if ((figures.slots[slot] & 0xFFFF0000) == mark) throw std::runtime_error("two words share slot and mark");
    }
    figures.slots[slot] = mark | id;
  }
}

}  // namespace

Figures read_figures(const std::filesystem::path& folder) {
  Figures figures;
  figures.words.resize(kNumber + 1);
  std::unordered_map<std::string, WordId> ids{{"<s>", kSentenceStart}, {"<p>", kAfterMark}, {"<num>", kNumber}};
  double total = 0;
  for (const auto& row : read_table(folder / "da-unigrams.tsv", "word\tcount\tcapitalised_per_mille")) {
    const double count = whole_number(row[1]);
    total += count;
    if (row[0] == "<num>") {
      figures.words[kNumber].count = count;
      continue;
    }
    std::string symbols(row[0].size(), '\0');
    const auto length = to_symbols(row[0], reinterpret_cast<unsigned char*>(symbols.data()));
    if (!length) throw std::runtime_error("a word that Windows-1252 cannot write: " + row[0]);
    symbols.resize(*length);
    if (!ids.try_emplace(row[0], static_cast<WordId>(figures.words.size())).second) {
      throw std::runtime_error("a word that stands twice: " + row[0]);
    }
    figures.words.push_back({symbols, count, whole_number(row[2])});
  }
  if (figures.words.size() > 0xFFFF) throw std::runtime_error("more words than a WordId's 16 bits in the slots");

  std::vector<Pair> pairs;
  std::vector<double> paired(figures.words.size(), 0);
  for (const auto& row : read_table(folder / "da-bigrams.tsv", "previous\tword\tcount")) {
    const auto previous = ids.find(row[0]);
    const auto word = ids.find(row[1]);
    if (previous == ids.end() || word == ids.end())
      throw std::runtime_error("a pair of unknown words: " + row[0] + " " + row[1]);
    pairs.push_back({previous->second, word->second, static_cast<double>(whole_number(row[2]))});
    paired[pairs.back().previous] += pairs.back().count;
  }
  double paired_words = 0;
  for (WordId id = kNumber; id < paired.size(); ++id) paired_words += paired[id];
  for (const WordId mark : {kSentenceStart, kAfterMark})
    figures.words[mark].count = paired[mark] * total / paired_words;
  // A word cannot begin more pairs than it stands; where the two tables disagree by a few, the pairs are believed.
  for (WordId id = 0; id < paired.size(); ++id) figures.words[id].count = std::max(figures.words[id].count, paired[id]);

  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.previous != b.previous ? a.previous < b.previous : a.word < b.word;
  });
  std::vector<double> left(figures.words.size(), 1);
  figures.rows.assign(figures.words.size() + 1, 0);
  for (const Pair& pair : pairs) {
    const double probability = (pair.count - kDiscount) / figures.words[pair.previous].count;
    left[pair.previous] -= probability;
    figures.pairs.push_back(pair.word << 16 | cost_of(probability));
    ++figures.rows[pair.previous + 1];
  }
  for (std::size_t id = 0; id < figures.words.size(); ++id) figures.rows[id + 1] += figures.rows[id];
  for (WordId id = 0; id < figures.words.size(); ++id) {
    const Figures::Word& word = figures.words[id];
    figures.costs.push_back({cost_of(word.count / total), cost_of(std::min(1.0, left[id])),
                             static_cast<std::uint16_t>(word.capitalised_per_mille), 0});
  }
  fill_slots(figures);
  return figures;
}

}  // namespace referat::language
