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
  Span span;             ///< in bytes
  std::size_t page = 1;  ///< 1-based; a form feed ends a page
  std::size_t line = 1;  ///< 1-based
};

/// What a section of minutes is.
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
/// What was decided.
enum class Outcome { approved, recommended, noted, discussed, postponed, referred, rejected, withdrawn, unclassified };
/// In which way somebody was not there.
enum class AbsenceKind { absent, excused, recused, not_participating, partial };
/// Whether something is open to the public; what is unknown is written as empty.
enum class CaseStatus { unknown, open, closed };

/// A section of an agenda item, or of what stands before the first.
struct SectionRecord {
  Place place;                            ///< where it stands
  std::string item;                       ///< the agenda item's number as printed, without its dot; empty outside items
  double confidence = 0;                  ///< how sure it is (0..1)
  SectionKind kind = SectionKind::other;  ///< what it is
  std::string heading;                    ///< without marks ("###", "**", ":"); empty where there is none
  std::string text;  ///< the section's text after its heading, as in the (repaired) text, outer blanks trimmed
};

/// Who decided what, when, with which outcome.
struct Decision {
  Place place;              ///< where it stands
  std::string item;         ///< number of the agenda item as printed, without its dot; empty outside items
  double confidence = 0;    ///< how sure it is (0..1)
  std::string case_number;  ///< of the case, normalised
  std::string title;        ///< of the item
  std::string body;         ///< who decided
  std::string date;         ///< ISO 8601, empty where none is known
  std::string point;        ///< "1-2", "3"; empty when the decision is on the whole item
  Outcome outcome = Outcome::unclassified;  ///< what was decided
  std::optional<int> votes_for;             ///< none where no votes are told, and so below
  std::optional<int> votes_against;         ///< the motion
  std::optional<int> votes_abstained;       ///< members who did not vote
  /// A party or a person, and how it voted.
  struct Voter {
    std::string side;   ///< "for", "against", "abstained"
    std::string party;  ///< letter or name; empty for a person without one
    std::string name;   ///< empty for a whole party
  };
  std::vector<Voter> voters;  ///< as far as they are named
  std::string dissent;        ///< reservations and minority statements, as text
  std::string text;           ///< the words that say so
};

/// A person who was not, or not always, there.
struct Absentee {
  Place place;                             ///< where it stands
  std::string item;                        ///< as in Decision; empty on the front page
  double confidence = 0;                   ///< how sure it is (0..1)
  std::string case_number;                 ///< of the case, normalised
  std::string body;                        ///< whose meeting it was
  std::string date;                        ///< ISO 8601, empty where none is known
  std::string name;                        ///< the person
  std::string party;                       ///< as printed inside the marks
  AbsenceKind kind = AbsenceKind::absent;  ///< in which way
  std::string reason;                      ///< why; empty where it is not told, and so below
  std::string limits;                      ///< items ("12-15") or times ("til kl. 18.40")
  std::string substitute;                  ///< who came instead
  std::string substitute_party;            ///< the substitute's
  std::string text;                        ///< the words that say so
};

/// A row of a list of attachments, as far as it is printed.
struct Attachment {
  std::string number;                       ///< in the list
  std::string title;                        ///< what it is called
  std::string document_number;              ///< in the filing system
  std::string id;                           ///< another mark of the filing system
  CaseStatus status = CaseStatus::unknown;  ///< whether it is open to the public
};

/// An agenda item as a case.
struct Case {
  Place place;              ///< where it stands
  std::string item;         ///< number of the agenda item as printed, without its dot; empty outside items
  double confidence = 0;    ///< how sure it is (0..1)
  std::string case_number;  ///< normalised
  std::string printed;      ///< as printed
  std::string scheme;       ///< name of the numbering scheme (lib/minutes/data)
  CaseStatus status = CaseStatus::unknown;  ///< whether it is handled in public
  std::string title;                        ///< of the item
  std::vector<std::string> route;           ///< the bodies that handle it, in order
  std::vector<Attachment> attachments;      ///< in the order of the list
};

/// What one body did with a case.
struct Step {
  Place place;                     ///< where it stands
  std::string item;                ///< number of the agenda item as printed, without its dot; empty outside items
  double confidence = 0;           ///< how sure it is (0..1)
  std::string case_number;         ///< normalised
  std::string date;                ///< ISO 8601, empty where none is known
  std::string body;                ///< whose step it is
  std::string title;               ///< of the item
  std::string point;               ///< as in Decision
  std::optional<Outcome> outcome;  ///< none where the case was only on the agenda
  std::string text;                ///< the decision's
};

/// The name used in records: "recommendation".
[[nodiscard]] std::string_view name(SectionKind kind);
/// The name used in records: "approved".
[[nodiscard]] std::string_view name(Outcome outcome);
/// The name used in records: "not_participating".
[[nodiscard]] std::string_view name(AbsenceKind kind);
/// The name used in records: "open"; empty for what is unknown.
[[nodiscard]] std::string_view name(CaseStatus status);

}  // namespace referat
#pragma GCC visibility pop
