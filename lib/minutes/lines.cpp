#include "minutes/lines.h"

#include <algorithm>
#include <unordered_map>

#include "minutes/damage.h"
#include "minutes/outcome.h"
#include "minutes/sentence.h"
#include "minutes/words.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kLongestShortLine = 160;  // bytes: headings of meetings and page furniture
constexpr std::size_t kLongestRead = 240;       // bytes: of longer lines only the beginning tells what they are
constexpr std::size_t kPageWindow = 8;  // lines before and after a page's end that its header or footer may fill
constexpr std::size_t kFewestRepeats = 3;

/// Without outer blanks, "###", "**"; tells whether there were marks.
Line visible_part(std::string_view text, Span span) {
  Line line{.span = trim(text, span)};
  line.new_page = cut(text, span).find('\f') != std::string_view::npos;
  std::string_view content = cut(text, line.span);
  const std::size_t marks = content.find_first_not_of('#');
  if (marks != 0 && marks != std::string_view::npos && content[marks] == ' ') {
    line.emphasised = true;
    line.span = trim(text, {line.span.begin + marks, line.span.end});
  }
  for (content = cut(text, line.span); content.starts_with("**"); content = cut(text, line.span)) {
    line.emphasised = true;
    line.span = trim(text, {line.span.begin + 2, line.span.end});
  }
  for (content = cut(text, line.span); content.ends_with("**"); content = cut(text, line.span)) {
    line.span = trim(text, {line.span.begin, line.span.end - 2});
  }
  line.blank = line.span.length() == 0;
  return line;
}

/// Dots that lead to a page number: "Bilagsoversigt...27", "Ekstra anlæg ........ 1".
bool is_contents_row(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0 && (line[end - 1] == ' ' || (line[end - 1] >= '0' && line[end - 1] <= '9'))) --end;
  std::size_t dots = 0;
  while (end > 0 && (line[end - 1] == '.' || line[end - 1] == ' ')) dots += line[--end] == '.' ? 1 : 0;
  while (line.substr(0, end).ends_with("…")) dots += 3, end -= std::string_view("…").size();
  const bool page = end < line.size() && line.back() >= '0' && line.back() <= '9';
  return dots >= (page ? 3U : 8U);
}

bool is_furniture(std::string_view content, const std::vector<Word>& words, const Layout& layout) {
  for (const Form& form : layout.furniture) {
    const std::optional<FormMatch> match = form.match(content, words, layout.bodies);
    if (match && trim(content, {match->end, content.size()}).length() <= 2) return true;
  }
  return false;
}

/// The nearest line above `at` that is not blank; `at` where there is none.
std::size_t before(const std::vector<Line>& lines, std::size_t at) {
  for (std::size_t i = at; i > 0; --i) {
    if (!lines[i - 1].blank) return i - 1;
  }
  return at;
}

std::size_t after(const std::vector<Line>& lines, std::size_t at) {
  for (std::size_t i = at + 1; i < lines.size(); ++i) {
    if (!lines[i].blank) return i;
  }
  return at;
}

/// The lines that a publishing system repeats on every page: short ones that stand near the ends of most pages.
void mark_repeated_lines(std::string_view text, std::vector<Line>& lines) {
  std::vector<std::size_t> pages;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].new_page) pages.push_back(i);
  }
  if (pages.size() < kFewestRepeats) return;
  // Digits are alike: a header may carry the page's number.
  const auto key = [&](std::size_t i) {
    std::string folded = fold(cut(text, lines[i].span));
    std::ranges::replace_if(
        folded, [](char c) { return c >= '0' && c <= '9'; }, '0');
    return folded;
  };
  std::vector<std::size_t> near;
  std::size_t from = 0;
  for (const std::size_t page : pages) {
    const std::size_t begin = std::max(from, page - std::min(page, kPageWindow));
    const std::size_t end = std::min(lines.size(), page + kPageWindow);
    for (std::size_t i = begin; i < end; ++i) {
      if (!lines[i].empty() && lines[i].span.length() <= kLongestShortLine) near.push_back(i);
    }
    from = std::max(from, end);
  }
  std::unordered_map<std::string, std::size_t> counts;
  for (const std::size_t i : near) ++counts[key(i)];
  for (const std::size_t i : near) {
    const bool evidence = lines[i].heading || lines[i].number || lines[i].header;
    const std::size_t needed = evidence ? pages.size() * 9 / 10 : pages.size() / 2;
    if (counts[key(i)] >= std::max(kFewestRepeats, needed)) lines[i].furniture = true;
  }
  // "Åbent referat" in the midst of a page header.
  for (const std::size_t i : near) {
    const bool marker = lines[i].header && !lines[i].header->label && lines[i].header->case_number.span.length() == 0;
    if (!marker || counts[key(i)] < std::max(kFewestRepeats, pages.size() / 2)) continue;
    const std::size_t above = before(lines, i);
    const std::size_t below = after(lines, i);
    if (lines[above].furniture && lines[below].furniture) lines[i].furniture = true;
  }
}

}  // namespace

std::vector<Line> classify_lines(std::string_view text, const Layout& layout) {
  std::vector<Line> lines;
  std::optional<LabelMeaning> open_label;
  for (const Span& span : referat::lines(text)) {
    Line& line = lines.emplace_back(visible_part(text, span));
    if (line.blank) continue;
    const std::string_view content = cut(text, line.span);
    line.contents = is_contents_row(content);
    const std::vector<Word> words = split_words(prefix(content, kLongestRead));
    if (content.size() <= kLongestShortLine) {
      line.furniture = is_furniture(content, words, layout);
      if (line.furniture) {
        line.new_page = true;
        continue;
      }
      line.meeting_word = std::ranges::any_of(words, [&](const Word& word) {
        return layout.meeting_words.contains(word.folded) && begins_with_capital(cut(content, word.span));
      });
    }
    line.group = layout.labels.group(content, words);
    line.heading = layout.headings.match(content, words, layout.bodies);
    if (line.heading) open_label.reset();
    line.header = layout.labels.match(content, words, layout.case_schemes, layout.bodies, open_label);
    open_label = line.header ? line.header->open_label : std::nullopt;
    if (!line.contents) line.number = layout.item_forms.match(content);
  }
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    Line& line = lines[i];
    const Line& next = lines[i + 1];
    if (line.empty() || next.empty() || line.heading || line.header || line.number) continue;
    const std::optional<SectionKind> kind = layout.headings.match_broken(cut(text, line.span), cut(text, next.span));
    if (!kind) continue;
    // One heading on two lines: both become the first.
    line.span.end = next.span.end;
    line.heading = Heading{.kind = *kind, .span = {0, line.span.length()}, .text = line.span.length()};
    lines[i + 1] = Line{.span = {line.span.end, line.span.end}, .blank = true};
  }
  mark_repeated_lines(text, lines);
  return lines;
}

bool tells_decision(std::string_view line) {
  if (!begins_with_capital(line)) return false;
  const std::string folded = lower(line);
  const std::vector<Sentence> found = sentences(line, folded, {0, line.size()});
  const std::optional<FoundOutcome> outcome = find_outcome(found);
  return outcome && outcome->rank == OutcomeRank::decided;
}

std::size_t next_line(const std::vector<Line>& lines, std::size_t at, std::size_t end) {
  while (at < end && lines[at].empty()) ++at;
  return std::min(at, end);
}

}  // namespace referat::minutes
