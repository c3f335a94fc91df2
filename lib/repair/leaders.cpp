#include "repair/leaders.h"

#include <algorithm>
#include <vector>

#include "repair/symbols.h"
#include "repair/table.h"
#include "text/embedded.h"
#include "text/unicode.h"

REFERAT_EMBEDDED(repair_leaders)

namespace referat::engine {
namespace {

constexpr std::string_view kBlanks = " \t";

/// Made of the signs that leaders are read as.
bool leader(std::string_view word) {
  struct Signs {
    std::string_view signs;
    std::size_t in_a_row;
  };
  static const std::vector<Signs> table = [] {
    std::vector<Signs> result;
    each_row<2>(referat_embedded_repair_leaders_view(), [&result](const auto& fields) {
      result.push_back({fields[0], static_cast<std::size_t>(fields[1].front() - '0')});
    });
    return result;
  }();
  return std::any_of(table.begin(), table.end(), [&](const Signs& row) {
    std::size_t run = 0;
    std::size_t longest = 0;
    std::string_view last;
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t begin = at;
      next_character(word, at);
      const std::string_view sign = cut(word, {begin, at});
      if (row.signs.find(sign) == std::string_view::npos) return false;
      run = sign == "…" ? 3 : sign == last ? run + 1 : 1;
      longest = std::max(longest, run);
      last = sign;
    }
    return longest >= row.in_a_row;
  });
}

}  // namespace

Span contents_leader(std::string_view line) {
  constexpr std::u32string_view kDots = U".·_";
  constexpr std::size_t kLongestPage = 4;  // digits
  constexpr std::size_t kShortest = 6;     // bytes, blanks among them
  const std::size_t end = line.find_last_not_of(kBlanks) + 1;
  std::size_t page = end;
  while (page > 0 && is_digit(static_cast<Symbol>(line[page - 1]))) --page;
  if (page == end || end - page > kLongestPage) return {};
  std::size_t begin = page;
  for (;;) {
    const std::size_t word_end = line.substr(0, begin).find_last_not_of(kBlanks) + 1;
    const std::size_t word = line.substr(0, word_end).find_last_of(kBlanks) + 1;
    if (word_end == 0 || word == word_end || !leader(cut(line, {word, word_end}))) {
      // Dots may stand right behind the title, or right before the number.
      std::size_t dots = word_end;
      for (std::size_t at = dots; at > 0; dots = at) {
        if (kDots.find(previous_character(line, at)) == std::u32string_view::npos) break;
      }
      if (word_end - dots >= 3) begin = dots;
      break;
    }
    begin = word;
  }
  if (page - begin < kShortest) return {};
  begin = line.substr(0, begin).find_last_not_of(kBlanks) + 1;
  return begin == 0 ? Span{} : Span{begin, page};
}

}  // namespace referat::engine
