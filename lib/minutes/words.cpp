#include "minutes/words.h"

#include <algorithm>

#include "text/unicode.h"

namespace referat::minutes {
namespace {

bool is_blank(char32_t character) { return is_space(character) || character == U'\0'; }

bool is_word_character(char32_t character) {
  // A section sign begins "§ 17, stk. 4-udvalget"; a hyphen ends "Børne-".
  return is_letter(character) || is_digit(character) || character == U'§' || character == U'-';
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    if (is_blank(character)) {
      blank = true;
    } else if (character != U'*') {
      if (blank && !folded.empty()) folded += ' ';
      blank = false;
      append_character(folded, to_lower(character));
    }
  }
  while (!folded.empty() && (folded.back() == ':' || folded.back() == ' ')) folded.pop_back();
  return folded;
}

std::vector<Word> split_words(std::string_view line) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    if (is_blank(next_character(line, at))) continue;
    Word word{.span = {begin, begin}, .printed = {begin, at}, .folded = {}};
    bool empty = true;
    for (std::size_t next = begin; next < line.size();) {
      const std::size_t here = next;
      const char32_t character = next_character(line, next);
      if (is_blank(character)) break;
      word.printed.end = next;
      if (!is_word_character(character)) continue;
      if (empty) word.span.begin = here;
      empty = false;
      word.span.end = next;
    }
    at = word.printed.end;
    word.folded = lower_case(cut(line, word.span));
    words.push_back(std::move(word));
  }
  return words;
}

Span trim(std::string_view text, Span span) {
  while (span.begin < span.end) {
    std::size_t next = span.begin;
    if (!is_blank(next_character(text, next))) break;
    span.begin = next;
  }
  while (span.begin < span.end) {
    std::size_t previous = span.end;
    if (!is_blank(previous_character(text, previous))) break;
    span.end = previous;
  }
  return span;
}

std::string_view prefix(std::string_view text, std::size_t length) {
  if (text.size() <= length) return text;
  while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
  return text.substr(0, length);
}

std::string_view suffix(std::string_view text, std::size_t length) {
  std::size_t begin = text.size() - std::min(length, text.size());
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return text.substr(begin);
}

bool begins_with_capital(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_upper(next_character(text, at));
}

bool begins_with_small_letter(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_lower(next_character(text, at));
}

}  // namespace referat::minutes
