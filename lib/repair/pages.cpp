#include "repair/pages.h"

#include <algorithm>

namespace referat::engine {
namespace {

constexpr std::size_t kWordsOfBlock = 300;
constexpr std::size_t kWordsOfTail = kWordsOfBlock / 2;  // a shorter rest stays with the block before it
constexpr std::size_t kMostWords = 4 * kWordsOfBlock;    // text without paragraphs is cut at a line's end or a space

void cut_page(std::string_view text, Span page, std::vector<Span>& blocks) {
  const std::size_t first_block = blocks.size();
  std::size_t begin = page.begin;
  std::size_t words = 0;
  bool in_word = false;
  bool line_is_empty = false;
  for (std::size_t at = page.begin; at < page.end; ++at) {
    const char c = text[at];
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (space && in_word) ++words;
    in_word = !space;
    const bool paragraph_ends = c == '\n' && line_is_empty;
    if (c == '\n') {
      line_is_empty = true;
    } else if (c != '\r' && c != ' ' && c != '\t') {
      line_is_empty = false;
    }
    if ((paragraph_ends && words >= kWordsOfBlock) || (c == '\n' && words >= 2 * kWordsOfBlock) ||
        (space && words >= kMostWords)) {
      blocks.push_back({begin, at + 1});
      begin = at + 1;
      words = 0;
    }
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
