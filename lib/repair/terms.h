// The distinct tokens of a document, each looked up once.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "repair/candidates.h"
#include "repair/tokens.h"

namespace referat::engine {

/// What is known of one distinct token.
struct Term {
  std::string symbols;  ///< with case
  TokenRole role = TokenRole::word;
  Candidate as_read;          ///< the token as it is
  std::uint8_t language = 0;  ///< the foreign language whose word it is (data/foreign.tsv), numbered from 1; 0: none
  bool abbreviation = false;  ///< of data/abbreviations.tsv, where a full stop follows
};

/// Looks tokens up in a source, which must outlive it. Memory grows with the number of distinct tokens.
class Terms {
 public:
  explicit Terms(const Source& source) : source_(source) {}

  /// Those of `beneath`, which must outlive it, as this source knows them.
  Terms(const Source& source, const Terms& beneath) : source_(source), beneath_(&beneath) {}

  /// Precondition: nothing is beneath.
  [[nodiscard]] TermId id(std::string_view symbols, TokenRole role);

  [[nodiscard]] const Term& operator[](TermId id) const {
    if (beneath_ == nullptr) return terms_[id];
    const auto again = again_.find(id);
    return again == again_.end() ? (*beneath_)[id] : again->second;
  }

  /// Looks a term of `beneath` up again, where its word is among those that this source knows besides.
  void look_up_again(TermId id);
  [[nodiscard]] bool again(TermId id) const { return again_.contains(id); }
  [[nodiscard]] std::size_t size() const { return terms_.size(); }
  [[nodiscard]] const Source& source() const { return source_; }

  /// Sets Token::term of what may be mended.
  void look_up(std::vector<Token>& tokens);

 private:
  const Source& source_;
  const Terms* beneath_ = nullptr;
  std::unordered_map<TermId, Term> again_;
  std::deque<Term> terms_;
  std::array<std::unordered_map<std::string_view, TermId>, 2> ids_;  // by role; the keys are the terms' own
};

/// A token that may be mended, and is no known word. Precondition: it was looked up.
[[nodiscard]] inline bool is_unknown(const Token& token, const Terms& terms) {
  return token.kind == TokenKind::word && terms[token.term].as_read.unknown;
}

}  // namespace referat::engine
