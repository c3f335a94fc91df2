// Reads the tables of lib/language/data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace referat::language {

/// The rows of a tab-separated table, without its comments (lines that begin with "#" before the header) and its
/// header. Throws std::runtime_error when the header is not `header` or a row has another number of fields.
[[nodiscard]] std::vector<std::vector<std::string>> read_table(const std::filesystem::path& file,
                                                               std::string_view header);

/// A field that must be a whole number; throws std::runtime_error when it is not.
[[nodiscard]] std::uint32_t whole_number(const std::string& field);

}  // namespace referat::language
