// Letters as the engine sees them: one byte each, in Windows-1252, the alphabet of the lexicon's automaton.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace referat::engine {

using Symbol = unsigned char;

/// Stands for a character that Windows-1252 lacks; nothing matches it.
inline constexpr Symbol kForeign = 0x01;
/// Stands for U+FFFD, a letter that was lost.
inline constexpr Symbol kLost = 0x02;

/// The symbol of a code point.
[[nodiscard]] Symbol to_symbol(char32_t code_point);

/// The code point of a symbol. Precondition: neither kForeign nor kLost.
[[nodiscard]] char32_t to_code_point(Symbol symbol);

/// UTF-8 to symbols, case kept; one symbol a code point.
[[nodiscard]] std::string to_symbols(std::string_view utf8);

/// Symbols to UTF-8. Precondition: neither kForeign nor kLost among them.
[[nodiscard]] std::string to_utf8(std::string_view symbols);

/// Calls visit(offset, character) for each character of valid UTF-8 beyond ASCII.
template <typename Visit>
void each_beyond_ascii(std::string_view text, Visit&& visit) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length > 1) visit(at, text.substr(at, length));
    at += length;
  }
}

enum class SymbolClass : unsigned char { other, lower, upper, digit };

namespace internal {
struct SymbolTables {
  std::array<SymbolClass, 256> classes{};
  std::array<Symbol, 256> lower{};
  std::array<Symbol, 256> upper{};
};
extern const SymbolTables kSymbolTables;
}  // namespace internal

[[nodiscard]] inline SymbolClass class_of(Symbol s) { return internal::kSymbolTables.classes[s]; }
[[nodiscard]] inline bool is_letter(Symbol s) {
  return class_of(s) == SymbolClass::lower || class_of(s) == SymbolClass::upper;
}
[[nodiscard]] inline bool is_upper(Symbol s) { return class_of(s) == SymbolClass::upper; }
[[nodiscard]] inline bool is_digit(Symbol s) { return class_of(s) == SymbolClass::digit; }
[[nodiscard]] inline Symbol lower(Symbol s) { return internal::kSymbolTables.lower[s]; }
/// The symbols with their capitals made small.
[[nodiscard]] std::string lower_case(std::string_view symbols);
[[nodiscard]] inline Symbol upper(Symbol s) { return internal::kSymbolTables.upper[s]; }

}  // namespace referat::engine
