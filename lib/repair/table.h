// The rows of an embedded table.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "repair/symbols.h"

namespace referat::engine {

/// Calls visit(std::array<std::string_view, Columns>) for each row of a tab-separated table. Lines that begin with '#'
/// and the first other line, the names of the columns, are left out; missing fields are empty.
template <std::size_t Columns, typename Visit>
void each_row(std::string_view table, Visit&& visit) {
  bool header = true;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (line.empty() || line.front() == '#') continue;
    if (header) {
      header = false;
      continue;
    }
    std::array<std::string_view, Columns> fields;
    for (std::string_view& field : fields) {
      const std::size_t tab = std::min(line.find('\t'), line.size());
      field = line.substr(0, tab);
      line.remove_prefix(std::min(tab + 1, line.size()));
    }
    visit(fields);
  }
}

/// The words of a table's first column, as symbols. Asked without making a string of what is asked for.
[[nodiscard]] inline std::set<std::string, std::less<>> first_column(std::string_view table) {
  std::set<std::string, std::less<>> words;
  each_row<1>(table, [&words](const auto& fields) { words.insert(to_symbols(fields[0])); });
  return words;
}

/// A field that holds a number; 0 where it holds none.
[[nodiscard]] inline double number_of(std::string_view field) {
  double value = 0;
  std::from_chars(field.data(), field.data() + field.size(), value);
  return value;
}

}  // namespace referat::engine
