#include "minutes/table.h"

#include <doctest/doctest.h>

using referat::minutes::read_table;
using referat::minutes::Row;

TEST_CASE("a table's rows are its lines that are neither empty nor a comment") {
  CHECK(read_table("# name\tvalue\none\t1\n\ntwo\t2\textra\nthree", 2) ==
        std::vector<Row>{{"one", "1"}, {"two", "2"}, {"three", ""}});
  CHECK(read_table("", 2).empty());
}
