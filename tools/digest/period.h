// The days that a digest is about.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace referat::tools {

using Day = std::chrono::sys_days;

/// An ISO 8601 week: Monday to Sunday; the first one of a year has its first Thursday.
struct Week {
  int year = 0;
  int number = 0;
};

/// From `since` to `until`, both included; a missing end is open.
struct Period {
  std::optional<Day> since;
  std::optional<Day> until;
  std::optional<Week> week;  ///< what it was given as

  [[nodiscard]] bool everything() const { return !since && !until; }
  [[nodiscard]] bool contains(Day day) const { return (!since || day >= *since) && (!until || day <= *until); }
};

/// How far clocks in Denmark are ahead of UTC.
[[nodiscard]] std::chrono::hours ahead_in_denmark(std::chrono::sys_seconds now);

/// "2026-11-22"; nothing for anything else, and for days that no calendar has.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
/// The reverse.
[[nodiscard]] std::string iso(Day date);

/// As options say it: empty where they were not given. `last` is "7d", "2w", "3m" or "1y", counted back from `today`,
/// which is included. What is wrong with them, else.
struct PeriodOptions {
  std::string week;  ///< "2026-W47"
  std::string since;
  std::string until;
  std::string last;
};
[[nodiscard]] tl::expected<Period, std::string> parse_period(const PeriodOptions& options, Day today);

}  // namespace referat::tools
