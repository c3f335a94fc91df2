#include "language/symbols.h"

#include <array>
#include <cstdint>

#include "language/lexicon.h"

namespace referat::language {
namespace {

// Code points of the bytes 0x80..0x9F (Unicode's mapping file VENDORS/MICSFT/WINDOWS/CP1252.TXT); 0 where there is
// none. Every other byte is its own code point.
constexpr std::array<std::uint16_t, 32> kUpperControls{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr std::uint32_t kMalformed = 0xFFFFFFFF;

// The code point at `position`, which moves behind it. Only the shapes of one to three bytes: what lies above the
// basic plane is not in Windows-1252.
std::uint32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t index) {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : std::uint32_t{0};
  };
  const auto continues = [&](std::size_t index) { return (byte(index) & 0xC0) == 0x80; };
  const std::uint32_t first = byte(position);
  if (first < 0x80) {
    position += 1;
    return first;
  }
  if ((first & 0xE0) == 0xC0 && continues(position + 1)) {
    const std::uint32_t point = (first & 0x1F) << 6 | (byte(position + 1) & 0x3F);
    position += 2;
    return point;
  }
  if ((first & 0xF0) == 0xE0 && continues(position + 1) && continues(position + 2)) {
    const std::uint32_t point = (first & 0x0F) << 12 | (byte(position + 1) & 0x3F) << 6 | (byte(position + 2) & 0x3F);
    position += 3;
    return point;
  }
  return kMalformed;
}

std::optional<unsigned char> to_byte(std::uint32_t point) {
  if (point < 0x80 || (point >= 0xA0 && point <= 0xFF)) return static_cast<unsigned char>(point);
  if (point == 0x2019) return '\'';
  if (point == 0x2010 || point == 0x2011) return '-';
  for (std::size_t index = 0; index < kUpperControls.size(); ++index) {
    if (kUpperControls[index] != 0 && kUpperControls[index] == point) return static_cast<unsigned char>(0x80 + index);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> to_windows_1252(std::string_view word, unsigned char* out) {
  std::size_t written = 0;
  for (std::size_t position = 0; position < word.size();) {
    const std::uint32_t point = next_code_point(word, position);
    if (point == kMalformed) return std::nullopt;
    const std::optional<unsigned char> byte = to_byte(point);
    if (!byte) return std::nullopt;
    out[written++] = *byte;
  }
  return written;
}

unsigned char lower_windows_1252(unsigned char character) {
  if (character >= 'A' && character <= 'Z') return static_cast<unsigned char>(character + 0x20);
  if (character >= 0xC0 && character <= 0xDE && character != 0xD7) return static_cast<unsigned char>(character + 0x20);
  if (character == 0x8A || character == 0x8C || character == 0x8E) return static_cast<unsigned char>(character + 0x10);
  if (character == 0x9F) return 0xFF;
  return character;
}

std::optional<std::size_t> to_symbols(std::string_view word, unsigned char* out) {
  const std::optional<std::size_t> length = to_windows_1252(word, out);
  if (!length) return std::nullopt;
  for (std::size_t index = 0; index < *length; ++index) out[index] = lower_windows_1252(out[index]);
  return length;
}

std::string to_utf8(std::string_view symbols) {
  std::string text;
  text.reserve(symbols.size() + 8);
  for (const char symbol : symbols) {
    const auto byte = static_cast<unsigned char>(symbol);
    const std::uint32_t point = byte >= 0x80 && byte < 0xA0 ? kUpperControls[byte - 0x80] : byte;
    if (point < 0x80) {
      text += static_cast<char>(point);
    } else if (point < 0x800) {
      text += static_cast<char>(0xC0 | point >> 6);
      text += static_cast<char>(0x80 | (point & 0x3F));
    } else {
      text += static_cast<char>(0xE0 | point >> 12);
      text += static_cast<char>(0x80 | (point >> 6 & 0x3F));
      text += static_cast<char>(0x80 | (point & 0x3F));
    }
  }
  return text;
}

}  // namespace referat::language
