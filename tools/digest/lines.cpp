#include "digest/lines.h"

#include <algorithm>

namespace referat::tools {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.find_first_not_of(' ') != std::string_view::npos) lines.emplace_back(line);
    at = end + 1;
  }
  return lines;
}

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<std::string> wrapped(std::string_view line, std::size_t most) {
  std::vector<std::string> result(1);
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    if (!result.back().empty() && width(result.back()) + 1 + width(word) > most) result.emplace_back();
    if (!result.back().empty()) result.back() += ' ';
    result.back() += word;
    at = end + 1;
  }
  return result;
}

}  // namespace referat::tools
