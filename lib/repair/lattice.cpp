#include "repair/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace referat::engine {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

double add_logs(double a, double b) {
  if (a < b) std::swap(a, b);
  return b == kNever ? a : a + std::log1p(std::exp(b - a));
}

/// The word before, as the pair figures know it.
WordId context(Before before, WordId previous) {
  switch (before) {
    case Before::sentence:
      return language::kSentenceStart;
    case Before::mark:
      return language::kAfterMark;
    case Before::number:
      return language::kNumber;
    case Before::word:
      break;
  }
  return previous;
}

}  // namespace

double context_score(const Token& token, WordId previous, const Edge& edge, const Source& source) {
  return static_cast<double>(source.score_after(context(token.before, previous), edge.first)) + edge.inner;
}

std::vector<std::uint32_t> weigh(std::span<const Token> tokens, std::vector<Edge>& edges, const Source& source) {
  const std::size_t positions = tokens.size() + 1;
  std::vector<std::vector<std::uint32_t>> starting(positions);
  std::vector<std::vector<std::uint32_t>> ending(positions);
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    starting[edges[e].begin].push_back(e);
    ending[edges[e].end].push_back(e);
  }
  auto step = [&](WordId previous, const Edge& edge) {
    const Before before = tokens[edge.begin].before;
    return static_cast<double>(source.score_after(context(before, previous), edge.first)) + edge.score + edge.inner;
  };

  std::vector<double> forward(edges.size(), kNever);
  std::vector<double> best(edges.size(), kNever);
  std::vector<std::uint32_t> from(edges.size(), 0);
  // Scores of the steps between edges, kept for the way back: as many as there are pairs of neighbours.
  std::vector<std::vector<double>> steps(edges.size());
  for (std::size_t position = 0; position < tokens.size(); ++position) {
    const bool free = position == 0 || tokens[position].before != Before::word;
    for (const std::uint32_t e : starting[position]) {
      if (position == 0) {
        forward[e] = best[e] = step(language::kUnknownWord, edges[e]);
        continue;
      }
      const double same = free ? step(language::kUnknownWord, edges[e]) : 0;
      for (const std::uint32_t p : ending[position]) {
        const double weight = free ? same : step(edges[p].last.id, edges[e]);
        steps[e].push_back(weight);
        forward[e] = add_logs(forward[e], forward[p] + weight);
        if (best[p] + weight > best[e]) {
          best[e] = best[p] + weight;
          from[e] = p;
        }
      }
    }
  }

  std::vector<double> backward(edges.size(), kNever);
  double total = kNever;
  for (const std::uint32_t e : ending[tokens.size()]) {
    backward[e] = 0;
    total = add_logs(total, forward[e]);
  }
  for (std::size_t position = tokens.size(); position-- > 1;) {
    for (const std::uint32_t e : starting[position]) {
      if (backward[e] == kNever) continue;
      for (std::size_t k = 0; k < ending[position].size(); ++k) {
        const std::uint32_t p = ending[position][k];
        backward[p] = add_logs(backward[p], backward[e] + steps[e][k]);
      }
    }
  }
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    edges[e].posterior = std::min(1.0, std::exp(forward[e] + backward[e] - total));  // rounding may exceed 1
  }

  std::vector<std::uint32_t> path;
  const auto& last = ending[tokens.size()];
  std::uint32_t e = *std::max_element(last.begin(), last.end(), [&](auto a, auto b) { return best[a] < best[b]; });
  while (true) {
    path.push_back(e);
    if (edges[e].begin == 0) break;
    e = from[e];
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace referat::engine
