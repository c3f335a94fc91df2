#include "minutes/item_candidates.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "minutes/words.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kMostHeaderLines = 8;
constexpr std::size_t kFilledLine = 60;          // bytes: a line this long may be broken
constexpr std::size_t kLongestOutcome = 60;      // bytes: "Pkt. 2: Taget til efterretning"
constexpr std::size_t kLongestPlainTitle = 160;  // bytes, of one that stands under header lines
constexpr std::size_t kTitleKey = 12;  // bytes of a title by which it is known again, damaged perhaps further on

// The weights, set by hand on the evaluation sets.
// What the number looks like:
constexpr double kStrongForm = 3.5;
constexpr double kPlainForm = -1.2;
constexpr double kWeakForm = -2.5;
// What follows the title:
constexpr double kHeader = 4.0;           // a line with case number, "Åben sag", …
constexpr double kHeaderSoon = 3.0;       // the same, one line further down
constexpr double kSoon = 0.5;             // share of what a heading says when one line stands between
constexpr double kDecisionFollows = 1.5;  // its text, without a heading
// What stands above:
constexpr double kUnderCase = 4.0;           // a case number alone
constexpr double kUnderGroup = 2.0;          // "Åbne punkter"
constexpr double kUnderIntroduction = -1.5;  // "Der er følgende punkter:"
constexpr double kInsideParagraph = -2.0;    // a line of text that goes on
constexpr double kUnderNumber = -0.7;        // the line right above is numbered too
constexpr double kOwnParagraph = 0.7;        // nothing does, and text of its own follows the title
// The title itself:
constexpr double kKnownTitle = 2.0;
constexpr double kMarker = 3.0;  // "Lukket sag" and nothing else
constexpr double kCaseInTitle = 4.0;
constexpr double kCaseInBrackets = 2.0;
constexpr double kEmphasised = 1.5;
constexpr double kSentenceLike = -1.0;
constexpr double kNoTitle = -3.0;
constexpr double kPointDecided = -6.0;  // "Pkt. 1: Godkendt"
constexpr double kListed = 4.0;         // the list of contents has it
constexpr double kListing = -3.0;       // it stands again below: this is the list of contents

/// What numbered lines under a heading of this kind mostly are: proposals, outcomes and attachments are numbered too.
/// `evidence` is what follows the line.
double under_heading(SectionKind kind, double evidence) {
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
      return evidence > 0 ? 0.0 : -2.0;
    case SectionKind::attachments:
      return evidence > opens_item(SectionKind::decision) ? -0.5 : -2.0;
    default:
      return -0.5;
  }
}

double form_weight(FormWeight weight) {
  if (weight == FormWeight::strong) return kStrongForm;
  return weight == FormWeight::weak ? kWeakForm : kPlainForm;
}

double title_weight(std::string_view title) {
  if (title.empty() || begins_with_small_letter(title)) return kNoTitle;
  if (title.find_first_not_of("0123456789.,%- ") == std::string_view::npos) return kNoTitle;
  double weight = 0;
  if (title.size() > kLongestTitleLine) weight += 2 * kSentenceLike;
  if (std::string_view(".;,:").find(title.back()) != std::string_view::npos) weight += kSentenceLike;
  return weight;
}

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Line>& lines, const Layout& layout)
      : text_(text), lines_(lines), layout_(layout) {}

  std::vector<Candidate> find() {
    find_repeated();
    std::vector<Candidate> candidates;
    std::size_t numbered = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.heading && !line.furniture) kind_ = line.heading->kind;
      if (line.contents) listed_.insert(key(i));
      if (!is_numbered(i)) continue;
      if (i >= run_end_) read_run(i, numbered);
      const std::string& known = keys_[numbered++];
      if (kind_ == SectionKind::contents) listed_.insert(known);
      ItemStart start{.first = i, .number = i, .title = i, .title_end = i + 1, .header_end = i + 1, .numbered = true};
      if (!find_title(start)) continue;
      const bool header_above_title = start.title > i && next_line(lines_, i + 1, start.title) < start.title;
      const bool told = header_above_title || (start.title > i && title_in(lines_[start.title]) > 0);
      const double evidence = std::max(read_on(start), told ? kHeader : 0.0);
      const double weight = evidence + weigh(start, evidence, known);
      candidates.push_back({start, line.number->value, line.number->part, weight});
      if (run_is_list_) listed_.insert(known);
    }
    return candidates;
  }

 private:
  [[nodiscard]] std::string_view content(std::size_t line) const { return cut(text_, lines_[line].span); }

  [[nodiscard]] bool is_numbered(std::size_t line) const {
    return lines_[line].number && !lines_[line].furniture && lines_[line].number->value <= kGreatestItemNumber;
  }

  /// Number and the title's beginning: what a list of contents and the item itself have in common.
  [[nodiscard]] std::string key(std::size_t line) const {
    const std::optional<ItemNumber> number =
        lines_[line].number ? std::optional<ItemNumber>(*lines_[line].number) : layout_.item_forms.match(content(line));
    if (!number) return {};
    std::string_view printed = content(line).substr(number->title);
    if (printed.empty()) {
      const std::size_t below = behind_header(line + 1);
      if (below < lines_.size()) printed = content(below);
    }
    std::string title = fold(prefix(printed, 2 * kTitleKey));
    title.erase(std::min({title.find(".."), title.find("…"), title.size()}));
    // A page's number may stand behind it.
    while (!title.empty() && (title.back() == ' ' || (title.back() >= '0' && title.back() <= '9'))) title.pop_back();
    return number->number + ' ' + std::string(prefix(title, kTitleKey));
  }

  /// Reads the numbered lines from `first` on, whose keys begin with keys_[key], that have rising numbers and nothing
  /// between: a list of contents, of which perhaps not all items follow, where some of them stand again below.
  void read_run(std::size_t first, std::size_t key) {
    constexpr std::size_t kFewestInList = 3;
    constexpr std::size_t kFewestAgain = 2;
    std::size_t last = key;
    int value = 0;  // of the last of them
    for (run_end_ = first; run_end_ < lines_.size(); ++run_end_) {
      if (lines_[run_end_].empty()) continue;
      if (!is_numbered(run_end_) || lines_[run_end_].number->value <= value) break;
      value = lines_[run_end_].number->value;
      ++last;
    }
    std::size_t again = 0;
    for (std::size_t i = key; i < last; ++i) again += last_[keys_[i]] >= run_end_ ? 1 : 0;
    // What is proposed may stand again in the decision.
    const bool in_front =
        kind_ == SectionKind::front || kind_ == SectionKind::contents || kind_ == SectionKind::attendance;
    run_is_list_ = in_front && last - key >= kFewestInList && again >= kFewestAgain;
  }

  void find_repeated() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_numbered(i)) last_[keys_.emplace_back(key(i))] = i;
    }
  }

  /// The next line from `line` on that is none of an item's header.
  [[nodiscard]] std::size_t behind_header(std::size_t line) const {
    std::size_t next = next_line(lines_, line, lines_.size());
    for (std::size_t count = 0; next < lines_.size() && lines_[next].header && count < kMostHeaderLines; ++count) {
      next = next_line(lines_, next + 1, lines_.size());
    }
    return next;
  }

  [[nodiscard]] bool is_bare_case_number(std::size_t line) const {
    const HeaderLine* header = lines_[line].header;
    return header != nullptr && !header->label && header->status == CaseStatus::unknown &&
           header->case_number.span.length() == lines_[line].span.length();
  }

  /// A bare number has its title on the next line, or under lines of its header; false where there is none.
  bool find_title(ItemStart& start) const {
    const Line& line = lines_[start.number];
    if (line.number->title < line.span.length()) return true;
    const std::size_t next = behind_header(start.number + 1);
    if (next == lines_.size() || lines_[next].contents || lines_[next].heading || lines_[next].header) return false;
    if (lines_[next].number && lines_[next].number->title < lines_[next].span.length()) return false;
    const std::size_t above = line_above(lines_, next);
    const bool looks_so = content(next).size() <= kLongestPlainTitle && !content(next).ends_with('.');
    if (above != start.number && !is_bare_case_number(above) && title_in(lines_[next]) == 0 && !looks_so) return false;
    start.title = next;
    start.title_end = next + 1;
    return true;
  }

  /// Where a title that begins on `start.title` ends: it goes on over lines that follow without a blank, when a header
  /// line or heading ends them.
  [[nodiscard]] std::size_t title_end(const ItemStart& start) const {
    std::size_t end = start.title_end;
    for (; end < lines_.size() && end < start.title_end + kMostTitleLines; ++end) {
      const Line& line = lines_[end];
      if (line.empty() || line.header || line.heading || line.number || line.contents) break;
      const bool broken = lines_[end - 1].span.length() >= kShortestBrokenTitle;
      if (!broken && !begins_with_small_letter(content(end))) break;
      if (content(end).ends_with('.') || content(end).ends_with(':')) break;
    }
    const std::size_t follows = next_line(lines_, end, lines_.size());
    const bool closed = follows < lines_.size() && (lines_[follows].header || lines_[follows].heading);
    return closed ? end : start.title_end;
  }

  /// Finds the end of title and header lines, and weighs what follows.
  double read_on(ItemStart& start) const {
    start.title_end = start.header_end = title_end(start);
    const std::size_t end = lines_.size();
    std::size_t follows = next_line(lines_, start.title_end, end);
    const auto is_header = [&](const Line& line) {
      // "Lukket møde" between the rows of a list of contents.
      return line.header && !(line.group && kind_ == SectionKind::contents);
    };
    for (std::size_t count = 0; follows < end && is_header(lines_[follows]) && count < kMostHeaderLines; ++count) {
      const std::size_t next = next_line(lines_, follows + 1, end);
      if (count == 0 && is_case_of_next(follows, next)) break;
      start.header_end = follows + 1;
      follows = next;
    }
    if (start.header_end > start.title_end) return kHeader;
    if (follows == end) return 0;
    if (lines_[follows].heading) return heading_weight(follows);
    if (told_outcome(prefix(content(follows), kLongestTitleLine), layout_)) return kDecisionFollows;
    // A line between: a group of items, names.
    const std::size_t soon = next_line(lines_, follows + 1, end);
    if (lines_[follows].number || soon == end) return 0;
    if (!is_header(lines_[soon])) return lines_[soon].heading ? kSoon * heading_weight(soon) : 0;
    if (is_case_of_next(soon, next_line(lines_, soon + 1, end))) return 0;
    start.header_end = soon + 1;
    return kHeaderSoon;
  }

  [[nodiscard]] double heading_weight(std::size_t line) const {
    const Heading& heading = *lines_[line].heading;
    return heading.bare ? 0 : opens_item(heading.kind);
  }

  /// A bare case number right above the next item's number is that item's.
  [[nodiscard]] bool is_case_of_next(std::size_t line, std::size_t next) const {
    const HeaderLine& header = *lines_[line].header;
    return next < lines_.size() && lines_[next].number && !header.label && header.status == CaseStatus::unknown;
  }

  /// `known` is the line's key.
  [[nodiscard]] double weigh(const ItemStart& start, double evidence, const std::string& known) {
    const Line& line = lines_[start.number];
    std::string_view title = content(start.title);
    if (start.title == start.number) title.remove_prefix(line.number->title);
    double weight = form_weight(line.number->weight) + title_weight(title) + weigh_above(start.number, evidence);
    const bool marked = layout_.labels.split_marker(title).status != CaseStatus::unknown;
    if (marked || layout_.item_titles.known(title)) weight += layout_.labels.is_marker(title) ? kMarker : kKnownTitle;
    if (layout_.item_titles.never(title)) weight += kNoTitle;
    if (is_outcome(title)) weight += kPointDecided;
    const bool again = last_[known] > start.number;
    if (const std::optional<CaseNumber> number = layout_.case_schemes.match_in_title(title)) {
      const bool begins = number->span.begin == 0;
      // Attachments and rows of a list of contents end so too.
      const bool listed = again || kind_ == SectionKind::attachments;
      if (begins || !listed) weight += !begins && title.ends_with(')') ? kCaseInBrackets : kCaseInTitle;
    }
    if (line.emphasised) weight += kEmphasised;
    if (evidence < kHeaderSoon && is_own_paragraph(start)) weight += kOwnParagraph;
    if ((again || run_is_list_) && evidence == 0) weight += kListing;
    if (kind_ != SectionKind::contents && listed_.contains(known)) weight += kListed;
    return weight;
  }

  /// A short line with a blank one above it and a line of text right below.
  [[nodiscard]] bool is_own_paragraph(const ItemStart& start) const {
    const std::size_t below = start.number + 1;
    if (start.title != start.number || start.number == 0 || below >= lines_.size()) return false;
    const Line& next = lines_[below];
    return lines_[start.number - 1].empty() && !next.empty() && !next.number &&
           lines_[start.number].span.length() < kFilledLine && begins_with_capital(content(below));
  }

  /// The title begins with what was decided, on a point of the recommendation.
  [[nodiscard]] bool is_outcome(std::string_view title) const {
    if (kind_ != SectionKind::decision && kind_ != SectionKind::earlier) return false;
    title = prefix(title, kLongestOutcome);
    const std::string folded = lower(title);
    const std::vector<Sentence> found = sentences(title, folded, {0, title.size()}, layout_.vocabulary);
    if (found.empty()) return false;
    const std::optional<OutcomePhrases::Found> outcome = layout_.outcomes.at(found.front(), 0);
    // "Drøftet."
    const bool alone = outcome && outcome->match.last == found.front().words.size();
    return outcome && outcome->entry->meaning == OutcomePhrases::Meaning::outcome &&
           (alone || outcome->entry->weight == OutcomePhrases::Weight::main);
  }

  [[nodiscard]] double weigh_above(std::size_t at, double evidence) const {
    const std::size_t above = line_above(lines_, at);
    const Line* line = above < at ? &lines_[above] : nullptr;
    const bool under_case = line != nullptr && line->header && line->header->case_number.span.length() > 0;
    double weight = under_case ? kUnderCase : evidence < kHeaderSoon ? under_heading(kind_, evidence) : 0;
    if (line != nullptr && line->group) weight += kUnderGroup;
    if (at == 0 || lines_[at - 1].empty()) return weight;
    const std::string_view before = content(at - 1);
    if (before.ends_with(':') || before.ends_with(',')) weight += kUnderIntroduction;
    if (lines_[at - 1].number) return weight + kUnderNumber;
    const bool broken = before.size() >= kFilledLine && !before.ends_with('.') && !lines_[at - 1].meeting_word;
    if (broken) weight += kInsideParagraph;
    return weight;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const Layout& layout_;
  SectionKind kind_ = SectionKind::front;  // of the last heading
  std::size_t run_end_ = 0;                // of the numbered lines with nothing between them that were met last
  bool run_is_list_ = false;               // they are a list of contents
  std::deque<std::string> keys_;           // of the numbered lines
  std::unordered_map<std::string_view, std::size_t> last_;  // by key: the last line that has it
  std::unordered_set<std::string> listed_;                  // the keys of the list of contents
};

}  // namespace

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

std::vector<Candidate> find_candidates(std::string_view text, const std::vector<Line>& lines, const Layout& layout) {
  return Finder(text, lines, layout).find();
}

std::size_t line_above(const std::vector<Line>& lines, std::size_t at) {
  for (std::size_t above = at; above > 0; --above) {
    if (!lines[above - 1].empty()) return above - 1;
  }
  return at;
}

}  // namespace referat::minutes
