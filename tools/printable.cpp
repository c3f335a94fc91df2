#include "printable.h"

#include <array>
#include <cstdio>
#include <optional>

#include "referat/text.h"

namespace referat::tools {
namespace {

struct Character {
  unsigned code = 0;
  std::size_t length = 1;  // in bytes
};

struct Mark {
  unsigned code = 0;
  std::string_view bytes;
};

// Those with the property Bidi_Control (Unicode UAX 9, section 2), and the separators that some programs end a line at.
constexpr std::array kMarks{
    Mark{0x061C, "\u061C"}, Mark{0x200E, "\u200E"}, Mark{0x200F, "\u200F"}, Mark{0x2028, "\u2028"},
    Mark{0x2029, "\u2029"}, Mark{0x202A, "\u202A"}, Mark{0x202B, "\u202B"}, Mark{0x202C, "\u202C"},
    Mark{0x202D, "\u202D"}, Mark{0x202E, "\u202E"}, Mark{0x2066, "\u2066"}, Mark{0x2067, "\u2067"},
    Mark{0x2068, "\u2068"}, Mark{0x2069, "\u2069"},
};

// The control character or mark that `text` begins with.
std::optional<Character> control(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return Character{byte(0), 1};
  if (byte(0) == 0xC2 && byte(1) < 0xA0) return Character{byte(1), 2};
  return std::nullopt;
}

std::optional<Character> mark(std::string_view text) {
  for (const auto& [code, bytes] : kMarks) {
    if (text.starts_with(bytes)) return Character{code, bytes.size()};
  }
  return std::nullopt;
}

std::string escape(unsigned code) {
  if (code == '\n') return "\\n";
  std::array<char, 8> digits{};
  std::snprintf(digits.data(), digits.size(), code < 0x100 ? "\\x%02X" : "\\u%04X", code);
  return digits.data();
}

// The length of the colour sequence that `text` begins with; 0 where it begins with something else.
std::size_t colour_length(std::string_view text) {
  if (!text.starts_with("\x1B[")) return 0;
  const std::size_t end = text.find_first_not_of("0123456789;", 2);
  return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

}  // namespace

std::string printable_line(std::string_view text) {
  std::string result;
  const std::string valid = decode(text, Encoding::utf8).text;
  for (std::string_view rest = valid; !rest.empty();) {
    std::optional<Character> found = control(rest);
    if (!found) found = mark(rest);
    const std::size_t length = found ? found->length : 1;
    result += found ? escape(found->code) : std::string(rest.substr(0, 1));
    rest.remove_prefix(length);
  }
  return result;
}

std::string printable_text(std::string_view text) {
  constexpr std::string_view kLayout = "\n\r\t\f";
  std::string result;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t colour = colour_length(rest);
    const std::optional<Character> found = control(rest);
    const bool kept = colour > 0 || !found || kLayout.find(rest.front()) != std::string_view::npos;
    const std::size_t length = colour > 0 ? colour : found ? found->length : 1;
    result += kept ? std::string(rest.substr(0, length)) : escape(found->code);
    rest.remove_prefix(length);
  }
  return result;
}

}  // namespace referat::tools
