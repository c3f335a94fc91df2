// What the user knows: --words, --keep and --model, for the tools that mend.
#pragma once

#include <optional>
#include <string>

#include "frame.h"
#include "referat/knowledge.h"

namespace referat::tools {

/// Files that options name; empty where none was.
struct KnowledgeFiles {
  std::string words;
  std::string keep;
  std::string model;      ///< empty: default_model(), where there is one
  bool no_model = false;  ///< not even that
};

/// Where referat-learn puts a model and the tools look for one: $XDG_DATA_HOME/referat/model, or
/// ~/.local/share/referat/model (XDG Base Directory Specification 0.8); empty where neither variable is set.
[[nodiscard]] std::string default_model();

/// `files` must outlive the parsing.
void add_knowledge_options(CLI::App& parser, KnowledgeFiles& files);

/// What the files hold; nothing where one cannot be read or used, after telling why.
[[nodiscard]] std::optional<Knowledge> load_knowledge(const Frame& frame, const KnowledgeFiles& files);

}  // namespace referat::tools
