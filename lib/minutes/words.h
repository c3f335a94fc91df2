// Words and folded text, in which headings and labels are compared: case, Markdown marks and a closing colon left
// aside.
//
//   fold("**ØKONOMI:**") == "økonomi"
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "referat/text.h"

namespace referat::minutes {

/// One word of a line: what stands between blanks, its outer punctuation left aside.
struct Word {
  Span span;           ///< in bytes of the line, without outer punctuation
  Span printed;        ///< with it
  std::string folded;  ///< in lower case
};

/// The word that begins at `at` or behind the blanks there, and moves `at` behind it; `at` is the line's end and the
/// word empty where there is none.
Word next_word(std::string_view line, std::size_t& at);

/// The same, where only its place is asked for: its `printed`.
Span next_printed(std::string_view line, std::size_t& at);

/// Punctuation, or a dash.
[[nodiscard]] inline bool is_marks(const Word& word) { return word.span.length() == 0 || word.folded == "-"; }

/// Lower case, runs of blanks as one space, without asterisks, outer blanks and a closing colon.
[[nodiscard]] std::string fold(std::string_view text);

/// What some words begin with, small or capital: a quick test before a text's first word is looked up among them.
class FirstBytes {
 public:
  /// `word` is in lower case.
  void add(std::string_view word) {
    if (word.empty()) return;
    const auto byte = static_cast<unsigned char>(word.front());
    bytes_[byte] = true;
    if (byte >= 'a' && byte <= 'z') bytes_[byte - 'a' + 'A'] = true;
  }

  /// False where the text begins with none of them. What is no letter or digit of ASCII may be a mark that is passed
  /// over, or a letter of some other case.
  [[nodiscard]] bool may_begin(std::string_view text) const {
    return !text.empty() && bytes_[static_cast<unsigned char>(text.front())];
  }

 private:
  static constexpr std::array<bool, 256> kUnknown = [] {
    std::array<bool, 256> bytes{};
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
      const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
      bytes[byte] = !letter && !(byte >= '0' && byte <= '9');
    }
    return bytes;
  }();
  std::array<bool, 256> bytes_ = kUnknown;
};

/// All words of a line. A word of punctuation alone has an empty `span`.
[[nodiscard]] std::vector<Word> split_words(std::string_view line);

/// `span` without outer blanks (form feeds among them).
[[nodiscard]] Span trim(std::string_view text, Span span);

/// The first `length` bytes of `text`, or one to three fewer where that would cut a character.
[[nodiscard]] std::string_view prefix(std::string_view text, std::size_t length);

/// The last `length` bytes of `text`, or one to three more where that would cut a character.
[[nodiscard]] std::string_view suffix(std::string_view text, std::size_t length);

/// Where the first digit stands at `at` or behind it; text.size() where there is none. Precondition: at <= text.size().
[[nodiscard]] std::size_t next_digit(std::string_view text, std::size_t at);
[[nodiscard]] inline bool has_digit(std::string_view text) { return next_digit(text, 0) < text.size(); }

/// The first character is a capital letter.
[[nodiscard]] bool begins_with_capital(std::string_view text);

/// The first character is a small letter.
[[nodiscard]] bool begins_with_small_letter(std::string_view text);

}  // namespace referat::minutes
