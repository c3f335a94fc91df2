#include "referat/locate.h"

#include <algorithm>

namespace referat {
namespace {

std::size_t starts_upto(const std::vector<std::size_t>& starts, std::size_t offset) {
  return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin());
}

/// Appends the places behind all `mark` in the text.
void add_starts(std::string_view text, char mark, std::vector<std::size_t>& starts) {
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
    starts.push_back(at + 1);
  }
}

}  // namespace

Locator::Locator(const Document& document, const PositionMap& repair, const Place& start)
    : document_(&document), repair_(&repair), start_(start) {
  const std::string_view text = document.text;
  add_starts(text, '\n', line_starts_);
  add_starts(text, '\f', page_starts_);
  if (text.find('\r') == std::string_view::npos) return;
  const std::size_t feeds = line_starts_.size();
  add_starts(text, '\r', line_starts_);
  // A CR before an LF ends no line of its own.
  const auto is_pair = [text](std::size_t behind) {
    return text[behind - 1] == '\r' && text.substr(behind, 1) == "\n";
  };
  std::erase_if(line_starts_, is_pair);
  std::inplace_merge(line_starts_.begin(), line_starts_.begin() + static_cast<std::ptrdiff_t>(feeds),
                     line_starts_.end());
}

Place Locator::locate(Span repaired) const { return locate_decoded(repair_->to_source(repaired)); }

Place Locator::locate_decoded(Span decoded) const {
  const Span source = document_->positions.to_source(decoded);
  return {{start_.span.begin + source.begin, start_.span.begin + source.end},
          start_.page + starts_upto(page_starts_, decoded.begin),
          start_.line + starts_upto(line_starts_, decoded.begin)};
}

}  // namespace referat
