#include "language/compile/table.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>

namespace referat::language {

std::vector<std::vector<std::string>> read_table(const std::filesystem::path& file, std::string_view header) {
  std::ifstream input(file);
  std::string line;
  while (std::getline(input, line) && line.starts_with('#')) {
  }
  if (!input || line != header)
    throw std::runtime_error(file.string() + ": the header is not '" + std::string(header) + "'");
  const auto columns = static_cast<std::size_t>(std::count(header.begin(), header.end(), '\t')) + 1;
  std::vector<std::vector<std::string>> rows;
  while (std::getline(input, line)) {
    std::vector<std::string> row;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      row.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    if (row.size() != columns)
      throw std::runtime_error(file.string() + ": not " + std::to_string(columns) + " fields: " + line);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::uint32_t whole_number(const std::string& field) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  if (error != std::errc() || end != field.data() + field.size()) throw std::runtime_error("not a number: " + field);
  return number;
}

}  // namespace referat::language
