// What a digest says, in the language of its readers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "digest/period.h"
#include "referat/records.h"

namespace referat::tools {

enum class Language { danish, english };

enum class Word {
  digest_of,  ///< the title of a feed
  decisions,
  bodies,  ///< "5 councils and committees"
  in,
  and_,
  body,
  date,
  case_number,
  outcome,
  point,
  votes,
  for_,
  against,
  abstained,
  dissent,
  absent,
  earlier,
  wording,
  source,
  page,
  changed,
  no_title,
  no_body,
  no_municipality,
};

[[nodiscard]] std::string_view word(Word word, Language language);
[[nodiscard]] std::string_view word(Outcome outcome, Language language);
[[nodiscard]] std::string_view word(AbsenceKind kind, Language language);

/// "tirsdag den 14. maj 2019", "Tuesday 14 May 2019".
[[nodiscard]] std::string long_date(Day day, Language language);
/// "Uge 47, 2026", "14. maj 2019 - 22. maj 2019"; empty for everything.
[[nodiscard]] std::string period_name(const Period& period, Language language);
/// "a, b og c".
[[nodiscard]] std::string enumerate(const std::vector<std::string>& words, Language language);

/// The order of the Danish alphabet, whatever the language: the names are Danish.
[[nodiscard]] bool collates_before(std::string_view a, std::string_view b);
/// Equal for texts that differ in case only.
[[nodiscard]] std::string fold_case(std::string_view text);

/// "HØJE-TAASTRUP" as "Høje-Taastrup".
[[nodiscard]] std::string title_case(std::string_view text);

}  // namespace referat::tools
