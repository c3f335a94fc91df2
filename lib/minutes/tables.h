// All tables that a layout is made of: those of lib/minutes/data/, to which a user's own layout file adds rows.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "minutes/table.h"

namespace referat::minutes {

/// What a column of a table holds.
enum class ColumnType {
  text,      ///< something
  lower,     ///< something in lower case
  anything,  ///< something or nothing
  choice,    ///< one of some words
  form,      ///< words and placeholders, as form.h reads them
  phrase,    ///< elements, as phrase.h reads them
  pattern,   ///< a regular expression
  number
};

struct Column {
  std::string_view name;
  ColumnType type = ColumnType::text;
  std::string_view choices{};  ///< choice: the words; form, phrase: the placeholders; divided by "|"
};

struct TableKind {
  std::string_view name;  ///< "headings"; its file is lib/minutes/data/headings.tsv
  std::string_view builtin;
  std::vector<Column> columns;  ///< those that the library reads; source and example follow them
};

/// The tables, in the order of their names.
[[nodiscard]] const std::vector<TableKind>& table_kinds();

/// The kind of that name; nullptr where there is none.
[[nodiscard]] const TableKind* find_table_kind(std::string_view name);

/// The rows of every table.
class Tables {
 public:
  /// Of the built-in layouts.
  Tables();

  /// `name` is that of a table kind.
  [[nodiscard]] const std::vector<Row>& operator[](std::string_view name) const;
  [[nodiscard]] std::vector<Row>& operator[](std::string_view name);

 private:
  std::vector<std::vector<Row>> rows_;  // in the order of table_kinds()
};

}  // namespace referat::minutes
