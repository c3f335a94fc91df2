#include <algorithm>

#include "minutes/attachments.h"
#include "minutes/layout.h"
#include "minutes/words.h"
#include "referat/minutes.h"
#include "text/unicode.h"

namespace referat {
namespace {

using minutes::Word;

constexpr std::size_t kLongestAbbreviation = 5;  // characters
constexpr std::size_t kLongestName = 60;         // bytes, of a body whose name no table knows

bool is_abbreviation(std::string_view word) {
  if (word.empty() || character_count(word) > kLongestAbbreviation || character_count(word) < 2) return false;
  for (std::size_t at = 0; at < word.size();) {
    if (!is_upper(next_character(word, at))) return false;
  }
  return true;
}

/// The words of a route that stand for bodies by themselves: "BUU/ VPU", "TM, ØK, BY."
std::vector<std::string_view> split_abbreviations(std::string_view body) {
  std::vector<std::string_view> parts;
  constexpr std::string_view kMarks = "/,.;->+ \t\n\r";
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t begin = body.find_first_not_of(kMarks, at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(body.find_first_of(kMarks, begin), body.size());
    parts.push_back(body.substr(begin, end - begin));
    at = end;
  }
  return parts;
}

void add(std::vector<std::string>& route, std::string_view name) {
  if (std::ranges::find(route, name) == route.end()) route.emplace_back(name);
}

void read_route(std::string_view printed, const Layout& layout, std::vector<std::string>& route) {
  const std::vector<std::string_view> parts = split_abbreviations(printed);
  const auto is_part = [&](std::string_view part) { return is_abbreviation(part) || layout.bodies.is_joint(part); };
  if (std::ranges::all_of(parts, is_part)) {
    for (const std::string_view part : parts) {
      if (!layout.bodies.is_joint(part)) add(route, part);
    }
    return;
  }
  // Names, in prose or in a row; a name may be broken over two lines.
  std::string body(printed);
  std::ranges::replace(body, '\n', ' ');
  std::size_t at = 0;
  const std::size_t before = route.size();
  for (const std::vector<Word> words = minutes::split_words(body); at < body.size();) {
    const std::string_view rest = std::string_view(body).substr(at);
    const std::optional<Span> found = layout.bodies.find(rest);
    const std::size_t end = found ? at + found->end : body.size();
    const std::size_t begin = found ? at + found->begin : body.size();
    for (const Word& word : words) {
      if (word.span.begin < at || word.span.end > begin) continue;
      const std::string abbreviation(cut(body, word.span));
      if (layout.bodies.is_abbreviation(abbreviation)) add(route, abbreviation);
    }
    if (found) add(route, cut(rest, *found));
    at = end;
  }
  const std::size_t stop = printed.find('.');
  const bool prose = printed.size() > kLongestName || (stop != std::string_view::npos && stop + 1 < printed.size());
  if (route.size() > before || prose) return;
  // One short name that no table knows: "Social og sundhed".
  const std::string_view name = printed.substr(0, printed.find_last_not_of(". ") + 1);
  if (minutes::begins_with_capital(name) && name.find('[') == std::string_view::npos) add(route, name);
}

Case record(const Minutes& minutes, const Item& item) {
  Case result;
  const Section& title = item.sections.front();
  result.place.span = title.span;
  result.item = item.number;
  result.confidence = item.confidence;
  result.case_number = item.case_number.normalised;
  result.printed = cut(minutes.text, item.case_number.span);
  result.scheme = item.case_number.scheme;
  result.status = item.status;
  result.title = item.title;
  for (const Section& section : item.sections) {
    const std::string_view body = cut(minutes.text, section.body);
    if (section.kind == SectionKind::route && !body.empty()) read_route(body, *minutes.layout, result.route);
    if (section.kind != SectionKind::attachments) continue;
    for (Attachment& attachment : minutes::read_attachments(body, minutes.layout->attachment_words)) {
      result.attachments.push_back(std::move(attachment));
    }
  }
  return result;
}

}  // namespace

std::vector<Case> cases(const Minutes& minutes) {
  std::vector<Case> records;
  for (const Meeting& meeting : minutes.meetings) {
    for (const Item& item : meeting.items) {
      if (!item.continued) records.push_back(record(minutes, item));
    }
  }
  return records;
}

}  // namespace referat
