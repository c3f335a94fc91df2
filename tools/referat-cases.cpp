#include <algorithm>

#include "commands.h"
#include "extract.h"

namespace referat::tools {
namespace {

constexpr Program kProgram{.name = "referat-cases",
                           .summary =
                               "Lists the agenda items of minutes: case number, title, route, attachments; or follows "
                               "cases through them.",
                           .examples =
                               "  referat-cases minutes.txt\n"
                               "  referat-cases -r archive | cut -f 1,8,12\n"
                               "  referat-cases -f jsonl minutes.txt | jq .route\n"
                               "  referat-cases --timeline --case=21/1359 -r archive\n"};

/// Whether a record is of one of the cases asked for.
class CaseFilter {
 public:
  explicit CaseFilter(const std::vector<std::string>& numbers) : numbers_(numbers) {}

  bool operator()(const Case& record) const { return wants(record.case_number) || wants(record.printed); }
  bool operator()(const Step& step) const { return wants(step.case_number); }

 private:
  [[nodiscard]] bool wants(std::string_view number) const {
    return numbers_.empty() || std::ranges::find(numbers_, number) != numbers_.end();
  }
  const std::vector<std::string>& numbers_;
};

/// All steps are kept until the last input is read: only then is their order known.
ExitStatus write_timeline(const Frame& frame, const Extraction& extraction, const std::vector<Input>& inputs,
                          const CaseFilter& wanted) {
  std::vector<FiledStep> filed;
  const auto process = [&](const Input& input) {
    return extraction.worker<Step>(steps, [&, file = input.name](std::vector<Step> found, Result& result) {
      std::erase_if(found, [&](const Step& step) { return !wanted(step); });
      result.found = found.size();
      result.finish = [&filed, file, found = std::move(found)](Result&) {
        for (const Step& step : found) filed.push_back({file, step});
      };
    });
  };
  Table table(RecordKind::step, frame.options().format, frame.options().header());
  const ExitStatus status = frame.run(inputs, process, nullptr, nullptr, table);
  Sink out = Sink::standard_output();
  out.write(table.begin());
  for (const FiledStep& step : timeline(std::move(filed))) {
    out.write(table.next(row(step.file, step.step, table.format())));
  }
  out.write(table.end());
  out.close();
  if (const std::string failure = out.failure(); !failure.empty()) {
    frame.tell("", 0, failure);
    return ExitStatus::output_failed;
  }
  return status;
}

}  // namespace

ExitStatus run_cases(int argc, char** argv) {
  Frame frame(kProgram);
  frame.add_record_options();
  Extraction extraction(frame);
  bool follow = false;
  std::vector<std::string> numbers;
  frame.parser().add_flag("--timeline", follow,
                          "Follow cases through all inputs: what each body did with them, by date");
  frame.parser()
      .add_option("--case", numbers, "Only the case with this NUMBER; may be given several times")
      ->type_name("NUMBER")
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  if (const auto status = frame.parse(argc, argv)) return *status;
  if (follow && frame.options().jsonl_in) return frame.wrong_usage("--timeline allows no --jsonl-in beside it");
  const auto inputs = frame.inputs();
  if (!inputs) return frame.wrong_usage(inputs.error());
  if (!extraction.load()) return ExitStatus::output_failed;
  const CaseFilter wanted(numbers);
  if (follow) return write_timeline(frame, extraction, *inputs, wanted);
  return write_records<Case>(frame, extraction, *inputs, RecordKind::case_, cases, wanted);
}

}  // namespace referat::tools
