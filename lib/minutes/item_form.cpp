#include "minutes/item_form.h"

#include <algorithm>
#include <charconv>

#include "minutes/words.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kMostDigits = 4;

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!is_space(next_character(text, next))) break;
    at = next;
  }
  return at;
}

/// The byte itself, and that of the capital.
std::string either_case(char c) {
  std::string bytes(1, c);
  if (c >= 'a' && c <= 'z') bytes += static_cast<char>(c - 'a' + 'A');
  return bytes;
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at;
}

/// Behind ".1", a part of the number that ends at `at`; `at` where none stands there.
std::size_t part_end(std::string_view line, std::size_t at) {
  constexpr std::size_t kMostPartDigits = 2;
  if (at >= line.size() || line[at] != '.') return at;
  const std::size_t end = digits_end(line, at + 1);
  return end > at + 1 && end - at - 1 <= kMostPartDigits ? end : at;
}

/// Where the line goes on behind `before`, in any case; npos when it does not begin so.
std::size_t behind(std::string_view line, std::string_view before) {
  if (before.empty()) return 0;
  const std::string_view head = prefix(line, before.size());
  if (head.size() != before.size() || lower_case(head) != before) return std::string_view::npos;
  return skip_blanks(line, before.size());
}

/// The length of the mark `after` at the front of `text`, in bytes; a dash of any length stands for a hyphen.
std::size_t mark_length(std::string_view text, std::string_view after) {
  if (text.starts_with(after)) return after.size();
  for (const std::string_view dash : {"–", "—"}) {
    if (after == "-" && text.starts_with(dash)) return dash.size();
  }
  return 0;
}

}  // namespace

ItemForms::ItemForms(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const FormWeight weight = row[2] == "strong" ? FormWeight::strong
                              : row[2] == "weak" ? FormWeight::weak
                                                 : FormWeight::plain;
    const auto number = static_cast<std::uint16_t>(weights_.size());
    const std::string before = lower_case(row[0]);
    for (const char first : before.empty() ? std::string("0123456789") : either_case(before.front())) {
      by_first_byte_.add(first, number);
    }
    before_.add(before);
    after_.add(row[1]);
    weights_.push_back(weight);
  }
}

std::optional<ItemNumber> ItemForms::match(std::string_view line) const {
  if (line.empty() || !has_digit(prefix(line, 24))) return std::nullopt;
  const bool digit_first = line[0] >= '0' && line[0] <= '9';
  // "nr. 20. I sagen": a sentence that goes on.
  if (!digit_first && begins_with_small_letter(line)) return std::nullopt;
  for (const std::uint16_t form : by_first_byte_.find(line.front())) {
    const std::string_view before = before_[form];
    const std::string_view after = after_[form];
    const std::size_t begin = behind(line, before);
    if (begin == std::string_view::npos) continue;
    const std::size_t whole = digits_end(line, begin);
    if (whole == begin || whole - begin > kMostDigits) continue;
    const std::size_t end = weights_[form] == FormWeight::strong && !before.empty() ? part_end(line, whole) : whole;
    std::size_t title = after.empty() ? end : skip_blanks(line, end);
    const std::size_t mark = mark_length(line.substr(title), after);
    if (mark == 0 && !after.empty()) continue;
    title += mark;
    const std::string_view digits = line.substr(begin, end - begin);
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (value == 0) continue;
    int part = 0;
    if (end > whole) std::from_chars(line.data() + whole + 1, line.data() + end, part);
    // "1.2", "10.000", "1.b": a part of something else.
    if (!after.empty() && title < line.size() && (digits_end(line, title) > title || line[title] == after[0])) continue;
    const std::size_t marked = title;
    title = skip_blanks(line, title);
    // "2-O1470", "1,Bilag": a lone mark stands before a blank.
    if (before.empty() && !after.empty() && after != "." && title == marked && title < line.size()) continue;
    // "21-01-2016": where nothing follows the number but the title, a blank or a capital letter begins it.
    if (after.empty() && title == marked && title < line.size() && !begins_with_capital(line.substr(title))) continue;
    // "4. kvartal", "22. december": titles begin with a capital letter.
    if (title < line.size() && begins_with_small_letter(line.substr(title))) continue;
    FormWeight weight = part == 0 ? weights_[form] : FormWeight::plain;
    // The number doubled: "1.  1. Godkendelse".
    const std::string_view rest = line.substr(title);
    if (!after.empty() && rest.starts_with(digits) && rest.substr(digits.size()).starts_with(after)) {
      const std::size_t next = skip_blanks(line, title + digits.size() + after.size());
      if (next >= line.size() || digits_end(line, next) == next) {
        title = next;
        weight = FormWeight::strong;
      }
    }
    return ItemNumber{.number = std::string(digits), .value = value, .part = part, .title = title, .weight = weight};
  }
  return std::nullopt;
}

bool ItemForms::has_word(std::string_view folded) const {
  return !folded.empty() && before_.any_of([&](std::string_view before) {
    return before.substr(0, before.find_last_not_of('.') + 1) == folded;
  });
}

}  // namespace referat::minutes
