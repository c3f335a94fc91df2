#include "repair/terms.h"

#include "repair/spare.h"

namespace referat::engine {

namespace {

Term read(std::string_view symbols, TokenRole role, const Source& source) {
  Term term;
  term.symbols = symbols;
  term.role = role;
  term.as_read = read_as_it_is(symbols, role, source);
  const std::string form = lower_case(symbols);
  term.language = foreign_language(form);
  term.abbreviation = is_abbreviation(form);
  return term;
}

}  // namespace

TermId Terms::id(std::string_view symbols, TokenRole role) {
  auto& ids = ids_[static_cast<std::size_t>(role)];
  const auto found = ids.find(symbols);
  if (found != ids.end()) return found->second;
  const auto id = static_cast<TermId>(terms_.size());
  const Term& term = terms_.emplace_back(read(symbols, role, source_));
  ids.emplace(term.symbols, id);
  return id;
}

void Terms::look_up_again(TermId id) {
  const Term& before = (*beneath_)[id];
  if (again_.contains(id) || !source_.in_document(lower_case(before.symbols))) return;
  again_.emplace(id, read(before.symbols, before.role, source_));
}

void Terms::look_up(std::vector<Token>& tokens) {
  for (Token& token : tokens) {
    if (token.kind == TokenKind::word || token.kind == TokenKind::lone) token.term = id(token.symbols, token.role);
  }
}

}  // namespace referat::engine
