#include "repair/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

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

/// The edges by the position where they begin, or end.
class Ends {
 public:
  Ends(std::span<const Edge> edges, std::size_t tokens, std::uint32_t Edge::*position)
      : first_(tokens + 2, 0), edges_(edges.size()) {
    for (const Edge& edge : edges) ++first_[edge.*position + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t e = 0; e < edges.size(); ++e) edges_[next[edges[e].*position]++] = e;
  }

  /// In the order of their numbers.
  [[nodiscard]] std::span<const std::uint32_t> at(std::size_t position) const {
    return std::span(edges_).subspan(first_[position], first_[position + 1] - first_[position]);
  }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> edges_;
};

}  // namespace

double context_score(const Token& token, WordId previous, const Edge& edge, const Source& source) {
  return static_cast<double>(source.score_after(context(token.before, previous), edge.first)) + edge.inner;
}

std::vector<std::uint32_t> weigh(std::span<const Token> tokens, std::vector<Edge>& edges, const Source& source) {
  const Ends starting(edges, tokens.size(), &Edge::begin);
  const Ends ending(edges, tokens.size(), &Edge::end);
  std::vector<bool> crossed(tokens.size() + 1, false);  // some edge leads over the position
  for (const Edge& edge : edges) {
    for (std::uint32_t inside = edge.begin + 1; inside < edge.end; ++inside) crossed[inside] = true;
  }
  auto step = [&](WordId previous, const Edge& edge) {
    return context_score(tokens[edge.begin], previous, edge, source) + edge.score;
  };

  std::vector<double> forward(edges.size(), kNever);
  std::vector<double> best(edges.size(), kNever);
  std::vector<std::uint32_t> from(edges.size(), 0);
  std::vector<double> steps;  // scores of the steps between edges, in the order of this loop, for the way back
  for (std::size_t position = 0; position < tokens.size(); ++position) {
    const std::span<const std::uint32_t> here = starting.at(position);
    const std::span<const std::uint32_t> before = ending.at(position);
    const bool free = position == 0 || tokens[position].before != Before::word;
    // Where all paths take one step, it weighs nothing.
    const bool only = here.size() == 1 && before.size() <= 1 && !crossed[position];
    for (const std::uint32_t e : here) {
      const double same = only ? 0 : free ? step(language::kUnknownWord, edges[e]) : 0;
      if (position == 0) forward[e] = best[e] = same;
      for (const std::uint32_t p : before) {
        const double weight = only || free ? same : step(edges[p].last.id, edges[e]);
        steps.push_back(weight);
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
  for (const std::uint32_t e : ending.at(tokens.size())) {
    backward[e] = 0;
    total = add_logs(total, forward[e]);
  }
  std::size_t step_back = steps.size();
  for (std::size_t position = tokens.size(); position-- > 1;) {
    const std::span<const std::uint32_t> before = ending.at(position);
    const std::span<const std::uint32_t> here = starting.at(position);
    step_back -= here.size() * before.size();
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (backward[here[i]] == kNever) continue;
      for (std::size_t k = 0; k < before.size(); ++k) {
        double& there = backward[before[k]];
        there = add_logs(there, backward[here[i]] + steps[step_back + i * before.size() + k]);
      }
    }
  }
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    edges[e].posterior = std::min(1.0, std::exp(forward[e] + backward[e] - total));  // rounding may exceed 1
  }

  std::vector<std::uint32_t> path;
  const std::span<const std::uint32_t> last = ending.at(tokens.size());
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
