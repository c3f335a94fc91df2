// Files that a run writes beside its text, where its user says: lists of changes, review pages, models.
//
// One that an earlier run wrote is replaced. Any other file is left alone: "--changes minutes.txt" is soon typed by one
// who means "--changes=list.tsv minutes.txt", and the minutes may be the only copy.
#pragma once

#include <string>
#include <string_view>

namespace referat::tools {

/// True where such a file may be written: none is there, it is empty, a device or a pipe, or one of its kind, as far as
/// is_own() tells from its first bytes.
[[nodiscard]] bool may_replace(const std::string& path, bool (*is_own)(std::string_view head));

}  // namespace referat::tools
