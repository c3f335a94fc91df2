// Words and sentences of minutes, as far as phrases need them. Letters are told by their UTF-8 bytes: a byte of 0x80 or
// more belongs to a word unless it begins or continues general punctuation (– — • “ ” …), a sign (§ ° « ») or a symbol.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "minutes/vocabulary.h"
#include "referat/text.h"

namespace referat::minutes {

/// Lower-cases a–z and the letters of Latin-1 (æøåéü …). Every character keeps its length in bytes, so that an offset
/// in the result is one in `text`.
[[nodiscard]] std::string lower(std::string_view text);

/// True when `folded` is lower(text).
[[nodiscard]] bool is_lower_case_of(std::string_view folded, std::string_view text);

/// A run of letters and digits.
struct Token {
  Span span;
  std::string_view folded;  ///< in lower case; where it is damaged, the word of a phrase that is meant (vocabulary.h)
  PhraseWord number = kOfNoPhrase;  ///< of `folded`
};

/// What phrases are looked for in: a sentence, or less where it is longer than kLongestSentence words.
struct Sentence {
  std::string_view text;  ///< the whole text; the spans refer to it
  Span span;              ///< with its closing mark, without outer blanks
  std::vector<Token> words;
};

inline constexpr std::size_t kLongestSentence = 200;

/// The sentences of a part of `text`, whose folded form is `folded`. A sentence ends at a full stop (not at one of an
/// abbreviation, see stops.tsv), at a blank line, before a list mark, and at the end of a line that was not
/// filled; the result refers to both.
[[nodiscard]] std::vector<Sentence> sentences(std::string_view text, std::string_view folded, Span part,
                                              const Vocabulary& vocabulary);

/// The part of a text without the blanks, Markdown marks and list marks around it.
[[nodiscard]] Span bare_span(std::string_view text, Span part);

/// The length in bytes of the blank, or of the Markdown or list mark, at the front of `text`: 0 where there is none.
[[nodiscard]] std::size_t leading_mark(std::string_view text);

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] bool is_blank(char c);  ///< a blank, tab or line end

/// The length in bytes of the run of letters and digits at the front of `text`.
[[nodiscard]] std::size_t word_length(std::string_view text);

/// The length in bytes of the letter at the front of `text`; 0 when no letter is there.
[[nodiscard]] std::size_t letter_length(std::string_view text);

/// True when the letter at the front of `text` is a capital one of ASCII or Latin-1.
[[nodiscard]] bool begins_capital(std::string_view text);

}  // namespace referat::minutes
