#include "repair/characters.h"

#include <algorithm>
#include <array>
#include <bitset>

#include "repair/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_characters)

namespace referat::engine {
namespace {

// No sound Danish text was found with any of these sequences; what is left is a text about encodings.
constexpr double kConfidence = 0.999;

struct Row {
  std::string_view shown;
  std::string_view meant;
  Cause cause = Cause::encoding;
};

struct Table {
  std::vector<Row> rows;  // by first byte, longest first
  std::array<std::uint16_t, 257> first{};
  std::bitset<65536> beginnings;  // of rows: their first two bytes

  [[nodiscard]] bool begins(unsigned char byte, unsigned char next) const { return beginnings[byte << 8U | next]; }
};

Cause cause_named(std::string_view text) {
  for (const Cause cause : {Cause::encoding, Cause::ligature, Cause::normalisation}) {
    if (name(cause) == text) return cause;
  }
  return Cause::hyphenation;
}

const Table& table() {
  static const Table instance = [] {
    Table result;
    each_row<4>(referat_embedded_repair_characters_view(), [&result](const std::array<std::string_view, 4>& fields) {
      result.rows.push_back({fields[0], fields[1], cause_named(fields[2])});
    });
    auto key = [](const Row& row) { return static_cast<unsigned char>(row.shown.front()); };
    for (const Row& row : result.rows) {
      result.beginnings[static_cast<std::size_t>(key(row) << 8U | static_cast<unsigned char>(row.shown[1]))] = true;
    }
    std::stable_sort(result.rows.begin(), result.rows.end(), [&key](const Row& a, const Row& b) {
      return key(a) != key(b) ? key(a) < key(b) : a.shown.size() > b.shown.size();
    });
    std::size_t at = 0;
    for (std::size_t byte = 0; byte <= 256; ++byte) {
      while (at < result.rows.size() && key(result.rows[at]) < byte) ++at;
      result.first[byte] = static_cast<std::uint16_t>(at);
    }
    return result;
  }();
  return instance;
}

}  // namespace

std::vector<Edit> mend_characters(std::string_view text) {
  const Table& rows = table();
  std::vector<Edit> edits;
  // Every row has two bytes at least.
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if ((byte < 0x80 && next < 0x80) || !rows.begins(byte, next)) continue;
    for (std::size_t i = rows.first[byte]; i < rows.first[byte + 1U]; ++i) {
      const Row& row = rows.rows[i];
      if (!text.substr(at).starts_with(row.shown)) continue;
      edits.push_back({{at, at + row.shown.size()}, std::string(row.meant), row.cause, kConfidence});
      at += row.shown.size() - 1;
      break;
    }
  }
  return edits;
}

}  // namespace referat::engine
