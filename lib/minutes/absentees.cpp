// Absentees: attendance is read section by section; what is told twice of one person in one place becomes one record.
#include <algorithm>
#include <optional>

#include "minutes/attendance.h"
#include "minutes/sentence.h"
#include "referat/minutes.h"

namespace referat {
namespace {

using minutes::Absence;

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

/// What of the earlier record the later one lacks, and the narrower kind.
void merge(Absentee& into, const Absence& absence) {
  if (into.kind == AbsenceKind::absent) into.kind = absence.kind;
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

class Collector {
 public:
  explicit Collector(const Minutes& minutes)
      : text_(minutes.text), folded_(minutes::lower(text_)), layout_(*minutes.layout) {}

  void begin(const Item* item) {
    item_ = item;
    first_ = found_.size();
  }

  void read(const Section& section, const Occasion& occasion) {
    const std::optional<Span> heading = is_label(text_, section) ? std::optional(section.heading) : std::nullopt;
    const Span part = heading ? Span{heading->begin, section.span.end} : section.span;
    for (const Absence& absence : minutes::read_attendance(text_, folded_, part, layout_, heading).absences) {
      add(absence, occasion);
    }
  }

  std::vector<Absentee> done() { return std::move(found_); }

 private:
  void add(const Absence& absence, const Occasion& occasion) {
    for (std::size_t i = first_; i < found_.size(); ++i) {
      Absentee& earlier = found_[i];
      if (earlier.name != absence.name || earlier.body != occasion.body || earlier.date != occasion.date) continue;
      const bool same = earlier.kind == absence.kind && (earlier.limits == absence.limits || absence.limits.empty());
      const bool whole = earlier.kind == AbsenceKind::absent || earlier.kind == AbsenceKind::excused;
      if (same || (whole && is_whole(absence)) || absence.kind == AbsenceKind::absent) return merge(earlier, absence);
    }
    Absentee absentee;
    absentee.place.span = absence.span;
    absentee.confidence = absence.confidence;
    absentee.body = occasion.body;
    absentee.date = occasion.date;
    absentee.name = absence.name;
    absentee.party = absence.party;
    absentee.kind = absence.kind;
    absentee.reason = absence.reason;
    absentee.limits = absence.limits;
    absentee.substitute = absence.substitute;
    absentee.substitute_party = absence.substitute_party;
    absentee.text = cut(text_, absence.span);
    if (item_ != nullptr) {
      absentee.item = item_->number;
      absentee.case_number = item_->case_number.normalised;
    }
    found_.push_back(std::move(absentee));
  }

  std::string_view text_;
  std::string folded_;
  const Layout& layout_;
  const Item* item_ = nullptr;
  std::size_t first_ = 0;  // of the records of this item, or of this front page
  std::vector<Absentee> found_;
};

}  // namespace

std::vector<Absentee> absentees(const Minutes& minutes) {
  Collector collector(minutes);
  for (const Meeting& meeting : minutes.meetings) {
    const Occasion here{meeting.body, meeting.date};
    collector.begin(nullptr);
    for (const Section& section : meeting.front) {
      if (tells_attendance(section)) collector.read(section, here);
    }
    for (const Item& item : meeting.items) {
      collector.begin(&item);
      Occasion occasion = here;
      const bool decided = std::ranges::any_of(
          item.sections, [](const Section& section) { return section.kind == SectionKind::decision; });
      for (const Section& section : item.sections) {
        if (!section.body_name.empty()) occasion = {section.body_name, section.date};
        if (section.kind == SectionKind::decision && section.body_name.empty() && !section.continued) occasion = here;
        const bool last = !decided && &section == &item.sections.back();
        if (last || tells_attendance(section)) collector.read(section, occasion);
      }
    }
  }
  return collector.done();
}

}  // namespace referat
