#include "repair/edits.h"

#include <algorithm>

namespace referat::engine {

std::vector<Edit> compose(std::string_view text, std::span<const Edit> first, std::span<const Edit> second) {
  const std::string middle = replay(text, first);
  std::vector<Edit> result;
  std::size_t i = 0;
  std::size_t k = 0;
  // Leads from offsets of the middle text to those of `text`, past the edits of `first` taken so far.
  std::ptrdiff_t shift = 0;
  auto made_by = [&](const Edit& edit) {
    const auto begin = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(edit.span.begin) - shift);
    return Span{begin, begin + edit.replacement.size()};
  };
  while (i < first.size() || k < second.size()) {
    // A cluster: edits of both lists that touch one another, covering `covered` of the middle text.
    const bool first_leads =
        i < first.size() && (k == second.size() || made_by(first[i]).begin <= second[k].span.begin);
    Span covered = first_leads ? made_by(first[i]) : second[k].span;
    Edit joined = first_leads ? first[i] : second[k];
    const auto begin = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(covered.begin) + shift);
    std::string replacement;
    std::size_t written = covered.begin;
    for (bool grown = true; grown;) {
      grown = false;
      while (i < first.size() && made_by(first[i]).begin <= covered.end) {
        covered.end = std::max(covered.end, made_by(first[i]).end);
        shift += static_cast<std::ptrdiff_t>(first[i].span.length()) -
                 static_cast<std::ptrdiff_t>(first[i].replacement.size());
        if (first[i].confidence < joined.confidence) joined = first[i];
        ++i;
        grown = true;
      }
      while (k < second.size() && second[k].span.begin <= covered.end) {
        covered.end = std::max(covered.end, second[k].span.end);
        replacement += cut(middle, {written, second[k].span.begin});
        replacement += second[k].replacement;
        written = second[k].span.end;
        if (second[k].confidence < joined.confidence) joined = second[k];
        ++k;
        grown = true;
      }
    }
    replacement += cut(middle, {written, covered.end});
    joined.span = {begin, static_cast<std::size_t>(static_cast<std::ptrdiff_t>(covered.end) + shift)};
    joined.replacement = std::move(replacement);
    if (cut(text, joined.span) != joined.replacement) result.push_back(std::move(joined));
  }
  return result;
}

PositionMap position_map(std::span<const Edit> edits) {
  PositionMap map;
  std::ptrdiff_t shift = 0;
  for (const Edit& edit : edits) {
    const auto begin = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(edit.span.begin) + shift);
    map.add({begin, begin + edit.replacement.size()}, edit.span);
    shift += static_cast<std::ptrdiff_t>(edit.replacement.size()) - static_cast<std::ptrdiff_t>(edit.span.length());
  }
  return map;
}

}  // namespace referat::engine

namespace referat {

std::string replay(std::string_view text, std::span<const Edit> edits) {
  std::string result;
  result.reserve(text.size() + 8 * edits.size());
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    result += text.substr(at, edit.span.begin - at);
    result += edit.replacement;
    at = edit.span.end;
  }
  result += text.substr(at);
  return result;
}

}  // namespace referat
