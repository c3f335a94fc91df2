// Text in, minutes and records out.
//
//   referat::Minutes minutes = referat::segment(repaired.text);
//   for (const referat::Decision& decision : referat::decisions(minutes)) …
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "referat/records.h"
#include "referat/repair.h"
#include "referat/text.h"

#pragma GCC visibility push(default)
namespace referat {

/// What is known of municipalities' layouts, read from tables once: immutable, safe to share between threads.
class Layout;

/// The layouts built into the library.
[[nodiscard]] const Layout& builtin_layout();

/// What is wrong in a layout file.
struct LayoutError {
  std::size_t line = 0;  ///< 1-based
  std::string message;   ///< English, one line, no trailing full stop
};

/// What read_layout() gives.
struct ReadLayout {
  std::shared_ptr<const Layout> layout;  ///< null where there are errors
  std::vector<LayoutError> errors;       ///< in the order of the lines
};

/// The built-in layouts with what a layout file (referat-layout(5)) adds to them and takes away.
///
///   read_layout("[headings]\nSagens marv\tsummary\n").layout
[[nodiscard]] ReadLayout read_layout(std::string_view text);

/// What valid UTF-8 carries besides the text of the minutes, as edits that cut it: page numbers, headers and footers
/// that pages repeat, the dots that lead to page numbers in lists of contents, and bullets that were read as letters.
/// The extracting functions pass over such lines by themselves.
///
///   referat::Repaired clean = referat::repair(text);
///   clean = referat::edited(text, clean, referat::furniture(clean.text));
[[nodiscard]] std::vector<Edit> furniture(std::string_view text, const Layout& layout = builtin_layout());

/// One section: a heading and the text under it. Spans are in the text given to segment(); those of the sections of one
/// item do not overlap and stand in the order of the text. Between them may stand blank lines and page furniture.
///
/// Every item begins with a section of kind `title`: its heading is the printed title with its number, its body the
/// lines under it that carry the case number, "Åben sag" and the like (empty where there are none). Text that stands
/// under no heading is a section of kind `other` with an empty heading; in some layouts the decision is printed so.
///
/// A decision or recommendation that is interrupted by a list of absentees and then goes on is two sections of the same
/// kind, of which the second is `continued`: "Beslutning / Fraværende: Bo Kjær / Godkendt." is decision (empty body),
/// attendance, decision (continued, "Godkendt.").
struct Section {
  SectionKind kind = SectionKind::other;  ///< what it is
  Span span;                              ///< heading and body
  Span heading;                           ///< without Markdown marks and the colon; empty where the section has none
  Span body;                              ///< outer blanks trimmed; may stand on the heading's line
  std::string body_name;                  ///< decision, earlier: whose decision the heading says it is; empty when bare
  std::string date;                       ///< decision, earlier: ISO 8601; empty when the heading has none
  bool continued = false;                 ///< more of the section of this kind before
  double confidence = 0;                  ///< how sure it is (0..1)
};

/// A case number where it stands in the text.
struct CaseNumber {
  Span span;               ///< as printed; empty when the item has no case number
  std::string normalised;  ///< "21/1359", "85.02.02-G01-5-17"
  std::string scheme;      ///< its row's name in lib/minutes/data/case_schemes.tsv
};

/// One agenda item, in the order of the text.
struct Item {
  std::string number;                       ///< as printed, without its dot; empty where none is printed
  std::string title;                        ///< on one line, without number, Markdown marks and open or closed marker
  Span span;                                ///< from its number to the next item
  CaseNumber case_number;                   ///< where it is printed
  CaseStatus status = CaseStatus::unknown;  ///< whether it is handled in public
  std::vector<Section> sections;            ///< the first is its title
  double confidence = 0;                    ///< how sure it is (0..1)
  bool continued = false;  ///< more of the item with which the window before ended: its first section is no title
};

/// One meeting: what stands before its items, and the items.
struct Meeting {
  std::string body;            ///< "Byrådet"; empty where unknown
  std::string date;            ///< ISO 8601; empty where unknown
  Span span;                   ///< all of it
  std::vector<Section> front;  ///< what stands before the first item; front matter without a heading is of kind `front`
  std::vector<Item> items;     ///< in the order of the text
};

/// The meetings of a text, in its order.
struct Minutes {
  std::string_view text;           ///< what was given to segment(); not owned
  const Layout* layout = nullptr;  ///< what was given to segment(); not owned
  std::vector<Meeting> meetings;   ///< none where the text is no minutes
};

/// Segments valid UTF-8 text, in time linear in its length. Text that is no minutes gives no meetings. The result
/// refers to `text` and `layout`.
[[nodiscard]] Minutes segment(std::string_view text, const Layout& layout = builtin_layout());

/// What segment() has to know of the text before, where a long one is read in windows. Nothing before the first.
///
///   Continuation before;
///   for each window, `text`:
///     Minutes minutes = segment(text, layout, before);
///     const std::size_t end = last ? text.size() : take_unfinished(minutes, before);
///     … the records of `minutes`; the next window begins at `end`
struct Continuation {
  std::string body;            ///< of the last meeting that has one
  bool in_meeting = false;     ///< that meeting goes on
  std::string date;            ///< … and this is its date
  std::optional<Item> item{};  ///< … and this its last item, with its last section alone; what stands before the next
                               ///  item is more of it. Spans are not used.
};

/// Segments a window of a longer text.
[[nodiscard]] Minutes segment(std::string_view text, const Layout& layout, const Continuation& before);

/// Takes off the end of a window's minutes what the text behind it may belong to, and returns where in minutes.text
/// that begins: at the last meeting; at its last item, where half of the window or more is of one meeting; at the end,
/// where it is of one item, which then goes on in the next window. `continuation`, which was given to segment(),
/// becomes that of the next window.
[[nodiscard]] std::size_t take_unfinished(Minutes& minutes, Continuation& continuation);

// The records, in the order in which they stand in the text. Places are in minutes.text.
/// The sections, with those of front matter.
[[nodiscard]] std::vector<SectionRecord> sections(const Minutes& minutes);
/// The decisions, those told of earlier bodies and fallen amendments among them.
[[nodiscard]] std::vector<Decision> decisions(const Minutes& minutes);
/// The persons recorded as not, or not always, there.
[[nodiscard]] std::vector<Absentee> absentees(const Minutes& minutes);
/// The agenda items as cases.
[[nodiscard]] std::vector<Case> cases(const Minutes& minutes);

/// What the minutes tell of cases that have a number.
[[nodiscard]] std::vector<Step> steps(const Minutes& minutes);

/// A step, and in which minutes it stands.
struct FiledStep {
  std::string file;  ///< the name of the minutes
  Step step;         ///< what was done
};

/// The steps of many minutes, by case and then by date; those without a date stand last. A step that is told twice (in
/// a committee's own minutes and in the council's) is there once.
[[nodiscard]] std::vector<FiledStep> timeline(std::vector<FiledStep> steps);

}  // namespace referat
#pragma GCC visibility pop
