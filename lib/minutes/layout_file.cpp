// A user's layout file: sections that name a table, with rows as in the built-in tables. Its rows stand before the
// built-in ones, so that they win where both fit; a row that begins with "-" takes built-in rows away.
#include <fmt/format.h>

#include <algorithm>
#include <boost/regex.hpp>

#include "minutes/layout.h"
#include "minutes/sentence.h"

namespace referat {
namespace {

using minutes::Column;
using minutes::ColumnType;
using minutes::Row;
using minutes::TableKind;

/// Calls visit(part) for the parts of `text` between `mark`s.
template <typename Visit>
void each_part(std::string_view text, char mark, const Visit& visit) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(mark, begin), text.size());
    visit(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

bool is_one_of(std::string_view word, std::string_view choices) {
  bool found = false;
  each_part(choices, '|', [&](std::string_view choice) { found = found || choice == word; });
  return found;
}

/// The first placeholder in braces that is none of `known`; empty where all are.
std::string_view unknown_placeholder(std::string_view field, std::string_view known) {
  for (std::size_t begin = field.find('{'); begin != std::string_view::npos; begin = field.find('{', begin + 1)) {
    const std::size_t end = field.find('}', begin);
    const std::string_view name = field.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1);
    if (end == std::string_view::npos || !is_one_of(name, known)) return field.substr(begin, name.size() + 2);
  }
  return {};
}

/// What is wrong with a field; empty when nothing is.
std::string fault(std::string_view field, const Column& column) {
  switch (column.type) {
    case ColumnType::anything:
      return {};
    case ColumnType::choice:
      if (is_one_of(field, column.choices)) return {};
      return fmt::format("{} '{}' is none of {}", column.name, field, column.choices);
    case ColumnType::form:
    case ColumnType::phrase:
      if (const std::string_view unknown = unknown_placeholder(field, column.choices); !unknown.empty()) {
        return fmt::format("{}: unknown placeholder '{}'", column.name, unknown);
      }
      break;
    case ColumnType::pattern:
      if (std::string why = minutes::pattern_fault(field); !why.empty()) {
        return fmt::format("{}: {}", column.name, why);
      }
      break;
    case ColumnType::number:
      if (field.empty() || !std::ranges::all_of(field, minutes::is_digit)) {
        return fmt::format("{} '{}' is no number", column.name, field);
      }
      break;
    case ColumnType::text:
    case ColumnType::lower:
      break;
  }
  return field.empty() ? fmt::format("{} is empty", column.name) : std::string();
}

std::string column_names(const TableKind& kind) {
  std::string names;
  for (const Column& column : kind.columns) names.append(names.empty() ? "" : ", ").append(column.name);
  return names;
}

std::string table_names() {
  std::string names;
  for (const TableKind& kind : minutes::table_kinds()) names.append(names.empty() ? "" : ", ").append(kind.name);
  return names;
}

/// Reads the file line by line into tables.
class Reader {
 public:
  Reader(std::string& text, std::vector<LayoutError>& errors) : text_(text), errors_(errors) {}

  minutes::Tables read() {
    each_part(text_, '\n', [&](std::string_view line) {
      ++line_;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!line.empty() && line.front() != '#') read_line(line);
    });
    for (auto& [kind, rows] : added_) {
      std::vector<Row>& table = tables_[kind->name];
      table.insert(table.begin(), rows.begin(), rows.end());
    }
    return std::move(tables_);
  }

 private:
  void fail(std::string message) { errors_.push_back({line_, std::move(message)}); }

  void read_line(std::string_view line) {
    if (line.front() == '[') {
      const std::string_view name = line.substr(1, line.find(']') - 1);
      kind_ = minutes::find_table_kind(name);
      skipping_ = kind_ == nullptr;
      if (skipping_) fail(fmt::format("no table is called '{}'; there are {}", name, table_names()));
    } else if (kind_ != nullptr) {
      line.front() == '-' ? take_away(line.substr(1)) : add(line);
    } else if (!skipping_) {
      fail("a row before the first [table]");
    }
  }

  Row fields_of(std::string_view line) {
    Row fields;
    each_part(line, '\t', [&](std::string_view field) { fields.push_back(field); });
    for (std::size_t i = 0; i < std::min(fields.size(), kind_->columns.size()); ++i) {
      const ColumnType type = kind_->columns[i].type;
      if (type == ColumnType::lower || type == ColumnType::phrase) make_lower(fields[i]);
    }
    return fields;
  }

  /// In place: what is compared with text in lower case. No character changes its length.
  void make_lower(std::string_view field) {
    const auto begin = static_cast<std::size_t>(field.data() - text_.data());
    std::ranges::copy(minutes::lower(field), text_.begin() + static_cast<std::ptrdiff_t>(begin));
  }

  void add(std::string_view line) {
    Row fields = fields_of(line);
    if (fields.size() < kind_->columns.size()) {
      return fail(fmt::format("a row of {} has {} fields, divided by tabs: {}", kind_->name, kind_->columns.size(),
                              column_names(*kind_)));
    }
    fields.resize(kind_->columns.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (std::string why = fault(fields[i], kind_->columns[i]); !why.empty()) return fail(std::move(why));
    }
    const auto place = std::ranges::find(added_, kind_, &Added::kind);
    (place == added_.end() ? added_.emplace_back(Added{kind_, {}}) : *place).rows.push_back(std::move(fields));
  }

  /// Built-in rows whose first fields are those given.
  void take_away(std::string_view line) {
    const Row fields = fields_of(line);
    std::vector<Row>& table = tables_[kind_->name];
    const std::size_t before = table.size();
    std::erase_if(table, [&](const Row& row) {
      return fields.size() <= row.size() && std::equal(fields.begin(), fields.end(), row.begin());
    });
    if (table.size() == before) fail(fmt::format("{} has no such row to be taken away", kind_->name));
  }

  struct Added {
    const TableKind* kind;
    std::vector<Row> rows;
  };
  std::string& text_;
  std::vector<LayoutError>& errors_;
  minutes::Tables tables_;
  std::vector<Added> added_;
  const TableKind* kind_ = nullptr;
  bool skipping_ = false;  // behind a [table] that is none
  std::size_t line_ = 0;
};

}  // namespace

ReadLayout read_layout(std::string_view text) {
  ReadLayout result;
  std::string own(text);
  const minutes::Tables tables = Reader(own, result.errors).read();
  if (result.errors.empty()) result.layout = std::make_shared<const Layout>(tables);
  return result;
}

}  // namespace referat
