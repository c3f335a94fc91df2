// Danish dates as minutes print them.
//
//   first_date("Beslutning i Byrådet den 5. april 2016")->iso == "2016-04-05"
//
// Known forms: 24-06-2021, 04.12.2012, 8.06.2006, 26/8-2020, 24-06-21, 2021-06-24, 1. oktober 2018, 1 okt. 2018,
// 15-maj-2002, and with the year from elsewhere "12. august". A day that the calendar lacks (31-02-2020) is no date,
// nor is a part of a longer number (85.02.02-G01-5-17).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "referat/text.h"

namespace referat::minutes {

struct Date {
  Span span;        ///< from the first digit of the date to its last character, in bytes of the text searched
  std::string iso;  ///< "2016-04-05"
};

/// The date that begins exactly at `offset`. With `year`, dates printed without one are read as being of that year.
/// Precondition: offset <= text.size().
[[nodiscard]] std::optional<Date> date_at(std::string_view text, std::size_t offset,
                                          std::optional<int> year = std::nullopt);

/// The first date that begins at `from` or later.
[[nodiscard]] std::optional<Date> first_date(std::string_view text, std::size_t from = 0,
                                             std::optional<int> year = std::nullopt);

/// The year of an ISO 8601 date; std::nullopt when it is empty.
[[nodiscard]] std::optional<int> year_of(std::string_view iso);

}  // namespace referat::minutes
