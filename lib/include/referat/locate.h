// From a span of the repaired text back to the file: which bytes, which page, which line.
//
//   referat::Document document = referat::decode(bytes);
//   referat::Repaired repaired = referat::repair(document.text);
//   referat::Locator locator(document, repaired.positions);
//   referat::Place place = locator.locate(decision.place.span);
//   // referat::cut(bytes, place.span) are the bytes the decision was read from
#pragma once

#include <vector>

#include "referat/records.h"
#include "referat/text.h"

#pragma GCC visibility push(default)
namespace referat {

/// Finds places in O(log n). A line ends at LF, CR LF or a lone CR, a page at a form feed; both are counted in the
/// document as it was before repair.
class Locator {
 public:
  /// `repair` leads from the text that will be asked about to `document.text`. Both must outlive the Locator. `start`
  /// is where the document begins, if it is a window of a longer one: its page, its line and, in span.begin, its
  /// offset.
  Locator(const Document& document, const PositionMap& repair, const Place& start = {});

  /// `repaired` is in bytes of the repaired text. The page and line are those of its first byte.
  [[nodiscard]] Place locate(Span repaired) const;

  /// The place of a span of document.text.
  [[nodiscard]] Place locate_decoded(Span decoded) const;

 private:
  const Document* document_;
  const PositionMap* repair_;
  Place start_;
  std::vector<std::size_t> line_starts_;  // offsets in document.text; the first line's is left out
  std::vector<std::size_t> page_starts_;
};

}  // namespace referat
#pragma GCC visibility pop
