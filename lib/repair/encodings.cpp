#include "repair/encodings.h"

#include <algorithm>
#include <map>
#include <string>

#include "repair/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_misread_encodings)

namespace referat::engine {
namespace {

constexpr double kConfidence = 0.999;
constexpr std::size_t kFewest = 3;   // signs inside words …
constexpr int kFewestDifferent = 2;  // … of more than one kind …
constexpr std::size_t kTimes = 4;    // … and so many for each æ, ø or å

using Characters = std::map<std::string_view, std::string_view>;  // shown -> meant

const std::map<std::string_view, Characters>& encodings() {
  static const auto instance = [] {
    std::map<std::string_view, Characters> table;
    each_row<3>(referat_embedded_repair_misread_encodings_view(),
                [&table](const auto& fields) { table[fields[0]].emplace(fields[1], fields[2]); });
    return table;
  }();
  return instance;
}

bool danish(std::string_view character) { return character == "æ" || character == "ø" || character == "å"; }

/// The characters that some misread encoding shows for æ, ø or å, sorted.
const std::vector<std::string_view>& shown_for_danish() {
  static const auto instance = [] {
    std::vector<std::string_view> shown;
    each_row<3>(referat_embedded_repair_misread_encodings_view(), [&shown](const auto& fields) {
      if (danish(fields[2])) shown.push_back(fields[1]);
    });
    std::sort(shown.begin(), shown.end());
    return shown;
  }();
  return instance;
}

bool small(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::vector<Edit> mend_encoding(std::string_view page) {
  std::size_t kept = 0;
  std::map<std::string_view, std::size_t> inside;  // characters behind a small letter, and before one or a word's end
  each_beyond_ascii(page, [&](std::size_t at, std::string_view character) {
    kept += danish(character) ? 1U : 0U;
    const std::size_t end = at + character.size();
    const bool letter_behind = end == page.size() || small(page[end]) || page[end] == ' ' || page[end] == '\n';
    if (at > 0 && small(page[at - 1]) && letter_behind) ++inside[character];
  });
  if (inside.empty()) return {};

  const Characters* best = nullptr;
  std::size_t most = 0;
  for (const auto& [name, characters] : encodings()) {
    std::size_t signs = 0;
    int different = 0;
    for (const auto& [character, count] : inside) {
      const auto found = characters.find(character);
      if (found == characters.end() || !danish(found->second)) continue;
      signs += count;
      ++different;
    }
    if (different >= kFewestDifferent && signs > most) {
      most = signs;
      best = &characters;
    }
  }
  std::vector<Edit> edits;
  if (best == nullptr || most < kFewest || most < kTimes * kept) return edits;
  each_beyond_ascii(page, [&](std::size_t at, std::string_view character) {
    const auto found = best->find(character);
    if (found == best->end()) return;
    // A quotation mark before a capital is no small letter.
    const std::size_t end = at + character.size();
    if (danish(found->second) && end < page.size() && page[end] >= 'A' && page[end] <= 'Z') return;
    edits.push_back({{at, at + character.size()}, std::string(found->second), Cause::encoding, kConfidence});
  });
  return edits;
}

EncodingSigns encoding_signs(std::string_view text) {
  const std::vector<std::string_view>& shown = shown_for_danish();
  EncodingSigns signs;
  each_beyond_ascii(text, [&](std::size_t, std::string_view character) {
    signs.kept += danish(character) ? 1U : 0U;
    signs.shown += std::binary_search(shown.begin(), shown.end(), character) ? 1U : 0U;
  });
  return signs;
}

bool may_be_misread(const EncodingSigns& signs) { return signs.shown >= kFewest && signs.shown >= kTimes * signs.kept; }

}  // namespace referat::engine
