#include "minutes/section_builder.h"

#include <algorithm>
#include <optional>

#include "minutes/damage.h"
#include "minutes/date.h"
#include "minutes/persons.h"
#include "minutes/sentence.h"
#include "minutes/words.h"

namespace referat::minutes {
namespace {

constexpr double kUnheadedConfidence = 0.7;
constexpr std::size_t kLongestOpening = 120;        // bytes of a line that are looked at for an opening sentence
constexpr std::size_t kLongestDecisionLine = 1000;  // bytes of a line that may tell a decision without a heading
constexpr std::size_t kLongestLimits = 60;          // bytes of what may follow the names
constexpr std::size_t kLongestNames = 400;          // bytes of a line of names under a label of attendance

/// Walks the lines of one item; the section that is open grows until a heading ends it.
class Builder {
 public:
  Builder(std::string_view text, const std::vector<Line>& lines, Part part, const Layout& layout)
      : text_(text), lines_(lines), part_(part), layout_(layout) {}

  std::vector<Section> build(std::size_t begin, std::size_t end) {
    constexpr std::size_t kUsualSections = 12;
    sections_.reserve(kUsualSections);
    for (std::size_t i = begin; i < end; ++i) {
      const Heading* heading = lines_[i].furniture ? nullptr : lines_[i].heading;
      if (heading != nullptr && !heading->weak) headed_.insert(heading->kind);
    }
    for (at_ = begin; at_ < end; ++at_) {
      if (!lines_[at_].empty()) read(lines_[at_]);
    }
    close();
    return std::move(sections_);
  }

 private:
  [[nodiscard]] std::string_view content(const Line& line) const { return cut(text_, line.span); }

  void read(const Line& line) {
    if (line.heading && is_heading(line)) return begin(line, *line.heading);
    if (const std::optional<SectionKind> kind = opening(line)) return open_with(line, *kind);
    if (const std::optional<Outcome> outcome = unheaded_decision(line)) {
      return open_with(line, is_decided_below(line, *outcome) ? SectionKind::recommendation : SectionKind::decision);
    }
    if (open_ && open_->kind == SectionKind::earlier && read_earlier(line)) return;
    if (open_ && open_->kind == SectionKind::attendance && !is_attendance(line)) return resume(line);
    if (open_ && part_ == Part::front && open_->kind == SectionKind::contents && !line.contents && !line.number &&
        line.label != nullptr) {
      close();
    }
    if (!open_) start(text_kind(), line.span.begin, {line.span.begin, line.span.begin});
    grow(line.span);
  }

  [[nodiscard]] SectionKind text_kind() const { return part_ == Part::front ? SectionKind::front : SectionKind::other; }

  /// A body and a date alone head a section where a paragraph begins; in front matter they name the meeting.
  [[nodiscard]] bool is_heading(const Line& line) const {
    if (!line.heading->bare && !line.heading->weak) return true;
    if (part_ == Part::front) return false;
    if (line.heading->weak) return begins_paragraph() && !headed_.contains(line.heading->kind);
    if (content(line).ends_with(':')) return true;
    const std::string_view before_text = content(line).substr(0, line.heading->text);
    // "Byrådet den 24-06-2021" in a route: when the case comes there.
    if (open_ && open_->kind == SectionKind::route && before_text.find(':') == std::string_view::npos) return false;
    return begins_paragraph();
  }

  [[nodiscard]] bool begins_paragraph() const {
    if (!open_) return true;
    std::size_t before = at_ - 1;
    while (before > 0 && lines_[before].furniture) --before;  // a sentence goes on over a page's end
    // A row of a list of attachments ends in no mark; "[…]" stands for words that were left out.
    if (lines_[before].empty() || lines_[before].heading || open_->kind == SectionKind::attachments) return true;
    const std::string_view above = content(lines_[before]);
    return above.ends_with('.') || above.ends_with(':') || above.ends_with(']');
  }

  /// What a sentence opens, in an item without a heading of that kind: "Administrationen indstiller, at …".
  [[nodiscard]] std::optional<SectionKind> opening(const Line& line) const {
    if (part_ == Part::front || !begins_with_capital(content(line)) || !begins_paragraph()) return std::nullopt;
    if (open_ && !takes_openings(open_->kind)) return std::nullopt;
    const auto is_wanted = [&](SectionKind kind) { return !headed_.contains(kind); };
    if (std::ranges::none_of(layout_.opened_kinds, is_wanted)) return std::nullopt;
    const std::string_view head = prefix(content(line), kLongestOpening);
    const std::vector<Word> words = split_words(head);
    LineBodies forms(head, words, layout_.bodies);
    for (std::size_t i = 0; i < layout_.opening_sentences.size(); ++i) {
      const SectionKind kind = layout_.opened_kinds[i];
      if (is_wanted(kind) && layout_.opening_sentences[i].match(forms)) return kind;
    }
    return std::nullopt;
  }

  /// Where no heading tells the decision, its text does: right under the title, or behind the recommendation.
  [[nodiscard]] std::optional<Outcome> unheaded_decision(const Line& line) const {
    if (part_ == Part::front || headed_.contains(SectionKind::decision)) return std::nullopt;
    if (open_ && open_->heading.length() != 0) return std::nullopt;
    return line.span.length() <= kLongestDecisionLine ? told_outcome(content(line), layout_) : std::nullopt;
  }

  /// A body's recommendation, and on the next line what was decided on it: "Vejudvalget anbefaler sagen." / "Vedtaget."
  [[nodiscard]] bool is_decided_below(const Line& line, Outcome outcome) const {
    if (outcome != Outcome::recommended || at_ + 1 >= lines_.size() || lines_[at_ + 1].empty()) return false;
    const std::string_view head = prefix(content(line), kLongestOpening);
    return layout_.bodies.at(head, split_words(head), 0) && told_outcome(content(lines_[at_ + 1]), layout_);
  }

  [[nodiscard]] static bool takes_openings(SectionKind kind) {
    return kind != SectionKind::decision && kind != SectionKind::earlier && kind != SectionKind::attendance &&
           kind != SectionKind::attachments;
  }

  void open_with(const Line& line, SectionKind kind) {
    close();
    interrupted_.reset();
    headed_.insert(kind);
    start(kind, line.span.begin, {line.span.begin, line.span.begin});
    open_->confidence = kUnheadedConfidence;
    grow(line.span);
  }

  /// "Stedfortræder:" below absentees tells who came for them.
  [[nodiscard]] bool names_substitutes(const Line& line, const Heading& heading) const {
    if (heading.kind != SectionKind::attendance || !open_ || open_->kind != SectionKind::attendance) return false;
    if (heading.text == line.span.length()) return false;
    const auto told = layout_.attendance.label(lower(cut(content(line), heading.span)));
    return told && told->role == AttendancePhrases::Role::substitutes;
  }

  void begin(const Line& line, const Heading& heading) {
    if (names_substitutes(line, heading)) return grow(line.span);
    headed_.insert(heading.kind);
    const bool interrupts = heading.kind == SectionKind::attendance && open_ &&
                            open_->kind != SectionKind::attendance && open_->kind != SectionKind::attachments;
    if (interrupts) {
      interrupted_ = *open_;
    } else if (heading.kind != SectionKind::attendance) {
      interrupted_.reset();
    }
    // "24-06-2021 Byrådet" under "Sagens forløb" is an earlier decision, as is "Byrådet, 24-06-2021".
    const bool earlier = heading.bare && open_ && open_->kind == SectionKind::earlier;
    close();
    const std::size_t base = line.span.begin;
    start(earlier ? SectionKind::earlier : heading.kind, base, {base + heading.span.begin, base + heading.span.end});
    open_->body_name = heading.body_name;
    open_->date = heading.date;
    open_->confidence = heading.confidence;
    if (heading.text < line.span.length()) grow({base + heading.text, line.span.end});
  }

  /// The blocks of earlier decisions: "24-06-2021 Byrådet", or labels "Udvalg:", "Dato:".
  bool read_earlier(const Line& line) {
    const std::string_view printed = content(line);
    if (const std::optional<Date> date = date_at(printed, 0)) {
      const std::string_view rest = cut(printed, trim(printed, {date->span.end, printed.size()}));
      if (const std::optional<Span> body = layout_.bodies.find(rest); body && layout_.bodies.is_body(rest)) {
        earlier_block(line, {line.span.begin, line.span.end}, std::string(cut(rest, *body)), date->iso);
        return true;
      }
    }
    const FoundLabel* label = line.label;
    if (label == nullptr || !label->colon) return false;
    const std::string_view value = printed.substr(label->value);
    if (label->meaning == LabelMeaning::body) {
      earlier_block(line, line.span, std::string(value), {});
      return true;
    }
    // "Punktnummer: 3"
    if (label->meaning == LabelMeaning::other && open_->body.length() == 0) return true;
    if (label->meaning == LabelMeaning::date && open_->date.empty()) {
      if (const std::optional<Date> date = first_date(value)) open_->date = date->iso;
      return true;
    }
    return false;
  }

  void earlier_block(const Line& line, Span heading, std::string body, std::string date) {
    close();
    start(SectionKind::earlier, line.span.begin, heading);
    open_->body_name = std::move(body);
    open_->date = std::move(date);
  }

  /// Under a label of attendance: names, sentences about attendance.
  [[nodiscard]] bool is_attendance(const Line& line) const {
    const std::string_view printed = content(line);
    if (line.meeting_word || line.header || line.contents) return false;
    if (line.label != nullptr && (line.label->colon || line.label->value == printed.size())) return false;
    // "1. Anna Holm", in a list that is numbered from its beginning.
    const bool numbered = line.number != nullptr;
    const std::string_view above = cut(text_, open_->body);
    if (numbered && !above.empty() && next_digit(above, 0) != 0) return false;
    const std::vector<Word> words = split_words(prefix(printed, 300));
    const auto speaks_so = [&](const Word& word) { return layout_.attendance_words.contains(word.folded); };
    if (!numbered && std::ranges::any_of(words, speaks_so)) return true;
    // Names, perhaps with parties and remarks in brackets, and nothing else.
    const std::string_view head = prefix(printed, kLongestNames);
    const std::size_t begin = bare_span(head, {numbered ? line.number->title : 0, head.size()}).begin;
    std::vector<Person> persons = persons_by_party(head, begin, head.size(), layout_.names);
    if (persons.empty()) persons = persons_at(head, begin, head.size(), NameForm::full, layout_.names);
    if (persons.empty()) {
      persons = reversed_persons_at(head, begin, head.size(), PartyMarks::not_of_one, layout_.names);
    }
    if (persons.empty()) return !numbered && ends_name(head, begin);
    const std::string_view rest = cut(printed, trim(printed, {persons.back().span.end, printed.size()}));
    if (rest.empty() || rest == ".") return true;
    if (numbered) return false;
    if (rest.front() == ',' || is_reason(rest)) return true;
    // "til kl. 18.40 i punkt 2"
    return rest.size() <= kLongestLimits && !rest.ends_with('.') &&
           rest.find_first_of("0123456789") != std::string_view::npos;
  }

  /// "- ferie"
  [[nodiscard]] bool is_reason(std::string_view rest) const {
    const std::string folded = lower(cut(rest, bare_span(rest, {0, rest.size()})));
    return layout_.attendance.reasons.any_of([&](std::string_view reason) { return folded == reason; });
  }

  /// The surname of the last person above, and a party: "Fraværende: Anna Margrethe" / "Holm (A)".
  [[nodiscard]] bool ends_name(std::string_view head, std::size_t begin) const {
    const std::string_view above = cut(text_, open_->body);
    const std::optional<Person> rest = person_at(head, begin, head.size(), NameForm::short_, layout_.names);
    return rest && !rest->party.empty() && !above.empty() && letter_length(above.substr(above.size() - 1)) != 0;
  }

  /// The text that a list of absentees interrupted goes on.
  void resume(const Line& line) {
    if (interrupted_ && interrupted_->kind == SectionKind::earlier && read_earlier(line)) return;
    close();
    start(interrupted_ ? interrupted_->kind : text_kind(), line.span.begin, {line.span.begin, line.span.begin});
    if (interrupted_) {
      open_->continued = true;
      open_->body_name = interrupted_->body_name;
      open_->date = interrupted_->date;
      open_->confidence = interrupted_->confidence;
    }
    grow(line.span);
  }

  void start(SectionKind kind, std::size_t at, Span heading) {
    open_.emplace();
    open_->kind = kind;
    open_->span = {at, heading.end};
    open_->heading = heading;
    open_->body = {heading.end, heading.end};
    open_->confidence = 0.9;
  }

  void grow(Span span) {
    if (open_->body.length() == 0) open_->body.begin = span.begin;
    open_->body.end = open_->span.end = span.end;
  }

  void close() {
    if (open_) sections_.push_back(*std::move(open_));
    open_.reset();
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  Part part_;
  const Layout& layout_;
  std::size_t at_ = 0;
  std::vector<Section> sections_;
  std::optional<Section> open_;
  std::optional<Section> interrupted_;

  /// Kinds of sections.
  class Kinds {
   public:
    void insert(SectionKind kind) { bits_ |= bit(kind); }
    [[nodiscard]] bool contains(SectionKind kind) const { return (bits_ & bit(kind)) != 0; }

   private:
    static unsigned bit(SectionKind kind) { return 1U << static_cast<unsigned>(kind); }
    unsigned bits_ = 0;
  };
  Kinds headed_;  // those that a heading opens, or a sentence has opened
};

}  // namespace

std::vector<Section> build_sections(std::string_view text, const std::vector<Line>& lines, std::size_t begin,
                                    std::size_t end, Part part, const Layout& layout) {
  return Builder(text, lines, part, layout).build(begin, end);
}

}  // namespace referat::minutes
