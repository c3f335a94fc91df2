#include "referat/locate.h"

#include <algorithm>

#include "text/unicode.h"

namespace referat {
namespace {

std::size_t starts_upto(const std::vector<std::size_t>& starts, std::size_t offset) {
  return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin());
}

}  // namespace

Locator::Locator(const Document& document, const PositionMap& repair, const Place& start)
    : document_(&document), repair_(&repair), start_(start) {
  const std::string& text = document.text;
  for (std::size_t i = next_control(text, 0); i < text.size(); i = next_control(text, i + 1)) {
    const bool before_feed = i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !before_feed)) line_starts_.push_back(i + 1);
    if (text[i] == '\f') page_starts_.push_back(i + 1);
  }
}

Place Locator::locate(Span repaired) const { return locate_decoded(repair_->to_source(repaired)); }

Place Locator::locate_decoded(Span decoded) const {
  const Span source = document_->positions.to_source(decoded);
  return {{start_.span.begin + source.begin, start_.span.begin + source.end},
          start_.page + starts_upto(page_starts_, decoded.begin),
          start_.line + starts_upto(line_starts_, decoded.begin)};
}

}  // namespace referat
