// What is extracted from minutes. Every record tells where it stands.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "referat/text.h"

#pragma GCC visibility push(default)
namespace referat {

/// Where a record stands. The extractors fill `span` in the text they were given; Locator (locate.h) makes it a span of
/// the source bytes and fills `page` and `line`.
struct Place {
  Span span;
  std::size_t page = 1;  ///< 1-based; a form feed ends a page
  std::size_t line = 1;  ///< 1-based
};

enum class SectionKind {
  front,
  contents,
  title,
  route,
  summary,
  presentation,
  law,
  economy,
  hearing,
  earlier,
  recommendation,
  decision,
  attendance,
  attachments,
  signatures,
  other
};
enum class Outcome { approved, recommended, noted, discussed, postponed, referred, rejected, withdrawn, unclassified };
enum class AbsenceKind { absent, excused, recused, not_participating, partial };
enum class CaseStatus { unknown, open, closed };  // unknown is written as empty

struct SectionRecord {
  Place place;
  std::string item;  ///< the agenda item's number as printed, without its dot; empty outside items
  double confidence = 0;
  SectionKind kind = SectionKind::other;
  std::string heading;  ///< without marks ("###", "**", ":"); empty where there is none
  std::string text;     ///< the section's text after its heading, as in the (repaired) text, outer blanks trimmed
};

struct Decision {
  Place place;
  std::string item;
  double confidence = 0;
  std::string case_number;
  std::string title;
  std::string body;   ///< who decided
  std::string date;   ///< ISO 8601, empty where none is known
  std::string point;  ///< "1-2", "3"; empty when the decision is on the whole item
  Outcome outcome = Outcome::unclassified;
  std::optional<int> votes_for;
  std::optional<int> votes_against;
  std::optional<int> votes_abstained;
  struct Voter {
    std::string side;   ///< "for", "against", "abstained"
    std::string party;  ///< letter or name; empty for a person without one
    std::string name;   ///< empty for a whole party
  };
  std::vector<Voter> voters;
  std::string dissent;  ///< reservations and minority statements, as text
  std::string text;
};

struct Absentee {
  Place place;
  std::string item;
  double confidence = 0;
  std::string case_number;
  std::string body;
  std::string date;
  std::string name;
  std::string party;  ///< as printed inside the marks
  AbsenceKind kind = AbsenceKind::absent;
  std::string reason;
  std::string limits;  ///< items ("12-15") or times ("til kl. 18.40")
  std::string substitute;
  std::string substitute_party;
  std::string text;
};

struct Attachment {
  std::string number;
  std::string title;
  std::string document_number;
  std::string id;
  CaseStatus status = CaseStatus::unknown;
};

struct Case {
  Place place;
  std::string item;
  double confidence = 0;
  std::string case_number;  ///< normalised
  std::string printed;      ///< as printed
  std::string scheme;       ///< name of the numbering scheme (lib/minutes/data)
  CaseStatus status = CaseStatus::unknown;
  std::string title;
  std::vector<std::string> route;
  std::vector<Attachment> attachments;
};

/// What one body did with a case.
struct Step {
  Place place;
  std::string item;
  double confidence = 0;
  std::string case_number;  ///< normalised
  std::string date;         ///< ISO 8601, empty where none is known
  std::string body;
  std::string title;
  std::string point;               ///< as in Decision
  std::optional<Outcome> outcome;  ///< none where the case was only on the agenda
  std::string text;                ///< the decision's
};

// The names used in records: "not_participating", "open", …; empty for CaseStatus::unknown.
[[nodiscard]] std::string_view name(SectionKind kind);
[[nodiscard]] std::string_view name(Outcome outcome);
[[nodiscard]] std::string_view name(AbsenceKind kind);
[[nodiscard]] std::string_view name(CaseStatus status);

}  // namespace referat
#pragma GCC visibility pop
