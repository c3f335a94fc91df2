#include "minutes/meetings.h"

#include <algorithm>
#include <optional>

#include "minutes/date.h"
#include "minutes/words.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kLongestHead = 160;  // bytes of a line
constexpr std::size_t kHeadLines = 7;      // in which body and date stand
constexpr std::size_t kFrontLines = 60;    // of front matter that are searched
constexpr int kFirstYearInFront = 1800;    // a year that stands before its day …
constexpr std::size_t kFarthestDay = 8;    // … and so many bytes before it, at most

bool is_head(const Line& line) {
  return line.heads_meeting && !line.empty() && !line.contents && !line.number && line.span.length() <= kLongestHead;
}

/// "Dagsorden og referat for Økonomiudvalget", and no sentence.
bool speaks_of_minutes(std::string_view content, const std::vector<Word>& words, const MeetingWords& meeting_words) {
  constexpr std::size_t kMostWords = 8;
  if (words.size() > kMostWords || !begins_with_capital(content) || content.ends_with('.')) return false;
  return std::ranges::any_of(words, [&](const Word& word) { return meeting_words.contains(word.folded); });
}

/// The line names the meeting: by a name alone, or beside "Referat", "mødet", a date or a label.
bool may_name_body(std::string_view content, const Line& line, const Layout& layout) {
  if (line.meeting_word || layout.bodies.is_body(content)) return true;
  const std::vector<Word> words = split_words(content);
  if (layout.bodies.speak_of_meeting(words) || speaks_of_minutes(content, words, layout.meeting_words)) return true;
  if (const std::optional<FoundLabel> label = layout.labels.label(content)) return label->meaning == LabelMeaning::body;
  return first_date(content).has_value();
}

/// "17. maj 1983", or with its year in front: "År 1974, den 12. september".
std::optional<Date> date_of(std::string_view content) {
  if (std::optional<Date> date = first_date(content)) return date;
  constexpr std::size_t kYearDigits = 4;
  const std::size_t year = next_digit(content, 0);
  if (year + kYearDigits > content.size()) return std::nullopt;
  const std::optional<int> value = year_of(content.substr(year));
  const std::size_t day = next_digit(content, year + kYearDigits);
  if (!value || *value < kFirstYearInFront || day > year + kYearDigits + kFarthestDay) return std::nullopt;
  return date_at(content, day, value);
}

void read_line(std::string_view content, const Line& line, const Layout& layout, MeetingHead& head) {
  // "referat fra byrådet" gives way to "Byrådet".
  if ((head.body.empty() || begins_with_small_letter(head.body)) && may_name_body(content, line, layout)) {
    std::optional<Span> body = layout.bodies.find(content);
    if (!body) body = layout.bodies.find_in_meeting(split_words(content));
    if (body && (head.body.empty() || begins_with_capital(cut(content, *body)))) head.body = cut(content, *body);
  }
  if (head.date.empty()) {
    if (const std::optional<Date> date = date_of(content)) head.date = date->iso;
  }
}

/// "Referat fra mødet i": the body's name stands on the next line, whatever it is.
bool goes_on_with_body(std::string_view content, const Line& line, const Layout& layout) {
  const std::size_t blank = content.rfind(' ');
  if (blank == std::string_view::npos || !layout.bodies.is_place(lower(content.substr(blank + 1)))) return false;
  return line.meeting_word || layout.bodies.speak_of_meeting(split_words(content));
}

/// A few words that begin with a capital letter, and no sentence, date or label: "Klima og Miljø".
bool is_plain_name(std::string_view line) {
  constexpr std::size_t kLongestName = 60;  // bytes
  return !line.empty() && line.size() <= kLongestName && begins_with_capital(line) &&
         line.find_first_of(".:;0123456789") == std::string_view::npos;
}

/// A member or another person, or a title: no line that names the meeting.
bool names_no_meeting(const Line& line) {
  return line.contents || line.number || (line.heading && !line.heading->bare && !line.heading->weak);
}

}  // namespace

std::vector<MeetingHead> find_heads(std::string_view text, const std::vector<Line>& lines, const Layout& layout) {
  std::vector<MeetingHead> heads;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_head(lines[i])) continue;
    MeetingHead head{.line = i};
    // The body may stand alone above: "Kommunalbestyrelsen" / "BESLUTNINGSPROTOKOL".
    if (i > 0 && !lines[i - 1].empty() && layout.bodies.is_body(cut(text, lines[i - 1].span))) head.line = i - 1;
    std::size_t read = 0;
    for (std::size_t at = head.line; at < lines.size() && read < kHeadLines; ++at) {
      if (lines[at].empty()) continue;
      if (at > i && names_no_meeting(lines[at])) break;
      ++read;
      if (lines[at].span.length() <= kLongestHead) read_line(cut(text, lines[at].span), lines[at], layout, head);
    }
    if (!head.body.empty() || !head.date.empty()) heads.push_back(std::move(head));
  }
  return heads;
}

std::vector<std::size_t> meeting_starts(const std::vector<MeetingHead>& heads, const std::vector<Line>& lines,
                                        const std::vector<ItemStart>& items, const Continuation& before) {
  std::vector<std::size_t> starts{0};
  MeetingHead current;
  if (before.in_meeting) current = {.line = 0, .body = before.body, .date = before.date};
  const auto value = [&](std::size_t item) {
    const Line& line = lines[items[item].number];
    return line.number ? line.number->value : 0;
  };
  std::size_t after = 0;  // the first item at or behind the head
  for (const MeetingHead& head : heads) {
    while (after < items.size() && items[after].first < head.line) ++after;
    const bool begun_before = starts.size() == 1 && before.item;
    const bool items_before = begun_before || (after > 0 && items[after - 1].first >= starts.back());
    const bool other_date = !head.date.empty() && !current.date.empty() && head.date != current.date;
    const bool other_body = !head.body.empty() && !current.body.empty() && head.body != current.body;
    bool begins = false;
    if (items_before && after < items.size()) {
      const bool afresh = value(after) <= (after > 0 ? value(after - 1) : number_before(before));
      begins = (afresh && (other_date || other_body)) || (other_date && !head.body.empty());
    } else if (!items_before) {
      begins = other_date;
    }
    if (begins) {
      starts.push_back(head.line);
      current = head;
    } else {
      if (current.date.empty()) current.date = head.date;
      if (current.body.empty()) current.body = head.body;
    }
  }
  return starts;
}

bool tells_meeting(std::string_view text, const std::vector<Line>& lines, std::size_t end, const Layout& layout) {
  constexpr std::size_t kMostLines = 12;
  for (std::size_t i = 0; i < std::min(end, kMostLines); ++i) {
    if (lines[i].empty() || lines[i].span.length() > kLongestHead) continue;
    const std::string_view content = cut(text, lines[i].span);
    if (!date_of(content)) continue;
    const std::vector<Word> words = split_words(content);
    if (layout.bodies.speak_of_meeting(words) || layout.bodies.at(content, words, 0)) return true;
  }
  return false;
}

MeetingHead read_front(std::string_view text, const std::vector<Line>& lines, std::size_t begin, std::size_t end,
                       const Layout& layout) {
  MeetingHead front{.line = begin};
  // A page header may be all that names the body.
  for (const bool furniture : {false, true}) {
    std::size_t read = 0;
    for (std::size_t i = begin; i < end && read < kFrontLines; ++i) {
      const Line& line = lines[i];
      if (line.blank || line.furniture != furniture || names_no_meeting(line)) continue;
      if (line.span.length() > kLongestHead) continue;
      ++read;
      read_line(cut(text, line.span), line, layout, front);
      if (front.body.empty() && goes_on_with_body(cut(text, line.span), line, layout)) {
        const std::size_t next = next_line(lines, i + 1, end);
        const std::string_view name = next < end ? cut(text, lines[next].span) : std::string_view();
        if (is_plain_name(name)) front.body = name;
      }
    }
  }
  if (!front.body.empty()) return front;
  std::size_t read = 0;
  for (std::size_t i = begin; i < end && read < kHeadLines; ++i) {
    const Line& line = lines[i];
    if (line.empty() || names_no_meeting(line)) continue;
    ++read;
    if (!layout.bodies.is_joined_name(cut(text, line.span))) continue;
    front.body = cut(text, line.span);
    break;
  }
  return front;
}

}  // namespace referat::minutes
