#include "minutes/table.h"

#include <algorithm>

namespace referat::minutes {
namespace {

/// Takes the part of `rest` before `mark`, and drops it and the mark from `rest`.
std::string_view take(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

}  // namespace

std::vector<Row> read_table(std::string_view text, std::size_t columns) {
  std::vector<Row> rows;
  constexpr std::size_t kUsualRow = 50;  // bytes
  rows.reserve(text.size() / kUsualRow);
  while (!text.empty()) {
    std::string_view line = take(text, '\n');
    if (line.empty() || line.front() == '#') continue;
    Row row(columns);
    for (std::string_view& field : row) field = take(line, '\t');
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace referat::minutes
