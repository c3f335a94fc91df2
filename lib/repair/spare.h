// Words that repair leaves as they are: abbreviations before their full stop, and sentences in another language.
#pragma once

#include <string_view>
#include <vector>

#include "repair/tokens.h"

namespace referat::engine {

/// Makes untouched what is no damaged Danish. `text` is what the tokens were cut from.
void spare(std::string_view text, std::vector<Token>& tokens);

}  // namespace referat::engine
