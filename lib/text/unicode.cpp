#include "text/unicode.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "text/characters.h"

namespace referat {
namespace {

constexpr char32_t kLatin1End = 0x100;

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

constexpr std::size_t kEight = sizeof(std::uint64_t);
constexpr std::uint64_t kHighBits = 0x8080808080808080;

std::uint64_t eight_at(std::string_view bytes, std::size_t at) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes.data() + at, kEight);
  return eight;
}

// Which of eight bytes is the first whose high bit is set. Precondition: there is one.
std::size_t first_of(std::uint64_t high_bits) {
  static_assert(std::endian::native == std::endian::little);
  return static_cast<std::size_t>(std::countr_zero(high_bits)) / 8;
}

bool is_trail(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// The length of a beginning of `bytes` that is valid and has no character of more than two bytes, as nearly all Danish
// text has none; shorter than it might be. Without branches inside a block, so that compilers turn it into vector
// instructions.
std::size_t two_byte_run(std::string_view bytes) {
  constexpr std::size_t kBlock = 64;
  const auto* const text = reinterpret_cast<const unsigned char*>(bytes.data());
  if (bytes.empty() || is_trail(text[0])) return 0;
  std::size_t at = 0;
  // Each byte and the one behind it: a lead has a trail there, nothing else has.
  for (; bytes.size() - at > kBlock; at += kBlock) {
    unsigned char wrong = 0;
    for (std::size_t i = at; i < at + kBlock; ++i) {
      const bool lead = static_cast<unsigned char>(text[i] - 0xC2U) <= 0xDF - 0xC2;
      const bool trail_behind = (text[i + 1] & 0xC0U) == 0x80U;
      wrong |= static_cast<unsigned char>((lead != trail_behind) | (text[i] >= 0xC0 && !lead));
    }
    if (wrong != 0) break;
  }
  return at > 0 && is_trail(text[at]) ? at - 1 : at;
}

// × and ÷ stand among the letters of Latin-1.
bool is_latin1_upper(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }
bool is_latin1_lower(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) || c == 0xB5;
}

bool has(char32_t c, characters::Property property) { return (characters::kind(c).properties & property) != 0; }

template <typename Map>
std::string mapped(std::string_view text, Map map) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_character(result, map(next_character(text, at)));
  return result;
}

}  // namespace

std::size_t utf8_sequence(std::string_view bytes, std::size_t at) {
  const unsigned char lead = byte_at(bytes, at);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes.size() - at < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_trail(byte_at(bytes, at + i))) return 0;
  }
  // No overlong forms, no surrogates, nothing above U+10FFFF.
  const unsigned char second = byte_at(bytes, at + 1);
  if (lead == 0xE0 && second < 0xA0) return 0;
  if (lead == 0xED && second > 0x9F) return 0;
  if (lead == 0xF0 && second < 0x90) return 0;
  if (lead == 0xF4 && second > 0x8F) return 0;
  return length;
}

std::size_t ascii_run(std::string_view bytes, std::size_t at) {
  const std::size_t begin = at;
  for (; bytes.size() - at >= kEight; at += kEight) {
    if (const std::uint64_t found = eight_at(bytes, at) & kHighBits; found != 0) return at + first_of(found) - begin;
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at - begin;
}

std::size_t next_control(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kLimit = 0x1010101010101010;
  for (; text.size() >= at + kEight; at += kEight) {
    const std::uint64_t eight = eight_at(text, at);
    // Where a byte is too small it borrows from its high bit (Anderson, "Bit Twiddling Hacks"); that makes bytes above
    // the first seem small too, but not those below it.
    if (const std::uint64_t found = (eight - kLimit) & ~eight & kHighBits; found != 0) return at + first_of(found);
  }
  while (at < text.size() && byte_at(text, at) >= 0x10) ++at;
  return at;
}

bool is_valid_utf8(std::string_view bytes) {
  std::size_t at = two_byte_run(bytes);
  for (at += ascii_run(bytes, at); at < bytes.size(); at += ascii_run(bytes, at)) {
    const std::size_t length = utf8_sequence(bytes, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string replace_invalid(std::string_view bytes) {
  std::string result;
  result.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = utf8_sequence(bytes, at);
    if (length == 0) {
      append_character(result, kReplacementCharacter);
      ++at;
    } else {
      result.append(bytes, at, length);
      at += length;
    }
  }
  return result;
}

char32_t next_character_beyond_ascii(std::string_view text, std::size_t& at) {
  const unsigned char lead = byte_at(text, at++);
  const int trails = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t character = lead & (0x3FU >> trails);
  for (int i = 0; i < trails; ++i) character = (character << 6) | (byte_at(text, at++) & 0x3FU);
  return character;
}

char32_t previous_character(std::string_view text, std::size_t& at) {
  do --at;
  while (is_trail(byte_at(text, at)));
  std::size_t behind = at;
  return next_character(text, behind);
}

void append_character(std::string& text, char32_t character) {
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  const auto put_trail = [&](int shift) { put(0x80U | ((character >> shift) & 0x3FU)); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0U | (character >> 6));
    put_trail(0);
  } else if (character < 0x10000) {
    put(0xE0U | (character >> 12));
    put_trail(6);
    put_trail(0);
  } else {
    put(0xF0U | (character >> 18));
    put_trail(12);
    put_trail(6);
    put_trail(0);
  }
}

std::optional<Span> LineReader::next() {
  if (at_ >= text_.size()) return std::nullopt;
  if (line_feed_ < at_) line_feed_ = text_.find('\n', at_);
  if (carriage_return_ < at_) carriage_return_ = text_.find('\r', at_);
  const std::size_t begin = at_;
  const std::size_t end = std::min(std::min(line_feed_, carriage_return_), text_.size());
  at_ = end + (end + 1 == line_feed_ ? 2 : 1);
  return Span{begin, end};
}

std::vector<Span> lines(std::string_view text) {
  std::vector<Span> result;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = next_control(text, begin);
    while (end < text.size() && text[end] != '\n' && text[end] != '\r') end = next_control(text, end + 1);
    result.push_back({begin, end});
    const bool pair = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
    begin = end + (pair ? 2 : 1);
  }
  return result;
}

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) count += is_trail(byte_at(text, at)) ? 0 : 1;
  return count;
}

bool is_upper(char32_t c) { return c < kLatin1End ? is_latin1_upper(c) : has(c, characters::kUpper); }
bool is_lower(char32_t c) { return c < kLatin1End ? is_latin1_lower(c) : has(c, characters::kLower); }

bool is_letter(char32_t c) { return c < 0x80 ? is_latin1_upper(c) || is_latin1_lower(c) : has(c, characters::kLetter); }

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_space(char32_t c) { return c < 0x80 ? c == U' ' || (c >= U'\t' && c <= U'\r') : has(c, characters::kSpace); }

char32_t to_lower(char32_t c) {
  if (c < kLatin1End) return is_latin1_upper(c) ? c + 0x20 : c;
  return c + static_cast<char32_t>(characters::kind(c).to_lower);
}

char32_t to_upper(char32_t c) {
  if (c < 0x80) return is_latin1_lower(c) ? c - 0x20 : c;
  return c + static_cast<char32_t>(characters::kind(c).to_upper);
}

std::string lower_case(std::string_view text) { return mapped(text, to_lower); }
std::string upper_case(std::string_view text) { return mapped(text, to_upper); }

}  // namespace referat
