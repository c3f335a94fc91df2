#include "minutes/date.h"

#include <fmt/compile.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "minutes/sentence.h"
#include "minutes/table.h"
#include "minutes/words.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(minutes_months)

namespace referat::minutes {
namespace {

struct Month {
  std::string_view form;
  unsigned number;
};

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;
constexpr int kPivot = 70;  // "70" is 1970, "69" is 2069: minutes older than that print the century
constexpr std::size_t kLongestMonth = 12;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) > 127;
}
bool is_separator(char c) { return c == '-' || c == '.' || c == '/'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct Months {
  std::vector<Month> forms;
  FirstBytes beginnings;
};

const Months& months() {
  static const Months table = [] {
    Months read;
    for (const Row& row : read_table(referat_embedded_minutes_months_view(), 3)) {
      unsigned number = 0;
      std::from_chars(row[0].data(), row[0].data() + row[0].size(), number);
      read.forms.push_back({row[1], number});
      read.beginnings.add(row[1]);
    }
    return read;
  }();
  return table;
}

/// Case does not matter.
bool is_form(std::string_view form, std::string_view word) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return form.size() == word.size() &&
         std::equal(form.begin(), form.end(), word.begin(), [&](char a, char b) { return a == lower(b); });
}

std::optional<unsigned> month_number(std::string_view word) {
  const Months& all = months();
  if (!all.beginnings.may_begin(word)) return std::nullopt;
  const auto month = std::ranges::find_if(all.forms, [&](const Month& known) { return is_form(known.form, word); });
  if (month == all.forms.end()) return std::nullopt;
  return month->number;
}

/// Reads a date from front to back.
class Reader {
 public:
  Reader(std::string_view text, std::size_t offset) : text_(text), offset_(offset) {}

  [[nodiscard]] std::size_t offset() const { return offset_; }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return offset_ + ahead < text_.size() ? text_[offset_ + ahead] : '\0';
  }

  /// A whole run of digits; 0 digits when there are more than `most` or none.
  struct Number {
    int value = 0;
    std::size_t digits = 0;
  };
  Number number(std::size_t most) {
    std::size_t end = offset_;
    while (end < text_.size() && end - offset_ <= most && is_digit(text_[end])) ++end;
    Number read{0, end - offset_};
    if (read.digits == 0 || read.digits > most) return {};
    for (; offset_ < end; ++offset_) read.value = 10 * read.value + (text_[offset_] - '0');
    return read;
  }

  /// A whole run of letters, at most kLongestMonth bytes.
  std::string_view word() {
    std::size_t end = offset_;
    while (end < text_.size() && end - offset_ <= kLongestMonth && is_letter(text_[end])) ++end;
    const std::string_view read = text_.substr(offset_, end - offset_);
    offset_ = end;
    return read;
  }

  /// The separator here, or '\0'; blanks after it are passed over.
  char separator() {
    const char mark = peek();
    if (!is_separator(mark)) return '\0';
    ++offset_;
    blanks();
    return mark;
  }

  /// Passes over at most three blanks: a date may be broken over a line, not over a paragraph.
  void blanks() {
    for (int passed = 0; passed < 3 && is_space(peek()); ++passed) ++offset_;
  }

  void pass() { ++offset_; }

  [[nodiscard]] std::string_view rest() const { return text_.substr(offset_); }

 private:
  std::string_view text_;
  std::size_t offset_;
};

std::optional<int> full_year(Reader::Number year) {
  if (year.digits == 2) return year.value < kPivot ? 2000 + year.value : 1900 + year.value;
  if (year.digits == 4 && year.value >= kFirstYear && year.value <= kLastYear) return year.value;
  return std::nullopt;
}

/// The quick test that most numbers do not pass: a date goes on with a number behind a separator, or with a month.
bool may_go_on(Reader reader) {
  const bool separated = reader.separator() != '\0';
  if (!separated) reader.blanks();
  return (separated && is_digit(reader.peek())) || months().beginnings.may_begin(reader.rest());
}

/// A short year only ends a date when no further part of a number follows: 01.02.05-P19-1-17 is a file's number.
bool number_goes_on(const Reader& reader) {
  return is_digit(reader.peek()) || is_letter(reader.peek()) ||
         (is_separator(reader.peek()) && (is_digit(reader.peek(1)) || is_letter(reader.peek(1))));
}

std::optional<Date> valid_date(std::size_t begin, std::size_t end, int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Date{{begin, end}, fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), year, month, day)};
}

/// "-06-2021", ".06.21", "/8-2020", "/8 2020" after the day; "-06-24" after the year.
std::optional<Date> numeric_date(Reader reader, std::size_t begin, Reader::Number first) {
  const char mark = reader.separator();
  const Reader::Number month = reader.number(2);
  if (mark == '\0' || month.digits == 0) return std::nullopt;
  if (first.digits == 4) {
    if (mark != '-' || reader.separator() != '-') return std::nullopt;
    const Reader::Number day = reader.number(2);
    if (!full_year(first) || day.digits != 2 || month.digits != 2 || number_goes_on(reader)) return std::nullopt;
    return valid_date(begin, reader.offset(), first.value, month.value, day.value);
  }
  const char second = reader.separator();
  if (second == '\0') reader.blanks();
  if (second == '\0' && mark == '/') reader.separator();  // "5/3 - 2024"
  if (second != mark && mark != '/') return std::nullopt;
  const Reader::Number printed = reader.number(4);
  const std::optional<int> year = full_year(printed);
  if (!year || (printed.digits == 2 && (second == '\0' || number_goes_on(reader)))) return std::nullopt;
  if (is_letter(reader.peek())) return std::nullopt;
  return valid_date(begin, reader.offset(), *year, month.value, first.value);
}

/// ". oktober 2018", " okt. 2018", "-maj-2002" after the day, or without the year when it is known.
std::optional<Date> written_date(Reader reader, std::size_t begin, Reader::Number day, std::optional<int> known_year) {
  if (reader.separator() == '\0') reader.blanks();
  const std::optional<unsigned> month = month_number(reader.word());
  if (!month || day.digits > 2) return std::nullopt;
  const std::size_t month_end = reader.offset();
  reader.separator();
  if (reader.peek() == ',') reader.pass();
  reader.blanks();
  const Reader::Number printed = reader.number(4);
  if (printed.digits == 4 && full_year(printed) && !is_letter(reader.peek())) {
    return valid_date(begin, reader.offset(), printed.value, static_cast<int>(*month), day.value);
  }
  if (!known_year) return std::nullopt;
  return valid_date(begin, month_end, *known_year, static_cast<int>(*month), day.value);
}

/// True when a number that begins at `offset` is not the later part of something longer.
bool number_begins(std::string_view text, std::size_t offset) {
  if (offset == 0) return true;
  const char before = text[offset - 1];
  if (is_digit(before) || is_letter(before)) return false;
  return !(is_separator(before) && offset > 1 && is_digit(text[offset - 2]));
}

}  // namespace

std::optional<Date> date_at(std::string_view text, std::size_t offset, std::optional<int> year) {
  if (!number_begins(text, offset)) return std::nullopt;
  Reader reader(text, offset);
  const Reader::Number first = reader.number(4);
  if (first.digits == 0 || first.digits == 3 || !may_go_on(reader)) return std::nullopt;
  if (std::optional<Date> date = numeric_date(reader, offset, first)) return date;
  return written_date(reader, offset, first, year);
}

std::optional<Date> first_date(std::string_view text, std::size_t from, std::optional<int> year) {
  for (std::size_t offset = next_digit(text, std::min(from, text.size())); offset < text.size();) {
    if (offset == 0 || !is_digit(text[offset - 1])) {
      if (std::optional<Date> date = date_at(text, offset, year)) return date;
    }
    while (offset < text.size() && is_digit(text[offset])) ++offset;
    offset = next_digit(text, offset);
  }
  return std::nullopt;
}

std::optional<int> year_of(std::string_view iso) {
  int year = 0;
  const std::string_view digits = iso.substr(0, 4);
  if (std::from_chars(digits.data(), digits.data() + digits.size(), year).ec != std::errc()) return std::nullopt;
  return year;
}

}  // namespace referat::minutes
