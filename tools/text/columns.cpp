// A gutter is a white strip with prose on both sides. Where words stand across it, the columns end: what is there is
// read over the whole width.
#include "columns.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace referat::tools {
namespace {

constexpr double kGutter = 10;          // its least width, in points
constexpr double kStep = 4;             // between the places at which a gutter is looked for
constexpr std::size_t kLeastLines = 4;  // of prose in a column
constexpr double kWordsPerLine = 3.5;   // the least in prose; cells of tables have fewer
constexpr int kMostDepth = 3;           // columns that stand in columns

double middle(const Box& box) { return (box.top + box.bottom) / 2; }

struct Band {
  double top = 0;
  double bottom = 0;
};

struct Gutter {
  double x = 0;
  std::vector<Band> bands;  // where prose stands on both sides, downwards
  std::size_t words = 0;    // in them
};

bool is_prose(std::vector<double> middles) {
  std::sort(middles.begin(), middles.end());
  std::size_t lines = 0;
  double line = 0;
  constexpr double kSameLine = 3;  // points
  for (const double y : middles) {
    if (lines == 0 || y - line > kSameLine) ++lines;
    line = y;
  }
  return lines >= kLeastLines && static_cast<double>(middles.size()) >= kWordsPerLine * static_cast<double>(lines);
}

// The bands of the page that no word crosses at x, from the words in the order of their tops.
std::vector<Band> free_bands(const Box& page, const std::vector<Box>& words, double x) {
  std::vector<Band> bands;
  double top = page.top;
  for (const Box& word : words) {
    if (word.right < x - kGutter / 2 || word.left > x + kGutter / 2) continue;
    if (word.top > top) bands.push_back({top, word.top});
    top = std::max(top, word.bottom);
  }
  if (page.bottom > top) bands.push_back({top, page.bottom});
  return bands;
}

std::optional<Gutter> find_gutter(const Box& page, const std::vector<Box>& words) {
  std::optional<Gutter> best;
  const double quarter = (page.right - page.left) / 4;
  const int steps = static_cast<int>(2 * quarter / kStep);  // over the inner half
  for (int step = 0; step <= steps; ++step) {
    const double x = page.left + quarter + step * kStep;
    Gutter gutter{x, {}, 0};
    for (const Band& band : free_bands(page, words, x)) {
      std::vector<double> left;
      std::vector<double> right;
      for (const Box& word : words) {
        if (middle(word) > band.top && middle(word) < band.bottom)
          (word.left < x ? left : right).push_back(middle(word));
      }
      if (!is_prose(left) || !is_prose(right)) continue;
      gutter.bands.push_back(band);
      gutter.words += left.size() + right.size();
    }
    if (!gutter.bands.empty() && (!best || gutter.words > best->words)) best = std::move(gutter);
  }
  return best;
}

std::vector<Box> words_in(const Box& region, const std::vector<Box>& words) {
  std::vector<Box> inside;
  for (const Box& word : words) {
    const double x = (word.left + word.right) / 2;
    const double y = middle(word);
    if (x > region.left && x < region.right && y > region.top && y < region.bottom) inside.push_back(word);
  }
  return inside;
}

void order(const Box& page, const std::vector<Box>& words, int depth, std::vector<Box>& regions) {
  const std::optional<Gutter> gutter = depth < kMostDepth ? find_gutter(page, words) : std::nullopt;
  if (!gutter) {
    regions.push_back(page);
    return;
  }
  const auto add = [&](const Box& region) {
    const std::vector<Box> inside = words_in(region, words);
    if (!inside.empty()) order(region, inside, depth + 1, regions);
  };
  double top = page.top;
  for (const Band& band : gutter->bands) {
    add({page.left, top, page.right, band.top});
    add({page.left, band.top, gutter->x, band.bottom});
    add({gutter->x, band.top, page.right, band.bottom});
    top = band.bottom;
  }
  add({page.left, top, page.right, page.bottom});
}

}  // namespace

std::vector<Box> reading_order(const Box& page, const std::vector<Box>& words) {
  std::vector<Box> sorted = words;
  std::sort(sorted.begin(), sorted.end(), [](const Box& a, const Box& b) { return a.top < b.top; });
  std::vector<Box> regions;
  order(page, sorted, 0, regions);
  return regions;
}

}  // namespace referat::tools
