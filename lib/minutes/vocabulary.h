// The words of all phrase tables, found again in damaged text.
//
//   intended_word("dreftet") == "drøftet";  intended_word("godkendt") == "godkendt";  intended_word("have") == "have"
#pragma once

#include <string_view>

namespace referat::minutes {

/// The word of a phrase that `word` (in lower case) is a damaged form of; `word` itself when it is one, when it is a
/// word of the language, or when no phrase has a word like it.
[[nodiscard]] std::string_view intended_word(std::string_view word);

}  // namespace referat::minutes
