// What is known of characters beyond Latin-1, and of the two one-byte encodings: tables that compile/main.cpp makes
// from ICU when the library is built, so that no program has to load ICU when it starts.
#pragma once

#include <array>
#include <cstdint>

#include "text/embedded.h"
#include "text/encodings.h"

REFERAT_EMBEDDED(characters)

namespace referat::characters {

inline constexpr std::size_t kBlockSize = 256;
inline constexpr std::size_t kBlocks = 0x110000 / kBlockSize;

enum Property : std::uint8_t { kLetter = 1, kUpper = 2, kLower = 4, kSpace = 8 };

/// What many characters have in common.
struct Kind {
  std::int32_t to_lower = 0;  ///< to be added to the code point
  std::int32_t to_upper = 0;
  std::uint32_t properties = 0;  ///< a set of Property

  friend auto operator<=>(const Kind&, const Kind&) = default;  // NOLINT(modernize-use-nullptr): it writes no 0
};

struct Tables {
  UpperHalf windows_1252{};
  UpperHalf cp850{};
  std::array<Kind, 256> kinds{};
  std::array<std::uint16_t, kBlocks> blocks{};  ///< of each 256 characters: the number of their block
};

/// A block: the number of each character's kind. The blocks stand behind the Tables, each different one once.
using Block = std::array<std::uint8_t, kBlockSize>;

inline const Tables& tables() { return *reinterpret_cast<const Tables*>(referat_embedded_characters); }

/// Precondition: character < 0x110000.
inline const Kind& kind(char32_t character) {
  const auto* blocks = reinterpret_cast<const Block*>(referat_embedded_characters + sizeof(Tables));
  return tables().kinds[blocks[tables().blocks[character / kBlockSize]][character % kBlockSize]];
}

}  // namespace referat::characters
