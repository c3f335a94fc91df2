// What the user knows: --words and --keep, for the tools that mend.
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
};

/// `files` must outlive the parsing.
void add_knowledge_options(CLI::App& parser, KnowledgeFiles& files);

/// What the files hold; nothing where one cannot be read or used, after telling why.
[[nodiscard]] std::optional<Knowledge> load_knowledge(const Frame& frame, const KnowledgeFiles& files);

}  // namespace referat::tools
