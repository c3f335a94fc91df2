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

/// The layouts that a user's file describes, after telling what is wrong with it; null where something is. Without a
/// file, the built-in ones.
[[nodiscard]] std::shared_ptr<const Layout> load_layout(const Frame& frame, const std::string& path);

/// The text as it is to be read. Under `automatic`, a text with less than one change in 2,000 bytes counts as sound and
/// stays as it is, so that no name in it is "mended".
[[nodiscard]] Repaired mend(std::string_view text, RepairMode mode, const RepairOptions& options);

template <typename Record>
using Extract = std::vector<Record> (*)(const Minutes&);

/// Runs a tool that writes the records that `extract` finds.
template <typename Record>
ExitStatus run_extractor(int argc, char** argv, const Program& program, RecordKind kind, Extract<Record> extract) {
  Frame frame(program);
  frame.add_record_options();
  RepairMode mode = RepairMode::automatic;
  add_choice<RepairMode>(
      frame.parser(), "--repair", mode,
      {{"auto", RepairMode::automatic}, {"always", RepairMode::always}, {"never", RepairMode::never}},
      "Whether damaged text is mended before it is read (default: auto)");
  std::string layout_path;
  frame.parser()
      .add_option("--layout", layout_path, "Read minutes as the layout FILE adds to what is built in")
      ->type_name("FILE");
  KnowledgeFiles knowledge_files;
  add_knowledge_options(frame.parser(), knowledge_files);
  if (const auto status = frame.parse(argc, argv)) return *status;
  const auto inputs = frame.inputs();
  if (!inputs) return frame.wrong_usage(inputs.error());
  const std::shared_ptr<const Layout> layout = load_layout(frame, layout_path);
  const std::optional<Knowledge> knowledge = load_knowledge(frame, knowledge_files);
  if (layout == nullptr || !knowledge) return ExitStatus::output_failed;
  const RepairOptions options{.knowledge = *knowledge};
  const Table table(kind, frame.options().format, frame.options().header());
  const auto process = [&](const Input& input, const std::string& bytes) {
    Result result;
    const Document document = decode_input(input, bytes, result.messages);
    const Repaired repaired = mend(document.text, mode, options);
    const Locator locator(document, repaired.positions);
    for (Record& record : extract(segment(repaired.text, *layout))) {
      record.place = locator.locate(record.place.span);
      result.rows.push_back(row(input.name, record, table.format()));
    }
    result.found = result.rows.size();
    return result;
  };
  if (frame.options().jsonl_in) return frame.run_lines(*inputs, process, {.text = "", .rows = "records"});
  Sink out = Sink::standard_output();
  return frame.run(*inputs, process, nullptr, &out, table);
}

}  // namespace referat::tools
