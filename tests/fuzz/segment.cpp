// Segmentation takes any text: items and sections lie inside one another in order, and every record stands in the text.
#include "fuzz/fuzz.h"
#include "referat/minutes.h"

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

void require_records(const auto& records, std::string_view text) {
  for (const auto& record : records) {
    require_inside(record.place.span, {0, text.size()});
    require(record.confidence >= 0 && record.confidence <= 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = referat::decode({reinterpret_cast<const char*>(data), size}).text;
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
  require_records(referat::sections(minutes), text);
  require_records(referat::decisions(minutes), text);
  require_records(referat::absentees(minutes), text);
  require_records(referat::cases(minutes), text);
  return 0;
}
