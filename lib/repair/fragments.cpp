#include "repair/fragments.h"

#include <algorithm>
#include <optional>

namespace referat::engine {
namespace {

constexpr std::size_t kWindow = 30;  // tokens: a line or two of three columns

/// Ends in a hyphen that breaks it off: white space follows, and no "og" that would make it a head.
bool broken_off(std::string_view text, const std::vector<Token>& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.role != TokenRole::head || token.kind != TokenKind::word || token.break_after != 0) return false;
  const std::size_t behind = token.span.end + 1;
  if (behind < text.size() && std::string_view(" \t\r\n").find(text[behind]) == std::string_view::npos) return false;
  return i + 1 == tokens.size() || !follows_head(tokens[i + 1].symbols);
}

bool may_end(const Token& token) {
  return token.kind == TokenKind::word && token.break_after == 0 &&
         class_of(static_cast<Symbol>(token.symbols.front())) == SymbolClass::lower;
}

}  // namespace

std::vector<Fragments> find_fragments(std::string_view text, std::vector<Token>& tokens, const Source& source) {
  std::vector<Fragments> found;
  std::vector<bool> taken(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (taken[i] || !broken_off(text, tokens, i)) continue;
    const std::string head = lower_case(tokens[i].symbols);
    std::optional<std::size_t> partner;
    bool as_they_are = false;
    const std::size_t last = std::min(tokens.size(), i + 1 + kWindow);
    for (std::size_t k = i + 1; k < last && !as_they_are; ++k) {
      if (taken[k] || !may_end(tokens[k])) continue;
      const std::string tail = lower_case(tokens[k].symbols);
      as_they_are = source.knows(head + tail);
      if (as_they_are || (!partner && !source.knows(tail))) partner = k;
    }
    if (!partner) {
      if (!source.knows(head)) tokens[i].kind = TokenKind::untouched;
      continue;
    }
    taken[*partner] = true;
    found.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(*partner), as_they_are});
  }
  return found;
}

}  // namespace referat::engine
