#include "repair/hyphens.h"

#include <algorithm>

#include "repair/tokens.h"

namespace referat::engine {
namespace {

constexpr double kKnown = 0.99;  // the whole is a known word
constexpr double kHalves = 0.9;  // neither half is one, nor the whole
constexpr std::string_view kBlanks = " \t\r\n";

bool all_capitals(std::string_view symbols) {
  return std::all_of(symbols.begin(), symbols.end(), [](char c) { return is_upper(static_cast<Symbol>(c)); });
}

/// How sure it is that the hyphen only breaks the word; 0 when it belongs to it.
double only_breaks(const Token& token, const Source& source) {
  const std::string_view head = std::string_view(token.symbols).substr(0, token.break_after);
  if (all_capitals(head)) return 0;
  const std::string form = lower_case(token.symbols);
  const std::string first = form.substr(0, token.break_after);
  const std::string second = form.substr(token.break_after);
  if (source.is_word(first + '-' + second)) return 0;
  if (source.knows(form)) return kKnown;
  return source.knows(first) || source.knows(second) ? 0 : kHalves;
}

Edit join(std::string_view text, const Token& token, double confidence) {
  Edit edit;
  edit.cause = Cause::hyphenation;
  edit.confidence = confidence;
  const std::size_t tail = token.break_span.end;
  // What is written up to the next blank comes along, and the line ends in that blank's place.
  const std::size_t blank = std::min(text.find_first_of(kBlanks, tail), text.size());
  const std::size_t behind = std::min(text.find_first_not_of(" \t", blank), text.size());
  edit.span = {token.span.begin, blank};
  edit.replacement = cut(text, {token.span.begin, token.break_span.begin});
  edit.replacement += cut(text, {tail, blank});
  if (behind < text.size() && behind > blank && text[behind] != '\r' && text[behind] != '\n') {
    edit.span.end = behind;
    edit.replacement += cut(text, {token.break_span.begin + 1, tail});
  }
  return edit;
}

}  // namespace

std::vector<Edit> join_broken_words(std::string_view text, const Source& source, std::span<const Span> kept) {
  std::vector<Edit> edits;
  std::vector<Token> tokens = tokenize(text);
  keep(tokens, kept);
  for (const Token& token : tokens) {
    if (token.break_after == 0 || token.kind != TokenKind::word) continue;
    if (!edits.empty() && token.span.begin < edits.back().span.end) continue;
    const double confidence = only_breaks(token, source);
    if (confidence > 0) edits.push_back(join(text, token, confidence));
  }
  return edits;
}

}  // namespace referat::engine
