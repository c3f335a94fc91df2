// Absentees: attendance is read section by section; what is told twice of one person in one place becomes one record.
#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>

#include "minutes/attendance.h"
#include "minutes/layout.h"
#include "minutes/name_forms.h"
#include "minutes/words.h"
#include "referat/minutes.h"
#include "text/unicode.h"

namespace referat {
namespace {

using minutes::Absence;

constexpr std::size_t kMostCompared = 100;  // records of one person in one place

/// Sections that tell of attendance; the others are the case's own text, where "X deltog ikke" means something else.
/// Where an item has no decision, its last section may end with one and with who was absent.
bool tells_attendance(const Section& section) {
  switch (section.kind) {
    case SectionKind::recommendation:
    case SectionKind::front:
    case SectionKind::decision:
    case SectionKind::earlier:
    case SectionKind::attendance:
    case SectionKind::title:
    case SectionKind::other:
      return true;
    default:
      return false;
  }
}

/// True when a section's heading is a label: its line ends there, or a colon follows.
bool is_label(std::string_view text, const Section& section) {
  if (section.kind != SectionKind::attendance || section.heading.length() == 0) return false;
  std::size_t after = section.heading.end;
  while (after < section.span.end && (text[after] == '*' || text[after] == ' ')) ++after;
  return after >= section.span.end || text[after] == ':' || text[after] == '\n' || text[after] == '\r';
}

bool is_whole(const Absence& absence) {
  return absence.kind == AbsenceKind::absent || absence.kind == AbsenceKind::excused;
}

bool keeps_away(AbsenceKind kind) { return kind == AbsenceKind::recused || kind == AbsenceKind::not_participating; }

/// What of the earlier record the later one lacks, and the narrower kind.
void merge(Absentee& into, const Absence& absence) {
  if (into.kind == AbsenceKind::absent || absence.kind == AbsenceKind::recused) into.kind = absence.kind;
  const auto fill = [](std::string& place, const std::string& value) {
    if (place.empty()) place = value;
  };
  fill(into.party, absence.party);
  fill(into.reason, absence.reason);
  fill(into.limits, absence.limits);
  fill(into.substitute, absence.substitute);
  fill(into.substitute_party, absence.substitute_party);
  into.confidence = std::max(into.confidence, absence.confidence);
}

/// Whose meeting the absences of a section are about.
struct Occasion {
  std::string body;
  std::string date;
};

/// Collects what is told in one meeting's minutes, then makes records of it.
class Collector {
 public:
  explicit Collector(const Minutes& minutes)
      : text_(minutes.text), folded_(minutes::lower(text_)), layout_(*minutes.layout) {}

  /// `item` is nullptr on the front page.
  void read(const Section& section, const Occasion& occasion, const Item* item) {
    const std::optional<Span> heading = is_label(text_, section) ? std::optional(section.heading) : std::nullopt;
    const Span part = heading ? section.body : section.span;
    for (Absence& absence : minutes::read_attendance(text_, folded_, part, layout_, heading).absences) {
      names_.add(absence.name);
      if (!absence.substitute.empty()) names_.add(absence.substitute);
      told_.push_back({std::move(absence), occasion, item});
    }
  }

  /// The names on the front page: members, mostly.
  void read_names(const Section& section) {
    for (const Span& line : lines(cut(text_, section.span))) {
      const Span printed{section.span.begin + line.begin, section.span.begin + line.end};
      const std::size_t colon = cut(text_, printed).find(':');
      const std::size_t begin = colon == std::string_view::npos ? printed.begin : printed.begin + colon + 1;
      const Span bare = minutes::bare_span(text_, {begin, printed.end});
      for (const minutes::Person& person :
           minutes::persons_at(text_, bare.begin, bare.end, minutes::NameForm::full, layout_.names)) {
        names_.add(person.name);
        const bool told = !person.party.empty() && !layout_.attendance.is_mark(minutes::lower(person.party));
        if (told) parties_.emplace(person.name, person.party);
      }
    }
  }

  void finish_meeting() {
    const Item* item = nullptr;
    for (Told& told : told_) {
      if (told.item != item) records_of_.clear();
      item = told.item;
      told.absence.name = names_.form_of(told.absence.name);
      if (!told.absence.substitute.empty()) told.absence.substitute = names_.form_of(told.absence.substitute);
      add(told);
    }
    told_.clear();
    records_of_.clear();
    parties_.clear();
    names_ = {};
  }

  std::vector<Absentee> done() { return std::move(found_); }

 private:
  struct Told {
    Absence absence;
    Occasion occasion;
    const Item* item;
  };

  void add(const Told& told) {
    const Absence& absence = told.absence;
    std::vector<std::size_t>& records = records_of_[absence.name];
    for (const std::size_t i : std::span(records).first(std::min(records.size(), kMostCompared))) {
      Absentee& earlier = found_[i];
      if (earlier.body != told.occasion.body || earlier.date != told.occasion.date) continue;
      // Who is recused does not take part.
      const bool alike = earlier.kind == absence.kind || (keeps_away(earlier.kind) && keeps_away(absence.kind));
      const bool same = alike && (earlier.limits == absence.limits || absence.limits.empty());
      const bool whole = earlier.kind == AbsenceKind::absent || earlier.kind == AbsenceKind::excused;
      if (same || (whole && is_whole(absence)) || absence.kind == AbsenceKind::absent) return merge(earlier, absence);
    }
    records.push_back(found_.size());
    Absentee absentee;
    absentee.place.span = absence.span;
    absentee.confidence = absence.confidence;
    absentee.body = told.occasion.body;
    absentee.date = told.occasion.date;
    absentee.name = absence.name;
    absentee.party = absence.party;
    absentee.kind = absence.kind;
    absentee.reason = absence.reason;
    absentee.limits = absence.limits;
    absentee.substitute = absence.substitute;
    absentee.substitute_party = absence.substitute_party;
    absentee.text = cut(text_, absence.span);
    if (told.item == nullptr && absentee.party.empty()) {
      if (const auto member = parties_.find(absence.name); member != parties_.end()) absentee.party = member->second;
    }
    if (told.item != nullptr) {
      absentee.item = told.item->number;
      absentee.case_number = told.item->case_number.normalised;
    }
    found_.push_back(std::move(absentee));
  }

  std::string_view text_;
  std::string folded_;
  const Layout& layout_;
  std::vector<Told> told_;
  minutes::NameForms names_;
  std::unordered_map<std::string, std::string> parties_;                  // by name, of those on the front page
  std::unordered_map<std::string, std::vector<std::size_t>> records_of_;  // by name, of one item or front page
  std::vector<Absentee> found_;
};

}  // namespace

std::vector<Absentee> absentees(const Minutes& minutes) {
  Collector collector(minutes);
  for (const Meeting& meeting : minutes.meetings) {
    const Occasion here{meeting.body, meeting.date};
    for (const Section& section : meeting.front) {
      collector.read_names(section);
      if (tells_attendance(section)) collector.read(section, here, nullptr);
    }
    for (const Item& item : meeting.items) {
      Occasion occasion = here;
      const bool decided = std::ranges::any_of(
          item.sections, [](const Section& section) { return section.kind == SectionKind::decision; });
      for (const Section& section : item.sections) {
        if (!section.body_name.empty()) occasion = {section.body_name, section.date};
        if (section.kind == SectionKind::decision && section.body_name.empty() && !section.continued) occasion = here;
        const bool last = !decided && &section == &item.sections.back();
        if (last || tells_attendance(section)) collector.read(section, occasion, &item);
      }
    }
    collector.finish_meeting();
  }
  return collector.done();
}

}  // namespace referat
