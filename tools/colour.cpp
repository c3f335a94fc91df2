#include "colour.h"

#include <algorithm>

namespace referat::tools {
namespace {

std::string_view colour_of(std::string_view line) {
  if (line.starts_with("---") || line.starts_with("+++")) return kBold;
  if (line.starts_with("@@")) return kCyan;
  if (line.starts_with('-')) return kRed;
  return line.starts_with('+') ? kGreen : std::string_view();
}

}  // namespace

std::string colour_diff(std::string_view diff) {
  std::string result;
  for (std::size_t at = 0; at < diff.size();) {
    const std::size_t end = std::min(diff.find('\n', at), diff.size());
    const std::string_view line = diff.substr(at, end - at);
    const std::string_view colour = colour_of(line);
    result.append(colour).append(line).append(colour.empty() ? "" : kPlain);
    if (end < diff.size()) result += '\n';
    at = end + 1;
  }
  return result;
}

}  // namespace referat::tools
