// What the four extracting tools are: repair where needed, segment, extract, and show where each record stands.
#pragma once

#include <algorithm>
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

/// Minutes read in windows, in their order.
class MinutesReader {
 public:
  /// `options` and `layout` must outlive it.
  MinutesReader(RepairMode mode, const RepairOptions& options, const Layout& layout)
      : mode_(mode), options_(&options), layout_(&layout) {}

  /// Calls use(minutes, text, locator) with what is complete in the window; `end` becomes where the rest begins.
  template <typename Use>
  void read(const Window& window, std::size_t& end, const Use& use) {
    const Repaired repaired = mend(window.document.text, mode_, *options_);
    Minutes minutes = segment(repaired.text, *layout_, before_);
    if (!window.last) {
      const std::size_t unfinished = take_unfinished(minutes, before_);
      end = std::min(end, repaired.positions.to_source({unfinished, unfinished}).begin);
    }
    use(minutes, repaired.text, Locator(window.document, repaired.positions, window.start));
  }

 private:
  RepairMode mode_;
  const RepairOptions* options_;
  const Layout* layout_;
  Continuation before_;
};

/// The options that extracting tools have beside the common ones, and what they name.
class Extraction {
 public:
  /// Adds the options.
  explicit Extraction(Frame& frame);

  /// Loads what the options name, after telling what is wrong with it; false where something is.
  [[nodiscard]] bool load();

  /// Reads one file's minutes as the options say. The extraction must outlive it.
  [[nodiscard]] MinutesReader reader() const { return {mode_, repair_options_, *layout_}; }

  /// A worker that hands what `extract` finds in each window, the records in their places, to `use`:
  /// use(records, result).
  template <typename Record, typename Use>
  [[nodiscard]] Worker worker(Extract<Record> extract, const Use& use) const {
    return [extract, use, minutes = reader()](const Window& window, std::size_t& end) mutable {
      Result result;
      minutes.read(window, end, [&](const Minutes& found, std::string_view /*text*/, const Locator& locator) {
        std::vector<Record> records = extract(found);
        for (Record& record : records) record.place = locator.locate(record.place.span);
        use(std::move(records), result);
      });
      return result;
    };
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
  const auto process = [&](const Input& input) {
    return extraction.worker(extract, [&, file = input.name](const std::vector<Record>& records, Result& result) {
      for (const Record& record : records) {
        if (wanted(record)) result.rows.push_back(row(file, record, table.format()));
      }
      result.found = result.rows.size();
    });
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
