// What the four extracting tools are: repair where needed, segment, extract, and show where each record stands.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "frame.h"
#include "knowledge.h"
#include "referat/locate.h"
#include "referat/minutes.h"
#include "referat/repair.h"

namespace referat::tools {

enum class RepairMode { automatic, always, never };

/// The text as it is to be read. Under `automatic`, a text with less than one change in 2,000 bytes counts as sound and
/// stays as it is, so that no name in it is "mended".
[[nodiscard]] Repaired mend(std::string_view text, RepairMode mode, const RepairOptions& options);

template <typename Record>
using Extract = std::vector<Record> (*)(const Minutes&);

/// The options that extracting tools have beside the common ones, and what they name.
class Extraction {
 public:
  /// Adds the options.
  explicit Extraction(Frame& frame);

  /// Loads what the options name, after telling what is wrong with it; false where something is.
  [[nodiscard]] bool load();

  /// The records of one input, in their places; what its bytes have to tell goes to `result`.
  template <typename Record>
  [[nodiscard]] std::vector<Record> records(const Input& input, const std::string& bytes, Extract<Record> extract,
                                            Result& result) const {
    const Document document = decode_input(input, bytes, result.messages);
    const Repaired repaired = mend(document.text, mode_, repair_options_);
    const Locator locator(document, repaired.positions);
    std::vector<Record> records = extract(segment(repaired.text, *layout_));
    for (Record& record : records) record.place = locator.locate(record.place.span);
    return records;
  }

 private:
  const Frame& frame_;
  RepairMode mode_ = RepairMode::automatic;
  std::string layout_path_;
  KnowledgeFiles knowledge_files_;
  std::shared_ptr<const Layout> layout_;
  RepairOptions repair_options_;
};

/// Writes the records that `extract` finds and `wanted` wants.
template <typename Record, typename Wanted>
ExitStatus write_records(const Frame& frame, const Extraction& extraction, const std::vector<Input>& inputs,
                         RecordKind kind, Extract<Record> extract, const Wanted& wanted) {
  const Table table(kind, frame.options().format, frame.options().header());
  const auto process = [&](const Input& input, const std::string& bytes) {
    Result result;
    for (const Record& record : extraction.records(input, bytes, extract, result)) {
      if (wanted(record)) result.rows.push_back(row(input.name, record, table.format()));
    }
    result.found = result.rows.size();
    return result;
  };
  if (frame.options().jsonl_in) return frame.run_lines(inputs, process, {.text = "", .rows = "records"});
  Sink out = Sink::standard_output();
  return frame.run(inputs, process, nullptr, &out, table);
}

/// Runs a tool that writes the records that `extract` finds.
template <typename Record>
ExitStatus run_extractor(int argc, char** argv, const Program& program, RecordKind kind, Extract<Record> extract) {
  Frame frame(program);
  frame.add_record_options();
  Extraction extraction(frame);
  if (const auto status = frame.parse(argc, argv)) return *status;
  const auto inputs = frame.inputs();
  if (!inputs) return frame.wrong_usage(inputs.error());
  if (!extraction.load()) return ExitStatus::output_failed;
  return write_records(frame, extraction, *inputs, kind, extract, [](const Record&) { return true; });
}

}  // namespace referat::tools
