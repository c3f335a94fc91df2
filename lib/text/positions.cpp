#include <algorithm>

#include "referat/text.h"

namespace referat {
namespace {

bool follows(Span previous, Span next) { return next.begin == previous.end && next.length() == previous.length(); }

Span moved(Span span, std::size_t distance) { return {span.begin + distance, span.end + distance}; }

}  // namespace

void PositionMap::add(Span target, Span source) {
  if (!runs_.empty() && target.length() != 0 && source.length() != 0) {
    Run& run = runs_.back();
    const std::size_t last = run.count - 1;
    if (follows(moved(run.target, last * run.target.length()), target) &&
        follows(moved(run.source, last * run.source.length()), source)) {
      ++run.count;
      return;
    }
  }
  runs_.push_back({target, source, 1});
}

Span PositionMap::to_source(Span target) const {
  if (runs_.empty()) return target;
  // The source offset of `offset`, given the first run that lies wholly behind it. Inside a piece that is the piece's
  // begin or end, as `edge` says.
  const auto lead = [this](std::vector<Run>::const_iterator next, std::size_t offset, std::size_t Span::*edge) {
    if (next == runs_.begin()) return offset;
    const Run& run = *std::prev(next);
    const std::size_t distance = offset - run.target.begin;
    const std::size_t size = run.target.length();
    if (distance >= size * run.count)
      return run.source.begin + run.source.length() * run.count + distance - size * run.count;
    if (distance % size == 0) return run.source.begin + distance / size * run.source.length();
    return moved(run.source, distance / size * run.source.length()).*edge;
  };
  const auto begins_behind = [](std::size_t offset, const Run& run) { return offset < run.target.begin; };
  const auto begins_before = [](const Run& run, std::size_t offset) { return run.target.begin < offset; };
  const std::size_t begin =
      lead(std::upper_bound(runs_.begin(), runs_.end(), target.begin, begins_behind), target.begin, &Span::begin);
  const std::size_t end =
      lead(std::lower_bound(runs_.begin(), runs_.end(), target.end, begins_before), target.end, &Span::end);
  return {begin, std::max(begin, end)};
}

}  // namespace referat
