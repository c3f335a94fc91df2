#include "repair/symbols.h"

#include <algorithm>

namespace referat::engine {
namespace {

// Windows-1252's 0x80..0x9F, as code points; 0 where it has none.
constexpr std::array<char32_t, 32> kHigh{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                         0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr internal::SymbolTables make_tables() {
  internal::SymbolTables tables;
  for (unsigned s = 0; s < 256; ++s) tables.lower[s] = tables.upper[s] = static_cast<Symbol>(s);
  auto pair = [&tables](unsigned up, unsigned low) {
    tables.classes[up] = SymbolClass::upper;
    tables.classes[low] = SymbolClass::lower;
    tables.lower[up] = static_cast<Symbol>(low);
    tables.upper[low] = static_cast<Symbol>(up);
  };
  for (unsigned s = 'A'; s <= 'Z'; ++s) pair(s, s + 32);
  for (unsigned s = 0xC0; s <= 0xDE; ++s) {
    if (s != 0xD7) pair(s, s + 32);  // 0xD7 and 0xF7 are the signs × and ÷
  }
  pair(0x8A, 0x9A);                           // Š
  pair(0x8C, 0x9C);                           // Œ
  pair(0x8E, 0x9E);                           // Ž
  pair(0x9F, 0xFF);                           // Ÿ
  tables.classes[0xDF] = SymbolClass::lower;  // ß has no capital here
  for (unsigned s = '0'; s <= '9'; ++s) tables.classes[s] = SymbolClass::digit;
  return tables;
}

}  // namespace

constexpr internal::SymbolTables internal::kSymbolTables = make_tables();

Symbol to_symbol(char32_t code_point) {
  if (code_point < 0x20) return kForeign;
  if (code_point < 0x80 || (code_point >= 0xA0 && code_point < 0x100)) return static_cast<Symbol>(code_point);
  if (code_point == 0xFFFD) return kLost;
  if (code_point < 0x100) return kForeign;
  const auto* found = std::find(kHigh.begin(), kHigh.end(), code_point);
  return found == kHigh.end() ? kForeign : static_cast<Symbol>(0x80 + (found - kHigh.begin()));
}

char32_t to_code_point(Symbol symbol) { return symbol >= 0x80 && symbol < 0xA0 ? kHigh[symbol - 0x80] : symbol; }

std::string to_symbols(std::string_view utf8) {
  std::string symbols;
  symbols.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code_point = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k) {
      code_point = code_point << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
    }
    symbols.push_back(static_cast<char>(to_symbol(code_point)));
    i += length;
  }
  return symbols;
}

std::string lower_case(std::string_view symbols) {
  std::string result(symbols);
  for (char& c : result) c = static_cast<char>(lower(static_cast<Symbol>(c)));
  return result;
}

std::string to_utf8(std::string_view symbols) {
  std::string utf8;
  utf8.reserve(symbols.size() + 8);
  for (const char c : symbols) {
    const char32_t code_point = to_code_point(static_cast<Symbol>(c));
    if (code_point < 0x80) {
      utf8.push_back(static_cast<char>(code_point));
    } else if (code_point < 0x800) {
      utf8.push_back(static_cast<char>(0xC0 | code_point >> 6));
      utf8.push_back(static_cast<char>(0x80 | (code_point & 0x3F)));
    } else {
      utf8.push_back(static_cast<char>(0xE0 | code_point >> 12));
      utf8.push_back(static_cast<char>(0x80 | (code_point >> 6 & 0x3F)));
      utf8.push_back(static_cast<char>(0x80 | (code_point & 0x3F)));
    }
  }
  return utf8;
}

}  // namespace referat::engine
