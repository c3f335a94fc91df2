#include "repair/pages.h"

#include <algorithm>

namespace referat::engine {
namespace {

constexpr std::size_t kWordsOfBlock = 300;
constexpr std::size_t kWordsOfTail = kWordsOfBlock / 2;  // a shorter rest stays with the block before it
constexpr std::size_t kMostWords = 4 * kWordsOfBlock;    // text without paragraphs is cut at a line's end or a space

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Words with a blank behind them. Without branches, as it is asked of all text.
std::size_t words_of(std::string_view line) {
  std::size_t words = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    words += static_cast<std::size_t>(static_cast<int>(is_blank(line[i])) & ~static_cast<int>(is_blank(line[i - 1])));
  }
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
    const bool empty = line.find_first_not_of(" \t\r\n") == std::string_view::npos;
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
