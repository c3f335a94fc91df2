// The causes of changes, by their names.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "referat/repair.h"

namespace referat::tools {

inline constexpr std::array kCauses{Cause::ocr,      Cause::encoding,      Cause::hyphenation, Cause::spacing,
                                    Cause::ligature, Cause::normalisation, Cause::furniture};

/// "spacing" is Cause::spacing; std::nullopt for what is no cause.
[[nodiscard]] inline std::optional<Cause> cause_named(std::string_view given) {
  const auto* const cause = std::find_if(kCauses.begin(), kCauses.end(), [&](Cause c) { return name(c) == given; });
  return cause == kCauses.end() ? std::nullopt : std::optional(*cause);
}

}  // namespace referat::tools
