// The list of all changes in a file, which comes to be at once.
//
//   auto list = ChangeList::begin("changes.tsv", table);
//   list->add(rows);   // for each input, in order
//   list->finish();
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "referat/output.h"
#include "replacement.h"

namespace referat::tools {

/// True when a file at `path` can come to be at once: not where a device or a pipe is.
[[nodiscard]] bool is_place_for_file(const std::string& path);

class ChangeList {
 public:
  /// Begins the file that is to be at `path`. "name: why" where that fails.
  [[nodiscard]] static tl::expected<ChangeList, std::string> begin(const std::string& path, Table table);

  /// Whether a file that begins so is such a list, of these columns.
  [[nodiscard]] static bool begins(std::string_view head);

  void add(const std::vector<std::string>& rows);

  /// Gives the file its name. "name: why" where it could not be written.
  [[nodiscard]] tl::expected<void, std::string> finish();

 private:
  ChangeList(Replacement file, std::string path, Table table)
      : file_(std::move(file)), path_(std::move(path)), table_(table) {}

  Replacement file_;
  std::string path_;
  Table table_;
};

}  // namespace referat::tools
