#include "minutes/attendance_table.h"

#include <algorithm>

#include "minutes/words.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

using Told = AttendancePhrases::Told;
using Role = AttendancePhrases::Role;

constexpr std::size_t kLongestLine = 400;  // bytes: a longer one is no row, and none need be searched
constexpr std::string_view kGap = "  ";    // the least that divides columns where neither bars nor tabs do

/// "|---|:--|", between the head and the rows of a table in Markdown.
bool is_rule(std::string_view line) {
  return line.find_first_not_of("|-:+= \t\r") == std::string_view::npos && line.find('-') != std::string_view::npos;
}

}  // namespace

bool AttendanceTable::has_columns(std::string_view text) {
  if (text.find('\t') != std::string_view::npos || text.find('|') != std::string_view::npos) return true;
  // One of two blanks side by side stands at an odd place.
  for (std::size_t i = 1; i < text.size(); i += kGap.size()) {
    if (text[i] == ' ' && (text[i - 1] == ' ' || (i + 1 < text.size() && text[i + 1] == ' '))) return true;
  }
  return false;
}

AttendanceTable::Division AttendanceTable::division_of(std::string_view line) {
  if (line.find('|') != std::string_view::npos) return Division::bars;
  return line.find('\t') != std::string_view::npos ? Division::tabs : Division::blanks;
}

std::vector<AttendanceTable::Cell> AttendanceTable::cells_of(std::string_view line, Division division) {
  std::vector<Cell> cells;
  const std::string_view divider = division == Division::bars ? "|" : division == Division::tabs ? "\t" : kGap;
  std::size_t place = 0;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find(divider, begin), line.size());
    const Span span = trim(line, {begin, end});
    if (span.length() != 0) {
      const std::size_t characters = character_count(line.substr(0, span.begin));
      cells.push_back({span, division == Division::blanks ? characters : place});
    }
    ++place;
    begin = end + divider.size();
  }
  return cells;
}

std::optional<AttendanceTable> AttendanceTable::under(std::string_view line, const AttendancePhrases& phrases) {
  if (line.size() > kLongestLine || !has_columns(line)) return std::nullopt;
  AttendanceTable table;
  table.division_ = division_of(line);
  std::size_t labels = 0;
  std::size_t colons = 0;
  bool absence = false;
  for (const Cell& cell : cells_of(line, table.division_)) {
    std::string_view printed = cut(line, cell.span);
    while (!printed.empty() && (printed.back() == ':' || printed.back() == '*')) {
      printed.remove_suffix(1);
      ++colons;
    }
    while (!printed.empty() && printed.front() == '*') printed.remove_prefix(1);
    const std::optional<Told> told = phrases.label(lower(printed));
    const std::size_t length = table.division_ == Division::blanks ? character_count(printed) : 1;
    table.columns_.push_back({cell.column, cell.column + length, told});
    if (told) ++labels;
    if (told && told->role == Role::absence) absence = true;
  }
  table.of_names_ = labels == table.columns_.size();
  // "Afbud:   Ingen   Fraværende:   Ingen" are two lists.
  const bool lists = colons != 0 && !table.of_names_;
  if (labels < 2 || !absence || lists) return std::nullopt;
  return table;
}

std::optional<Told> AttendanceTable::told_above(const Cell& cell) const {
  const auto distance = [&](const Column& column) {
    if (cell.column < column.begin) return column.begin - cell.column;
    return cell.column < column.end ? 0 : cell.column - column.end + 1;
  };
  const auto nearest = std::ranges::min_element(columns_, {}, distance);
  return division_ != Division::blanks && distance(*nearest) != 0 ? std::nullopt : nearest->told;
}

std::vector<AttendanceTable::Entry> AttendanceTable::names_below(std::string_view line, const std::vector<Cell>& cells,
                                                                 const Names& names) const {
  std::vector<Entry> entries;
  for (const Cell& cell : cells) {
    const std::optional<Told> told = told_above(cell);
    std::optional<Person> person = person_at(line, cell.span.begin, cell.span.end, NameForm::full, names);
    if (!person || person->span.end < cell.span.end) return {};
    if (told) entries.push_back({*std::move(person), *told});
  }
  return entries;
}

std::optional<std::vector<AttendanceTable::Entry>> AttendanceTable::row(std::string_view line,
                                                                        const AttendancePhrases& phrases,
                                                                        const Names& names) const {
  if (line.size() > kLongestLine) return std::nullopt;
  if (is_rule(line)) return std::vector<Entry>();
  const std::vector<Cell> cells = cells_of(line, division_);
  if (cells.empty()) return std::nullopt;
  const bool marked =
      std::ranges::any_of(cells, [&](const Cell& cell) { return phrases.is_mark(lower(cut(line, cell.span))); });
  if (of_names_ && !marked) {
    std::vector<Entry> entries = names_below(line, cells, names);
    return entries.empty() ? std::nullopt : std::optional(std::move(entries));
  }
  std::optional<Person> person = person_at(line, cells[0].span.begin, cells[0].span.end, NameForm::full, names);
  if (!person) return marked ? std::optional<std::vector<Entry>>(std::in_place) : std::nullopt;
  std::optional<Told> told;
  std::optional<Person> substitute;
  for (const Cell& cell : std::span(cells).subspan(1)) {
    const std::string_view printed = cut(line, cell.span);
    const std::optional<Told> above = told_above(cell);
    if (phrases.is_mark(lower(printed))) {
      told = above;
    } else if (above && above->role == Role::substitutes) {
      substitute = person_at(line, cell.span.begin, cell.span.end, NameForm::full, names);
    } else if (person->party.empty() && party_end(line, cell.span.begin, cell.span.end, names) == cell.span.end) {
      person->party = printed;
    }
  }
  std::vector<Entry> entries;
  if (told) entries.push_back({*std::move(person), *told, std::move(substitute)});
  return entries;
}

}  // namespace referat::minutes
