// Characters and lines of UTF-8 text. Offsets and lengths are in bytes; a character is a code point.
//
//   for (std::size_t at = 0; at < text.size();) {
//     char32_t character = next_character(text, at);  // `at` now stands behind it
//   }
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "referat/text.h"

namespace referat {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// Length of the valid UTF-8 sequence at `at` (Unicode 15, table 3-7); 0 where there is none.
[[nodiscard]] std::size_t utf8_sequence(std::string_view bytes, std::size_t at);

/// How many bytes from `at` on are ASCII: eight are looked at in one go. Precondition: at <= bytes.size().
[[nodiscard]] std::size_t ascii_run(std::string_view bytes, std::size_t at);

/// The first place from `at` on of a byte below 0x10, as the ends of lines and pages are; text.size() where there is
/// none. Eight bytes are looked at in one go. Precondition: at <= text.size().
[[nodiscard]] std::size_t next_control(std::string_view text, std::size_t at);

/// True when there is valid UTF-8 and nothing else.
[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// The same bytes with each that is not part of valid UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string replace_invalid(std::string_view bytes);

/// next_character() of what takes more than one byte.
char32_t next_character_beyond_ascii(std::string_view text, std::size_t& at);

/// The character at `at`, which is moved behind it. Preconditions: valid UTF-8, `at` is where a character starts.
inline char32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return next_character_beyond_ascii(text, at);
  ++at;
  return byte;
}

/// The character before `at`, which is moved to its start. Preconditions: as above, and at > 0.
char32_t previous_character(std::string_view text, std::size_t& at);

/// Appends in UTF-8. Precondition: a Unicode scalar value (no surrogate).
void append_character(std::string& text, char32_t character);

/// The lines, without their ends (LF, CR LF or a lone CR). Text that ends with a line end has no empty line after it;
/// empty text has no line.
[[nodiscard]] std::vector<Span> lines(std::string_view text);

/// The same lines one by one, where there may be too many to list.
class LineReader {
 public:
  explicit LineReader(std::string_view text)
      : text_(text), line_feed_(text.find('\n')), carriage_return_(text.find('\r')) {}

  /// std::nullopt behind the last.
  [[nodiscard]] std::optional<Span> next();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  // Where the next ones stand; npos where there are none. Looked for when `at_` has passed them.
  std::size_t line_feed_;
  std::size_t carriage_return_;
};

/// Number of characters. Precondition: valid UTF-8.
[[nodiscard]] std::size_t character_count(std::string_view text);

[[nodiscard]] bool is_letter(char32_t character);
[[nodiscard]] bool is_upper(char32_t character);
[[nodiscard]] bool is_lower(char32_t character);
[[nodiscard]] bool is_digit(char32_t character);  ///< 0 to 9 only
[[nodiscard]] bool is_space(char32_t character);  ///< Unicode White_Space, with NBSP and line ends

[[nodiscard]] char32_t to_lower(char32_t character);
[[nodiscard]] char32_t to_upper(char32_t character);

/// Each character in lower case; where that is one character (all of Danish) the number of characters stays.
[[nodiscard]] std::string lower_case(std::string_view text);
[[nodiscard]] std::string upper_case(std::string_view text);

}  // namespace referat
