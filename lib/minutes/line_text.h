// One line as the matchers are given it: its text, what its first word lets it be, and its words, which are split when
// they are first asked for.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "minutes/first_words.h"
#include "minutes/words.h"

namespace referat::minutes {

class LineText {
 public:
  static constexpr std::size_t kLongestRead = 240;  ///< bytes: of longer lines only the beginning tells what they are

  /// `text` is without outer blanks and Markdown marks.
  LineText(std::string_view text, Uses uses) : text_(text), uses_(uses) {
    // One loop without an early end: the compiler takes many bytes at once.
    for (const char c : text) {
      has_digit_ |= c >= '0' && c <= '9';
      least_folded_ += static_cast<unsigned char>(c) > ' ' && c != '*' && c != ':' ? 1 : 0;
    }
  }

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] bool may_be(Use use) const { return uses_.has(use); }

  [[nodiscard]] bool has_digit() const { return has_digit_; }

  /// Of the folded text there are at least as many bytes, but for blanks that ASCII lacks.
  [[nodiscard]] std::size_t least_folded() const { return least_folded_; }

  /// Of the first kLongestRead bytes.
  [[nodiscard]] const std::vector<Word>& words() {
    if (!words_) words_ = split_words(prefix(text_, kLongestRead));
    return *words_;
  }

 private:
  std::string_view text_;
  Uses uses_;
  bool has_digit_ = false;
  unsigned least_folded_ = 0;
  std::optional<std::vector<Word>> words_;
};

}  // namespace referat::minutes
