#include "repair/spare.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "repair/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_abbreviations)
REFERAT_EMBEDDED(repair_foreign)

namespace referat::engine {
namespace {

constexpr std::size_t kDistinctWords = 2;  // of one language, in a sentence of it …
constexpr std::size_t kShare = 8;          // … and no fewer than every eighth

bool abbreviation(const std::string& word) {
  static const std::unordered_set<std::string> table = [] {
    std::unordered_set<std::string> result;
    each_row<1>(referat_embedded_repair_abbreviations_view(),
                [&result](const auto& fields) { result.insert(to_symbols(fields[0])); });
    return result;
  }();
  return table.contains(word);
}

/// The language that a word tells, numbered; 0 for none.
std::uint8_t language_of(const std::string& word) {
  static const std::unordered_map<std::string, std::uint8_t> table = [] {
    std::unordered_map<std::string, std::uint8_t> result;
    std::vector<std::string_view> languages;
    each_row<2>(referat_embedded_repair_foreign_view(), [&](const auto& fields) {
      auto found = std::find(languages.begin(), languages.end(), fields[0]);
      if (found == languages.end()) found = languages.insert(found, fields[0]);
      result.emplace(to_symbols(fields[1]), static_cast<std::uint8_t>(found - languages.begin() + 1));
    });
    return result;
  }();
  const auto found = table.find(word);
  return found == table.end() ? std::uint8_t{0} : found->second;
}

bool foreign(std::span<const Token> sentence) {
  std::unordered_map<std::uint8_t, std::unordered_set<std::string>> distinct;
  std::unordered_map<std::uint8_t, std::size_t> total;
  for (const Token& token : sentence) {
    std::string word = lower_case(token.symbols);
    const std::uint8_t language = language_of(word);
    if (language == 0) continue;
    ++total[language];
    distinct[language].insert(std::move(word));
  }
  return std::any_of(distinct.begin(), distinct.end(), [&](const auto& entry) {
    return entry.second.size() >= kDistinctWords && total[entry.first] * kShare >= sentence.size();
  });
}

}  // namespace

void spare(std::string_view text, std::vector<Token>& tokens) {
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin + 1;
    while (end < tokens.size() && tokens[end].before != Before::sentence) ++end;
    const std::span<Token> sentence = std::span(tokens).subspan(begin, end - begin);
    const bool other_language = foreign(sentence);
    for (Token& token : sentence) {
      if (token.kind != TokenKind::word && token.kind != TokenKind::lone) continue;
      const bool before_stop = token.span.end < text.size() && text[token.span.end] == '.';
      if (other_language || (before_stop && abbreviation(lower_case(token.symbols)))) token.kind = TokenKind::untouched;
    }
    begin = end;
  }
}

}  // namespace referat::engine
