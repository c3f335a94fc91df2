// How often a form is part of a compound: estimated from the words themselves.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/format.h"

namespace referat::language {

struct LexiconForm {
  std::string symbols;
  std::uint16_t flags = 0;
};

/// A word that may be a compound, and how much it counts.
struct Evidence {
  std::string_view word;
  double weight = 0;
};

/// The flags and part costs of `forms`, in their order. `forms` are sorted and each stands once.
[[nodiscard]] std::vector<FormClass> estimate_parts(const std::vector<LexiconForm>& forms,
                                                    const std::vector<Evidence>& evidence);

}  // namespace referat::language
