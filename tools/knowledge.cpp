#include "knowledge.h"

#include <utility>
#include <vector>

#include "inputs.h"

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

}  // namespace

void add_knowledge_options(CLI::App& parser, KnowledgeFiles& files) {
  parser.add_option("--words", files.words, "Take the names and words that FILE lists for sound, and mend to them")
      ->type_name("FILE");
  parser.add_option("--keep", files.keep, "Never change the words that FILE lists")->type_name("FILE");
}

std::optional<Knowledge> load_knowledge(const Frame& frame, const KnowledgeFiles& files) {
  std::optional<Words> words = load_words(frame, files.words);
  std::optional<Words> keep = load_words(frame, files.keep);
  if (!words || !keep) return std::nullopt;
  if (words->empty() && keep->empty()) return Knowledge();
  return Knowledge({*std::move(words), *std::move(keep)});
}

}  // namespace referat::tools
