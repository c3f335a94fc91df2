// Segmentation takes any text: items and sections lie inside one another in order, every record stands in the text, is
// valid JSON under its schema, and says the same in TSV.
#include "fuzz/fuzz.h"
#include "fuzz/schema.h"
#include "referat/minutes.h"
#include "referat/output.h"

namespace {

void require_inside(referat::Span inner, referat::Span outer) {
  require(outer.begin <= inner.begin && inner.begin <= inner.end && inner.end <= outer.end);
}

void require_sections(const std::vector<referat::Section>& sections, referat::Span outer) {
  for (const referat::Section& section : sections) {
    require_inside(section.span, outer);
    require_inside(section.heading, section.span);
    require_inside(section.body, section.span);
    outer.begin = section.span.end;
  }
}

std::vector<std::string> fields_of(std::string_view row) {
  std::vector<std::string> fields(1);
  for (std::size_t at = 0; at < row.size(); ++at) {
    require(row[at] != '\n' && row[at] != '\r');
    if (row[at] == '\t') {
      fields.emplace_back();
    } else if (row[at] != '\\') {
      fields.back() += row[at];
    } else {
      require(++at < row.size());
      const char letter = row[at];
      require(letter == 't' || letter == 'n' || letter == 'r' || letter == '\\');
      fields.back() += letter == 't' ? '\t' : letter == 'n' ? '\n' : letter == 'r' ? '\r' : letter;
    }
  }
  return fields;
}

// How a value of JSON stands in TSV.
std::string in_tsv(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string joined;
  for (const Json& item : value) joined += (joined.empty() ? "" : "; ") + item.get<std::string>();
  return joined;
}

void require_records(const auto& records, std::string_view text, referat::RecordKind kind) {
  std::string header = referat::Table(kind, referat::Format::tsv, referat::Header::shown).begin();
  header.pop_back();
  const std::vector<std::string> columns = fields_of(header);
  const Json schema = Json::parse(referat::schema(kind));
  for (const auto& record : records) {
    require_inside(record.place.span, {0, text.size()});
    require(record.confidence >= 0 && record.confidence <= 1);
    const Json object = Json::parse(referat::row("a.txt", record, referat::Format::jsonl));
    require(is_valid(object, schema));
    const std::vector<std::string> fields = fields_of(referat::row("a.txt", record, referat::Format::tsv));
    require(fields.size() == columns.size() && object.size() == columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Json& value = object.at(columns[i]);
      const bool compact = value.is_array() && !value.empty() && value.front().is_object();
      require(compact ? Json::parse(fields[i]) == value : fields[i] == in_tsv(value));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = referat::decode(bytes_of(data, size)).text;
  const referat::Minutes minutes = referat::segment(text);
  referat::Span rest{0, text.size()};
  for (const referat::Meeting& meeting : minutes.meetings) {
    require_inside(meeting.span, rest);
    rest.begin = meeting.span.end;
    require_sections(meeting.front, meeting.span);
    referat::Span items = meeting.span;
    for (const referat::Item& item : meeting.items) {
      require_inside(item.span, items);
      items.begin = item.span.end;
      require_sections(item.sections, item.span);
    }
  }
  require_records(referat::sections(minutes), text, referat::RecordKind::section);
  require_records(referat::decisions(minutes), text, referat::RecordKind::decision);
  require_records(referat::absentees(minutes), text, referat::RecordKind::absentee);
  require_records(referat::cases(minutes), text, referat::RecordKind::case_);
  require_records(referat::steps(minutes), text, referat::RecordKind::step);
  return 0;
}
