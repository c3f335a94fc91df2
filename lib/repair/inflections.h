// Inflected forms of known words that no list holds: the dictionary lacks some forms of its rarer words.
#pragma once

#include <optional>
#include <string_view>

#include "repair/model.h"

namespace referat::engine {

/// ln probability of a form, in lower case, that is a known word and one of the endings of data/inflections.tsv;
/// std::nullopt where it is none. A misreading seldom makes one.
[[nodiscard]] std::optional<float> score_inflected(std::string_view form, const Source& source);

}  // namespace referat::engine
