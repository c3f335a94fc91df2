#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "change_list.h"
#include "commands.h"
#include "frame.h"
#include "knowledge.h"
#include "own_file.h"
#include "referat/model.h"
#include "replacement.h"

namespace referat::tools {
namespace {

constexpr Program kProgram{.name = "referat-learn",
                           .summary =
                               "Learns words from sound minutes, so that damaged ones of the same archive are mended "
                               "better.",
                           .examples =
                               "  referat-learn -r archive\n"
                               "  referat-learn --output=town.model -r archive\n"
                               "  referat-repair --model=town.model scan.txt\n"};

// "name: why"; empty when all went well.
std::string write_model(const std::string& path, const std::string& bytes) {
  std::error_code failed;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, failed);
  if (failed) return path + ": " + failed.message();
  auto replacement = Replacement::begin(path, std::nullopt);
  if (!replacement) return path + ": " + replacement.error();
  replacement->write(bytes);
  auto done = replacement->sync();
  if (done) done = replacement->commit();
  return done ? "" : path + ": " + done.error();
}

}  // namespace

ExitStatus run_learn(int argc, char** argv) {
  Frame frame(kProgram);
  std::string output;
  frame.parser()
      .add_option("-o,--output", output, "Write the model to FILE; - is stdout (default: the user's data folder)")
      ->type_name("FILE");
  if (const auto status = frame.parse(argc, argv)) return *status;
  if (output.empty()) output = default_model();
  if (output.empty()) return frame.wrong_usage("without HOME and XDG_DATA_HOME, --output has to say where to write");
  if (output != "-" && !is_place_for_file(output)) {
    return frame.wrong_usage(output + ": is not a regular file; --output takes a file of its own, or - for stdout");
  }
  if (output != "-" && !may_replace(output, [](std::string_view head) { return head.starts_with(Model::kMagic); })) {
    return frame.wrong_usage("--output would overwrite " + output +
                             ", which is no model; name another file, or remove that one");
  }
  const auto inputs = frame.inputs();
  if (!inputs) return frame.wrong_usage(inputs.error());

  Model model;
  const auto process = [&](const Input& /*input*/) -> Worker {
    return [&model, pages = Model::Pages()](const Window& window, std::size_t& /*end*/) mutable {
      Result result;
      const auto learned = std::make_shared<Model>();
      const Model::Pages of_window = learned->learn(window.document.text);
      pages.learned += of_window.learned;
      pages.damaged += of_window.damaged;
      if (window.last && pages.damaged > 0) {
        const std::size_t all = pages.damaged + pages.learned;
        result.messages.push_back({0, fmt::format("left out as damaged: {} of {} pages", pages.damaged, all), false});
      }
      result.finish = [&model, learned](Result&) { model.add(*learned); };
      return result;
    };
  };
  const ExitStatus status =
      frame.run(*inputs, process, nullptr, nullptr, Table(RecordKind::change, Format::tsv, Header::hidden));
  if (model.running_words() == 0) {
    frame.tell("", 0, "no sound text was found; no model is written, for it takes minutes that are not damaged");
    return ExitStatus::input_failed;
  }
  std::string failure;
  if (output == "-") {
    Sink out = Sink::standard_output();
    out.write(model.write());
    out.close();
    failure = out.failure();
  } else {
    failure = write_model(output, model.write());
  }
  if (failure.empty()) return status;
  frame.tell("", 0, failure);
  return ExitStatus::output_failed;
}

}  // namespace referat::tools
