// The columns of every record kind stand in one table each, below: TSV header, JSON keys and JSON Schema come from it.
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "output/values.h"
#include "referat/output.h"

namespace referat {
namespace {

using Json = nlohmann::ordered_json;
using std::string_view_literals::operator""sv;

template <typename Record>
struct Column {
  std::string_view name;
  std::string_view description;
  Json (*type)() = nullptr;  // the JSON Schema of its values
  void (*write)(Values&, const Record&) = nullptr;
};

template <typename Record>
std::span<const Column<Record>> columns();

template <typename Record>
void write_columns(Values& values, const Record& record) {
  for (const Column<Record>& column : columns<Record>()) {
    values.key(column.name);
    column.write(values, record);
  }
}

template <typename Record>
Json object_schema() {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Column<Record>& column : columns<Record>()) {
    Json type = column.type();
    type["description"] = column.description;
    properties[std::string(column.name)] = std::move(type);
    required.push_back(column.name);
  }
  return {{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
}

// Types of columns.

Json always_text() { return {{"type", "string"}}; }
Json text() { return {{"type", {"string", "null"}}}; }
Json offset() { return {{"type", "integer"}, {"minimum", 0}}; }
Json ordinal() { return {{"type", "integer"}, {"minimum", 1}}; }
Json votes() { return {{"type", {"integer", "null"}}, {"minimum", 0}}; }
Json probability() { return {{"type", "number"}, {"minimum", 0}, {"maximum", 1}}; }
Json text_list() { return {{"type", "array"}, {"items", always_text()}}; }

// The names of all enumerators up to the last one; an empty name is written as null.
template <auto last>
Json one_of() {
  using Enumeration = decltype(last);
  Json names = Json::array();
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const std::string_view value = name(static_cast<Enumeration>(i));
    names.push_back(value.empty() ? Json() : Json(value));
  }
  return {{"enum", names}};
}

template <auto last>
Json one_of_or_null() {
  Json type = one_of<last>();
  type["enum"].push_back(Json());
  return type;
}

template <typename Record>
Json list_of() {
  return {{"type", "array"}, {"items", object_schema<Record>()}};
}

// Values of columns.

template <auto member, typename Record>
void member_text(Values& values, const Record& record) {
  values.text_or_null(record.*member);
}

template <auto member, typename Record>
void member_name(Values& values, const Record& record) {
  values.text_or_null(name(record.*member));
}

template <auto member, typename Record>
void member_count(Values& values, const Record& record) {
  const std::optional<int>& count = record.*member;
  count ? values.number(static_cast<std::uint64_t>(*count)) : values.null();
}

template <auto member, typename Record>
void member_objects(Values& values, const Record& record) {
  values.list(record.*member, [](Values& to, const auto& element) {
    to.begin_object();
    write_columns(to, element);
    to.end_object();
  });
}

// What all kinds have in common.
struct Common {
  std::string_view file;
  Place place;
  std::string_view item;
  double confidence;
};

constexpr std::array kCommon{
    Column<Common>{"file", "The file as it was given; - for standard input", always_text,
                   [](Values& values, const Common& record) { values.text(record.file); }},
    Column<Common>{"page", "The page on which it begins; a form feed ends a page", ordinal,
                   [](Values& values, const Common& record) { values.number(record.place.page); }},
    Column<Common>{"line", "The line on which it begins", ordinal,
                   [](Values& values, const Common& record) { values.number(record.place.line); }},
    Column<Common>{"offset", "Where it begins, in bytes of the file", offset,
                   [](Values& values, const Common& record) { values.number(record.place.span.begin); }},
    Column<Common>{"length", "How long it is, in bytes of the file", offset,
                   [](Values& values, const Common& record) { values.number(record.place.span.length()); }},
    Column<Common>{"item", "The agenda item's number as printed, without its dot", text,
                   [](Values& values, const Common& record) { values.text_or_null(record.item); }},
    Column<Common>{"confidence", "How sure it is, from 0 to 1", probability,
                   [](Values& values, const Common& record) { values.probability(record.confidence); }},
};

constexpr std::array kSection{
    Column<SectionRecord>{"kind", "What the section is", one_of<SectionKind::other>, member_name<&SectionRecord::kind>},
    Column<SectionRecord>{"heading", "Its heading, without marks", text, member_text<&SectionRecord::heading>},
    Column<SectionRecord>{"text", "What stands under the heading", text, member_text<&SectionRecord::text>},
};

constexpr std::array kVoter{
    Column<Decision::Voter>{"side", "for, against or abstained", always_text,
                            [](Values& values, const Decision::Voter& voter) { values.text(voter.side); }},
    Column<Decision::Voter>{"party", "The party's letter or name", text, member_text<&Decision::Voter::party>},
    Column<Decision::Voter>{"name", "The person's name", text, member_text<&Decision::Voter::name>},
};

constexpr std::array kDecision{
    Column<Decision>{"case_number", "The case's number, normalised", text, member_text<&Decision::case_number>},
    Column<Decision>{"title", "The agenda item's title", text, member_text<&Decision::title>},
    Column<Decision>{"body", "Who decided", text, member_text<&Decision::body>},
    Column<Decision>{"date", "When, as ISO 8601", text, member_text<&Decision::date>},
    Column<Decision>{"point", "The points of the recommendation it is about; none for all", text,
                     member_text<&Decision::point>},
    Column<Decision>{"outcome", "What was decided", one_of<Outcome::unclassified>, member_name<&Decision::outcome>},
    Column<Decision>{"votes_for", "Votes for the motion", votes, member_count<&Decision::votes_for>},
    Column<Decision>{"votes_against", "Votes against it", votes, member_count<&Decision::votes_against>},
    Column<Decision>{"votes_abstained", "Members who did not vote", votes, member_count<&Decision::votes_abstained>},
    Column<Decision>{"voters", "Who voted how", list_of<Decision::Voter>, member_objects<&Decision::voters>},
    Column<Decision>{"dissent", "Reservations and minority statements", text, member_text<&Decision::dissent>},
    Column<Decision>{"text", "The decision's text", text, member_text<&Decision::text>},
};

constexpr std::array kAbsentee{
    Column<Absentee>{"case_number", "The case's number, normalised", text, member_text<&Absentee::case_number>},
    Column<Absentee>{"body", "Whose meeting it was", text, member_text<&Absentee::body>},
    Column<Absentee>{"date", "When it was, as ISO 8601", text, member_text<&Absentee::date>},
    Column<Absentee>{"name", "The person's name", text, member_text<&Absentee::name>},
    Column<Absentee>{"party", "The party, as printed inside the marks", text, member_text<&Absentee::party>},
    Column<Absentee>{"kind", "In which way the person was not there", one_of<AbsenceKind::partial>,
                     member_name<&Absentee::kind>},
    Column<Absentee>{"reason", "Why", text, member_text<&Absentee::reason>},
    Column<Absentee>{"limits", "For which items or times", text, member_text<&Absentee::limits>},
    Column<Absentee>{"substitute", "Who came instead", text, member_text<&Absentee::substitute>},
    Column<Absentee>{"substitute_party", "The substitute's party", text, member_text<&Absentee::substitute_party>},
    Column<Absentee>{"text", "The words that say so", text, member_text<&Absentee::text>},
};

constexpr std::array kAttachment{
    Column<Attachment>{"number", "Its number in the list", text, member_text<&Attachment::number>},
    Column<Attachment>{"title", "Its title", text, member_text<&Attachment::title>},
    Column<Attachment>{"document_number", "Its number as a document", text, member_text<&Attachment::document_number>},
    Column<Attachment>{"id", "Its number in the publishing system", text, member_text<&Attachment::id>},
    Column<Attachment>{"status", "Open or closed to the public", one_of<CaseStatus::closed>,
                       member_name<&Attachment::status>},
};

constexpr std::array kCase{
    Column<Case>{"case_number", "The case's number, normalised", text, member_text<&Case::case_number>},
    Column<Case>{"printed", "The case's number as printed", text, member_text<&Case::printed>},
    Column<Case>{"scheme", "The numbering scheme", text, member_text<&Case::scheme>},
    Column<Case>{"status", "Open or closed to the public", one_of<CaseStatus::closed>, member_name<&Case::status>},
    Column<Case>{"title", "The agenda item's title", text, member_text<&Case::title>},
    Column<Case>{"route", "The bodies that handle the case, in order", text_list,
                 [](Values& values, const Case& record) { values.texts(record.route); }},
    Column<Case>{"attachments", "The item's attachments", list_of<Attachment>, member_objects<&Case::attachments>},
};

constexpr std::array kStep{
    Column<Step>{"case_number", "The case's number, normalised", text, member_text<&Step::case_number>},
    Column<Step>{"date", "When, as ISO 8601", text, member_text<&Step::date>},
    Column<Step>{"body", "Who dealt with the case", text, member_text<&Step::body>},
    Column<Step>{"title", "The agenda item's title", text, member_text<&Step::title>},
    Column<Step>{"point", "The points of the recommendation it is about; none for all", text,
                 member_text<&Step::point>},
    Column<Step>{
        "outcome", "What was decided; nothing where the case was only on the agenda",
        one_of_or_null<Outcome::unclassified>,
        [](Values& values, const Step& step) { step.outcome ? values.text(name(*step.outcome)) : values.null(); }},
    Column<Step>{"text", "The decision's text", text, member_text<&Step::text>},
};

constexpr std::array kChange{
    Column<Change>{"before", "What stands in the file", always_text,
                   [](Values& values, const Change& change) { values.text(change.before); }},
    Column<Change>{"after", "What replaces it", always_text,
                   [](Values& values, const Change& change) { values.text(change.after); }},
    Column<Change>{"cause", "The damage that it mends", one_of<Cause::furniture>, member_name<&Change::cause>},
};

template <>
std::span<const Column<Common>> columns() {
  return kCommon;
}
template <>
std::span<const Column<SectionRecord>> columns() {
  return kSection;
}
template <>
std::span<const Column<Decision::Voter>> columns() {
  return kVoter;
}
template <>
std::span<const Column<Decision>> columns() {
  return kDecision;
}
template <>
std::span<const Column<Absentee>> columns() {
  return kAbsentee;
}
template <>
std::span<const Column<Attachment>> columns() {
  return kAttachment;
}
template <>
std::span<const Column<Case>> columns() {
  return kCase;
}
template <>
std::span<const Column<Change>> columns() {
  return kChange;
}
template <>
std::span<const Column<Step>> columns() {
  return kStep;
}

template <typename Record>
std::string row_of(std::string_view file, const Record& record, Format format) {
  constexpr std::size_t kUsualRow = 400;  // bytes
  std::string line;
  line.reserve(kUsualRow);
  Values values(line, format);
  values.begin_object();
  write_columns(values, Common{file, record.place, record.item, record.confidence});
  write_columns(values, record);
  values.end_object();
  return line;
}

// Calls visit with a null pointer of the record type of `kind`.
template <typename Visit>
auto with_record_type(RecordKind kind, Visit visit) {
  switch (kind) {
    case RecordKind::section:
      return visit(static_cast<SectionRecord*>(nullptr));
    case RecordKind::decision:
      return visit(static_cast<Decision*>(nullptr));
    case RecordKind::absentee:
      return visit(static_cast<Absentee*>(nullptr));
    case RecordKind::case_:
      return visit(static_cast<Case*>(nullptr));
    case RecordKind::step:
      return visit(static_cast<Step*>(nullptr));
    case RecordKind::change:
      break;
  }
  return visit(static_cast<Change*>(nullptr));
}

// The schema of the whole record: the common columns first.
template <typename Record>
Json record_schema() {
  Json result = object_schema<Common>();
  const Json own = object_schema<Record>();
  result["properties"].update(own["properties"]);
  for (const Json& required : own["required"]) result["required"].push_back(required);
  return result;
}

Json record_schema(RecordKind kind) {
  return with_record_type(kind, []<typename Record>(Record* /*type*/) { return record_schema<Record>(); });
}

}  // namespace

std::string_view name(RecordKind kind) {
  constexpr std::array kNames{"section"sv, "decision"sv, "absentee"sv, "case"sv, "change"sv, "step"sv};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string row(std::string_view file, const SectionRecord& record, Format format) {
  return row_of(file, record, format);
}
std::string row(std::string_view file, const Decision& record, Format format) { return row_of(file, record, format); }
std::string row(std::string_view file, const Absentee& record, Format format) { return row_of(file, record, format); }
std::string row(std::string_view file, const Case& record, Format format) { return row_of(file, record, format); }
std::string row(std::string_view file, const Change& record, Format format) { return row_of(file, record, format); }
std::string row(std::string_view file, const Step& record, Format format) { return row_of(file, record, format); }

std::string Table::begin() const {
  if (format_ == Format::json) return "[";
  if (format_ == Format::jsonl || header_ == Header::hidden) return "";
  return with_record_type(kind_, []<typename Record>(Record* /*type*/) {
    std::string line;
    for (const auto& column : columns<Common>()) line.append(column.name) += '\t';
    for (const auto& column : columns<Record>()) line.append(column.name) += '\t';
    line.back() = '\n';
    return line;
  });
}

std::string Table::next(std::string_view row) {
  const bool first = rows_++ == 0;
  if (format_ == Format::json) return (first ? "\n" : ",\n") + std::string(row);
  return std::string(row) + '\n';
}

std::string Table::end() const {
  if (format_ != Format::json) return "";
  return rows_ == 0 ? "]\n" : "\n]\n";
}

std::string schema(RecordKind kind) {
  Json result = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", name(kind)}};
  result.update(record_schema(kind));
  return result.dump(2) + '\n';
}

std::vector<Change> changes(std::string_view text, std::span<const Edit> edits) {
  std::vector<Change> result;
  result.reserve(edits.size());
  for (const Edit& edit : edits) {
    result.push_back({.place = {.span = edit.span},
                      .item = {},
                      .confidence = edit.confidence,
                      .before = std::string(cut(text, edit.span)),
                      .after = edit.replacement,
                      .cause = edit.cause});
  }
  return result;
}

}  // namespace referat
