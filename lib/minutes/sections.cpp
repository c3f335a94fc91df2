#include "referat/minutes.h"

namespace referat {
namespace {

SectionRecord record(const Minutes& minutes, const Section& section, const Item* item) {
  SectionRecord result;
  result.place.span = section.span;
  result.confidence = section.confidence;
  result.kind = section.kind;
  if (item != nullptr) result.item = item->number;
  result.heading = cut(minutes.text, section.heading);
  result.text = cut(minutes.text, section.body);
  return result;
}

}  // namespace

std::vector<SectionRecord> sections(const Minutes& minutes) {
  std::vector<SectionRecord> records;
  for (const Meeting& meeting : minutes.meetings) {
    for (const Section& section : meeting.front) records.push_back(record(minutes, section, nullptr));
    for (const Item& item : meeting.items) {
      for (const Section& section : item.sections) records.push_back(record(minutes, section, &item));
    }
  }
  return records;
}

}  // namespace referat
