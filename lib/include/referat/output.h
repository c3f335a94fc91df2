// Records in, rows of TSV, JSON or JSON Lines out; and the unified diff of a repair.
//
//   referat::Table table(referat::RecordKind::decision, referat::Format::tsv, referat::Header::shown);
//   std::string out = table.begin();
//   for (const referat::Decision& decision : referat::decisions(minutes)) {
//     out += table.next(referat::row("a.txt", decision, table.format()));
//   }
//   out += table.end();
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "referat/records.h"
#include "referat/repair.h"
#include "referat/text.h"

#pragma GCC visibility push(default)
namespace referat {

/// One edit as a record. Everything is in the words of the input: `before` stands there, `after` replaces it.
struct Change {
  Place place;               ///< where it stands
  std::string item;          ///< always empty: changes are found before items are
  double confidence = 0;     ///< how sure it is (0..1)
  std::string before;        ///< what stands there
  std::string after;         ///< what replaces it
  Cause cause = Cause::ocr;  ///< the damage that it mends
};

/// The edits as records; places are in `text`, to which the edits were made.
[[nodiscard]] std::vector<Change> changes(std::string_view text, std::span<const Edit> edits);

/// What a row tells of.
enum class RecordKind { section, decision, absentee, case_, change, step };
/// How rows are written.
enum class Format { tsv, json, jsonl };
/// Whether TSV begins with a line that names the columns.
enum class Header { shown, hidden };

/// "section", "decision", "absentee", "case", "change", "step".
[[nodiscard]] std::string_view name(RecordKind kind);

/// One record as a row, without a line end: tab-separated values or a JSON object, as `format` says. Always valid
/// UTF-8: where `file` is not, U+FFFD stands. In TSV, tab, LF, CR and backslash are written `\t` `\n` `\r` `\\`, a list
/// of strings is joined by "; ", a list of objects is compact JSON, and what is not there is empty (in JSON null).
/// `confidence` has at most three decimals.
[[nodiscard]] std::string row(std::string_view file, const SectionRecord& record, Format format);
/// The same of another record.
[[nodiscard]] std::string row(std::string_view file, const Decision& record, Format format);
/// The same of another record.
[[nodiscard]] std::string row(std::string_view file, const Absentee& record, Format format);
/// The same of another record.
[[nodiscard]] std::string row(std::string_view file, const Case& record, Format format);
/// The same of another record.
[[nodiscard]] std::string row(std::string_view file, const Change& record, Format format);
/// The same of another record.
[[nodiscard]] std::string row(std::string_view file, const Step& record, Format format);

/// Puts rows together: a header line in TSV, one array in JSON, one object a line in JSON Lines.
class Table {
 public:
  /// Nothing is written before begin().
  Table(RecordKind kind, Format format, Header header) : kind_(kind), format_(format), header_(header) {}

  /// As given; what row() needs.
  [[nodiscard]] Format format() const { return format_; }
  /// What stands before the first row.
  [[nodiscard]] std::string begin() const;
  /// A row with what stands before and behind it.
  [[nodiscard]] std::string next(std::string_view row);
  /// What stands behind the last row.
  [[nodiscard]] std::string end() const;

 private:
  RecordKind kind_;
  Format format_;
  Header header_;
  std::size_t rows_ = 0;
};

/// The JSON Schema (draft 2020-12) of one record: one line of JSON Lines, one element of the JSON array.
[[nodiscard]] std::string schema(RecordKind kind);

/// The edits of a text that comes in windows, as unified_diff() shows them; windows end at a line's end. What is not
/// yet settled is kept: lines, up to some megabytes, behind which a hunk ends short of its context.
class Diff {
 public:
  /// `name` is shown for both sides.
  explicit Diff(std::string_view name) : name_(name) {}

  /// The hunks that the next window of the text settles. Precondition: edits sorted, disjoint, inside `text`.
  [[nodiscard]] std::string next(std::string_view text, std::span<const Edit> edits);

  /// The last hunks.
  [[nodiscard]] std::string end();

 private:
  enum class Until { settled, end };
  [[nodiscard]] std::string hunks(Until until);

  std::string name_;
  std::string text_;  // from line `line_` on
  std::vector<Edit> edits_;
  std::size_t line_ = 0;       // 0-based
  std::ptrdiff_t growth_ = 0;  // lines that the edits so far have added
  bool begun_ = false;
};

/// The edits as `diff -u` would show them, in lines that end at LF, with three lines around each; empty without edits.
/// `name` is shown for both sides, quoted as GNU diff does. Precondition: edits sorted, disjoint, inside `text`.
[[nodiscard]] std::string unified_diff(std::string_view name, std::string_view text, std::span<const Edit> edits);

}  // namespace referat
#pragma GCC visibility pop
