// Text cut into the tokens that repair looks at.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "referat/text.h"
#include "repair/candidates.h"

namespace referat::engine {

/// What stands before a token, as the word-pair figures know it.
enum class Before : std::uint8_t { word, mark, sentence, number };

/// What may happen to a token.
enum class TokenKind : std::uint8_t {
  word,      ///< may be mended
  lone,      ///< a single sign that may be the word "i": 1, l, |, I
  number,    ///< never touched; <num> to its neighbours
  untouched  ///< never touched: addresses, numbers with letters, unknown scripts, single letters
};

/// Number of a distinct token in the document's Terms.
using TermId = std::uint32_t;
inline constexpr TermId kNoTerm = 0xFFFFFFFF;

struct Token {
  Span span;            ///< bytes of the text
  std::string symbols;  ///< with case; a line-end hyphen and what follows it left out
  TokenKind kind = TokenKind::word;
  TokenRole role = TokenRole::word;
  TermId term = kNoTerm;  ///< set by Terms::look_up()
  Before before = Before::word;
  bool new_paragraph = false;     ///< an empty line or a page's end stands between the token before and this one
  bool space_before = false;      ///< exactly one space stands between the token before and this one
  std::uint32_t break_after = 0;  ///< symbols before the line-end hyphen that breaks the token; 0: none
  Span break_span;                ///< bytes of that hyphen and the white space after it
};

/// True for the words that may follow a hyphen which belongs to the text: "Børne- og", "til- eller".
[[nodiscard]] bool follows_head(std::string_view symbols);

/// Bytes of the white space character at `at`, which parts runs of tokens; 0 when there is none.
[[nodiscard]] inline std::size_t white_space(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  return c == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0' ? 2 : 0;  // U+00A0
}

/// The high bits of those of eight bytes at which a run may end: a blank or control character, or what a no-break space
/// begins with. The lowest bit is exact; those above it may be false.
[[nodiscard]] constexpr std::uint64_t may_end_run(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kTops = 0x8080808080808080;
  const std::uint64_t low = (bytes - 0x21 * kOnes) & ~bytes;
  const std::uint64_t apart = bytes ^ 0xC2 * kOnes;
  return (low | ((apart - kOnes) & ~apart)) & kTops;
}

/// Where the run without white space that begins at `at` ends.
[[nodiscard]] std::size_t run_end(std::string_view text, std::size_t at);

/// Cuts valid UTF-8 into tokens, in order.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text);

/// Makes untouched the tokens that `kept`, sorted and disjoint, covers.
void keep(std::vector<Token>& tokens, std::span<const Span> kept);

}  // namespace referat::engine
