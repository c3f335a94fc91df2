// Which parts compounds are made of, by expectation maximisation (A. Dempster, N. Laird, D. Rubin, 1977) over all the
// ways of splitting each word at the joints that the dictionary's flags allow:
//
//   P(word)      =  P(simple) + sum over splits of  product of P_head(part) for all parts but the last, P_end(last)
//   P(simple)    =  exp(-2 (letters + 1)): some two nats a letter is what Danish words take without parts
//   P_head(part) =  (expected uses + prior) / (all uses + all priors), and likewise P_end
//
// A few rounds over the dictionary's words and those of the figures tell "overslags|år", whose parts stand in many
// compounds, from "overslag|sår", whose parts do not. A part of two or three letters that no compound was found to hold
// is a chance for damaged text to look sound ("for", "al", "er" fit in anywhere), so its prior is smaller; a longer
// word that is common alone may end a compound that was never seen ("gæste|kantinen"), so its prior is larger.
#include "language/compile/parts.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "language/lexicon.h"

namespace referat::language {
namespace {

constexpr int kRounds = 4;
constexpr double kHeadPrior = 0.05;
constexpr double kEndPrior = 0.01;
constexpr double kAlonePrior = 0.08;  // of a word's own weight
constexpr std::size_t kShortestAlone = 4;
constexpr std::size_t kShortestPart = 2;  // COMPOUNDMIN of da_DK.aff
constexpr std::size_t kLongestWord = 60;

double prior(double full, std::size_t letters) {
  return full * std::pow(0.2, letters < 4 ? 4 - static_cast<int>(letters) : 0);
}

// A part of one word: a form, from one joint to another.
struct Edge {
  std::uint32_t form;
  std::uint8_t begin;
  std::uint8_t end;
};

struct Word {
  double weight;
  std::uint32_t first_edge;
  std::uint32_t last_edge;
  std::size_t length;
};

struct Usage {
  std::vector<double> probability;
  std::vector<double> expected;
  std::vector<double> alone;  // what each form adds to its prior for standing alone

  void reestimate(const std::vector<LexiconForm>& forms, int positions, double full_prior) {
    double sum = 0;
    for (std::size_t form = 0; form < forms.size(); ++form) {
      if ((forms[form].flags & positions) == 0) continue;
      expected[form] += prior(full_prior, forms[form].symbols.size()) + alone[form];
      sum += expected[form];
    }
    for (std::size_t form = 0; form < forms.size(); ++form) probability[form] = expected[form] / sum;
    std::fill(expected.begin(), expected.end(), 0);
  }
};

std::uint8_t part_cost(double probability) {
  return static_cast<std::uint8_t>(
      std::clamp(std::round(-std::log(probability) / static_cast<double>(kPartCostStep)), 0.0, 254.0));
}

}  // namespace

std::vector<FormClass> estimate_parts(const std::vector<LexiconForm>& forms, const std::vector<Evidence>& evidence) {
  constexpr int kHead = kCompoundBegin | kCompoundMiddle;
  std::unordered_map<std::string_view, std::uint32_t> parts;
  std::size_t longest = 0;
  for (std::uint32_t form = 0; form < forms.size(); ++form) {
    const std::size_t letters = forms[form].symbols.size();
    if ((forms[form].flags & (kHead | kCompoundEnd)) == 0 || letters < kShortestPart) continue;
    parts.emplace(forms[form].symbols, form);
    longest = std::max(longest, letters);
  }

  std::vector<Edge> edges;
  std::vector<Word> words;
  for (const Evidence& each : evidence) {
    const std::string_view word = each.word;
    if (word.size() > kLongestWord) continue;
    const auto first_edge = static_cast<std::uint32_t>(edges.size());
    bool ends = false;
    std::vector<char> joint(word.size() + 1, 0);
    joint[0] = 1;
    for (std::size_t begin = 0; begin + kShortestPart <= word.size(); ++begin) {
      if (joint[begin] == 0) continue;
      for (std::size_t end = begin + kShortestPart; end <= word.size(); ++end) {
        if (begin == 0 && end == word.size()) continue;  // the whole word is no part of itself
        const auto part = parts.find(word.substr(begin, end - begin));
        if (part == parts.end()) continue;
        const int wanted = end == word.size() ? kCompoundEnd : begin == 0 ? kCompoundBegin : kCompoundMiddle;
        if ((forms[part->second].flags & wanted) == 0) continue;
        edges.push_back({part->second, static_cast<std::uint8_t>(begin), static_cast<std::uint8_t>(end)});
        joint[end] = 1;
        ends = ends || end == word.size();
      }
    }
    if (ends) {
      words.push_back({each.weight, first_edge, static_cast<std::uint32_t>(edges.size()), word.size()});
    } else {
      edges.resize(first_edge);
    }
  }

  const std::vector<double> nothing(forms.size(), 0);
  Usage head{nothing, nothing, nothing};
  Usage end = head;
  for (const Evidence& each : evidence) {
    const auto part = parts.find(each.word);
    if (part != parts.end() && each.word.size() >= kShortestAlone) {
      end.alone[part->second] += kAlonePrior * each.weight;
    }
  }
  head.reestimate(forms, kHead, 1);
  end.reestimate(forms, kCompoundEnd, 1);
  std::vector<double> before(kLongestWord + 1);
  std::vector<double> after(kLongestWord + 1);
  for (int round = 0; round < kRounds; ++round) {
    for (const Word& word : words) {
      const auto probability = [&](const Edge& edge) {
        return (edge.end == word.length ? end : head).probability[edge.form];
      };
      // Edges stand in increasing order of where they begin: forwards and backwards one pass suffices.
      std::fill(before.begin(), before.end(), 0);
      std::fill(after.begin(), after.end(), 0);
      before[0] = 1;
      after[word.length] = 1;
      for (std::uint32_t edge = word.first_edge; edge < word.last_edge; ++edge) {
        before[edges[edge].end] += before[edges[edge].begin] * probability(edges[edge]);
      }
      for (std::uint32_t edge = word.last_edge; edge-- > word.first_edge;) {
        after[edges[edge].begin] += after[edges[edge].end] * probability(edges[edge]);
      }
      const double simple = std::exp(-2.0 * (static_cast<double>(word.length) + 1));
      const double scale = word.weight / (before[word.length] + simple);
      for (std::uint32_t index = word.first_edge; index < word.last_edge; ++index) {
        const Edge& edge = edges[index];
        (edge.end == word.length ? end : head).expected[edge.form] +=
            scale * before[edge.begin] * probability(edge) * after[edge.end];
      }
    }
    head.reestimate(forms, kHead, kHeadPrior);
    end.reestimate(forms, kCompoundEnd, kEndPrior);
  }

  std::vector<FormClass> classes;
  classes.reserve(forms.size());
  for (std::size_t form = 0; form < forms.size(); ++form) {
    const bool is_head = (forms[form].flags & kHead) != 0;
    const bool is_end = (forms[form].flags & kCompoundEnd) != 0;
    classes.push_back({forms[form].flags, is_head ? part_cost(head.probability[form]) : kNoPart,
                       is_end ? part_cost(end.probability[form]) : kNoPart});
  }
  return classes;
}

}  // namespace referat::language
