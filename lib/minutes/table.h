// The tables of lib/minutes/data/: what is known of layouts, one fact a row.
//
//   REFERAT_EMBEDDED(minutes_months)
//   for (const Row& row : read_table(referat_embedded_minutes_months_view(), 4)) use(row[0]);
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace referat::minutes {

/// The fields of one row, as long as the table has columns; what is not there is empty. They refer to the table's text.
using Row = std::vector<std::string_view>;

/// The rows of a table: fields divided by tabs, lines that begin with '#' and empty lines left out. Fields past
/// `columns` are dropped.
[[nodiscard]] std::vector<Row> read_table(std::string_view text, std::size_t columns);

}  // namespace referat::minutes
