#include "period.h"

#include <fmt/format.h>

#include <charconv>

namespace referat::tools {
namespace {
using std::chrono::days;
using std::chrono::January;
using std::chrono::Monday;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::weeks;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;
using Failure = tl::unexpected<std::string>;

// The whole of `text` as a number without a sign; it has `digits` digits, or any number where that is 0.
std::optional<int> number(std::string_view text, std::size_t digits) {
  int value = 0;
  if (text.empty() || text.front() < '0' || text.front() > '9' || (digits != 0 && text.size() != digits)) return {};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

Day first_monday(int iso_year) {
  const Day fourth = sys_days(year(iso_year) / January / 4);  // ISO 8601: always in the first week
  return fourth - (weekday(fourth) - Monday);
}

tl::expected<Period, std::string> parse_week(std::string_view text) {
  const auto wrong = [&] { return Failure("--week takes an ISO week as 2026-W47, not " + std::string(text)); };
  constexpr std::size_t kLength = 8;
  if (text.size() != kLength || (text.substr(4, 2) != "-W" && text.substr(4, 2) != "-w")) return wrong();
  const auto iso_year = number(text.substr(0, 4), 4);
  const auto week = number(text.substr(6), 2);
  if (!iso_year || !week || *week < 1) return wrong();
  const Day monday = first_monday(*iso_year) + weeks(*week - 1);
  if (monday >= first_monday(*iso_year + 1)) {
    return Failure(fmt::format("--week={}: {} has no week {}", text, *iso_year, *week));
  }
  return Period{monday, monday + days(6), Week{*iso_year, *week}};
}

tl::expected<Period, std::string> parse_last(std::string_view text, Day today) {
  const auto count = text.empty() ? std::nullopt : number(text.substr(0, text.size() - 1), 0);
  constexpr int kMost = 100'000;
  if (count && *count >= 1 && *count <= kMost) {
    const year_month_day day(today);
    const auto to_last_day = [](year_month_day date) {
      return date.ok() ? date : date.year() / date.month() / std::chrono::last;
    };
    switch (text.back()) {
      case 'd':
        return Period{today - days(*count), today, std::nullopt};
      case 'w':
        return Period{today - weeks(*count), today, std::nullopt};
      case 'm':
        return Period{sys_days(to_last_day(day - months(*count))), today, std::nullopt};
      case 'y':
        return Period{sys_days(to_last_day(day - years(*count))), today, std::nullopt};
      default:
        break;
    }
  }
  return Failure("--last takes a number of days, weeks, months or years as 7d, 2w, 3m or 1y, not " + std::string(text));
}

}  // namespace

std::chrono::hours ahead_in_denmark(std::chrono::sys_seconds now) {
  using namespace std::chrono_literals;
  // Directive 2000/84/EC, articles 2 and 3: summer time is from the last Sunday of March to the last Sunday of October,
  // at 1 o'clock UTC.
  const year now_year = year_month_day(std::chrono::floor<days>(now)).year();
  const auto change = [&](std::chrono::month month) {
    return sys_days(now_year / month / std::chrono::Sunday[std::chrono::last]) + 1h;
  };
  return now >= change(std::chrono::March) && now < change(std::chrono::October) ? 2h : 1h;
}

std::optional<Day> parse_day(std::string_view text) {
  constexpr std::size_t kLength = 10;
  if (text.size() != kLength || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = number(text.substr(0, 4), 4);
  const auto m = number(text.substr(5, 2), 2);
  const auto d = number(text.substr(8, 2), 2);
  if (!y || !m || !d) return std::nullopt;
  const year_month_day date(year(*y), std::chrono::month(static_cast<unsigned>(*m)),
                            std::chrono::day(static_cast<unsigned>(*d)));
  return date.ok() ? std::optional(sys_days(date)) : std::nullopt;
}

std::string iso(Day date) {
  const year_month_day parts(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
                     static_cast<unsigned>(parts.day()));
}

tl::expected<Period, std::string> parse_period(const PeriodOptions& options, Day today) {
  const int ways = static_cast<int>(!options.week.empty()) + static_cast<int>(!options.last.empty()) +
                   static_cast<int>(!options.since.empty() || !options.until.empty());
  if (ways > 1) return Failure("--week, --last, and --since with --until exclude each other");
  if (!options.week.empty()) return parse_week(options.week);
  if (!options.last.empty()) return parse_last(options.last, today);
  Period period;
  for (const auto& [name, text, end] :
       {std::tuple("--since", &options.since, &period.since), std::tuple("--until", &options.until, &period.until)}) {
    if (text->empty()) continue;
    *end = parse_day(*text);
    if (!*end) return Failure(fmt::format("{} takes a day as 2026-11-22, not {}", name, *text));
  }
  if (period.since && period.until && *period.since > *period.until) return Failure("--since is after --until");
  return period;
}

}  // namespace referat::tools
