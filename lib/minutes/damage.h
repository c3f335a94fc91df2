// Words and lines of the tables, recognised in damaged text by the channel of the repair engine.
//
//   same_but_damaged("fraværende", "fraverende")  // true
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace referat::minutes {

/// How often each of the letters a to z stands in a text: a cheap test of what damage can explain.
using Letters = std::array<std::int8_t, 26>;
[[nodiscard]] Letters letters_of(std::string_view folded);

/// A folded form of a table, to be compared with many lines.
struct DamageableForm {
  explicit DamageableForm(std::string_view folded) : text(folded), letters(letters_of(folded)) {}
  std::string text;
  Letters letters;
};

/// The channel's cost (nats) of `read` for the form when it is that of plain damage, 0 where they are equal; otherwise
/// std::nullopt. `read` is UTF-8 in lower case, `letters` are its. Short forms are only recognised as they are.
[[nodiscard]] std::optional<double> damage_cost(const DamageableForm& form, std::string_view read,
                                                const Letters& letters);

/// True when `read` may be the word `intended`, damaged. Both are UTF-8 in lower case.
[[nodiscard]] bool same_but_damaged(std::string_view intended, std::string_view read);

}  // namespace referat::minutes
