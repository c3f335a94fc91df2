#include "knowledge.h"

#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

#include "inputs.h"
#include "referat/model.h"

namespace referat::tools {
namespace {

using Words = std::vector<std::string>;

/// No words where no file is named; nothing where it cannot be read or used.
std::optional<Words> load_words(const Frame& frame, const std::string& file) {
  if (file.empty()) return Words();
  const auto bytes = read_bytes(file);
  if (!bytes) {
    frame.tell(file, 0, bytes.error());
    return std::nullopt;
  }
  WordList list = read_word_list(*bytes);
  if (list.bad_line == 0) return std::move(list.words);
  frame.tell(file, list.bad_line, list.problem);
  return std::nullopt;
}

/// An empty model where none is named and none is found; nothing where it cannot be read or used.
std::optional<Model> load_model(const Frame& frame, const KnowledgeFiles& files) {
  std::string file = files.model;
  if (file.empty() && !files.no_model) {
    std::error_code missing;
    file = default_model();
    if (!std::filesystem::exists(file, missing)) file.clear();
  }
  if (file.empty()) return Model();
  const auto bytes = read_bytes(file);
  if (!bytes) {
    frame.tell(file, 0, bytes.error());
    return std::nullopt;
  }
  ReadModel read = Model::read(*bytes);
  if (read.problem.empty()) return std::move(read.model);
  frame.tell(file, 0, read.problem);
  return std::nullopt;
}

}  // namespace

std::string default_model() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::filesystem::path(value == nullptr ? "" : value);
  };
  std::filesystem::path folder = variable("XDG_DATA_HOME");
  // The specification has relative paths ignored.
  if (!folder.is_absolute()) folder = variable("HOME").empty() ? "" : variable("HOME") / ".local" / "share";
  return folder.empty() ? "" : folder / "referat" / "model";
}

void add_knowledge_options(CLI::App& parser, KnowledgeFiles& files) {
  parser.add_option("--words", files.words, "Take the names and words that FILE lists for sound, and mend to them")
      ->type_name("FILE");
  parser.add_option("--keep", files.keep, "Never change the words that FILE lists")->type_name("FILE");
  parser.add_option("--model", files.model, "Use what referat-learn learned and wrote to FILE")->type_name("FILE");
  parser.add_flag("--no-model", files.no_model, "Use no model, not even the one in the user's data folder");
}

std::optional<Knowledge> load_knowledge(const Frame& frame, const KnowledgeFiles& files) {
  std::optional<Words> words = load_words(frame, files.words);
  std::optional<Words> keep = load_words(frame, files.keep);
  const std::optional<Model> model = load_model(frame, files);
  if (!words || !keep || !model) return std::nullopt;
  const bool learned = model->running_words() > 0;
  if (words->empty() && keep->empty() && !learned) return Knowledge();
  return Knowledge({*std::move(words), *std::move(keep), learned ? &*model : nullptr});
}

}  // namespace referat::tools
