// What the four extracting tools are: repair where needed, segment, extract, and show where each record stands.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "frame.h"
#include "referat/locate.h"
#include "referat/minutes.h"
#include "referat/repair.h"

namespace referat::tools {

enum class RepairMode { automatic, always, never };

/// The text as it is to be read. Under `automatic`, a text with less than one change in 2,000 bytes counts as sound and
/// stays as it is, so that no name in it is "mended".
[[nodiscard]] Repaired mend(std::string_view text, RepairMode mode);

/// Runs a tool that writes the records that `extract` finds. Returns the exit status.
template <typename Record>
int run_extractor(int argc, char** argv, Program program, RecordKind kind,
                  std::vector<Record> (*extract)(const Minutes&)) {
  Frame frame(std::move(program));
  RepairMode mode = RepairMode::automatic;
  add_choice<RepairMode>(
      frame.parser(), "--repair", mode,
      {{"auto", RepairMode::automatic}, {"always", RepairMode::always}, {"never", RepairMode::never}},
      "Whether damaged text is mended before it is read (default: auto)");
  if (const auto status = frame.parse(argc, argv)) return static_cast<int>(*status);
  const auto inputs = frame.inputs();
  if (!inputs) return static_cast<int>(frame.wrong_usage(inputs.error()));

  const Format format = frame.options().format;
  const auto process = [&](const Input& input, const std::string& bytes) {
    Result result;
    const Document document = decode_input(bytes, result.messages);
    const Repaired repaired = mend(document.text, mode);
    const Locator locator(document, repaired.positions);
    for (Record& record : extract(segment(repaired.text))) {
      record.place = locator.locate(record.place.span);
      result.rows.push_back(row(input.name, record, format));
    }
    result.found = result.rows.size();
    return result;
  };
  Sink out = Sink::standard_output();
  return static_cast<int>(frame.run(*inputs, process, nullptr, &out, Table(kind, format, frame.options().header())));
}

}  // namespace referat::tools
