// The alphabet of the lexicon: Windows-1252, one byte a character, lower-cased.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace referat::language {

/// UTF-8 to Windows-1252 with its capitals kept; std::nullopt when a character has no place in it or the UTF-8 is
/// malformed. The typographic apostrophe (U+2019) and hyphens (U+2010, U+2011) become the plain ones of the dictionary.
/// Writes at most `word.size()` bytes to `out`; returns how many.
[[nodiscard]] std::optional<std::size_t> to_windows_1252(std::string_view word, unsigned char* out);

/// The lower-case twin of a Windows-1252 character; the character itself when it has none there.
[[nodiscard]] unsigned char lower_windows_1252(unsigned char character);

}  // namespace referat::language
