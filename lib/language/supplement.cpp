// The walk is over a trie: a document's words are few, and minimising them would take longer than searching them does.
#include "language/supplement.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace referat::language {
namespace {

constexpr std::size_t kLongestForm = 64;
// A form's frequency here against that in the lexicon from which on walks lead to it, so that they find it early.
constexpr float kMoreFrequent = 2.0F;  // nats

struct TrieWord {
  std::string_view form;
  std::uint16_t flags = 0;
  float cost = 0;  // -ln of its relative frequency
};

std::uint32_t level_of(float cost) {
  std::uint32_t level = kNotCounted - 1;
  while (kLevelCost[level] > cost) --level;
  return level;
}

class Trie {
 public:
  /// `words` sorted by arc_order() of their symbols, all different and longer than nothing.
  explicit Trie(std::span<const TrieWord> words) : words_(words), arcs_(256, 0) {
    for (std::size_t begin = 0; begin < words_.size();) {
      const std::size_t end = same_until(begin, words_.size(), 0);
      const unsigned char symbol = symbol_at(begin, 0);
      arcs_[symbol] = add({begin, end, 1}) | symbol;
      begin = end;
    }
    arcs_[0] = static_cast<std::uint32_t>(arcs_.size());
    for (const std::uint16_t flags : classes_) {
      arcs_.push_back(std::bit_cast<std::uint32_t>(FormClass{flags, kNoPart, kNoPart}));
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> take() { return std::move(arcs_); }

 private:
  /// The words [begin, end), whose first `depth` symbols are the same.
  struct Range {
    std::size_t begin;
    std::size_t end;
    std::size_t depth;
  };

  [[nodiscard]] unsigned char symbol_at(std::size_t word, std::size_t depth) const {
    return static_cast<unsigned char>(words_[word].form[depth]);
  }

  [[nodiscard]] std::size_t same_until(std::size_t begin, std::size_t end, std::size_t depth) const {
    std::size_t at = begin + 1;
    while (at < end && symbol_at(at, depth) == symbol_at(begin, depth)) ++at;
    return at;
  }

  /// Adds the node where the words of a range go on; returns an arc to it, without its symbol.
  std::uint32_t add(const Range& range) {
    const std::size_t node = arcs_.size();
    std::uint32_t level = kNotCounted;
    std::size_t first = range.begin;
    ArcSet set = 0;
    arcs_.push_back(set);
    if (words_[first].form.size() == range.depth) {
      set |= arc_set(kFormEnd);
      arcs_.push_back(class_of(words_[first].flags) << kTargetShift);
      level = level_of(words_[first].cost);
      ++first;
    }
    for (std::size_t at = first; at < range.end; at = same_until(at, range.end, range.depth)) arcs_.push_back(0);
    arcs_.back() |= kLastArc;
    std::size_t arc = node + 1 + (first - range.begin);
    for (std::size_t at = first; at < range.end; ++arc) {
      const std::size_t end = same_until(at, range.end, range.depth);
      const std::uint32_t to = add({at, end, range.depth + 1});
      level = std::min(level, (to & kLevelMask) >> kLevelShift);
      arcs_[arc] |= to | symbol_at(at, range.depth);
      set |= arc_set(arc_class(symbol_at(at, range.depth)));
      at = end;
    }
    arcs_[node] = set;
    return static_cast<std::uint32_t>(node) << kTargetShift | level << kLevelShift;
  }

  std::uint32_t class_of(std::uint16_t flags) {
    const auto found = std::find(classes_.begin(), classes_.end(), flags);
    if (found == classes_.end()) {
      classes_.push_back(flags);
      return static_cast<std::uint32_t>(classes_.size() - 1);
    }
    return static_cast<std::uint32_t>(found - classes_.begin());
  }

  std::span<const TrieWord> words_;
  std::vector<std::uint32_t> arcs_;
  std::vector<std::uint16_t> classes_;
};

bool in_arc_order(const TrieWord& a, const TrieWord& b) {
  auto before = [](char x, char y) {
    return arc_order(static_cast<unsigned char>(x)) < arc_order(static_cast<unsigned char>(y));
  };
  return std::lexicographical_compare(a.form.begin(), a.form.end(), b.form.begin(), b.form.end(), before);
}

/// As many words as the arcs' targets can tell apart, the most frequent ones, sorted for the trie.
void limit(std::vector<TrieWord>& words) {
  constexpr std::size_t kMostSymbols = ((1U << (32 - kTargetShift)) - 512) / 2;  // a node and an arc each
  std::size_t symbols = 0;
  for (const TrieWord& word : words) symbols += word.form.size() + 1;
  if (symbols > kMostSymbols) {
    std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.cost < b.cost; });
    while (symbols > kMostSymbols) {
      symbols -= words.back().form.size() + 1;
      words.pop_back();
    }
  }
  std::sort(words.begin(), words.end(), in_arc_order);
}

std::uint64_t key(WordId previous, WordId word) { return std::uint64_t{previous} << 32 | word; }

}  // namespace

Supplement::Supplement(const std::vector<CountedWord>& words, std::span<const CountedPair> pairs, const Weight& weight)
    : weight_(weight) {
  words_.reserve(words.size());
  std::vector<TrieWord> walked;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const CountedWord& word = words[i];
    if (word.form.empty() || word.form.size() > kLongestForm || word.form.find('\0') != std::string::npos) continue;
    const std::uint16_t known = language::find(word.form);
    const WordId in_lexicon = word_id(word.form);
    const WordId id = in_lexicon == kUnknownWord ? word_count() + static_cast<WordId>(i) : in_lexicon;
    words_.try_emplace(word.form, Figures{word.flags, id, word.count});
    const auto cost = static_cast<float>(-std::log(word.count / (weight.total + weight.word_prior)));
    const bool a_word = (known & (kDictionary | kFigures | kName)) != 0 && (known & kForbidden) == 0;
    const bool as_frequent = in_lexicon != kUnknownWord && -log_frequency(in_lexicon) < cost + kMoreFrequent;
    if (!a_word || !as_frequent) {
      walked.push_back({word.form, static_cast<std::uint16_t>(word.flags | (known & ~kForbidden)), cost});
    }
  }
  for (const CountedPair& pair : pairs) {
    pairs_[key(pair.previous, pair.word)] += pair.count;
    contexts_[pair.previous] += pair.count;
  }
  limit(walked);
  if (!walked.empty()) arcs_ = Trie(walked).take();
}

const Supplement::Figures* Supplement::find(std::string_view form) const {
  const auto found = words_.find(form);
  return found == words_.end() ? nullptr : &found->second;
}

float Supplement::weigh(const Figures* figures, float log_probability) const {
  const double counted = figures == nullptr ? 0 : figures->count;
  return static_cast<float>(std::log((counted + weight_.word_prior * std::exp(static_cast<double>(log_probability))) /
                                     (weight_.total + weight_.word_prior)));
}

float Supplement::weigh_pair(WordId previous, WordId word, float log_probability) const {
  const auto context = contexts_.find(previous);
  if (context == contexts_.end()) return log_probability;
  const auto pair = pairs_.find(key(previous, word));
  const double counted = pair == pairs_.end() ? 0 : pair->second;
  return static_cast<float>(std::log((counted + weight_.pair_prior * std::exp(static_cast<double>(log_probability))) /
                                     (context->second + weight_.pair_prior)));
}

}  // namespace referat::language
