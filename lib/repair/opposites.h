// Words that are never mended to each other, for they say opposite things: "han" and "hun", "enige" and "uenige".
#pragma once

#include <string_view>

namespace referat::engine {

/// Whether two words, as symbols in lower case, stand in one row of lib/repair/data/opposites.tsv.
[[nodiscard]] bool are_opposites(std::string_view word, std::string_view other);

}  // namespace referat::engine
