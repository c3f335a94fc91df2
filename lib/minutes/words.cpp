#include "minutes/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "text/unicode.h"

namespace referat::minutes {
namespace {

bool is_blank(char32_t character) { return is_space(character) || character == U'\0'; }

bool is_word_character(char32_t character) {
  // A section sign begins "§ 17, stk. 4-udvalget"; a hyphen ends "Børne-".
  return is_letter(character) || is_digit(character) || character == U'§' || character == U'-';
}

/// The same of ASCII, where nearly all of a text is.
struct Ascii {
  bool blank = false;
  bool word = false;
  char lower = 0;
};
constexpr std::array<Ascii, 128> kAscii = [] {
  std::array<Ascii, 128> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z');
    table[i] = {.blank = c == ' ' || (c >= '\t' && c <= '\r') || c == '\0',
                .word = letter || (c >= '0' && c <= '9') || c == '-',
                .lower = static_cast<char>(capital ? c + ('a' - 'A') : c)};
  }
  return table;
}();

/// What the letters from À to ÿ begin with, and the second byte of theirs, or of ×, in lower case: À to Þ differ from
/// small ones in a bit of it, as the letters of ASCII do.
constexpr unsigned char kLatin1Letters = 0xC3;
char lower_second_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  constexpr unsigned char kTimes = 0x97;
  return byte <= 0x9E && byte != kTimes ? static_cast<char>(byte + 0x20) : c;
}

/// Whether a character that begins with a byte may be a blank: one of ASCII, or of those beyond it that none of the
/// Danish letters begins like.
constexpr std::array<bool, 256> kMayBeBlank = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    table[byte] = byte < kAscii.size() ? kAscii[byte].blank : byte >= 0xC0 && byte != kLatin1Letters;
  }
  return table;
}();

bool is_blank_at(std::string_view text, std::size_t at) {
  return kMayBeBlank[static_cast<unsigned char>(text[at])] && is_blank(next_character(text, at));
}

bool is_word_character(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < kAscii.size() ? kAscii[byte].word : is_word_character(next_character(text, at));
}

std::size_t behind_character(std::string_view text, std::size_t at) {
  next_character(text, at);
  return at;
}

void set_lower_case(std::string_view text, std::string& folded) {
  folded.assign(text);
  char* const to = folded.data();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < kAscii.size()) {
      to[at] = kAscii[byte].lower;
    } else if (byte == kLatin1Letters) {
      ++at;
      to[at] = lower_second_byte(text[at]);
    } else {
      folded.resize(at);
      while (at < text.size()) append_character(folded, to_lower(next_character(text, at)));
      return;
    }
  }
}

/// What a byte is in folded text; 0 where it is a blank, an asterisk or none of ASCII.
constexpr std::array<char, 256> kFolded = [] {
  std::array<char, 256> table{};
  for (std::size_t byte = 0; byte < kAscii.size(); ++byte) {
    if (!kAscii[byte].blank && byte != '*') table[byte] = kAscii[byte].lower;
  }
  return table;
}();

}  // namespace

std::string fold(std::string_view text) {
  // No character grows by more than half in lower case.
  std::string folded(text.size() + text.size() / 2 + 1, ' ');
  char* const begin = folded.data();
  char* to = begin;
  bool blank = false;  // one was passed over
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const char plain = kFolded[byte];
    if (plain == 0) {
      if (byte == '*') {
        ++at;
        continue;
      }
      if (is_blank_at(text, at)) {
        blank = true;
        at = behind_character(text, at);
        continue;
      }
    }
    if (blank && to != begin) *to++ = ' ';
    blank = false;
    if (plain != 0) {
      *to++ = plain;
      ++at;
    } else if (byte == kLatin1Letters) {
      *to++ = text[at];
      *to++ = lower_second_byte(text[at + 1]);
      at += 2;
    } else {
      std::string other;
      append_character(other, to_lower(next_character(text, at)));
      to = std::ranges::copy(other, to).out;
    }
  }
  while (to != begin && (to[-1] == ':' || to[-1] == ' ')) --to;
  folded.resize(static_cast<std::size_t>(to - begin));
  return folded;
}

Span next_printed(std::string_view line, std::size_t& at) {
  std::size_t begin = at;
  while (begin < line.size() && is_blank_at(line, begin)) begin = behind_character(line, begin);
  std::size_t end = begin;
  while (end < line.size() && !is_blank_at(line, end)) ++end;
  at = end;
  return {begin, end};
}

Word next_word(std::string_view line, std::size_t& at) {
  const Span printed = next_printed(line, at);
  Word word{.span = printed, .printed = printed, .folded = {}};
  Span& span = word.span;
  while (span.begin < at && !is_word_character(line, span.begin)) span.begin = behind_character(line, span.begin);
  for (std::size_t last = span.end; span.begin < span.end; span.end = last) {
    previous_character(line, last);
    if (is_word_character(line, last)) break;
  }
  if (span.begin == at) span = {printed.begin, printed.begin};
  set_lower_case(cut(line, span), word.folded);
  return word;
}

std::vector<Word> split_words(std::string_view line) {
  constexpr std::size_t kUsualBytes = 6;  // of a word and the blank behind it
  std::vector<Word> words;
  words.reserve(line.size() / kUsualBytes + 1);
  for (std::size_t at = 0; at < line.size();) {
    Word word = next_word(line, at);
    if (word.printed.length() > 0) words.push_back(std::move(word));
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

std::size_t next_digit(std::string_view text, std::size_t at) {
  // Eight bytes at a time: with '0' taken away by exclusive or, a digit is a byte below 10, and borrows from its high
  // bit when 10 is subtracted.
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  for (; text.size() - at >= sizeof kOnes; at += sizeof kOnes) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    eight ^= kOnes * '0';
    if (((eight - kOnes * 10) & ~eight & (kOnes * 0x80)) != 0) break;
  }
  while (at < text.size() && (text[at] < '0' || text[at] > '9')) ++at;
  return at;
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
