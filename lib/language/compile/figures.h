// Word and word-pair figures: from counts to the costs of format.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "language/format.h"

namespace referat::language {

struct Figures {
  struct Word {
    std::string symbols;  // empty for <s>, <p> and <num>
    double count = 0;
    std::uint32_t capitalised_per_mille = 0;
  };
  std::vector<Word> words;           // by WordId: <s>, <p>, <num>, then in the table's order
  std::vector<WordFigures> costs;    // by WordId
  std::vector<std::uint32_t> rows;   // as in format.h
  std::vector<std::uint32_t> pairs;  // as in format.h
  std::vector<std::uint32_t> slots;  // as in format.h
  std::uint32_t slot_bits = 0;
};

/// Reads da-unigrams.tsv and da-bigrams.tsv in `folder`. Throws std::runtime_error on tables it cannot use.
[[nodiscard]] Figures read_figures(const std::filesystem::path& folder);

}  // namespace referat::language
