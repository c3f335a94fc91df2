// From the operands of a command line to the files that are read.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace referat::tools {

/// One input, in the order of the command line.
struct Input {
  std::string name;     ///< as given; "-" is standard input
  std::string failure;  ///< why it cannot be read, where that is known already
};

enum class Folders { refused, walked };

/// The files that `operands` stand for. A walked folder gives its files in the order of their names' bytes, without
/// those that begin with a dot; symbolic links to folders are not followed.
[[nodiscard]] std::vector<Input> expand(const std::vector<std::string>& operands, Folders folders);

/// NUL-separated names, as `find -print0` writes them; why not, where that fails. "-" is standard input.
[[nodiscard]] tl::expected<std::vector<std::string>, std::string> read_names(const std::string& path);

/// The whole file; why not, where that fails. "-" is standard input.
[[nodiscard]] tl::expected<std::string, std::string> read_bytes(const std::string& path);

}  // namespace referat::tools
