#include "repair/keep.h"

#include <algorithm>

#include "text/unicode.h"

namespace referat::engine {
namespace {

bool in_word(char32_t character) { return is_letter(character) || is_digit(character); }

/// The end of the run of letters and digits at `at`, or of the one sign there. Precondition: at < text.size().
std::size_t first_part(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (!in_word(next_character(text, end))) return end;
  for (std::size_t next = end; next < text.size() && in_word(next_character(text, next));) end = next;
  return end;
}

std::u32string folded(std::string_view text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) result.push_back(to_lower(next_character(text, at)));
  return result;
}

/// Where `entry`, which the text holds at `at`, ends there; `at` when it does not stand there as whole words.
std::size_t end_of(std::string_view text, std::size_t at, std::u32string_view entry) {
  std::size_t end = at;
  for (const char32_t character : entry) {
    if (end == text.size() || to_lower(next_character(text, end)) != character) return at;
  }
  std::size_t behind = end;
  const bool goes_on = in_word(entry.back()) && end < text.size() && in_word(next_character(text, behind));
  return goes_on ? at : end;
}

}  // namespace

KeepList::KeepList(const std::vector<std::string>& entries) {
  for (const std::string& entry : entries) {
    if (!entry.empty()) entries_[referat::lower_case(entry.substr(0, first_part(entry, 0)))].push_back(folded(entry));
  }
}

std::vector<Span> KeepList::find(std::string_view text) const {
  std::vector<Span> found;
  if (entries_.empty()) return found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t part_end = first_part(text, at);
    const auto candidates = entries_.find(referat::lower_case(cut(text, {at, part_end})));
    std::size_t end = at;
    if (candidates != entries_.end()) {
      for (const std::u32string& entry : candidates->second) end = std::max(end, end_of(text, at, entry));
    }
    if (end > at) found.push_back({at, end});
    at = std::max(end, part_end);
  }
  return found;
}

}  // namespace referat::engine
