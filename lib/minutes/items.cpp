// Numbered lines are items, list entries, rows of a contents list or cells of a table. Each is weighed by what it looks
// like and what stands around it (item_candidates.h), and then the chain of numbers with the greatest total is taken:
// numbers rise by one within a meeting, may skip some (closed items are often left out) and start afresh at another
// meeting. This is a longest-path search over the candidates in their order, by a tree of maxima over the numbers:
// O(n log m) for n candidates with numbers up to m.
#include "minutes/items.h"

#include <algorithm>
#include <charconv>

#include "minutes/date.h"
#include "minutes/meetings.h"
#include "minutes/words.h"

namespace referat::minutes {
namespace {

// What the step from one item's number to the next says, as the weights of candidates.
constexpr double kSuccessor = 1.0;
constexpr double kGap = -0.2;
constexpr double kRepeat = -2.5;
constexpr double kRestart = -2.0;

constexpr double kClearWeight = 2.0;  // a candidate with more is an item beyond doubt
constexpr double kClearConfidence = 0.98;
constexpr double kLikelyConfidence = 0.9;
constexpr double kChainedConfidence = 0.7;  // only its place between other items speaks for it
constexpr double kUnnumberedConfidence = 0.9;
constexpr double kHeadingsOnlyConfidence = 0.8;

constexpr std::size_t kFewestHeadings = 2;  // of minutes that are one item without number or case number

/// Greatest value among the numbers below one, with the candidate that has it. A Fenwick tree.
class Maxima {
 public:
  struct Best {
    double value = 0;
    std::ptrdiff_t candidate = -1;
  };
  explicit Maxima(int greatest) : tree_(static_cast<std::size_t>(greatest) + 1) {}

  void raise(int number, Best best) {
    for (auto at = static_cast<std::size_t>(number); at < tree_.size(); at += at & (~at + 1)) {
      if (best.value > tree_[at].value) tree_[at] = best;
    }
  }
  /// Over the numbers 1 to `number`.
  [[nodiscard]] Best upto(int number) const {
    Best best;
    for (auto at = static_cast<std::size_t>(number); at > 0; at -= at & (~at + 1)) {
      if (tree_[at].value > best.value) best = tree_[at];
    }
    return best;
  }

 private:
  std::vector<Best> tree_;
};

/// The chain of candidates with the greatest total weight. `before` is the number of the item before them, or 0.
std::vector<ItemStart> best_chain(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& heads,
                                  int before) {
  using Best = Maxima::Best;
  int greatest = 0;
  for (const Candidate& candidate : candidates) greatest = std::max(greatest, candidate.value);
  std::vector<Best> totals(candidates.size());  // the chain that ends in each: its total, and the candidate before
  std::vector<Best> exact(static_cast<std::size_t>(greatest) + 1);  // the best chain that ends in each number
  Maxima below(greatest);
  Best overall;
  Best afresh;  // the best chain that ends before the last head of a meeting
  std::size_t head = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    while (head < heads.size() && heads[head] <= candidate.start.first) {
      afresh = overall;
      ++head;
    }
    const auto number = static_cast<std::size_t>(candidate.value);
    Best from = afresh;
    const auto consider = [&](const Best& best, double change) {
      if (best.candidate >= 0 && best.value + change > from.value) from = {best.value + change, best.candidate};
    };
    if (before > 0 && candidate.value == before + 1 && kSuccessor > from.value) from = {kSuccessor, -1};
    if (number > 1) consider(exact[number - 1], kSuccessor);
    if (number > 1) consider(below.upto(candidate.value - 1), kGap);
    const Best& same = exact[number];
    const bool part = same.candidate >= 0 && candidate.part > candidates[static_cast<std::size_t>(same.candidate)].part;
    consider(same, part ? kSuccessor : kRepeat);
    consider(overall, kRestart);
    totals[i] = {from.value + candidate.weight, from.candidate};
    const Best reached{totals[i].value, static_cast<std::ptrdiff_t>(i)};
    if (exact[number].candidate < 0 || reached.value > exact[number].value) {
      exact[number] = reached;
      below.raise(candidate.value, reached);
    }
    if (reached.value > overall.value) overall = reached;
  }
  std::vector<ItemStart> items;
  for (std::ptrdiff_t at = overall.candidate; at >= 0; at = totals[static_cast<std::size_t>(at)].candidate) {
    const Candidate& candidate = candidates[static_cast<std::size_t>(at)];
    items.push_back(candidate.start);
    items.back().confidence = candidate.weight >= kClearWeight ? kClearConfidence
                              : candidate.weight > 0           ? kLikelyConfidence
                                                               : kChainedConfidence;
  }
  std::ranges::reverse(items);
  return items;
}

/// The line tells of the meeting: "Sted: Rådhuset", "Mødet afholdt: 2. april 2008".
bool is_of_front(std::string_view content, const Line& line, const Layout& layout) {
  const auto is_front = [](LabelMeaning meaning) {
    return meaning == LabelMeaning::front || meaning == LabelMeaning::date || meaning == LabelMeaning::body;
  };
  if (line.label && line.label->colon && is_front(line.label->meaning)) return true;
  std::size_t at = 0;
  return first_date(content) && layout.bodies.speak_of_meeting({next_word(content, at)});
}

/// The title of an item without number: the lines right above `below`, back to a blank line.
ItemStart unnumbered(std::string_view text, const std::vector<Line>& lines, std::size_t below, std::size_t from,
                     const Layout& layout) {
  ItemStart start{.first = below, .number = below, .title = below, .title_end = below, .header_end = below};
  std::size_t last = below;
  while (last > from && lines[last - 1].empty()) --last;
  std::size_t first = last;
  while (first > from && last - first < kMostTitleLines) {
    const Line& line = lines[first - 1];
    const std::string_view content = cut(text, line.span);
    if (line.empty() || line.header || line.heading || line.meeting_word || line.contents) break;
    if (content.ends_with('.') || content.ends_with(',') || line.span.length() > kLongestTitleLine) break;
    if (is_of_front(content, line, layout)) break;
    --first;
    if (first > from && lines[first - 1].span.length() < kShortestBrokenTitle) break;
  }
  if (first == last) return start;
  start.first = start.number = start.title = first;
  start.title_end = last;
  return start;
}

/// Gives an item that has no title above its case number the one right below, if that line looks like one.
void take_title_below(std::string_view text, const std::vector<Line>& lines, const Layout& layout, ItemStart& item) {
  constexpr std::size_t kLongestTitle = 120;  // bytes
  if (item.title < item.title_end || lines[item.number].header->case_number.span.length() == 0) return;
  const std::size_t below = next_line(lines, item.header_end, lines.size());
  const std::size_t behind = next_line(lines, below + 1, lines.size());
  if (behind >= lines.size() || lines[behind].header) return;
  const Line& line = lines[below];
  if (line.heading || line.number || line.contents || line.meeting_word || line.label) return;
  const std::string_view content = cut(text, line.span);
  const bool sentence = content.ends_with('.') || content.ends_with(':') || content.ends_with(',');
  if (content.size() > kLongestTitle || sentence || !begins_with_capital(content)) return;
  if (layout.bodies.is_body(content)) return;
  item.title = below;
  item.title_end = item.header_end = below + 1;
}

/// Where a text without item numbers and header lines begins to be an item: at its first heading, when it has headings
/// enough to be minutes; otherwise lines.size().
std::size_t first_heading(const std::vector<Line>& lines) {
  std::size_t first = lines.size();
  std::size_t headings = 0;
  bool decision = false;
  bool recommendation = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.furniture || !line.heading || line.heading->bare || line.heading->weak) continue;
    if (opens_item(line.heading->kind) == 0) continue;
    const SectionKind kind = line.heading->kind;
    if (kind == SectionKind::attendance || kind == SectionKind::attachments) continue;
    first = std::min(first, i);
    ++headings;
    decision = decision || kind == SectionKind::decision;
    recommendation = recommendation || kind == SectionKind::recommendation;
  }
  const bool minutes = (decision && headings >= kFewestHeadings) || (recommendation && headings > kFewestHeadings);
  return minutes ? first : lines.size();
}

/// Items without numbers: each begins with a title above a line with its case number, "Åben sag" or the like; a text
/// with none of these is one item from its first heading on.
std::vector<ItemStart> find_unnumbered(std::string_view text, const std::vector<Line>& lines,
                                       const std::vector<std::size_t>& heads, const Layout& layout) {
  std::vector<ItemStart> items;
  std::size_t from = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.furniture || !line.header || line.meeting_word) continue;
    if (!items.empty() && next_line(lines, items.back().header_end, lines.size()) == i) {
      items.back().header_end = i + 1;
      continue;
    }
    ItemStart start = unnumbered(text, lines, i, from, layout);
    start.header_end = i + 1;
    start.confidence = kUnnumberedConfidence;
    items.push_back(start);
    from = i + 1;
  }
  for (ItemStart& item : items) take_title_below(text, lines, layout, item);
  std::erase_if(items, [&](const ItemStart& item) {
    // A marker in the front matter ("Åben dagsorden") or at the end is no item.
    const std::size_t next = next_line(lines, item.header_end, lines.size());
    return next == lines.size() || (item.title == item.title_end && !lines[next].heading);
  });
  if (!items.empty()) return items;
  if (const std::size_t heading = first_heading(lines); heading < lines.size()) {
    ItemStart start = unnumbered(text, lines, heading, heads.empty() ? 0 : heads.back() + 1, layout);
    start.confidence = kHeadingsOnlyConfidence;
    items.push_back(start);
  }
  return items;
}

/// Some line from the first item on is what only minutes have: "Punkt 7", a header line, a heading that opens an item.
/// So is a list of absentees above.
bool are_minutes(const std::vector<Line>& lines, std::size_t first) {
  const auto heads_absentees = [](const Line& line) {
    return line.heading && !line.heading->weak && line.heading->kind == SectionKind::attendance;
  };
  if (std::any_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(first), heads_absentees)) return true;
  return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.end(), [](const Line& line) {
    return (line.number && line.number->weight == FormWeight::strong) || line.header ||
           (line.heading && !line.heading->bare && opens_item(line.heading->kind) > 0);
  });
}

/// Where the header lines right above an item's first line begin, from `from` on, of which one tells its case number.
/// Returns `first` where there are none.
std::size_t header_above(const std::vector<Line>& lines, std::size_t from, std::size_t first) {
  std::size_t begin = first;
  bool numbered = false;
  for (std::size_t at = line_above(lines, first); at < begin && at >= from && lines[at].header;) {
    if (numbered && lines[at].header->case_number.span.length() > 0) break;  // that of another item
    numbered = numbered || lines[at].header->case_number.span.length() > 0;
    begin = at;
    at = line_above(lines, begin);
  }
  return numbered ? begin : first;
}

}  // namespace

int number_before(const Continuation& before) {
  if (!before.in_meeting || !before.item) return 0;
  const std::string& printed = before.item->number;
  const std::size_t digits = std::min(printed.find_first_of("0123456789"), printed.size());
  int number = 0;
  std::from_chars(printed.data() + digits, printed.data() + printed.size(), number);
  return number;
}

std::vector<ItemStart> find_items(std::string_view text, const std::vector<Line>& lines,
                                  const std::vector<std::size_t>& heads, const Layout& layout,
                                  const Continuation& before) {
  const int number = number_before(before);
  std::vector<ItemStart> items = best_chain(find_candidates(text, lines, layout), heads, number);
  if (items.empty()) return number > 0 ? items : find_unnumbered(text, lines, heads, layout);
  if (heads.empty() && !before.in_meeting && !are_minutes(lines, items.front().first) &&
      !tells_meeting(text, lines, items.front().first, layout)) {
    return {};
  }
  CaseStatus group = CaseStatus::unknown;
  std::size_t read = 0;
  std::size_t header_end = 0;  // of the item before
  for (ItemStart& item : items) {
    // "Åbent referat" in the page headers.
    for (; read < item.first; ++read) {
      if (lines[read].furniture && lines[read].group) group = *lines[read].group;
    }
    if (item.header_end == item.title_end) item.first = header_above(lines, header_end, item.first);
    if (const std::size_t above = line_above(lines, item.first); above < item.first && lines[above].group) {
      group = *lines[above].group;
      item.first = above;
    }
    item.group = group;
    header_end = item.header_end;
  }
  return items;
}

}  // namespace referat::minutes
