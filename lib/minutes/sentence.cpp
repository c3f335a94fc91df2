#include "minutes/sentence.h"

#include <algorithm>
#include <array>

namespace referat::minutes {
namespace {

using std::string_view_literals::operator""sv;

// A line at least this long (in bytes) was filled: its sentence goes on in the next line.
constexpr std::size_t kFilledLine = 60;

unsigned char byte(char c) { return static_cast<unsigned char>(c); }

constexpr std::size_t kUsualWords = 16;  // of a sentence

/// Length of the UTF-8 character at the front; 1 for a stray byte.
std::size_t character_length(std::string_view text) {
  const unsigned char lead = byte(text.front());
  const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size());
}

constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};  // letters and digits of ASCII
  for (std::size_t c = 'a'; c <= 'z'; ++c) plain[c] = plain[c - 'a' + 'A'] = true;
  for (std::size_t c = '0'; c <= '9'; ++c) plain[c] = true;
  return plain;
}();

/// A byte behind `before` in lower case: capitals of ASCII and of Latin-1 differ from small letters in one bit.
char lower_byte(char before, char c) {
  const auto is_between = [](char value, unsigned char first, unsigned char last) {
    return static_cast<unsigned char>(byte(value) - first) <= static_cast<unsigned char>(last - first);
  };
  const bool capital = is_between(c, 'A', 'Z') | ((before == '\xC3') & is_between(c, 0x80, 0x9E));
  return static_cast<char>(c + (capital ? 0x20 : 0));
}

/// Passes over the quotation marks and brackets that close behind a full stop.
std::size_t skip_closing(std::string_view text, std::size_t offset, std::size_t end) {
  while (offset < end && (text[offset] == '"' || text[offset] == ')' || text.substr(offset).starts_with("”"))) {
    offset += character_length(text.substr(offset));
  }
  return offset;
}

/// True when the full stop at `stop` ends a sentence that began at `begin`.
bool ends_sentence(std::string_view text, std::string_view folded, std::size_t begin, std::size_t stop, std::size_t end,
                   const Vocabulary& vocabulary) {
  const std::size_t next = skip_closing(text, stop + 1, end);
  if (next < end && !is_blank(text[next])) return false;  // "kl.18.30", "f.eks."
  std::size_t word = stop;
  while (word > begin && !is_blank(folded[word - 1]) && folded[word - 1] != '(') --word;
  const std::string_view last = folded.substr(word, stop - word);
  const bool line_ends = next >= end || text[next] == '\n' || text[next] == '\r';
  if (last.empty() || line_ends) return true;
  if (letter_length(last) == last.size()) return false;  // an initial: "T. Olsen"
  if (std::ranges::all_of(last, is_digit)) {
    // "1. Godkendt" at the front and "den 1. oktober" are ordinals; "imod 5. Anna" is not.
    const std::size_t following = std::min(text.find_first_not_of(" \t", next), end);
    return bare_span(text, {begin, stop}).begin != word && begins_capital(text.substr(following, end - following));
  }
  return !vocabulary.is_shortened(last);
}

/// True when a line ending at `line_end` (the newline) ends its sentence too.
bool line_ends_sentence(std::string_view text, std::size_t line_begin, std::size_t line_end, std::size_t end) {
  std::size_t next = line_end + 1;
  while (next < end && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) ++next;
  if (next >= end || text[next] == '\n') return true;
  const std::string_view following = text.substr(next, end - next);
  if (leading_mark(following) != 0 || is_digit(following.front())) return true;
  // "b. Udsat", "b) Udsat"
  const std::size_t letter = letter_length(following);
  if (letter != 0 && letter + 1 < following.size() && (following[letter] == ')' || following[letter] == '.') &&
      is_blank(following[letter + 1])) {
    return true;
  }
  if (!begins_capital(following)) return false;
  std::size_t last = line_end;
  while (last > line_begin && is_blank(text[last - 1])) --last;
  const bool closed = last > line_begin && (text[last - 1] == ')' || text[last - 1] == ']' || text[last - 1] == ':');
  return closed || last - line_begin < kFilledLine;
}

}  // namespace

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::size_t letter_length(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned char lead = byte(text.front());
  if ((lead >= 'a' && lead <= 'z') || (lead >= 'A' && lead <= 'Z')) return 1;
  if (lead < 0xC3) return 0;
  if (lead == 0xC3 && text.size() > 1) return byte(text[1]) == 0x97 || byte(text[1]) == 0xB7 ? 0 : 2;       // × ÷
  if (lead == 0xE2 || lead >= 0xEE) return text.substr(0, 2) == "\xEF\xAC"sv ? character_length(text) : 0;  // ﬁ ﬂ
  return character_length(text);
}

bool begins_capital(std::string_view text) {
  if (text.empty()) return false;
  if (text.front() >= 'A' && text.front() <= 'Z') return true;
  return byte(text.front()) == 0xC3 && text.size() > 1 && byte(text[1]) >= 0x80 && byte(text[1]) <= 0x9E;
}

std::size_t word_length(std::string_view text) {
  std::size_t length = 0;
  for (;;) {
    while (length < text.size() && kPlain[byte(text[length])]) ++length;
    if (length == text.size() || byte(text[length]) < 0x80) return length;
    const std::size_t letter = letter_length(text.substr(length));
    if (letter == 0) return length;
    length += letter;
  }
}

std::string lower(std::string_view text) {
  std::string folded(text);
  // Without branches, and through plain pointers, so that compilers turn the loop into vector instructions.
  const char* from = text.data();
  char* to = folded.data();
  const std::size_t size = text.size();
  if (size != 0) to[0] = lower_byte('\0', from[0]);
  for (std::size_t i = 1; i < size; ++i) to[i] = lower_byte(from[i - 1], from[i]);
  return folded;
}

bool is_lower_case_of(std::string_view folded, std::string_view text) {
  if (folded.size() != text.size()) return false;
  char before = '\0';
  for (std::size_t i = 0; i < text.size(); before = text[i++]) {
    if (folded[i] != lower_byte(before, text[i])) return false;
  }
  return true;
}

std::size_t leading_mark(std::string_view text) {
  if (text.empty()) return 0;
  if (is_blank(text.front()) || text.front() == '*' || text.front() == '#' || text.front() == '>') return 1;
  const bool dash = text.front() == '-' && text.size() > 1 && is_blank(text[1]);
  if (dash) return 2;
  for (const std::string_view mark :
       {"•"sv, "–"sv, "—"sv, "·"sv, "▪"sv, "●"sv, "◦"sv, "\xC2\xA0"sv, "\xEF\x82\xB7"sv}) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

Span bare_span(std::string_view text, Span part) {
  while (part.begin < part.end) {
    const std::size_t mark = leading_mark(text.substr(part.begin, part.end - part.begin));
    if (mark == 0) break;
    part.begin += mark;
  }
  while (part.begin < part.end && (is_blank(text[part.end - 1]) || text[part.end - 1] == '*')) --part.end;
  return part;
}

std::vector<Sentence> sentences(std::string_view text, std::string_view folded, Span part,
                                const Vocabulary& vocabulary) {
  std::vector<Sentence> found;
  Sentence sentence{text, {part.begin, part.begin}, {}};
  std::size_t line_begin = part.begin;
  const auto close = [&](std::size_t end) {
    if (!sentence.words.empty()) {
      sentence.span = bare_span(text, {sentence.span.begin, end});
      found.push_back(std::move(sentence));
    }
    sentence = Sentence{text, {end, end}, {}};
  };
  for (std::size_t i = part.begin; i < part.end;) {
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    const std::string_view rest = text.substr(i, part.end - i);
    if (const std::size_t end = i + word_length(rest); end != i) {
      // Capitals inside a sentence are names, which no phrase holds.
      const std::string_view word = folded.substr(i, end - i);
      const bool name = begins_capital(rest) && !sentence.words.empty();
      const auto [meant, number] = name ? Vocabulary::Known{word, vocabulary.number(word)} : vocabulary.find(word);
      if (sentence.words.empty()) sentence.words.reserve(kUsualWords);
      sentence.words.push_back({{i, end}, meant, number});
      i = end;
      if (sentence.words.size() >= kLongestSentence) close(i);
      continue;
    }
    const char mark = rest.front();
    i += character_length(rest);
    if (mark == '\n') {
      if (line_ends_sentence(text, line_begin, i - 1, part.end)) close(i);
      line_begin = i;
    } else if (mark == '!' || mark == '?' || mark == ';' || mark == '\f') {
      close(i);
    } else if (mark == '.') {
      const bool glued = i < part.end && begins_capital(text.substr(i)) && !sentence.words.empty() &&
                         sentence.words.back().span.length() > 3 && sentence.words.back().span.end == i - 1;
      if (glued || ends_sentence(text, folded, sentence.span.begin, i - 1, part.end, vocabulary)) {
        i = skip_closing(text, i, part.end);
        close(i);
      }
    }
  }
  close(part.end);
  return found;
}

}  // namespace referat::minutes
