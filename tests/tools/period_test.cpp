// The days of a digest.
#include "digest/period.h"

#include <doctest/doctest.h>

#include <vector>

using namespace referat::tools;
using namespace std::chrono_literals;
using std::chrono::March;
using std::chrono::October;

TEST_CASE("clocks in Denmark") {
  struct Row {
    std::chrono::year_month_day last_sunday;
    std::chrono::hours before;
    std::chrono::hours after;
  };
  // As the time zone database has them.
  const std::vector<Row> rows{
      {2001y / March / 25, 1h, 2h},   {2001y / October / 28, 2h, 1h}, {2024y / March / 31, 1h, 2h},
      {2024y / October / 27, 2h, 1h}, {2026y / March / 29, 1h, 2h},   {2026y / October / 25, 2h, 1h},
  };
  for (const Row& row : rows) {
    const std::chrono::sys_seconds change = std::chrono::sys_days(row.last_sunday) + 1h;
    CAPTURE(iso(row.last_sunday));
    CHECK(ahead_in_denmark(change - 1s) == row.before);
    CHECK(ahead_in_denmark(change) == row.after);
  }
  CHECK(ahead_in_denmark(std::chrono::sys_days(2025y / 12 / 31) + 23h + 30min) == 1h);
}
