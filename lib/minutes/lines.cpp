#include "minutes/lines.h"

#include <algorithm>
#include <boost/regex.hpp>
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
constexpr int kPageWindow = 7;  // lines before and after a page's end that its header or footer may fill
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

/// A line with its page number as one sign: a number that stands alone, or apart in the margin.
std::string without_page_number(std::string_view line) {
  static const boost::regex kPageNumber(R"(^(- ?)?\d{1,3}( ?-)?$|^\d{1,3}(?=\t| {2})|(?:(?<=\t)|(?<=  ))\d{1,3}$)");
  return boost::regex_replace(std::string(line), kPageNumber, "#");
}

/// Marks lines that hold a page number beside the same text each time: "Byrådet 4. maj 2021   Side 3 af 12". The
/// numbers have to go up one by one.
void mark_numbered_heads(std::string_view text, const Layout& layout, std::vector<Line>& lines) {
  struct Head {
    std::size_t line = 0;
    int number = 0;
  };
  std::unordered_map<std::string, std::vector<Head>> heads;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank || lines[i].furniture || lines[i].span.length() > kLongestShortLine) continue;
    const std::string_view content = cut(text, lines[i].span);
    const std::vector<Word> words = split_words(content);
    for (std::size_t w = 1; w + 1 < words.size(); ++w) {
      const std::string& number = words[w + 1].folded;
      if (number.empty() || number.size() > 7 || number.front() < '0' || number.front() > '9') continue;
      const std::string_view rest = content.substr(words[w].printed.begin);
      if (!is_furniture(rest, split_words(rest), layout)) continue;
      heads[fold(content.substr(0, words[w].printed.begin))].push_back({i, std::atoi(number.c_str())});
      break;
    }
  }
  for (const auto& [repeated, found] : heads) {
    const bool counting = std::adjacent_find(found.begin(), found.end(), [](const Head& a, const Head& b) {
                            return b.number != a.number + 1;
                          }) == found.end();
    if (found.size() < kFewestRepeats || !counting) continue;
    for (const Head& head : found) lines[head.line].furniture = lines[head.line].new_page = true;
  }
}

/// Finds the lines that a publishing system repeats on every page: they stand right above or below the pages' ends, in
/// one order, on most pages.
class PageFurniture {
 public:
  PageFurniture(std::string_view text, std::vector<Line>& lines) : text_(text), lines_(lines) { find_page_ends(); }

  void mark() {
    if (page_ends_.size() < kFewestRepeats) return;
    const auto count = [&](std::size_t line, int offset) { return ++counts_[key(line, offset)] > 0; };
    const auto mark_repeated = [&](std::size_t line, int offset) {
      lines_[line].furniture = counts_[key(line, offset)] >= needed(lines_[line]);
      return lines_[line].furniture;
    };
    for (const PageEnd& end : page_ends_) walk(end, count);
    for (const PageEnd& end : page_ends_) walk(end, mark_repeated);
  }

 private:
  /// Between two pages: the first line that belongs to neither, and the first line of the next page.
  struct PageEnd {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// A line that begins with a form feed is the first of its page.
  [[nodiscard]] bool heads_page(std::size_t i) const {
    const Line& line = lines_[i];
    return line.new_page && !line.blank && !line.furniture && line.span.begin > 0 && text_[line.span.begin - 1] == '\f';
  }

  void find_page_ends() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].new_page) continue;
      PageEnd found{i, i};
      for (; i < lines_.size() && (lines_[i].blank || lines_[i].new_page) && !heads_page(i); ++i) {
        if (lines_[i].new_page) found.end = i + 1;
      }
      if (i < lines_.size() && heads_page(i)) {
        found.end = i;
      } else {
        --i;
      }
      page_ends_.push_back(found);
    }
  }

  /// Calls visit(line, offset) for the lines on both sides of a page's end, the nearest first, while it returns true.
  template <typename Visit>
  void walk(const PageEnd& page_end, const Visit& visit) {
    int offset = 0;
    for (std::size_t i = page_end.begin; i-- > 0 && -offset < kPageWindow;) {
      if (lines_[i].blank) continue;
      if (lines_[i].new_page || lines_[i].span.length() > kLongestShortLine || !visit(i, --offset)) break;
    }
    offset = 0;
    for (std::size_t i = page_end.end; i < lines_.size() && offset < kPageWindow; ++i) {
      if (lines_[i].blank) continue;
      const bool next_page = lines_[i].new_page && i != page_end.end;
      if (next_page || lines_[i].span.length() > kLongestShortLine || !visit(i, ++offset)) break;
    }
  }

  [[nodiscard]] std::string key(std::size_t line, int offset) const {
    return std::to_string(offset) + ' ' + fold(without_page_number(cut(text_, lines_[line].span)));
  }

  /// What may be more than furniture must stand on nearly every page. A marker ("Åbent referat") is mostly furniture.
  [[nodiscard]] std::size_t needed(const Line& line) const {
    const std::size_t pages = page_ends_.size();
    const bool evidence = line.heading || line.number ||
                          (line.header && (line.header->label || line.header->case_number.span.length() > 0));
    return std::max(kFewestRepeats, evidence ? pages * 9 / 10 : pages / 2);
  }

  std::string_view text_;
  std::vector<Line>& lines_;
  std::vector<PageEnd> page_ends_;
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
  mark_numbered_heads(text, layout, lines);
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
