#include "minutes/by_hash.h"

#include <doctest/doctest.h>

TEST_CASE("the values of a text are found in the order in which they were added") {
  referat::minutes::ByHash<int> values;
  values.add("sag", 1);
  values.add("punkt", 2);
  values.add("sag", 3);
  values.add("", 4);
  values.close();
  REQUIRE(values.find("sag").size() == 2);
  CHECK(values.find("sag")[0].value == 1);
  CHECK(values.find("sag")[1].value == 3);
  CHECK(values.find("punkt").front().value == 2);
  CHECK(values.find("").front().value == 4);
  CHECK(values.find("sager").empty());
}
