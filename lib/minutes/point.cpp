#include "minutes/point.h"

#include <algorithm>
#include <charconv>

#include "minutes/date.h"
#include "minutes/sentence.h"

namespace referat::minutes {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kMostDigits = 2;

std::size_t skip_blanks(std::string_view text, std::size_t offset, std::size_t end) {
  while (offset < end && (text[offset] == ' ' || text[offset] == '\t')) ++offset;
  return offset;
}

/// A letter that stands alone: "c" of "1.c" and "1c".
bool is_lone_letter(std::string_view text, std::size_t offset, std::size_t end) {
  const std::size_t length = offset < end ? letter_length(text.substr(offset, end - offset)) : 0;
  return length != 0 && (offset + length >= end || (letter_length(text.substr(offset + length)) == 0 &&
                                                    !is_digit(text[offset + length]) && text[offset + length] != ' '));
}

/// "1", "1c", "1.c".
std::optional<std::size_t> number_end(std::string_view text, std::size_t offset, std::size_t end) {
  std::size_t i = offset;
  while (i < end && is_digit(text[i])) ++i;
  if (i == offset || i - offset > kMostDigits) return std::nullopt;
  if (is_lone_letter(text, i, end)) return i + letter_length(text.substr(i));
  if (i < end && text[i] == '.' && is_lone_letter(text, i + 1, end)) return i + 1 + letter_length(text.substr(i + 1));
  if (i < end && letter_length(text.substr(i)) != 0) return std::nullopt;
  return i;
}

struct Divider {
  std::string_view printed;
  std::string_view written;
};
constexpr Divider kDividers[] = {{"-", "-"}, {"–", "-"}, {"til ", "-"}, {",", ", "}, {"og ", ", "}, {"+", ", "}};

/// The divider between two numbers that begins at `offset`, its stop and blanks included.
std::optional<std::pair<std::size_t, std::string_view>> divider_at(std::string_view text, std::size_t offset,
                                                                   std::size_t end) {
  std::size_t at = offset;
  if (at < end && text[at] == '.') ++at;
  at = skip_blanks(text, at, end);
  for (const Divider& divider : kDividers) {
    if (text.substr(at, end - at).starts_with(divider.printed)) {
      return std::pair(skip_blanks(text, at + divider.printed.size(), end), divider.written);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Point> point_at(std::string_view text, std::size_t offset, std::size_t end, const TextSet& words) {
  Point point{{offset, offset}, {}, 0, false};
  // "Ad", "Indstillingens punkt"
  for (std::size_t begin = offset;; begin = point.span.end) {
    std::size_t word_end = begin;
    while (word_end < end && letter_length(text.substr(word_end)) != 0)
      word_end += letter_length(text.substr(word_end));
    if (!words.contains(lower(text.substr(begin, word_end - begin)))) break;
    point.named = true;
    if (word_end < end && (text[word_end] == '.' || text[word_end] == ':')) ++word_end;
    point.span.end = skip_blanks(text, word_end, end);
  }
  if (!point.named && date_at(text, offset, 2000)) return std::nullopt;
  std::size_t at = point.span.end;
  // "a. Godkendt", "A) Godkendt", "Ad a. Godkendt"; "A. Holm" is a person.
  const std::size_t letter = is_lone_letter(text, at, end) ? letter_length(text.substr(at)) : 0;
  if (const char mark = letter != 0 && at + letter < end ? text[at + letter] : '\0';
      mark == ')' || (mark == '.' && !begins_capital(text.substr(at)))) {
    point.numbers = text.substr(at, letter);
    point.span.end = at + letter + 1;
    return point;
  }
  for (;;) {
    const std::optional<std::size_t> after = number_end(text, at, end);
    if (!after) break;
    point.numbers += text.substr(at, *after - at);
    std::from_chars(text.data() + at, text.data() + *after, point.last);
    point.span.end = *after;
    const auto divider = divider_at(text, *after, end);
    if (!divider || !number_end(text, divider->first, end)) break;
    point.numbers += divider->second;
    at = divider->first;
  }
  if (point.numbers.empty()) return std::nullopt;
  bool closed = false;
  while (point.span.end < end && ".):"sv.find(text[point.span.end]) != std::string_view::npos) {
    closed = true;
    ++point.span.end;
  }
  if (!point.named && !closed) return std::nullopt;
  if (point.span.end < end && is_digit(text[point.span.end])) return std::nullopt;
  return point;
}

}  // namespace referat::minutes
