#include "minutes/lines.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <set>
#include <unordered_map>

#include "minutes/damage.h"
#include "minutes/sentence.h"
#include "minutes/words.h"
#include "text/hash.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kLongestShortLine = 160;   // bytes: headings of meetings and page furniture
constexpr std::size_t kLongestGluedLine = 2000;  // bytes of a line in which a heading is looked for
constexpr int kPageWindow = 7;  // lines before and after a page's end that its header or footer may fill
constexpr std::size_t kFewestRepeats = 3;
constexpr std::size_t kLongestPage = 16000;  // bytes: what ends more text than that is no page of paper

/// Nothing, or a line drawn of signs.
bool is_ruled(std::string_view line) {
  constexpr std::string_view kSigns = "-_=*~";
  constexpr std::size_t kFewestSigns = 3;
  if (line.empty()) return true;
  return line.size() >= kFewestSigns && line[0] == line[1] && kSigns.find(line[0]) != std::string_view::npos &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

/// Without outer blanks, "###", "**"; tells whether there were marks.
Line visible_part(std::string_view text, Span span) {
  Line line{.span = trim(text, span)};
  line.blank = is_ruled(cut(text, line.span));
  line.new_page = cut(text, span).find('\f') != std::string_view::npos;
  std::string_view content = cut(text, line.span);
  if (line.blank || (content.front() != '#' && content.front() != '*' && content.back() != '*')) return line;
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

bool is_furniture(LineText& line, const Layout& layout) {
  if (!line.may_be(Use::furniture)) return false;
  LineBodies forms(line.text(), line.words(), layout.bodies);
  for (std::size_t i = 0; i < layout.furniture.size(); ++i) {
    const std::optional<FormMatch> match = layout.furniture[i].match(forms);
    if (match && trim(line.text(), {match->end, line.text().size()}).length() <= 2) return true;
  }
  return false;
}

/// A meeting word is the line's first or last word, or stands behind a dash.
bool heads_meeting(std::string_view content, const std::vector<Word>& words, const MeetingWords& meeting_words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!meeting_words.contains(words[i].folded)) continue;
    const bool first = i == 0 && begins_with_capital(content);
    const bool last = i + 1 == words.size() && begins_with_capital(cut(content, words[i].span));
    const bool behind_dash = i > 0 && (words[i - 1].folded == "-" || words[i - 1].folded.empty());
    if (first || last || behind_dash) return true;
  }
  return false;
}

void find_meeting_words(LineText& line, const MeetingWords& meeting_words, Line& found) {
  if (!meeting_words.may_stand_in(line.text())) return;
  found.meeting_word = std::ranges::any_of(line.words(), [&](const Word& word) {
    return meeting_words.contains(word.folded) && begins_with_capital(cut(line.text(), word.span));
  });
  found.heads_meeting = heads_meeting(line.text(), line.words(), meeting_words);
}

/// Where a number of up to three digits that begins at `at` ends; `at` where none or a longer one does.
std::size_t short_number_end(std::string_view line, std::size_t at) {
  constexpr std::size_t kMostDigits = 3;
  std::size_t end = at;
  while (end < line.size() && is_digit(line[end])) ++end;
  return end - at <= kMostDigits ? end : at;
}

/// The whole line is a page number: "7", "- 7 -".
bool is_page_number(std::string_view line) {
  std::string_view dashless = line;
  if (dashless.starts_with("-")) dashless.remove_prefix(dashless.starts_with("- ") ? 2 : 1);
  if (dashless.ends_with("-")) dashless.remove_suffix(dashless.ends_with(" -") ? 2 : 1);
  return !dashless.empty() && short_number_end(dashless, 0) == dashless.size();
}

/// A line with its page number as one sign: a number that stands alone, or apart in the margin.
std::string without_page_number(std::string_view line) {
  if (is_page_number(line)) return "#";
  std::string result(line);
  std::size_t last = line.size();
  while (last > 0 && is_digit(line[last - 1])) --last;
  const std::string_view before = line.substr(0, last);
  if (short_number_end(line, last) > last && (before.ends_with('\t') || before.ends_with("  "))) {
    result.replace(last, std::string::npos, "#");
  }
  const std::size_t first = short_number_end(line, 0);
  if (first > 0 && (line.substr(first).starts_with('\t') || line.substr(first).starts_with("  "))) {
    result.replace(0, first, "#");
  }
  return result;
}

/// What a line begins with before its page number: "Byrådet 4. maj 2021   Side 3 af 12".
std::optional<NumberedHead> numbered_head(LineText& read, const Layout& layout) {
  constexpr std::size_t kLongestNumber = 7;  // bytes: "12/1000"
  const std::string_view content = read.text();
  if (!read.has_digit()) return std::nullopt;
  const std::size_t second = std::min(content.find(' '), content.size());  // word, if there is one
  const std::size_t digit = next_digit(content, std::max(second, read.first_digit()));
  if (digit == content.size()) return std::nullopt;
  // No word before that with the digit, but for the one right before it, tells anything.
  const std::size_t last = content.find_last_not_of(' ', content.rfind(' ', digit));
  const std::size_t blank = last == std::string_view::npos ? last : content.rfind(' ', last);
  std::size_t before = 0;  // where the word before begins
  for (std::size_t at = blank == std::string_view::npos ? 0 : blank + 1; at < content.size();) {
    const Span printed = next_printed(content, at);
    if (before > 0 && has_digit(cut(content, printed))) {
      std::size_t begin = printed.begin;
      const Word word = next_word(content, begin);
      const std::string_view rest = content.substr(before);
      if (!word.folded.empty() && word.folded.size() <= kLongestNumber && is_digit(word.folded.front())) {
        LineText line(rest, layout.first_words.uses(rest));
        if (is_furniture(line, layout)) {
          return NumberedHead{.head = fold(content.substr(0, before)), .number = std::atoi(word.folded.c_str())};
        }
      }
    }
    before = printed.begin;
  }
  return std::nullopt;
}

/// Marks the lines whose page number stands beside the same text each time and goes up one by one.
void mark_numbered_heads(std::vector<Line>& lines) {
  struct Head {
    std::size_t line = 0;
    int number = 0;
  };
  std::unordered_map<std::string_view, std::vector<Head>> heads;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const NumberedHead* found = lines[i].empty() ? nullptr : lines[i].numbered_head;
    if (found != nullptr) heads[found->head].push_back({i, found->number});
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
    std::size_t page = 0;  // where it begins in the text
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
      const std::size_t length = lines_[found.begin].span.begin - page;
      page = lines_[std::min(found.end, lines_.size() - 1)].span.begin;
      // Each meeting may begin behind a form feed, and end as all do.
      if (length <= kLongestPage) page_ends_.push_back(found);
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

template <typename Found>
const Found* kept(std::optional<Found> found, std::deque<Found>& all) {
  return found ? &all.emplace_back(*std::move(found)) : nullptr;
}

/// Tells what each line may be, seen by itself. Minutes repeat their short lines ("Beslutning", "Godkendt."): what one
/// of them is was mostly found out before, in the same text.
class Classifier {
 public:
  Classifier(std::string_view text, const Layout& layout) : text_(text), layout_(layout) {}

  ClassifiedLines classify() {
    constexpr std::size_t kUsualLine = 40;  // bytes
    result_.lines.reserve(text_.size() / kUsualLine + 1);
    known_.resize(std::bit_ceil(std::min(text_.size() / kUsualLine + 1, kMostKnown)));
    for (LineReader reader(text_); std::optional<Span> printed = reader.next();) {
      // One that holds a heading behind a sentence is two.
      Span span = *printed;
      if (span.length() == 0) {
        result_.lines.push_back({.span = span, .blank = true});
        continue;
      }
      const std::string_view head = prefix(cut(text_, span), kLongestGluedLine);
      if (const std::size_t glued = layout_.headings.find_glued(head, layout_.bodies);
          glued != std::string_view::npos) {
        add({span.begin, span.begin + glued});
        span.begin += glued;
      }
      if (decision_table_) {
        const std::size_t divider = title_end(cut(text_, span));
        add({span.begin, span.begin + divider});
        if (divider == span.length()) continue;
        span.begin += divider + 1;
        make_certain(result_.lines.back());
      }
      add(span);
    }
    return std::move(result_);
  }

 private:
  void add(Span printed) {
    std::vector<Line>& lines = result_.lines;
    // What stands behind an open label is not told by the line alone.
    if (printed.length() > kLongestShortLine || open_label_ || decision_table_)
      return classify(lines.emplace_back(), printed);
    const std::uint64_t hash = hash_of(cut(text_, printed));
    Known& known = known_[hash & (known_.size() - 1)];
    if (known.hash != hash || known.line == kNowhere) {
      known = {hash, lines.size(), printed.begin};
      return classify(lines.emplace_back(), printed);
    }
    Line& line = lines.emplace_back(Line(lines[known.line]));
    line.span.begin = line.span.begin - known.begin + printed.begin;
    line.span.end = line.span.end - known.begin + printed.begin;
    if (line.header != nullptr) open_label_ = line.header->open_label;
  }

  void classify(Line& line, Span printed) {
    line = visible_part(text_, printed);
    if (line.blank) return;
    const std::string_view content = cut(text_, line.span);
    line.contents = is_contents_row(content);
    LineText read(content, layout_.first_words.uses(content));
    if (content.size() <= kLongestShortLine) {
      line.furniture = is_furniture(read, layout_);
      if (line.furniture) {
        line.new_page = true;
        return;
      }
      line.numbered_head = kept(numbered_head(read, layout_), result_.numbered_heads);
      find_meeting_words(read, layout_.meeting_words, line);
    }
    line.group = layout_.labels.group(read);
    if (read.may_be(Use::label)) line.label = kept(layout_.labels.label(content), result_.labels);
    line.heading = kept(layout_.headings.match(read, layout_.bodies), result_.headings);
    if (line.heading != nullptr) open_label_.reset();
    line.header = kept(layout_.labels.match(read, layout_.case_schemes, layout_.bodies, open_label_), result_.headers);
    open_label_ = line.header != nullptr ? line.header->open_label : std::nullopt;
    if (!line.contents && read.may_be(Use::number)) {
      line.number = kept(layout_.item_forms.match(content), result_.numbers);
      decision_table_ =
          decision_table_ || (line.number == nullptr && content.front() > '9' && heads_decisions(content));
    }
  }

  /// A row of a table of decisions is an item, however its number looks.
  void make_certain(Line& line) {
    if (line.number == nullptr) return;
    ItemNumber& number = result_.numbers.emplace_back(*line.number);
    number.weight = FormWeight::strong;
    line.number = &number;
  }

  static constexpr std::string_view kDividers = "\t|";  // of cells

  /// "Punkt⇥Beslutning": below it each row is an item's title and what was decided.
  [[nodiscard]] bool heads_decisions(std::string_view content) const {
    constexpr std::size_t kLongestHead = 40;  // bytes
    if (content.size() > kLongestHead) return false;
    const std::size_t divider = content.find_last_of(kDividers);
    if (divider == std::string_view::npos) return false;
    if (!layout_.item_forms.has_word(fold(content.substr(0, content.find_first_of(kDividers))))) return false;
    const std::string_view last = cut(content, trim(content, {divider + 1, content.size()}));
    if (layout_.meeting_words.contains(fold(last))) return true;
    LineText cell(last, layout_.first_words.uses(last));
    const std::optional<Heading> heading = layout_.headings.match(cell, layout_.bodies);
    return heading && heading->kind == SectionKind::decision && heading->text == last.size();
  }

  /// Where the cell with an item's number and title ends in a row of such a table; the row's length in other lines.
  [[nodiscard]] std::size_t title_end(std::string_view row) const {
    const std::optional<ItemNumber> number = layout_.item_forms.match(row);
    const std::size_t divider = number ? row.find_first_of(kDividers, number->title) : std::string_view::npos;
    return std::min(divider, row.size());
  }

  /// A line that was classified: which, and where it begins as printed.
  static constexpr std::size_t kNowhere = -1;
  static constexpr std::size_t kMostKnown = 8192;
  struct Known {
    std::uint64_t hash = 0;
    std::size_t line = kNowhere;
    std::size_t begin = 0;
  };
  std::string_view text_;
  const Layout& layout_;
  ClassifiedLines result_;
  // By the hash of a line as printed: in each place the one that was met last of all that belong there. Two lines are
  // taken for one where their hashes are the same: a chance of one in 10^19.
  std::vector<Known> known_;
  std::optional<LabelMeaning> open_label_;  // that the line above ends in
  bool decision_table_ = false;             // the head of one was met
};

/// Makes one of headings that are broken over two lines.
void join_broken_headings(std::string_view text, const Layout& layout, ClassifiedLines& classified) {
  std::vector<Line>& lines = classified.lines;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    Line& line = lines[i];
    const Line& next = lines[i + 1];
    if (line.empty() || next.empty() || line.heading || line.header || line.number) continue;
    std::optional<Heading> heading =
        layout.headings.match_broken(cut(text, line.span), cut(text, next.span), layout.bodies);
    if (!heading) continue;
    line.span.end = next.span.end;
    line.numbered_head = nullptr;
    heading->span = {0, line.span.length()};
    heading->text = line.span.length();
    line.heading = &classified.headings.emplace_back(*std::move(heading));
    const std::string_view content = cut(text, line.span);
    line.heads_meeting = heads_meeting(content, split_words(content), layout.meeting_words);
    lines[i + 1] = Line{.span = {line.span.end, line.span.end}, .blank = true};
  }
}

/// A publishing system prints one heading for a kind of section: where it has one that means nothing else,
/// "Konklusion:" is none.
void drop_weak_headings(std::vector<Line>& lines) {
  std::set<SectionKind> headed;
  for (const Line& line : lines) {
    if (line.heading != nullptr && !line.heading->weak && !line.heading->bare) headed.insert(line.heading->kind);
  }
  for (Line& line : lines) {
    if (line.heading != nullptr && line.heading->weak && headed.contains(line.heading->kind)) line.heading = nullptr;
  }
}

}  // namespace

ClassifiedLines classify_lines(std::string_view text, const Layout& layout) {
  ClassifiedLines classified = Classifier(text, layout).classify();
  join_broken_headings(text, layout, classified);
  drop_weak_headings(classified.lines);
  mark_numbered_heads(classified.lines);
  PageFurniture(text, classified.lines).mark();
  return classified;
}

std::optional<Outcome> told_outcome(std::string_view line, const Layout& layout) {
  if (!begins_with_capital(line)) return std::nullopt;
  const std::string folded = lower(line);
  const std::vector<Sentence> found = sentences(line, folded, {0, line.size()}, layout.vocabulary);
  const std::optional<FoundOutcome> outcome = find_outcome(found, layout);
  return outcome && outcome->rank != OutcomeRank::mentioned ? std::optional(outcome->outcome) : std::nullopt;
}

std::size_t title_in(const Line& line) {
  if (line.label == nullptr || line.label->meaning != LabelMeaning::title) return 0;
  const bool apart = line.label->colon || line.label->value > line.label->span.end + 1;
  return apart && line.label->value < line.span.length() ? line.label->value : 0;
}

std::size_t next_line(const std::vector<Line>& lines, std::size_t at, std::size_t end) {
  while (at < end && lines[at].empty()) ++at;
  return std::min(at, end);
}

}  // namespace referat::minutes
