// Repair takes any text: its edits are sorted, disjoint and replay exactly, its output is UTF-8, and repairing twice
// changes nothing more.
#include "referat/repair.h"

#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = referat::decode(bytes_of(data, size)).text;
  const referat::Repaired repaired = referat::repair(text);
  std::size_t end = 0;
  for (const referat::Edit& edit : repaired.edits) {
    require(end <= edit.span.begin && edit.span.begin <= edit.span.end && edit.span.end <= text.size());
    require(edit.confidence >= 0 && edit.confidence <= 1);
    require(referat::cut(text, edit.span) != edit.replacement);
    end = edit.span.end;
  }
  require(referat::replay(text, repaired.edits) == repaired.text);
  require(repaired.positions.to_source({0, repaired.text.size()}).end <= text.size());
  require(referat::decode(repaired.text, referat::Encoding::utf8).diagnostics.empty());
  require(referat::repair(repaired.text).edits.empty());
  return 0;
}
