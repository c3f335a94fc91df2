// The lattice: which candidates go together. Every token offers its candidates as edges; two tokens that may be one
// word offer edges over both. Word pairs weigh the joints. Forward-backward (Rabiner 1989) gives each edge its
// posterior.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "repair/candidates.h"
#include "repair/tokens.h"

namespace referat::engine {

/// One way to read the tokens [begin, end).
struct Edge {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t candidate = 0;  ///< caller's own number
  bool as_read = false;
  float score = 0;       ///< ln P(read | word), without the word itself
  WordScore first;       ///< the word that meets what stands before, and its probability alone
  WordScore last;        ///< differs from `first` where two words ran together
  float inner = 0;       ///< ln P(second word | first) where two words ran together
  double posterior = 0;  ///< filled by weigh()
};

/// ln P(what the edge reads | the word before it on a path).
[[nodiscard]] double context_score(const Token& token, WordId previous, const Edge& edge, const Source& source);

/// Weighs the edges, sorted by `begin`, over `tokens`, and returns the numbers of those on the best path, in order.
/// Precondition: at least one path leads from the first token to the last.
[[nodiscard]] std::vector<std::uint32_t> weigh(std::span<const Token> tokens, std::vector<Edge>& edges,
                                               const Source& source);

}  // namespace referat::engine
