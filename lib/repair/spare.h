// Words that repair leaves as they are: abbreviations before their full stop, paragraphs in another language, and lines
// of program code.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "repair/tokens.h"

namespace referat::engine {

class Terms;

/// True for abbreviations with a full stop behind them. `form` in lower case.
[[nodiscard]] bool is_abbreviation(std::string_view form);

/// The foreign language that a frequent word tells, numbered from 1; 0 for none. `form` in lower case.
[[nodiscard]] std::uint8_t foreign_language(std::string_view form);

/// Makes untouched what is no damaged Danish. `text` is what the tokens were cut from; their terms are known.
void spare(std::string_view text, std::vector<Token>& tokens, const Terms& terms);

/// Calls visit(std::span<Token>) for each paragraph.
template <typename Visit>
void each_paragraph(std::span<Token> tokens, Visit&& visit) {
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin + 1;
    while (end < tokens.size() && !tokens[end].new_paragraph) ++end;
    visit(tokens.subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace referat::engine
