#include "repair/spare.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

#include "repair/leaders.h"
#include "repair/table.h"
#include "repair/terms.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_abbreviations)
REFERAT_EMBEDDED(repair_foreign)

namespace referat::engine {
namespace {

constexpr std::ptrdiff_t kDistinctWords = 2;  // of one language, in a paragraph of it …
constexpr std::size_t kShare = 12;            // … and no fewer than every twelfth
// A line of code has so many of these signs apart from words, of more than one kind, and one for so many other signs.
constexpr std::string_view kCodeSigns = "{}=<>_;\\#";
constexpr std::size_t kLeastSigns = 3;
constexpr std::size_t kSignShare = 12;
constexpr std::size_t kLongestLine = 1000;  // bytes; longer ones are prose

}  // namespace

bool is_abbreviation(std::string_view form) {
  static const auto words = first_column(referat_embedded_repair_abbreviations_view());
  return words.contains(form);
}

std::uint8_t foreign_language(std::string_view form) {
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
  const auto found = table.find(std::string(form));
  return found == table.end() ? std::uint8_t{0} : found->second;
}

namespace {

bool foreign(std::span<const Token> paragraph, const Terms& terms) {
  std::map<std::uint8_t, std::vector<std::string>> words;  // by language
  for (const Token& token : paragraph) {
    const std::uint8_t language = token.term == kNoTerm ? std::uint8_t{0} : terms[token.term].language;
    if (language != 0) words[language].push_back(lower_case(token.symbols));
  }
  return std::any_of(words.begin(), words.end(), [&](auto& entry) {
    auto& [language, found] = entry;
    if (found.size() * kShare < paragraph.size()) return false;
    std::sort(found.begin(), found.end());
    return std::unique(found.begin(), found.end()) - found.begin() >= kDistinctWords;
  });
}

bool word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

/// What a byte tells of whether its line is program code.
enum class CodeByte : std::uint8_t { blank, sign, other };
constexpr auto kCodeBytes = [] {
  std::array<CodeByte, 256> bytes{};
  bytes.fill(CodeByte::other);
  bytes[' '] = bytes['\t'] = CodeByte::blank;
  for (const char sign : kCodeSigns) bytes[static_cast<unsigned char>(sign)] = CodeByte::sign;
  return bytes;
}();

/// Program code, not letters that a Danish 7-bit text shows as signs: those stand between letters.
bool code(std::string_view line) {
  std::size_t signs = 0;
  std::size_t kinds = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const CodeByte kind = kCodeBytes[static_cast<unsigned char>(line[i])];
    others += kind == CodeByte::other ? 1U : 0U;
    if (kind != CodeByte::sign) continue;
    const bool inside =
        i > 0 && i + 1 < line.size() && word_byte(line[i - 1]) && word_byte(line[i + 1]) && line[i] != '_';
    if (inside) {
      ++others;
      continue;
    }
    ++signs;
    kinds += line.substr(0, i).find(line[i]) == std::string_view::npos ? 1 : 0;
  }
  return signs >= kLeastSigns && kinds > 1 && signs * kSignShare >= others;
}

/// Lines of code, and what leads to the page number of a row of contents, with that number.
void spare_lines(std::string_view text, std::vector<Token>& tokens) {
  std::size_t line_end = 0;
  std::size_t spared_from = 0;
  for (Token& token : tokens) {
    if (token.span.begin >= line_end) {
      const std::size_t line_begin = token.span.begin == 0 ? 0 : text.rfind('\n', token.span.begin - 1) + 1;
      line_end = std::min(text.find('\n', token.span.begin), text.size());
      std::string_view line = text.substr(line_begin, line_end - line_begin);
      line = line.substr(0, line.find_last_not_of("\r\f") + 1);
      spared_from = line_end;
      if (line.size() < kLongestLine) {
        const Span leader = contents_leader(line);
        if (leader.length() > 0) spared_from = line_begin + leader.begin;
        if (code(line)) spared_from = line_begin;
      }
    }
    if (token.span.begin >= spared_from) token.kind = TokenKind::untouched;
  }
}

}  // namespace

void spare(std::string_view text, std::vector<Token>& tokens, const Terms& terms) {
  spare_lines(text, tokens);
  each_paragraph(tokens, [&](std::span<Token> paragraph) {
    const bool other_language = foreign(paragraph, terms);
    for (Token& token : paragraph) {
      if (token.kind != TokenKind::word && token.kind != TokenKind::lone) continue;
      const bool before_stop = token.span.end < text.size() && text[token.span.end] == '.';
      if (other_language || (before_stop && terms[token.term].abbreviation)) token.kind = TokenKind::untouched;
    }
  });
}

}  // namespace referat::engine
