#include "repair/pages.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace referat::engine {
namespace {

constexpr std::size_t kWordsOfBlock = 300;
constexpr std::size_t kWordsOfTail = kWordsOfBlock / 2;  // a shorter rest stays with the block before it
constexpr std::size_t kMostWords = 4 * kWordsOfBlock;    // text without paragraphs is cut at a line's end or a space

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

/// Words with a blank behind them. Eight bytes at once, as it is asked of all text.
std::size_t words_of(std::string_view line) {
  constexpr std::size_t kAtOnce = sizeof(std::uint64_t);
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kTops = 0x80 * kOnes;
  // The top bit of each byte that is a blank.
  auto blanks = [&](std::size_t at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, line.data() + at, kAtOnce);
    return ~(((bytes & ~kTops) + (0x7F - ' ') * kOnes) | bytes) & kTops;
  };
  auto ends = [&](std::size_t at) { return (blanks(at) & ~blanks(at - 1)) >> 7; };
  std::size_t words = 0;
  std::size_t at = 1;
  for (; at + kAtOnce <= line.size(); at += kAtOnce) words += ends(at) * kOnes >> 56;
  for (; at < line.size(); ++at) words += is_blank(line[at]) && !is_blank(line[at - 1]) ? 1U : 0U;
  return words;
}

/// The blank behind the first `words` words of a line, which has as many.
std::size_t behind_words(std::string_view line, std::size_t words) {
  std::size_t at = 0;
  while (words-- > 0) {
    while (is_blank(line[at])) ++at;
    while (!is_blank(line[at])) ++at;
  }
  return at;
}

void cut_page(std::string_view text, Span page, std::vector<Span>& blocks) {
  const std::size_t first_block = blocks.size();
  std::size_t begin = page.begin;
  std::size_t words = 0;
  auto end_block = [&](std::size_t end) {
    blocks.push_back({begin, end});
    begin = end;
    words = 0;
  };
  for (std::size_t at = page.begin; at < page.end;) {
    const std::string_view rest = cut(text, {at, page.end});
    std::string_view line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
    std::size_t line_words = words_of(line);
    const bool empty = std::all_of(line.begin(), line.end(), is_blank);
    while (words + line_words >= kMostWords) {
      const std::size_t behind = behind_words(line, kMostWords - words) + 1;
      line_words -= kMostWords - words;
      line.remove_prefix(behind);
      at += behind;
      end_block(at);
    }
    words += line_words;
    at += line.size();
    if (line.ends_with('\n') && ((empty && words >= kWordsOfBlock) || words >= 2 * kWordsOfBlock)) end_block(at);
  }
  if (begin == page.end) return;
  if (words < kWordsOfTail && blocks.size() > first_block) {
    blocks.back().end = page.end;
  } else {
    blocks.push_back({begin, page.end});
  }
}

}  // namespace

std::vector<Span> pages(std::string_view text) {
  std::vector<Span> blocks;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\f', begin), text.size() - 1) + 1;
    cut_page(text, {begin, end}, blocks);
    begin = end;
  }
  return blocks;
}

}  // namespace referat::engine
