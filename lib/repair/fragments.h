// Words broken by a hyphen whose halves do not stand next to each other: in columns that were read across.
//
//   "… er, at der i kom-      Kommunerne står med en række
//    munerne er igangsat      udfordringer"
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "repair/model.h"
#include "repair/tokens.h"

namespace referat::engine {

/// Tokens `first` and `second` are the halves of one word.
struct Fragments {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  bool known = false;  ///< together they are a known word as they are
};

/// The pairs of halves, each token in one at most. First halves whose second half is not found, and which are no words
/// themselves, become untouched: nothing is known of them.
[[nodiscard]] std::vector<Fragments> find_fragments(std::string_view text, std::vector<Token>& tokens,
                                                    const Source& source);

}  // namespace referat::engine
