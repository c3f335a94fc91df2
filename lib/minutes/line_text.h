// One line as the matchers are given it: its text, what its first word lets it be, and its words and digits, which are
// looked for when they are first asked for.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "minutes/first_words.h"
#include "minutes/words.h"

namespace referat::minutes {

/// The first word of a line that is more than marks, and where it ends as printed.
struct FirstWord {
  Word word;
  std::size_t end = 0;
};

class LineText {
 public:
  static constexpr std::size_t kLongestRead = 240;  ///< bytes: of longer lines only the beginning tells what they are

  /// `text` is without outer blanks and Markdown marks.
  LineText(std::string_view text, Uses uses) : text_(text), uses_(uses) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] bool may_be(Use use) const { return uses_.has(use); }
  [[nodiscard]] Uses uses() const { return uses_; }

  /// Of the folded text there are at least as many bytes, but for blanks that ASCII lacks.
  [[nodiscard]] std::size_t least_folded() const {
    const auto is_kept = [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '*' && c != ':'; };
    return static_cast<std::size_t>(std::ranges::count_if(text_, is_kept));
  }

  /// Where the first digit stands; the text's size where there is none.
  [[nodiscard]] std::size_t first_digit() {
    if (!first_digit_) first_digit_ = next_digit(text_, 0);
    return *first_digit_;
  }
  [[nodiscard]] bool has_digit() { return first_digit() < text_.size(); }

  [[nodiscard]] const FirstWord& first_word() {
    if (!first_word_) {
      first_word_.emplace();
      while (first_word_->end < text_.size() && is_marks(first_word_->word)) {
        first_word_->word = next_word(text_, first_word_->end);
      }
    }
    return *first_word_;
  }

  /// Of the first kLongestRead bytes.
  [[nodiscard]] const std::vector<Word>& words() {
    if (!words_) words_ = split_words(prefix(text_, kLongestRead));
    return *words_;
  }

 private:
  std::string_view text_;
  Uses uses_;
  std::optional<std::vector<Word>> words_;
  std::optional<std::size_t> first_digit_;
  std::optional<FirstWord> first_word_;
};

}  // namespace referat::minutes
