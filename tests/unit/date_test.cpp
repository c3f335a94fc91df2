#include "minutes/date.h"

#include <doctest/doctest.h>

#include <string>

#include "minutes/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(minutes_months)

using referat::minutes::date_at;
using referat::minutes::first_date;

TEST_CASE("every printed form of a date is read") {
  const struct {
    std::string text;
    std::string printed;
    std::string iso;
  } rows[] = {
      {"Beslutning i Børneudvalget den 24-06-2021", "24-06-2021", "2021-06-24"},
      {"Udvalgets beslutning den 04.12.2012 Punkt 1", "04.12.2012", "2012-12-04"},
      {"Torsdag 8.06.2006 kl. 17", "8.06.2006", "2006-06-08"},
      {"Møde 26/8-2020.", "26/8-2020", "2020-08-26"},
      {"Møde 26/8 2020.", "26/8 2020", "2020-08-26"},
      {"24-06-21", "24-06-21", "2021-06-24"},
      {"12.01.98.", "12.01.98", "1998-01-12"},
      {"dato 2021-06-24", "2021-06-24", "2021-06-24"},
      {"den 1. oktober 2018:", "1. oktober 2018", "2018-10-01"},
      {"den 1.oktober 2018", "1.oktober 2018", "2018-10-01"},
      {"den 1. Oktober, 2018", "1. Oktober, 2018", "2018-10-01"},
      {"3 okt. 2018", "3 okt. 2018", "2018-10-03"},
      {"Onsdag den 15-maj-2002", "15-maj-2002", "2002-05-15"},
      {"den 6.\njuni 2023", "6.\njuni 2023", "2023-06-06"},
      {"04. 12. 2012", "04. 12. 2012", "2012-12-04"},
      {"16. april 2008 kl. 18.30 - 20.30", "16. april 2008", "2008-04-16"},
      {"kl. 17.00 den 29. februar 2020", "29. februar 2020", "2020-02-29"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto date = first_date(row.text);
    REQUIRE(date.has_value());
    CHECK(date->iso == row.iso);
    CHECK(cut(row.text, date->span) == row.printed);
    CHECK(date_at(row.text, date->span.begin)->span == date->span);
  }
}

TEST_CASE("what looks like a date but is none is left alone") {
  for (const std::string text : {"31-02-2020", "29. februar 2019", "00.01.2019", "12-13-2019", "85.02.02-G01-5-17",
                                 "01.02.05-P19-1-17", "124-06-2021", "24-06-20211", "kl. 17.00", "3.1.2", "Dok. 24-06",
                                 "1. oktober", "tlf. 24 06 20 21", "A24-06-2021x", "1. stk. 2018"}) {
    CAPTURE(text);
    CHECK_FALSE(first_date(text).has_value());
  }
}

TEST_CASE("a date without a year takes the year given") {
  CHECK(first_date("mødet d. 12. august", 0, 2019)->iso == "2019-08-12");
  CHECK(first_date("mødet d. 12. august 2017", 0, 2019)->iso == "2017-08-12");
  CHECK_FALSE(first_date("mødet d. 12. august").has_value());
  CHECK(referat::minutes::year_of("2016-04-05") == 2016);
  CHECK_FALSE(referat::minutes::year_of("").has_value());
}

TEST_CASE("the search begins where it is told to") {
  const std::string text = "den 24-06-2021 og den 25-06-2021";
  CHECK(first_date(text, 5)->iso == "2021-06-25");
  CHECK_FALSE(date_at(text, 0).has_value());
}

TEST_CASE("every month of the table is read") {
  for (const auto& row : referat::minutes::read_table(referat_embedded_minutes_months_view(), 2)) {
    const std::string number = (row[0].size() == 1 ? "0" : "") + std::string(row[0]);
    CHECK(first_date("den 7. " + std::string(row[1]) + " 2015")->iso == "2015-" + number + "-07");
  }
}
