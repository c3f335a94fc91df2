// What the patterns of case numbers (case_schemes.tsv) are made of, for those who read them as they are written.
#pragma once

#include <string_view>

namespace referat::minutes {

inline constexpr std::string_view kCapital = "{letter}";
inline constexpr std::string_view kDigit = "\\d";
inline constexpr std::string_view kMarks = "-/. ";

/// Takes `part` from the front of `rest`, if it is there.
inline bool take(std::string_view& rest, std::string_view part) {
  if (!rest.starts_with(part)) return false;
  rest.remove_prefix(part.size());
  return true;
}

}  // namespace referat::minutes
