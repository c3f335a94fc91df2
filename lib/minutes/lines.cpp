#include "minutes/lines.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "minutes/damage.h"
#include "minutes/words.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kLongestShortLine = 160;   // bytes: headings of meetings and page furniture
constexpr std::size_t kLongestRead = 240;        // bytes: of longer lines only the beginning tells what they are
constexpr std::size_t kLongestGluedLine = 2000;  // bytes of a line in which a heading is looked for
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

/// Finds the lines that a publishing system repeats on every page: they stand right above or below the pages' ends, in
/// one order, on most pages.
class PageFurniture {
 public:
  PageFurniture(std::string_view text, std::vector<Line>& lines) : text_(text), lines_(lines) {}

  void mark() {
    std::size_t pages = 0;
    each_page_end([&](std::size_t above, std::size_t below) {
      ++pages;
      walk(above, Direction::up, [&](std::size_t line, int offset) { return ++counts_[key(line, offset)] > 0; });
      walk(below, Direction::down, [&](std::size_t line, int offset) { return ++counts_[key(line, offset)] > 0; });
    });
    if (pages < kFewestRepeats) return;
    const auto mark_repeated = [&](std::size_t line, int offset) {
      lines_[line].furniture = counts_[key(line, offset)] >= needed(lines_[line], pages);
      return lines_[line].furniture;
    };
    each_page_end([&](std::size_t above, std::size_t below) {
      walk(above, Direction::up, mark_repeated);
      walk(below, Direction::down, mark_repeated);
    });
  }

 private:
  enum class Direction { up, down };

  /// Calls visit(first, last) with the first and the last line of each run of form feeds and page numbers.
  template <typename Visit>
  void each_page_end(const Visit& visit) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].new_page) continue;
      const std::size_t first = i;
      std::size_t last = i;
      for (; i < lines_.size() && (lines_[i].blank || lines_[i].new_page); ++i) {
        if (lines_[i].new_page) last = i;
      }
      visit(first, last);
      i = last;
    }
  }

  /// Calls visit(line, offset) for the lines before or behind `from`, the nearest first, while it returns true.
  template <typename Visit>
  void walk(std::size_t from, Direction direction, const Visit& visit) {
    const int step = direction == Direction::up ? -1 : 1;
    int offset = 0;
    for (std::size_t i = from + step; i < lines_.size() && std::abs(offset) < kPageWindow; i += step) {
      if (lines_[i].blank) continue;
      offset += step;
      if (lines_[i].new_page || lines_[i].span.length() > kLongestShortLine || !visit(i, offset)) return;
    }
  }

  [[nodiscard]] std::string key(std::size_t line, int offset) const {
    return std::to_string(offset) + ' ' + fold(cut(text_, lines_[line].span));
  }

  /// What may be more than furniture must stand on nearly every page. A marker ("Åbent referat") is mostly furniture.
  [[nodiscard]] static std::size_t needed(const Line& line, std::size_t pages) {
    const bool evidence = line.heading || line.number ||
                          (line.header && (line.header->label || line.header->case_number.span.length() > 0));
    return std::max(kFewestRepeats, evidence ? pages * 9 / 10 : pages / 2);
  }

  std::string_view text_;
  std::vector<Line>& lines_;
  std::unordered_map<std::string, std::size_t> counts_;
};

/// The lines of the text; one that holds a heading behind a sentence is two.
std::vector<Span> printed_lines(std::string_view text, const Layout& layout) {
  std::vector<Span> printed;
  for (Span span : referat::lines(text)) {
    const std::size_t glued = layout.headings.find_glued(prefix(cut(text, span), kLongestGluedLine), layout.bodies);
    if (glued != std::string_view::npos) {
      printed.push_back({span.begin, span.begin + glued});
      span.begin += glued;
    }
    printed.push_back(span);
  }
  return printed;
}

}  // namespace

std::vector<Line> classify_lines(std::string_view text, const Layout& layout) {
  std::vector<Line> lines;
  std::optional<LabelMeaning> open_label;
  for (const Span& span : printed_lines(text, layout)) {
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
  PageFurniture(text, lines).mark();
  return lines;
}

bool tells_decision(std::string_view line, const Layout& layout) {
  if (!begins_with_capital(line)) return false;
  const std::string folded = lower(line);
  const std::vector<Sentence> found = sentences(line, folded, {0, line.size()}, layout.vocabulary);
  const std::optional<FoundOutcome> outcome = find_outcome(found, layout);
  return outcome && outcome->rank != OutcomeRank::mentioned;
}

std::size_t next_line(const std::vector<Line>& lines, std::size_t at, std::size_t end) {
  while (at < end && lines[at].empty()) ++at;
  return std::min(at, end);
}

}  // namespace referat::minutes
