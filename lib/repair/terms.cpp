#include "repair/terms.h"

#include "repair/spare.h"

namespace referat::engine {

TermId Terms::id(std::string_view symbols, TokenRole role) {
  auto& ids = ids_[static_cast<std::size_t>(role)];
  const auto found = ids.find(symbols);
  if (found != ids.end()) return found->second;
  const auto id = static_cast<TermId>(terms_.size());
  Term& term = terms_.emplace_back();
  term.symbols = symbols;
  term.role = role;
  term.as_read = read_as_it_is(symbols, role, source_);
  const std::string form = lower_case(symbols);
  term.language = foreign_language(form);
  term.abbreviation = is_abbreviation(form);
  ids.emplace(term.symbols, id);
  return id;
}

void Terms::look_up(std::vector<Token>& tokens) {
  for (Token& token : tokens) {
    if (token.kind == TokenKind::word || token.kind == TokenKind::lone) token.term = id(token.symbols, token.role);
  }
}

}  // namespace referat::engine
