// Reads a hunspell dictionary and expands its affix rules into all forms.
//
// Everything is in Windows-1252, one byte a character: what cannot be written so cannot be in the lexicon and is
// left out at once, and the affix rules' conditions become plain sets of bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace referat::language {

/// One form as written, capitals kept, with the bits of FormFlag that the dictionary decides: kDictionary,
/// kCompound…, kForbidden, kGeneratedPlace.
struct DictionaryForm {
  std::string text;
  std::uint16_t flags = 0;
};

struct DictionaryForms {
  std::vector<DictionaryForm> forms;  ///< sorted by text, each text once
  std::size_t left_out = 0;           ///< entries that Windows-1252 cannot write, or that hunspell cannot read
};

/// Expands `affixes` (.aff) and `entries` (.dic). Throws std::runtime_error, naming file and line, on what it cannot
/// read and on any directive it does not know: a dictionary that means more than is understood is refused.
[[nodiscard]] DictionaryForms expand_dictionary(const std::filesystem::path& affixes,
                                                const std::filesystem::path& entries);

}  // namespace referat::language
