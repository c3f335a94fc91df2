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

// The control or direction mark that `text` begins with.
std::optional<Character> control(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return Character{byte(0), 1};
  if (byte(0) == 0xC2 && byte(1) < 0xA0) return Character{byte(1), 2};
  return std::nullopt;
}

std::optional<Character> direction_mark(std::string_view text) {
  for (const unsigned code :
       {0x200EU, 0x200FU, 0x202AU, 0x202BU, 0x202CU, 0x202DU, 0x202EU, 0x2066U, 0x2067U, 0x2068U, 0x2069U}) {
    const std::array bytes{static_cast<char>(0xE0U | (code >> 12U)), static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
                           static_cast<char>(0x80U | (code & 0x3FU))};
    if (text.starts_with(std::string_view(bytes.data(), bytes.size()))) return Character{code, bytes.size()};
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
    if (!found) found = direction_mark(rest);
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
