// Numbered lines are items, list entries, rows of a contents list or cells of a table. Each is weighed by what it looks
// like and what follows it (case number, "Åben sag", a heading that opens an item), and then the chain of numbers with
// the greatest total is taken: numbers rise by one within a meeting, may skip some (closed items are often left out)
// and start afresh at another meeting. This is a longest-path search over the candidates in their order, by a tree of
// maxima over the numbers: O(n log m) for n candidates with numbers up to m.
#include "minutes/items.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "minutes/words.h"

namespace referat::minutes {
namespace {

constexpr int kGreatestNumber = 10000;
constexpr std::size_t kLongestTitle = 300;  // bytes
constexpr std::size_t kFilledLine = 60;     // bytes: a line this long may be broken
constexpr std::size_t kWrappedTitle = 45;   // bytes: a line shorter than this is not broken
constexpr std::size_t kMostTitleLines = 3;
constexpr std::size_t kMostHeaderLines = 8;

// Weights of evidence for a numbered line to be an item, in nats or thereabouts, set by hand on the evaluation sets.
constexpr double kStrongForm = 3.5;
constexpr double kPlainForm = -1.2;
constexpr double kWeakForm = -2.5;
constexpr double kHeader = 4.0;           // a header line follows, or a case number stands above
constexpr double kHeaderSoon = 3.0;       // one line stands between
constexpr double kSoon = 0.5;             // share of what a heading says when another line stands between
constexpr double kDecisionFollows = 1.5;  // its text, without a heading
constexpr double kUnderGroup = 2.0;       // "Åbne punkter" stands above
constexpr double kKnownTitle = 2.0;
constexpr double kListed = 4.0;  // the list of contents has it
constexpr double kEmphasised = 1.5;
constexpr double kSentenceLike = -1.0;
constexpr double kInsideParagraph = -2.0;
constexpr double kNoTitle = -3.0;
constexpr double kListIntroduced = -1.5;
constexpr double kListNeighbour = -0.7;
constexpr double kSuccessor = 1.0;
constexpr double kGap = -0.2;
constexpr double kRepeat = -2.5;
constexpr double kRestart = -2.0;

/// How much a heading of this kind, right under a title, says that the title is one.
double opens_item(SectionKind kind) {
  switch (kind) {
    case SectionKind::summary:
    case SectionKind::route:
      return 3.0;
    case SectionKind::presentation:
      return 2.5;
    case SectionKind::decision:
      return 2.0;
    case SectionKind::recommendation:
    case SectionKind::attendance:
      return 1.5;
    case SectionKind::earlier:
    case SectionKind::attachments:
      return 1.0;
    default:
      return 0.0;
  }
}

/// What a list of numbers does under a heading of this kind: outcomes and proposals are numbered.
double inside(SectionKind kind, double evidence) {
  switch (kind) {
    case SectionKind::recommendation:
      return -1.5;
    case SectionKind::decision:
    case SectionKind::presentation:
      return -1.0;
    case SectionKind::front:
    case SectionKind::attendance:
      return 0.0;
    case SectionKind::contents:
      return evidence > 0 ? 0 : -2.0;
    case SectionKind::attachments:
      return evidence > opens_item(SectionKind::decision) ? -0.5 : -2.0;
    default:
      return -0.5;
  }
}

struct Candidate {
  ItemStart start;
  int value = 0;
  double weight = 0;
};

/// Reads the title that begins at `start.title` and the header lines behind it; returns what follows it as evidence.
double read_title(std::string_view text, const std::vector<Line>& lines, ItemStart& start) {
  const std::size_t end = lines.size();
  std::size_t at = start.title_end;
  // A title goes on over the lines that follow without a blank, when a header line or heading ends them.
  std::size_t after = at;
  while (after < end && after < at + kMostTitleLines && !lines[after].empty() && !lines[after].header &&
         !lines[after].heading && !lines[after].number && !lines[after].contents) {
    const std::size_t length = lines[after - 1].span.length();
    const std::string_view content = cut(text, lines[after].span);
    if (length < kWrappedTitle && !begins_with_small_letter(content)) break;
    if (content.ends_with('.') || content.ends_with(':')) break;
    ++after;
  }
  std::size_t follows = next_line(lines, after, end);
  if (after > at && (follows == end || !(lines[follows].header || lines[follows].heading))) {
    after = at;
    follows = next_line(lines, after, end);
  }
  start.title_end = after;
  start.header_end = after;
  double evidence = 0;
  for (std::size_t count = 0; follows < end && lines[follows].header && count < kMostHeaderLines; ++count) {
    // A bare case number right before the next item's number belongs to that item.
    const std::size_t next = next_line(lines, follows + 1, end);
    if (next < end && lines[next].number && !lines[follows].header->label && count == 0 &&
        lines[follows].header->status == CaseStatus::unknown)
      break;
    start.header_end = follows + 1;
    follows = next;
    evidence = kHeader;
  }
  if (follows == end || evidence > 0) return evidence;
  if (const Line& line = lines[follows]; line.heading) return line.heading->bare ? 0 : opens_item(line.heading->kind);
  if (tells_decision(prefix(cut(text, lines[follows].span), kLongestTitle))) return kDecisionFollows;
  // A line between: a group of items, names.
  if (lines[follows].number) return 0;
  const std::size_t soon = next_line(lines, follows + 1, end);
  if (soon == end) return 0;
  if (lines[soon].header && !(soon + 1 < end && lines[soon + 1].number)) {
    start.header_end = soon + 1;
    return kHeaderSoon;
  }
  return lines[soon].heading && !lines[soon].heading->bare ? kSoon * opens_item(lines[soon].heading->kind) : 0;
}

double title_weight(std::string_view title) {
  double weight = 0;
  if (title.size() > kLongestTitle) weight += 2 * kSentenceLike;
  if (title.empty() || begins_with_small_letter(title)) return kNoTitle;
  const std::size_t letter = title.find_first_not_of("0123456789.,%- ");
  if (letter == std::string_view::npos) return kNoTitle;
  if (fold(prefix(title, 3)) == "at") weight += kNoTitle;
  if (title.ends_with('.') || title.ends_with(';') || title.ends_with(',') || title.ends_with(':')) {
    weight += kSentenceLike;
  }
  return weight;
}

std::vector<Candidate> find_candidates(std::string_view text, const std::vector<Line>& lines, const Layout& layout) {
  std::vector<Candidate> candidates;
  std::unordered_map<std::string, std::size_t> listed;  // rows of contents lists
  SectionKind kind = SectionKind::front;
  std::size_t previous = lines.size();  // the candidate line before
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.contents) {
      std::string folded = fold(cut(text, line.span));
      folded.erase(std::min(folded.find(".."), folded.size()));
      ++listed[folded];
    }
    if (line.heading && !line.furniture) kind = line.heading->kind;
    if (!line.number || line.furniture || line.number->value >= kGreatestNumber) continue;
    const ItemNumber& number = *line.number;
    Candidate candidate;
    candidate.value = number.value;
    ItemStart& start = candidate.start;
    start = {.first = i, .number = i, .title = i, .title_end = i + 1, .header_end = i + 1, .numbered = true};
    std::string_view title = cut(text, line.span).substr(number.title);
    if (title.empty()) {
      // A bare number: the title is on the next line.
      const std::size_t next = next_line(lines, i + 1, lines.size());
      if (next == lines.size() || lines[next].contents || lines[next].heading || lines[next].header) continue;
      if (lines[next].number && lines[next].number->title < lines[next].span.length()) continue;
      start.title = next;
      start.title_end = next + 1;
      title = cut(text, lines[next].span);
    }
    double weight = number.weight == FormWeight::strong ? kStrongForm
                    : number.weight == FormWeight::weak ? kWeakForm
                                                        : kPlainForm;
    const double evidence = read_title(text, lines, start);
    weight += evidence + title_weight(title);
    const bool under_case = i > 0 && lines[i - 1].header && lines[i - 1].header->case_number.span.length() > 0;
    if (evidence < kHeaderSoon && !under_case) weight += inside(kind, evidence);
    const bool marked = layout.labels.split_marker(title).status != CaseStatus::unknown;
    if (marked || layout.item_titles.known(title)) weight += kKnownTitle;
    if (layout.case_schemes.match(title, 0, Label::none)) weight += kHeader;
    if (under_case) weight += kHeader;
    if (i > 0 && lines[i - 1].group) weight += kUnderGroup;
    if (line.emphasised) weight += kEmphasised;
    if (i > 0 && !lines[i - 1].empty()) {
      const std::string_view above = cut(text, lines[i - 1].span);
      if (above.ends_with(':') || above.ends_with(',')) weight += kListIntroduced;
      if (above.size() >= kFilledLine && !above.ends_with('.') && !lines[i - 1].number) weight += kInsideParagraph;
    }
    if (previous + 1 == i) weight += kListNeighbour;
    if (listed.contains(fold(cut(text, line.span)))) weight += kListed;
    previous = i;
    candidate.weight = weight;
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

/// Greatest value among the numbers below one, with the candidate that has it. A Fenwick tree.
class Maxima {
 public:
  struct Best {
    double value = 0;
    std::ptrdiff_t candidate = -1;
  };
  Maxima() : tree_(kGreatestNumber + 1) {}

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

/// The chain of candidates with the greatest total weight.
std::vector<ItemStart> best_chain(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& heads) {
  using Best = Maxima::Best;
  std::vector<Best> totals(candidates.size());  // the chain that ends in each: its total, and the candidate before
  std::vector<Best> exact(kGreatestNumber);     // the best chain that ends in each number
  Maxima below;
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
    if (number > 1) consider(exact[number - 1], kSuccessor);
    if (number > 1) consider(below.upto(candidate.value - 1), kGap);
    consider(exact[number], kRepeat);
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
    items.back().confidence = candidate.weight >= kHeader / 2 ? 0.98 : candidate.weight > 0 ? 0.9 : 0.7;
  }
  std::ranges::reverse(items);
  return items;
}

/// The line before `at` that is not empty; `at` where there is none.
std::size_t line_above(const std::vector<Line>& lines, std::size_t at) {
  for (std::size_t above = at; above > 0; --above) {
    if (!lines[above - 1].empty()) return above - 1;
  }
  return at;
}

/// The title of an item without number: the lines right above `below`, back to a blank line.
ItemStart unnumbered(std::string_view text, const std::vector<Line>& lines, std::size_t below, std::size_t from) {
  ItemStart start{.first = below, .number = below, .title = below, .title_end = below, .header_end = below};
  std::size_t last = below;
  while (last > from && lines[last - 1].empty()) --last;
  std::size_t first = last;
  while (first > from && last - first < kMostTitleLines) {
    const Line& line = lines[first - 1];
    const std::string_view content = cut(text, line.span);
    if (line.empty() || line.header || line.heading || line.meeting_word || line.contents) break;
    if (content.ends_with('.') || content.ends_with(',') || line.span.length() > kLongestTitle) break;
    --first;
    if (first > from && lines[first - 1].span.length() < kWrappedTitle) break;
  }
  if (first == last) return start;
  start.first = start.number = start.title = first;
  start.title_end = last;
  return start;
}

/// Items without numbers: each begins with a title above a line with its case number, "Åben sag" or the like; a text
/// with none of these is one item from its first heading on, when it has headings enough to be minutes.
std::vector<ItemStart> find_unnumbered(std::string_view text, const std::vector<Line>& lines,
                                       const std::vector<std::size_t>& heads) {
  std::vector<ItemStart> items;
  std::size_t from = 0;
  std::size_t headings = 0;
  std::size_t first_heading = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.furniture) continue;
    if (line.heading && opens_item(line.heading->kind) > 0 && line.heading->kind != SectionKind::attendance &&
        line.heading->kind != SectionKind::attachments && !line.heading->bare) {
      ++headings;
      first_heading = std::min(first_heading, i);
    }
    if (!line.header || line.meeting_word) continue;
    if (!items.empty() && next_line(lines, items.back().header_end, lines.size()) == i) {
      items.back().header_end = i + 1;
      continue;
    }
    ItemStart start = unnumbered(text, lines, i, from);
    start.header_end = i + 1;
    start.confidence = 0.9;
    items.push_back(start);
    from = i + 1;
  }
  std::erase_if(items, [&](const ItemStart& item) {
    // A marker in the front matter ("Åben dagsorden") or at the end is no item.
    const std::size_t next = next_line(lines, item.header_end, lines.size());
    return item.title == item.title_end && (next == lines.size() || !lines[next].heading);
  });
  if (items.empty() && headings >= 2) {
    ItemStart start = unnumbered(text, lines, first_heading, heads.empty() ? 0 : heads.back() + 1);
    start.confidence = 0.8;
    items.push_back(start);
  }
  return items;
}

}  // namespace

std::vector<ItemStart> find_items(std::string_view text, const std::vector<Line>& lines,
                                  const std::vector<std::size_t>& heads, const Layout& layout) {
  std::vector<ItemStart> items = best_chain(find_candidates(text, lines, layout), heads);
  if (items.empty()) return find_unnumbered(text, lines, heads);
  CaseStatus group = CaseStatus::unknown;
  for (ItemStart& item : items) {
    // A line with nothing but a case number right above an item's number is the item's.
    if (const std::size_t above = line_above(lines, item.first);
        item.header_end == item.title_end && above < item.first) {
      const Line& line = lines[above];
      if (line.header && line.header->case_number.span.length() > 0) item.first = above;
    }
    if (const std::size_t above = line_above(lines, item.first); above < item.first && lines[above].group) {
      group = *lines[above].group;
      item.first = above;
    }
    item.group = group;
  }
  return items;
}

}  // namespace referat::minutes
