// Compounds that no list holds: "plejehjemsbestyrelse", "MED-aftalen", "Børne- og …".
#pragma once

#include <optional>
#include <string_view>

namespace referat::language {

struct Compound {
  float log_probability = 0;  ///< ln of the probability that a running word is this compound, in nats
  int parts = 0;
};

/// The best split of `word` (in the lexicon's alphabet) into parts that hunspell-da's flags allow in their places, or
/// std::nullopt when there is none. A word of the lexicon is not split for being one: ask find() first.
///
/// A hyphen is a joint: before it stands any word, name or part, after it a word, a name, a compound or nothing
/// ("børne-"). Words longer than 64 letters are no compounds.
///
/// The flags alone allow too much: parts of two letters count, and "overslagsår" is as good as overslag+sår as it is
/// as overslags+år. The probability tells such splits apart (compile/parts.cpp). Of the 7,900 compounds among the words
/// of the figures 95 % have more than -24 and 98 % more than -28; of the words that only became compounds by a damaged
/// letter 32 % and 52 %.
[[nodiscard]] std::optional<Compound> compound(std::string_view word);

}  // namespace referat::language
