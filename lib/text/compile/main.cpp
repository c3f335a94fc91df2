// Writes the tables of characters.h from ICU's data: compile_characters TABLES
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "text/characters.h"

namespace referat::characters {
namespace {

UpperHalf read_converter(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name, &error);
  UpperHalf half{};
  for (std::size_t i = 0; i < half.size(); ++i) {
    const char byte = static_cast<char>(0x80 + i);
    UChar unit = 0;
    ucnv_toUChars(converter, &unit, 1, &byte, 1, &error);
    if (error == U_STRING_NOT_TERMINATED_WARNING) error = U_ZERO_ERROR;
    half[i] = unit;
  }
  ucnv_close(converter);
  if (U_FAILURE(error)) throw std::runtime_error(std::string(name) + ": " + u_errorName(error));
  return half;
}

Kind kind_of(UChar32 c) {
  const auto property = [](bool has, Property which) { return has ? std::uint32_t{which} : 0U; };
  return {.to_lower = u_tolower(c) - c,
          .to_upper = u_toupper(c) - c,
          .properties = property(u_isalpha(c) != 0, kLetter) | property(u_isupper(c) != 0, kUpper) |
                        property(u_islower(c) != 0, kLower) | property(u_isUWhiteSpace(c) != 0, kSpace)};
}

void write_tables(const std::string& path) {
  Tables tables{.windows_1252 = read_converter("ibm-5348_P100-1997"), .cp850 = read_converter("ibm-850_P100-1995")};
  std::map<Kind, std::uint8_t> kinds;
  std::map<Block, std::uint16_t> known_blocks;
  std::vector<Block> blocks;
  for (std::size_t number = 0; number < kBlocks; ++number) {
    Block block{};
    for (std::size_t i = 0; i < kBlockSize; ++i) {
      const Kind kind = kind_of(static_cast<UChar32>(number * kBlockSize + i));
      const auto [place, added] = kinds.try_emplace(kind, static_cast<std::uint8_t>(kinds.size()));
      if (kinds.size() > tables.kinds.size()) throw std::runtime_error("more kinds of characters than a byte can tell");
      if (added) tables.kinds[place->second] = kind;
      block[i] = place->second;
    }
    const auto [place, added] = known_blocks.try_emplace(block, static_cast<std::uint16_t>(blocks.size()));
    if (added) blocks.push_back(block);
    tables.blocks[number] = place->second;
  }
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(&tables), sizeof tables);
  file.write(reinterpret_cast<const char*>(blocks.data()), static_cast<std::streamsize>(blocks.size() * sizeof(Block)));
  if (!file.flush()) throw std::runtime_error(path + ": cannot be written");
}

}  // namespace
}  // namespace referat::characters

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: compile_characters TABLES\n", stderr);
    return 2;
  }
  try {
    referat::characters::write_tables(argv[1]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "compile_characters: %s\n", error.what());
    return 1;
  }
  return 0;
}
