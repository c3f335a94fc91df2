// Tables of attendance: a row of labels ("Navn   Til stede   Afbud"), and below it a row for each member, with a mark
// in one of the columns; or a column of names under each label.
//
//   AttendanceTable::under("Navn\tTil stede\tAfbud", …)->row("Bo Kjær\t\tX", …)[0] == {"Bo Kjær", excused}
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "minutes/attendance.h"
#include "minutes/persons.h"

namespace referat::minutes {

class AttendanceTable {
 public:
  /// False for a text that no table stands in: none of its lines has columns.
  [[nodiscard]] static bool has_columns(std::string_view text);

  /// The table that the line is the head of.
  [[nodiscard]] static std::optional<AttendanceTable> under(std::string_view line, const AttendancePhrases& phrases);

  struct Entry {
    Person person;  ///< its span is in the line
    AttendancePhrases::Told told;
    std::optional<Person> substitute{};  ///< in a column of theirs
  };
  /// What a row tells of those whom it names; std::nullopt where the line is no row of the table.
  [[nodiscard]] std::optional<std::vector<Entry>> row(std::string_view line, const AttendancePhrases& phrases,
                                                      const Names& names) const;

 private:
  enum class Division { bars, tabs, blanks };
  struct Cell {
    Span span;  ///< in the line, without outer blanks
    /// Its place among the cells; where blanks divide them, in characters from the line's start.
    std::size_t column = 0;
  };
  struct Column {
    std::size_t begin = 0;  ///< as Cell::column
    std::size_t end = 0;    ///< behind it
    std::optional<AttendancePhrases::Told> told;
  };

  [[nodiscard]] static Division division_of(std::string_view line);
  [[nodiscard]] static std::vector<Cell> cells_of(std::string_view line, Division division);
  [[nodiscard]] std::optional<AttendancePhrases::Told> told_above(const Cell& cell) const;
  [[nodiscard]] std::vector<Entry> names_below(std::string_view line, const std::vector<Cell>& cells,
                                               const Names& names) const;

  Division division_ = Division::blanks;
  std::vector<Column> columns_;
  bool of_names_ = false;  ///< all columns have labels: names stand below them, not marks
};

}  // namespace referat::minutes
