#include "change_list.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

namespace referat::tools {

bool is_place_for_file(const std::string& path) {
  std::error_code missing;
  return !std::filesystem::exists(path, missing) || std::filesystem::is_regular_file(path, missing);
}

tl::expected<ChangeList, std::string> ChangeList::begin(const std::string& path, Table table) {
  std::error_code error;
  const std::string target = std::filesystem::weakly_canonical(path, error);  // a symbolic link stays one
  std::optional<struct stat> old(std::in_place);
  if (::stat(path.c_str(), &*old) != 0) old.reset();
  auto replacement = Replacement::begin(error ? path : target, old);
  if (!replacement) return tl::unexpected(path + ": " + replacement.error());
  ChangeList list(*std::move(replacement), path, table);
  list.file_.write(list.table_.begin());
  return list;
}

bool ChangeList::begins(std::string_view head) {
  // Pages and records are JSON, too; a list without changes is nothing but its brackets.
  if (head.starts_with('[') || head.starts_with('{')) {
    return head.find("\"before\":") != std::string_view::npos ||
           head.find_first_not_of("[] \n") == std::string_view::npos;
  }
  // It may have been written without the names of its columns.
  const std::string columns = Table(RecordKind::change, Format::tsv, Header::shown).begin();
  const std::string_view first = head.substr(0, head.find('\n'));
  return std::ranges::count(first, '\t') == std::ranges::count(columns, '\t');
}

void ChangeList::add(const std::vector<std::string>& rows) {
  for (const std::string& row : rows) file_.write(table_.next(row));
}

tl::expected<void, std::string> ChangeList::finish() {
  file_.write(table_.end());
  return file_.sync().and_then([&] { return file_.commit(); }).map_error([&](const std::string& why) {
    return path_ + ": " + why;
  });
}

}  // namespace referat::tools
