// Which version of the library, of its dictionary and of its other data is in use.
#pragma once

#include <string_view>

#pragma GCC visibility push(default)
namespace referat {

/// The version of the library in use: "0.1.0".
[[nodiscard]] std::string_view version();

/// The dictionary inside it, with the dictionary's own version: "Stavekontrolden 2.7.001".
[[nodiscard]] std::string_view dictionary_version();

/// The day of the newest of the tables inside it, those of the language and those of layouts: "2026-11-22".
[[nodiscard]] std::string_view data_date();

}  // namespace referat
#pragma GCC visibility pop
