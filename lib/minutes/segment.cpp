// Segmentation: lines are classified by the layout tables, the lines that begin items and meetings are chosen, and the
// lines between them become sections.
#include <algorithm>
#include <iterator>
#include <optional>

#include "minutes/date.h"
#include "minutes/items.h"
#include "minutes/layout.h"
#include "minutes/lines.h"
#include "minutes/meetings.h"
#include "minutes/section_builder.h"
#include "minutes/words.h"
#include "referat/minutes.h"
#include "text/unicode.h"

namespace referat {
namespace {

using minutes::build_sections;
using minutes::HeaderLine;
using minutes::ItemStart;
using minutes::Label;
using minutes::Line;
using minutes::MeetingHead;
using minutes::next_line;
using minutes::Part;
using minutes::TitleMarker;

/// From the first line that is not empty to the last of the lines [begin, end).
Span span_of(const std::vector<Line>& lines, std::size_t begin, std::size_t end) {
  begin = next_line(lines, begin, end);
  while (end > begin && lines[end - 1].empty()) --end;
  if (begin == end) return {lines[begin < lines.size() ? begin : begin - 1].span.begin, lines[end - 1].span.end};
  return {lines[begin].span.begin, lines[end - 1].span.end};
}

/// Takes a case number printed in the title's first line: "BR 366/07. Medlemsforslag", "Budget 2020 (2019-0302914)".
void take_case_from_title(std::string_view text, const Layout& layout, Span first, Item& item) {
  std::optional<CaseNumber> number = layout.case_schemes.match_in_title(cut(text, first));
  if (!number) return;
  const std::size_t place = number->span.begin;
  number->span.begin += first.begin;
  number->span.end += first.begin;
  // It goes out of the title, with the marks that part it from the words.
  std::string& title = item.title;
  if (const std::size_t at = title.rfind(cut(text, number->span), place); at == 0) {
    std::size_t behind = number->span.length();
    if (behind < title.size()) next_character(title, behind);
    title.erase(0, minutes::trim(title, {behind, title.size()}).begin);
  } else if (at != std::string::npos) {
    std::size_t behind = at + number->span.length();
    if (behind < title.size() && title[behind] == ')') ++behind;
    const std::string rest = title.substr(minutes::trim(title, {behind, title.size()}).begin);
    title.erase(title.find_last_not_of(" \t(", at - 1) + 1);
    if (!rest.empty()) title.append(" ").append(rest);
  }
  item.case_number = *std::move(number);
}

void read_header(const std::vector<Line>& lines, std::size_t begin, std::size_t end, Item& item) {
  for (std::size_t i = begin; i < end; ++i) {
    if (!lines[i].header || lines[i].furniture) continue;
    const HeaderLine& header = *lines[i].header;
    if (item.status == CaseStatus::unknown) item.status = header.status;
    if (header.case_number.span.length() == 0 || item.case_number.span.length() > 0) continue;
    item.case_number = header.case_number;
    item.case_number.span.begin += lines[i].span.begin;
    item.case_number.span.end += lines[i].span.begin;
  }
}

Item build_item(std::string_view text, const std::vector<Line>& lines, ItemStart start, std::size_t end,
                const Layout& layout) {
  // A meeting may begin inside the lines that looked like the header of the item before it.
  start.title_end = std::min(start.title_end, end);
  start.header_end = std::min(start.header_end, end);
  Item item;
  item.span = span_of(lines, start.first, end);
  item.confidence = start.confidence;
  Section title;
  title.kind = SectionKind::title;
  title.confidence = start.confidence;
  const Line& number = lines[start.number];
  if (start.numbered) item.number = number.number->number;
  std::string printed;
  Span first{number.span.begin, number.span.begin};
  for (std::size_t i = start.title; i < start.title_end; ++i) {
    if (lines[i].empty()) continue;
    Span span = lines[i].span;
    if (i == start.number && start.numbered) span.begin += number.number->title;
    if (i > start.number) span.begin += minutes::title_in(lines[i]);
    if (printed.empty()) first = span;
    if (!printed.empty()) printed += ' ';
    printed += cut(text, span);
  }
  const TitleMarker marker = layout.labels.split_marker(printed);
  item.status = marker.status;
  item.title = cut(printed, marker.title);
  title.heading = {number.span.begin, number.span.end};
  if (start.title_end > start.title) title.heading.end = lines[start.title_end - 1].span.end;
  if (start.title_end == start.title && !start.numbered) title.heading.end = title.heading.begin;
  read_header(lines, start.first, start.number, item);
  read_header(lines, start.number, start.title, item);
  read_header(lines, start.title_end, start.header_end, item);
  const std::string_view before = cut(text, number.span).substr(0, start.numbered ? number.number->title : 0);
  if (item.status == CaseStatus::unknown && minutes::begins_with_capital(before)) {
    item.status = layout.labels.status_told(before);
  }
  if (item.status == CaseStatus::unknown) item.status = start.group;
  if (item.case_number.span.length() == 0) take_case_from_title(text, layout, first, item);
  const std::size_t body = next_line(lines, start.title_end, start.header_end);
  title.body =
      body < start.header_end ? span_of(lines, body, start.header_end) : Span{title.heading.end, title.heading.end};
  title.span = {std::min(item.span.begin, title.heading.begin), title.body.end};
  std::vector<Section> sections = build_sections(text, lines, start.header_end, end, Part::item, layout);
  item.sections.reserve(sections.size() + 1);
  item.sections.push_back(std::move(title));
  std::ranges::move(sections, std::back_inserter(item.sections));
  return item;
}

/// A decision whose heading names a body, when all that do name the same; otherwise nullptr.
const Section* only_decision(const Meeting& meeting) {
  const Section* decision = nullptr;
  for (const Item& item : meeting.items) {
    for (const Section& section : item.sections) {
      if (section.kind != SectionKind::decision || section.body_name.empty()) continue;
      if (decision != nullptr && minutes::fold(decision->body_name) != minutes::fold(section.body_name)) return nullptr;
      decision = &section;
    }
  }
  return decision;
}

/// What the front matter does not tell: the one body whose decisions the items hold, and their date; else what the
/// approval of the agenda says ("Godkendelse af dagsorden for KB den 22. januar 2020").
void complete_from_items(std::string_view text, const Layout& layout, Meeting& meeting) {
  if (!meeting.body.empty() && !meeting.date.empty()) return;
  if (const Section* decision = only_decision(meeting)) {
    if (meeting.body.empty()) meeting.body = decision->body_name;
    if (meeting.date.empty()) meeting.date = decision->date;
    return;
  }
  if (meeting.items.empty() || !layout.item_titles.approves_agenda(meeting.items[0].title)) return;
  const std::string_view approval = cut(text, meeting.items[0].span);
  if (meeting.date.empty()) {
    if (const std::optional<minutes::Date> date = minutes::first_date(approval)) meeting.date = date->iso;
  }
  if (!meeting.body.empty()) return;
  if (const std::optional<Span> body = layout.bodies.find(approval)) {
    meeting.body = cut(approval, *body);
    return;
  }
  for (const minutes::Word& word : minutes::split_words(approval)) {
    const std::string_view abbreviation = cut(approval, word.span);
    if (!layout.bodies.is_abbreviation(abbreviation)) continue;
    meeting.body = abbreviation;
    return;
  }
}

/// More of the item with which the window before ended.
Item build_rest(std::string_view text, const std::vector<Line>& lines, std::size_t begin, std::size_t end,
                const Layout& layout, Item item) {
  const std::optional<Section> open =
      item.sections.empty() ? std::nullopt : std::optional(std::move(item.sections.back()));
  item.continued = true;
  item.span = span_of(lines, begin, end);
  item.case_number.span = {item.span.begin, item.span.begin};
  item.sections = build_sections(text, lines, begin, end, Part::item, layout);
  if (!open || item.sections.empty()) return item;
  Section& first = item.sections.front();
  if (first.kind != SectionKind::other || first.heading.length() > 0) return item;
  first.kind = open->kind == SectionKind::title ? SectionKind::other : open->kind;
  first.body_name = open->body_name;
  first.date = open->date;
  first.continued = true;
  return item;
}

}  // namespace

Minutes segment(std::string_view text, const Layout& layout) { return segment(text, layout, {}); }

Minutes segment(std::string_view text, const Layout& layout, const Continuation& before) {
  Minutes result;
  result.text = text;
  result.layout = &layout;
  const minutes::ClassifiedLines classified = minutes::classify_lines(text, layout);
  const std::vector<Line>& lines = classified.lines;
  const std::vector<MeetingHead> heads = minutes::find_heads(text, lines, layout);
  std::vector<std::size_t> head_lines;
  head_lines.reserve(heads.size());
  for (const MeetingHead& head : heads) head_lines.push_back(head.line);
  const std::vector<ItemStart> items = minutes::find_items(text, lines, head_lines, layout, before);
  if (items.empty() && heads.empty() && !before.in_meeting) return result;

  const std::vector<std::size_t> starts = minutes::meeting_starts(heads, lines, items, before);
  std::size_t item = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t begin = starts[i];
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : lines.size();
    if (begin == end) continue;  // a window begins with the head of another meeting
    Meeting meeting;
    meeting.span = span_of(lines, begin, end);
    const std::size_t front_end = item < items.size() ? std::min(items[item].first, end) : end;
    const bool goes_on = i == 0 && before.in_meeting;
    if (goes_on) {
      meeting.body = before.body;
      meeting.date = before.date;
    }
    if (goes_on && before.item) {
      if (next_line(lines, begin, front_end) < front_end) {
        meeting.items.push_back(build_rest(text, lines, begin, front_end, layout, *before.item));
      }
    } else {
      const MeetingHead front = minutes::read_front(text, lines, begin, front_end, layout);
      if (meeting.body.empty()) meeting.body = front.body;
      if (meeting.date.empty()) meeting.date = front.date;
      meeting.front = build_sections(text, lines, begin, front_end, Part::front, layout);
    }
    for (; item < items.size() && items[item].first < end; ++item) {
      const std::size_t item_end = item + 1 < items.size() ? std::min(items[item + 1].first, end) : end;
      meeting.items.push_back(build_item(text, lines, items[item], item_end, layout));
    }
    complete_from_items(text, layout, meeting);
    // A bound volume is one body's.
    if (meeting.body.empty()) meeting.body = result.meetings.empty() ? before.body : result.meetings.back().body;
    result.meetings.push_back(std::move(meeting));
  }
  return result;
}

}  // namespace referat
