// Completion scripts for shells, made from a tool's options as its parser has them, so that the two cannot differ.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace referat::tools {

enum class Shell { none, bash, zsh, fish };

/// The script that has `shell` complete the options of `tool`. What an option takes is told by its type name: "FILE"
/// and "FOLDER" are names of those, "a|b|c" is one of these words, or several where the option has a delimiter;
/// anything else is a word of the user's own.
[[nodiscard]] std::string completion(const CLI::App& parser, std::string_view tool, Shell shell);

}  // namespace referat::tools
