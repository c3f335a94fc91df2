// Labels are looked for before every colon and alone on a line. What follows one is a list as long as persons follow;
// everything else is read sentence by sentence with the phrases of absence_phrases.tsv.
#include "minutes/attendance.h"

#include <algorithm>
#include <limits>
#include <span>

#include "minutes/attendance_table.h"
#include "minutes/damage.h"
#include "minutes/layout.h"

namespace referat::minutes {
namespace {

using std::string_view_literals::operator""sv;

// How sure each kind of evidence makes us.
constexpr double kListedWithParty = 0.97;
constexpr double kListed = 0.92;
constexpr double kListedByOneName = 0.6;
constexpr double kTold = 0.9;  // by a sentence

constexpr int kMostBlankLines = 2;              // between two entries of a list
constexpr std::size_t kReplacementReach = 200;  // bytes between an absence and the sentence that tells who came

constexpr std::ptrdiff_t kMostListed = 100;  // absences

constexpr std::size_t kLongestLabel = 60;  // bytes

using Role = AttendancePhrases::Role;
using Told = AttendancePhrases::Told;

std::optional<AbsenceKind> absence_kind(std::string_view name) {
  for (const AbsenceKind kind : {AbsenceKind::absent, AbsenceKind::excused, AbsenceKind::recused,
                                 AbsenceKind::not_participating, AbsenceKind::partial}) {
    if (referat::name(kind) == name) return kind;
  }
  return std::nullopt;
}

Role role_of(std::string_view word) {
  if (word == "mixed") return Role::mixed;
  if (word == "present") return Role::present;
  if (word == "summoned") return Role::summoned;
  if (word == "substitutes" || word == "replaced") return Role::substitutes;
  return Role::absence;
}

/// "18.40", "17:54", "18".
std::optional<std::size_t> time_end(std::string_view text, std::size_t offset) {
  std::size_t i = offset;
  while (i < text.size() && i < offset + 2 && is_digit(text[i])) ++i;
  if (i == offset) return std::nullopt;
  if (i + 2 < text.size() && (text[i] == '.' || text[i] == ':') && is_digit(text[i + 1]) && is_digit(text[i + 2]))
    i += 3;
  return i < text.size() && is_digit(text[i]) ? std::nullopt : std::optional(i);
}

/// "5", "12-15", "19, 20 og 21".
std::optional<std::size_t> items_end(std::string_view text, std::size_t offset) {
  constexpr std::size_t kMostDigits = 4;
  std::size_t end = offset;
  for (;;) {
    std::size_t i = end;
    if (i != offset) {
      for (const std::string_view divider :
           {", "sv, ","sv, " og "sv, " - "sv, "-"sv, "–"sv, " – "sv, " samt "sv, " til "sv}) {
        if (text.substr(i).starts_with(divider)) {
          i += divider.size();
          break;
        }
      }
      if (i == end) return end;
    }
    std::size_t digits = i;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    const bool decimal = digits + 1 < text.size() && text[digits] == '.' && is_digit(text[digits + 1]);
    if (digits == i || digits - i > kMostDigits || decimal) return end == offset ? std::nullopt : std::optional(end);
    end = digits;
  }
}

/// Without a capital letter there is no name.
bool has_capital(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (begins_capital(text.substr(at))) return true;
  }
  return false;
}

/// Reads the slots of phrases in one sentence.
class Slots {
 public:
  Slots(const Sentence& sentence, const Names& names) : sentence_(sentence), names_(names) {}

  SlotEnds operator()(std::string_view slot, std::size_t offset) {
    const std::string_view text = sentence_.text.substr(0, sentence_.span.end);
    if (slot == "time" || slot == "items") {
      const std::optional<std::size_t> end = slot == "time" ? time_end(text, offset) : items_end(text, offset);
      return end ? SlotEnds(*end) : SlotEnds();
    }
    return ends_of_persons(offset);
  }

  /// Where the row of persons that begins at `offset` may be cut off: after the last of them, or a few earlier.
  SlotEnds ends_of_persons(std::size_t offset) {
    return rows_.at(offset, [&] {
      SlotEnds ends;
      const std::vector<Person> persons =
          persons_at(sentence_.text, offset, sentence_.span.end, NameForm::full, names_);
      for (auto person = persons.rbegin(); person != persons.rend() && ends.size() < SlotEnds::kMost; ++person) {
        ends.add(person->span.end);
      }
      return ends;
    });
  }

 private:
  const Sentence& sentence_;
  const Names& names_;
  KnownEnds rows_;
};

/// The phrases found in a sentence, from its front; where several begin at one word, the longest.
struct Found {
  Told phrase;
  PhraseMatch match;
};

std::vector<Found> find_phrases(const Sentence& sentence, Slots& slots, const AttendancePhrases& phrases) {
  std::vector<Found> found;
  const std::vector<PhraseNumber> candidates = phrases.index.candidates(sentence);
  if (candidates.empty()) return found;
  const auto begins_with_persons = [&](PhraseNumber number) {
    const Phrase phrase = phrases.phrases[number];
    return phrase.begins_with("absent") || phrase.begins_with("substitute");
  };
  const bool has_rows = std::ranges::any_of(candidates, begins_with_persons);
  const SlotReader reader = std::ref(slots);
  std::size_t row_end = 0;  // of the persons met last: a phrase on some of them would have been one on them all
  for (std::size_t word = 0; word < sentence.words.size();) {
    const std::size_t begin = sentence.words[word].span.begin;
    const bool inside_row = begin < row_end;
    if (has_rows && !inside_row) {
      const SlotEnds ends = slots.ends_of_persons(begin);
      if (ends.size() != 0) row_end = *ends.begin();
    }
    std::optional<Found> best;
    for (const PhraseNumber number : candidates) {
      if (inside_row && begins_with_persons(number)) continue;
      std::optional<PhraseMatch> match = phrases.phrases[number].match(sentence, word, reader);
      if (match && (!best || match->last > best->match.last)) best = Found{phrases.told[number], std::move(*match)};
    }
    word = best ? std::max(best->match.last, word + 1) : word + 1;
    if (best) found.push_back(std::move(*best));
  }
  return found;
}

/// The limits told in words [first, last) of a sentence, joined by commas.
std::string find_limits(const Sentence& sentence, std::size_t first, std::size_t last, Slots& slots,
                        const AttendancePhrases& phrases) {
  std::string limits;
  const SlotReader reader = std::ref(slots);
  for (std::size_t word = first; word < last;) {
    std::optional<PhraseMatch> best;
    bool items_only = false;
    for (std::size_t i = 0; i < phrases.limits.size(); ++i) {
      std::optional<PhraseMatch> match = phrases.limits[i].match(sentence, word, reader);
      if (!match || match->last > last || (best && match->last <= best->last)) continue;
      best = std::move(match);
      items_only = phrases.kept[i] == AttendancePhrases::Kept::items;
    }
    if (!best) {
      ++word;
      continue;
    }
    const Span whole{sentence.words[best->first].span.begin, best->slots.back().span.end};
    if (!limits.empty()) limits += ", ";
    limits += cut(sentence.text, items_only ? best->slots.back().span : whole);
    word = best->last;
  }
  return limits;
}

/// The reason told in a part of the text, as printed; empty where none is.
std::string find_reason(std::string_view text, std::string_view folded, Span part, const AttendancePhrases& phrases) {
  const std::string_view searched = cut(folded, part);
  for (std::size_t i = 0; i < phrases.reasons.size(); ++i) {
    const std::string_view reason = phrases.reasons[i];
    for (std::size_t at = searched.find(reason); at != std::string_view::npos; at = searched.find(reason, at + 1)) {
      const std::size_t end = at + reason.size();
      const bool begins = at == 0 || is_blank(searched[at - 1]) || searched[at - 1] == '(';
      if (begins && letter_length(searched.substr(end)) == 0) {
        return std::string(text.substr(part.begin + at, reason.size()));
      }
    }
  }
  return {};
}

/// Reads one part, line by line.
class AttendanceReader {
 public:
  AttendanceReader(std::string_view text, std::string_view folded, Span part, const Layout& layout)
      : text_(text), folded_(folded), part_(part), layout_(layout), free_begin_(part.begin) {}

  Attendance read(std::optional<Span> heading) {
    std::size_t begin = part_.begin;
    bool label_line = false;
    if (heading) {
      open(label_named(cut(folded_, *heading)));
      consume(*heading);
      label_line = cut(text_, {heading->end, begin}).find('\n') == std::string_view::npos;
    }
    while (begin < part_.end) {
      std::size_t newline = line_end(begin);
      if (name_goes_on({begin, newline})) newline = line_end(newline + 1);
      read_line({begin, newline}, label_line);
      label_line = false;
      begin = newline + 1;
    }
    read_free_text(part_.end);
    std::ranges::stable_sort(result_.absences, {}, [](const Absence& absence) { return absence.span.begin; });
    attach_replacements();
    std::ranges::sort(result_.consumed, {}, &Span::begin);
    return std::move(result_);
  }

 private:
  struct Replacement {
    Span span;
    Person person;
    bool listed = false;  ///< under a label of substitutes
  };
  struct LabelAt {
    Span span;  ///< with its colon
    Told label;
  };

  /// The label a heading is, damaged or not; "Fraværende" where no table knows it.
  Told label_named(std::string_view folded) const {
    if (const std::optional<Told> found = layout_.attendance.label(folded)) return *found;
    return damaged_label(folded).value_or(Told{});
  }

  /// The label that a whole line, or what stands in it before a colon, is a damaged form of.
  std::optional<Told> damaged_label(std::string_view folded) const {
    return layout_.attendance.damaged_label(folded, layout_.vocabulary);
  }

  /// Where blanks and asterisks begin that end at `end`.
  [[nodiscard]] std::size_t without_marks(std::size_t begin, std::size_t end) const {
    while (end > begin && (is_blank(text_[end - 1]) || text_[end - 1] == '*')) --end;
    return end;
  }

  /// Where a count in brackets begins that ends at `end`: "Afbud (2)".
  [[nodiscard]] std::size_t without_count(std::size_t begin, std::size_t end) const {
    std::size_t at = end;
    if (at == begin || text_[at - 1] != ')') return end;
    for (--at; at > begin && is_digit(text_[at - 1]);) --at;
    return at > begin && at + 1 < end && text_[at - 1] == '(' ? at - 1 : end;
  }

  /// The label that ends at a colon.
  std::optional<LabelAt> label_before(Span line, std::size_t colon) const {
    const std::size_t last = without_marks(line.begin, without_count(line.begin, colon));
    if (last == line.begin) return std::nullopt;
    const std::string_view before = folded_.substr(line.begin, last - line.begin);
    const auto stands = [&](std::size_t length) {
      if (length == before.size()) return true;
      const char mark = text_[last - length - 1];
      return is_blank(mark) || mark == '.' || mark == '(' || mark == ')' || mark == '*';
    };
    const auto found = layout_.attendance.label_at_end(before, stands);
    if (!found) return std::nullopt;
    return LabelAt{{last - found->second, colon + 1}, found->first};
  }

  std::vector<LabelAt> labels_in(Span line) const {
    std::vector<LabelAt> found;
    const std::string_view text = text_.substr(0, line.end);
    for (std::size_t colon = text.find(':', line.begin); colon < line.end; colon = text.find(':', colon + 1)) {
      const Span before{found.empty() ? line.begin : found.back().span.end, colon};
      if (const std::optional<LabelAt> label = label_before(before, colon)) found.push_back(*label);
    }
    if (!found.empty()) return found;
    const Span whole{line.begin, without_marks(line.begin, line.end)};
    if (const std::optional<Told> alone = layout_.attendance.label(cut(folded_, whole))) return {{line, *alone}};
    const std::size_t colon = text.find(':', line.begin);
    if (colon < std::min(line.end, line.begin + kLongestLabel)) {
      const std::string_view before = folded_.substr(line.begin, colon - line.begin);
      if (const std::optional<Told> label = damaged_label(before)) found.push_back({{line.begin, colon + 1}, *label});
    }
    return found;
  }

  void open(const Told& label) {
    label_ = label;
    list_open_ = true;
    blank_lines_ = 0;
  }

  void consume(Span span) { result_.consumed.push_back(span); }

  void read_line(Span whole, bool label_line) {
    const Span line = bare_span(text_, whole);
    if (line.length() == 0) {
      if (++blank_lines_ <= kMostBlankLines) return;
      list_open_ = false;
      table_.reset();
      return;
    }
    blank_lines_ = 0;
    if (table_ && read_row(*table_, whole)) {
      free_begin_ = whole.end;
      return;
    }
    table_.reset();
    const std::vector<LabelAt> found = labels_in(line);
    if (found.size() > 1) table_ = AttendanceTable::under(cut(text_, whole), layout_.attendance);
    if (table_) {
      read_free_text(whole.begin);
      consume(whole);
      free_begin_ = whole.end;
      list_open_ = false;
      return;
    }
    const Span first{line.begin, found.empty() ? line.end : found.front().span.begin};
    if (first.length() != 0 && label_ && list_open_) list_open_ = read_list(first, label_line);
    for (std::size_t i = 0; i < found.size(); ++i) {
      read_free_text(found[i].span.begin);
      consume(found[i].span);
      free_begin_ = found[i].span.end;
      open(found[i].label);
      const Span content{found[i].span.end, i + 1 < found.size() ? found[i + 1].span.begin : line.end};
      if (bare_span(text_, content).length() != 0) list_open_ = read_list(content, true);
    }
  }

  /// Takes what a row of the table tells; false where the line is none.
  bool read_row(const AttendanceTable& table, Span line) {
    std::optional<std::vector<AttendanceTable::Entry>> row =
        table.row(cut(text_, line), layout_.attendance, layout_.names);
    if (!row) return false;
    for (AttendanceTable::Entry& entry : *row) {
      if (entry.told.role != Role::absence) continue;
      entry.person.span = {line.begin + entry.person.span.begin, line.begin + entry.person.span.end};
      add(entry.person, entry.told.kind, entry.person.span, entry.person.party.empty() ? kListed : kListedWithParty);
      if (!entry.substitute) continue;
      result_.absences.back().substitute = entry.substitute->name;
      result_.absences.back().substitute_party = entry.substitute->party;
    }
    consume(line);
    return true;
  }

  /// Reads the tables in a part of the text; what is left of it.
  std::vector<Span> read_tables(Span part) {
    std::vector<Span> rest;
    std::optional<AttendanceTable> table;
    std::size_t begin = part.begin;  // of what no table has taken
    for (std::size_t at = part.begin; at < part.end;) {
      const Span line{at, std::min(line_end(at), part.end)};
      at = line.end + 1;
      if (bare_span(text_, line).length() == 0) continue;
      std::optional<AttendanceTable> head = AttendanceTable::under(cut(text_, line), layout_.attendance);
      if (head) {
        consume(line);
      } else if (!table || !read_row(*table, line)) {
        table.reset();
        continue;
      }
      if (head) table = std::move(head);
      if (begin < line.begin) rest.push_back({begin, line.begin});
      begin = line.end;
    }
    if (begin < part.end) rest.push_back({begin, part.end});
    return rest;
  }

  [[nodiscard]] std::size_t line_end(std::size_t begin) const {
    return std::min(text_.substr(0, part_.end).find('\n', begin), part_.end);
  }

  /// The line ends inside a name: "Anna Margrethe" / "Holm (A), Bo Kjær".
  [[nodiscard]] bool name_goes_on(Span line) const {
    const Span content = bare_span(text_, line);
    if (content.length() == 0 || line.end >= part_.end) return false;
    std::size_t word = content.end;
    while (word > content.begin && !is_blank(text_[word - 1])) --word;
    if (!has_capital(cut(text_, {word, content.end}))) return false;
    const Span next = bare_span(text_, {line.end + 1, line_end(line.end + 1)});
    if (!person_at(text_, word, content.end, NameForm::short_, layout_.names)) return false;
    if (person_at(text_, next.begin, next.end, NameForm::full, layout_.names)) return false;
    const std::optional<Person> rest = person_at(text_, next.begin, next.end, NameForm::short_, layout_.names);
    return rest && !rest->party.empty();
  }

  /// Reads a line, or what stands after a label on its line, as entries of the open list. False when the list ends.
  bool read_list(Span span, bool label_line) {
    if (label_->role == Role::mixed || label_->role == Role::present) return label_->role == Role::mixed;
    std::vector<Sentence> entries = sentences(text_, folded_, span, layout_.vocabulary);
    join_lines(entries);
    for (const Sentence& entry : entries) {
      if (!read_entry(entry, label_line)) return false;
      free_begin_ = entry.span.end;
    }
    const Span content = bare_span(text_, span);
    if (!label_line || content.length() == 0) return true;
    return text_[content.end - 1] == ',' || cut(text_, content).ends_with(" og") || row_goes_on(span.end);
  }

  /// A span of two lines is one of a name that goes on: no sentence ends between them.
  void join_lines(std::vector<Sentence>& entries) const {
    for (std::size_t i = 0; i + 1 < entries.size(); ++i) {
      Sentence& next = entries[i + 1];
      if (cut(text_, {entries[i].span.end, next.span.begin}).find('\n') == std::string_view::npos) continue;
      entries[i].span.end = next.span.end;
      entries[i].words.insert(entries[i].words.end(), next.words.begin(), next.words.end());
      entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      return;
    }
  }

  /// A list that began on its label's line goes on where the next line is names of the same form, with why they were
  /// away perhaps, and nothing else.
  bool row_goes_on(std::size_t span_end) const {
    if (result_.absences.empty() || span_end >= part_.end) return false;
    const Span next = bare_span(text_, {span_end + 1, line_end(span_end + 1)});
    const std::vector<Person> persons = persons_at(text_, next.begin, next.end, NameForm::full, layout_.names);
    if (persons.empty()) return false;
    if (text_.find_first_not_of(" \t\r.,", persons.back().span.end) < next.end) {
      const std::vector<Sentence> entries = sentences(text_, folded_, next, layout_.vocabulary);
      if (entries.size() != 1 || !ends_entry(persons.back().span.end, entries.front())) return false;
    }
    const bool parties = !result_.absences.back().party.empty();
    return std::ranges::all_of(persons, [&](const Person& person) { return person.party.empty() != parties; });
  }

  /// "Bo Kjær for Anna Holm" in a list of substitutes; false where the entry has nothing like it.
  bool read_stand_ins(const Sentence& entry, Slots& slots) {
    const SlotReader reader = std::ref(slots);
    const std::size_t before = result_.absences.size();
    for (std::size_t word = 0; word < entry.words.size(); ++word) {
      std::optional<PhraseMatch> match;
      for (std::size_t i = 0; i < layout_.attendance.stand_ins.size() && !match; ++i) {
        match = layout_.attendance.stand_ins[i].match(entry, word, reader);
      }
      if (!match) continue;
      const auto first_in = [&](std::string_view slot) {
        const Span span = match->slot(slot)->span;
        return person_at(text_, span.begin, span.end, NameForm::full, layout_.names);
      };
      const std::optional<Person> absent = first_in("absent");
      const std::optional<Person> substitute = first_in("substitute");
      if (!absent || !substitute) continue;
      add(*absent, AbsenceKind::absent, entry.span, kTold);
      result_.absences.back().substitute = substitute->name;
      result_.absences.back().substitute_party = substitute->party;
      // Behind both, the next pair may begin.
      const std::size_t end = std::max(absent->span.end, substitute->span.end);
      while (word + 1 < entry.words.size() && entry.words[word + 1].span.begin < end) ++word;
    }
    if (result_.absences.size() == before) return false;
    consume(entry.span);
    return true;
  }

  bool read_entry(const Sentence& entry, bool label_line) {
    Slots slots(entry, layout_.names);
    if (label_->role == Role::substitutes && read_stand_ins(entry, slots)) return true;
    const std::vector<Found> found = find_phrases(entry, slots, layout_.attendance);
    const std::size_t begin = skip_group(entry.span.begin, entry.span.end);
    const std::size_t listed_end = found.empty() ? entry.span.end : entry.words[found.front().match.first].span.begin;
    const NameForm form = label_line ? NameForm::short_ : NameForm::full;
    std::vector<Person> persons = reversed_persons_at(
        text_, begin, listed_end, label_line ? PartyMarks::needed : PartyMarks::not_of_one, layout_.names);
    if (persons.empty()) persons = persons_by_party(text_, entry.span.begin, listed_end, layout_.names);
    if (persons.empty()) persons = persons_at(text_, begin, listed_end, form, layout_.names);
    if (found.empty() && (persons.empty() || !(label_line || ends_entry(persons.back().span.end, entry)))) return false;
    const std::size_t listed_words = found.empty() ? entry.words.size() : found.front().match.first;
    list(persons, {entry.span.begin, std::max(listed_end, entry.span.begin)}, entry, listed_words, slots);
    if (!found.empty()) tell(entry, found, slots, true);
    consume(entry.span);
    return true;
  }

  /// After a list's persons may stand what limits or explains the absence, and nothing else.
  bool ends_entry(std::size_t persons_end, const Sentence& entry) const {
    const Span rest = bare_span(text_, {persons_end, entry.span.end});
    const bool marks_only = std::ranges::none_of(cut(text_, rest), [](char c) {
      return is_digit(c) || letter_length({&c, 1}) != 0 || static_cast<unsigned char>(c) >= 0x80;
    });
    if (marks_only) return true;
    Slots slots(entry, layout_.names);
    const auto first =
        std::ranges::lower_bound(entry.words, persons_end, {}, [](const Token& w) { return w.span.begin; });
    const auto index = static_cast<std::size_t>(first - entry.words.begin());
    return !find_limits(entry, index, entry.words.size(), slots, layout_.attendance).empty() ||
           !find_reason(text_, folded_, rest, layout_.attendance).empty();
  }

  /// "1. Eva Lund", "2 (Eva Lund og Finn Dam)", "2 - Eva Lund": a place in the list, or how many there are.
  std::size_t skip_number(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kMostDigits = 2;
    std::size_t at = begin;
    while (at < end && (text_[at] == '|' || text_[at] == ' ')) begin = ++at;
    while (at < end && is_digit(text_[at])) ++at;
    if (at == begin || at > begin + kMostDigits) return begin;
    const auto skip = [&](std::string_view skipped) {
      at = std::min(text_.find_first_not_of(skipped, at), end);
      return at;
    };
    const std::size_t digits_end = at;
    return skip(" .)(:|-") > digits_end ? at : begin;
  }

  /// "Forældrevalgte: Eva Lund": a group's name before its persons.
  std::size_t skip_group(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kLongestGroup = 40;
    begin = skip_number(begin, end);
    const std::size_t colon = text_.substr(0, end).find(':', begin);
    if (colon >= std::min(end, begin + kLongestGroup)) return begin;
    std::size_t next = colon + 1;
    while (next < end && is_blank(text_[next])) ++next;
    return next;
  }

  /// Persons under a label.
  void list(const std::vector<Person>& persons, Span span, const Sentence& sentence, std::size_t words, Slots& slots) {
    const std::size_t next = result_.absences.size();
    for (const Person& person : persons) {
      if (label_->role == Role::substitutes) {
        replacements_.push_back({person.span, person, true});
        continue;
      }
      const bool one_name = person.name.find(' ') == std::string::npos;
      add(person, label_->kind, person.span,
          one_name               ? kListedByOneName
          : person.party.empty() ? kListed
                                 : kListedWithParty);
    }
    if (result_.absences.size() == next) return;
    // What follows the last person limits or explains the absence of them all.
    const std::size_t persons_end = persons.back().span.end;
    const auto first =
        std::ranges::lower_bound(sentence.words, persons_end, {}, [](const Token& w) { return w.span.begin; });
    const auto index = static_cast<std::size_t>(first - sentence.words.begin());
    const std::string limits = find_limits(sentence, index, words, slots, layout_.attendance);
    const std::string reason = find_reason(text_, folded_, {persons_end, span.end}, layout_.attendance);
    for (std::size_t i = next; i < result_.absences.size(); ++i) qualify(result_.absences[i], limits, reason);
  }

  static void qualify(Absence& absence, const std::string& limits, const std::string& reason) {
    if (absence.limits.empty()) absence.limits = limits;
    if (absence.reason.empty()) absence.reason = reason;
    const bool whole = absence.kind == AbsenceKind::absent || absence.kind == AbsenceKind::excused;
    if (whole && !absence.limits.empty()) absence.kind = AbsenceKind::partial;
  }

  void add(const Person& person, AbsenceKind kind, Span span, double confidence) {
    Absence absence{span, person.name, person.party, kind, {}, {}, {}, {}, confidence};
    if (!person.remark.empty()) {
      const std::string folded = lower(person.remark);
      for (const Sentence& remark : sentences(person.remark, folded, {0, folded.size()}, layout_.vocabulary)) {
        Slots slots(remark, layout_.names);
        absence.limits = find_limits(remark, 0, remark.words.size(), slots, layout_.attendance);
        take_substitute(remark, slots, absence);
      }
      if (const std::optional<Told> label = layout_.attendance.label(folded)) {
        absence.kind = label->kind;  // "Anna Holm (inhabil)"
      } else if (absence.limits.empty() && absence.substitute.empty()) {
        absence.reason = person.remark;
      }
      qualify(absence, {}, {});
    }
    result_.absences.push_back(std::move(absence));
  }

  /// "(stedfortræder Bo Kjær)"
  void take_substitute(const Sentence& remark, Slots& slots, Absence& absence) const {
    for (const Found& found : find_phrases(remark, slots, layout_.attendance)) {
      const PhraseMatch::Slot* slot = found.match.slot("substitute");
      if (found.phrase.role != Role::substitutes || slot == nullptr) continue;
      const std::vector<Person> came =
          persons_at(remark.text, slot->span.begin, slot->span.end, NameForm::full, layout_.names);
      if (came.size() != 1) continue;
      absence.substitute = came.front().name;
      absence.substitute_party = came.front().party;
    }
  }

  /// What the phrases found in a sentence tell. In a list, persons that a phrase calls present follow the absent
  /// ones.
  void tell(const Sentence& sentence, const std::vector<Found>& found, Slots& slots, bool in_list) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      const PhraseMatch& match = found[i].match;
      const PhraseMatch::Slot* absent = match.slot("absent");
      const PhraseMatch::Slot* substitute = match.slot("substitute");
      const auto persons_in = [&](const PhraseMatch::Slot* slot) {
        return slot == nullptr ? std::vector<Person>()
                               : persons_at(text_, slot->span.begin, slot->span.end, NameForm::full, layout_.names);
      };
      std::vector<Person> persons = persons_in(absent);
      const std::vector<Person> substitutes = persons_in(substitute);
      switch (found[i].phrase.role) {
        case Role::substitutes:
          // "Fraværende: Anna Holm, Bo Kjær deltog som stedfortræder"
          if (in_list && substitutes.size() > 1 && label_->role == Role::absence) {
            for (const Person& person : std::span(substitutes).first(substitutes.size() - 1)) {
              add(person, label_->kind, person.span, kListed);
            }
            replacements_.push_back({substitutes.back().span, substitutes.back()});
            continue;
          }
          for (const Person& person : substitutes) replacements_.push_back({person.span, person});
          continue;
        case Role::present:
        case Role::summoned: {
          if (!in_list || persons.size() < 2 || label_->role != Role::absence) continue;
          const Person came = persons.back();
          persons.pop_back();
          for (const Person& person : persons) add(person, label_->kind, sentence.span, kListed);
          if (persons.size() == 1 && found[i].phrase.role == Role::present) replacements_.push_back({came.span, came});
          continue;
        }
        case Role::mixed:
        case Role::absence:
          break;
      }
      const std::size_t next = result_.absences.size();
      for (const Person& person : persons) add(person, found[i].phrase.kind, sentence.span, kTold);
      if (persons.size() == 1 && substitutes.size() == 1) {
        result_.absences.back().substitute = substitutes.front().name;
        result_.absences.back().substitute_party = substitutes.front().party;
      }
      const std::size_t first_word = i == 0 ? 0 : match.first;
      const std::size_t last_word = i + 1 < found.size() ? found[i + 1].match.first : sentence.words.size();
      const Span told{i == 0 ? sentence.span.begin : sentence.words[match.first].span.begin,
                      i + 1 < found.size() ? sentence.words[last_word].span.begin : sentence.span.end};
      const std::string limits = find_limits(sentence, first_word, last_word, slots, layout_.attendance);
      const std::string reason = find_reason(text_, folded_, told, layout_.attendance);
      for (std::size_t j = next; j < result_.absences.size(); ++j) qualify(result_.absences[j], limits, reason);
    }
  }

  /// Reads what was not a list, up to `end`, sentence by sentence.
  void read_free_text(std::size_t end) {
    if (free_begin_ >= end) return;
    const Span part{free_begin_, end};
    free_begin_ = end;
    if (!layout_.attendance.index.may_match(cut(folded_, part), layout_.vocabulary)) return;
    if (!AttendanceTable::has_columns(cut(text_, part))) return read_sentences(part);
    for (const Span& rest : read_tables(part)) read_sentences(rest);
  }

  void read_sentences(Span part) {
    std::vector<Sentence> read = sentences(text_, folded_, part, layout_.vocabulary);
    for (const Sentence& sentence : read) {
      Slots slots(sentence, layout_.names);
      const std::vector<Found> found = find_phrases(sentence, slots, layout_.attendance);
      if (found.empty()) {
        read_remarks(sentence);
        continue;
      }
      tell(sentence, found, slots, false);
      consume(sentence.span);
    }
    if (part.begin == part_.begin && part.end == part_.end && result_.consumed.empty()) {
      result_.sentences = std::move(read);
    }
  }

  /// What brackets behind persons tell of them: "Anna Holm (A) (forlod mødet kl. 16)" among those who were there.
  void read_remarks(const Sentence& sentence) {
    if (cut(text_, sentence.span).find('(') == std::string_view::npos) return;
    for (const Person& person :
         persons_at(text_, sentence.span.begin, sentence.span.end, NameForm::full, layout_.names)) {
      if (person.remark.empty()) continue;
      const std::string told = person.name + ' ' + person.remark;
      for (Absence& absence : read_attendance(told, lower(told), {0, told.size()}, layout_).absences) {
        absence.span = person.span;
        if (absence.party.empty() && absence.name == person.name) absence.party = person.party;
        result_.absences.push_back(std::move(absence));
      }
    }
  }

  void attach_replacements() {
    for (const Replacement& replacement : replacements_) {
      const auto after = std::ranges::lower_bound(result_.absences, replacement.span.begin, {},
                                                  [](const Absence& absence) { return absence.span.begin; });
      if (after == result_.absences.begin()) continue;
      auto replaced = std::prev(after);
      if (replacement.listed && stands_below(*replaced, replacement)) {
        // Which of several absentees a list of substitutes means, a party tells alone.
        const auto first = list_begin(after);
        const auto of_party = [&](const Absence& absence) {
          return !absence.party.empty() && absence.party == replacement.person.party;
        };
        if (std::count_if(first, after, of_party) == 1) {
          replaced = std::find_if(first, after, of_party);
        } else if (after - first > 1) {
          continue;
        }
      }
      const bool near = replacement.span.begin <= replaced->span.end + kReplacementReach;
      if (!near || !replaced->substitute.empty()) continue;
      replaced->substitute = replacement.person.name;
      replaced->substitute_party = replacement.person.party;
    }
  }

  /// Not on its line.
  [[nodiscard]] bool stands_below(const Absence& absence, const Replacement& replacement) const {
    if (absence.span.end > replacement.span.begin) return false;
    return cut(text_, {absence.span.end, replacement.span.begin}).find('\n') != std::string_view::npos;
  }

  /// The first of the absences before `after` that are as the last of them is: a list. Of a longer one than councils
  /// have members, the last part.
  [[nodiscard]] std::vector<Absence>::iterator list_begin(std::vector<Absence>::iterator after) {
    auto first = after;
    while (first != result_.absences.begin() && after - first < kMostListed &&
           std::prev(first)->kind == std::prev(after)->kind) {
      --first;
    }
    return first;
  }

  std::string_view text_;
  std::string_view folded_;
  Span part_;
  const Layout& layout_;
  std::optional<AttendanceTable> table_;  // with colons behind its labels, whose rows are read
  std::optional<Told> label_;
  bool list_open_ = false;
  int blank_lines_ = 0;
  std::size_t free_begin_;
  Attendance result_;
  std::vector<Replacement> replacements_;
};

}  // namespace

AttendancePhrases::AttendancePhrases(const Tables& tables, const Vocabulary& vocabulary) {
  const auto meaning_of = [](std::string_view word) {
    return Told{role_of(word), absence_kind(word).value_or(AbsenceKind::absent)};
  };
  std::vector<Row> labels = tables["attendance"];
  std::ranges::stable_sort(labels, std::greater(), [](const Row& row) { return row[0].size(); });
  for (const Row& row : labels) {
    if (row[1] == "mark") {
      marks_.add(row[0]);
      continue;
    }
    const auto number = static_cast<std::uint16_t>(labels_.size());
    labels_.add(row[0]);
    label_meanings_.push_back(meaning_of(row[1]));
    by_label_.add(row[0], number);
    by_last_byte_.add(row[0].back(), number);
  }
  for (const Row& row : tables["absence_phrases"]) {
    if (row[0] == "stands_in") {
      stand_ins.add(row[1]);
      continue;
    }
    told.push_back(meaning_of(row[0]));
    phrases.add(row[1]);
  }
  index = PhraseIndex(phrases, vocabulary);
  for (const Row& row : tables["limits"]) {
    kept.push_back(row[0] == "items" ? Kept::items : Kept::all);
    limits.add(row[1]);
  }
  for (const Row& row : tables["reasons"]) reasons.add(row[0]);
}

std::optional<Told> AttendancePhrases::label(std::string_view folded) const {
  const auto found = by_label_.find(folded);
  return found.empty() ? std::nullopt : std::optional(label_meanings_[found.front()]);
}

std::optional<Told> AttendancePhrases::damaged_label(std::string_view folded, const Vocabulary& vocabulary) const {
  const Verdict found = damaged_.of(folded, [&](std::string_view text) {
    std::string meant;
    for (const Sentence& sentence : sentences(text, text, {0, text.size()}, vocabulary)) {
      for (const Token& word : sentence.words) meant.append(meant.empty() ? "" : " ").append(word.folded);
    }
    const Letters letters = letters_of(text);
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      if (labels_[i].text == meant || damage_cost(labels_[i], text, letters)) return static_cast<Verdict>(i + 1);
    }
    return Verdict{0};
  });
  return found == 0 ? std::nullopt : std::optional(label_meanings_[found - 1U]);
}

Attendance read_attendance(std::string_view text, std::string_view folded, Span part, const Layout& layout,
                           std::optional<Span> heading) {
  return AttendanceReader(text, folded, part, layout).read(heading);
}

}  // namespace referat::minutes
