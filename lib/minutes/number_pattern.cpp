#include "minutes/number_pattern.h"

#include <charconv>

#include "minutes/pattern_parts.h"
#include "minutes/sentence.h"

namespace referat::minutes {
namespace {

/// Takes "{2}", "{1,6}" or "?"; without one, once. False where the number of times is told in another way.
bool take_times(std::string_view& rest, std::uint8_t& least, std::uint8_t& most) {
  if (take(rest, "?")) {
    least = 0;
  } else if (rest.starts_with('{') && !rest.starts_with(kCapital)) {
    const std::size_t close = rest.find('}');
    if (close == std::string_view::npos) return false;
    const std::string_view times = rest.substr(1, close - 1);
    const char* const end = times.data() + times.size();
    std::from_chars_result read = std::from_chars(times.data(), end, least);
    most = least;
    if (read.ec == std::errc() && read.ptr != end && *read.ptr == ',') read = std::from_chars(read.ptr + 1, end, most);
    if (read.ec != std::errc() || read.ptr != end || most < least) return false;
    rest.remove_prefix(close + 1);
  }
  return rest.empty() || std::string_view("?*+{").find(rest.front()) == std::string_view::npos ||
         rest.starts_with(kCapital);
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

NumberPattern::NumberPattern(std::string_view pattern) {
  if (read(pattern) && is_greedy()) plain_ = 1;
}

bool NumberPattern::read(std::string_view rest) {
  std::array<std::size_t, kGroups.size()> open{};  // the groups that are
  std::size_t depth = 0;
  while (!rest.empty()) {
    if (rest.starts_with("(?<") && rest.size() > 4 && rest[4] == '>' && depth < open.size()) {
      const std::size_t group = kGroups.find(rest[3]);
      if (group == std::string_view::npos || groups_[group].end != 0) return false;
      groups_[group].begin = static_cast<std::uint8_t>(size_);
      open[depth++] = group;
      rest.remove_prefix(5);
      continue;
    }
    if (rest.front() == ')') {
      if (depth == 0) return false;
      groups_[open[--depth]].end = static_cast<std::uint8_t>(size_);
      rest.remove_prefix(1);
      // A group that may be missing, or comes again.
      if (!rest.empty() && std::string_view("?*+{").find(rest.front()) != std::string_view::npos &&
          !rest.starts_with(kCapital)) {
        return false;
      }
      continue;
    }
    if (size_ == kMostSteps) return false;
    Step& step = steps_[size_++];
    if (take(rest, kDigit)) {
      step.kind = Kind::digit;
    } else if (take(rest, kCapital)) {
      step.kind = Kind::capital;
    } else {
      const bool escaped = take(rest, "\\");
      if (rest.empty()) return false;
      step.kind = Kind::byte;
      step.byte = rest.front();
      const bool mark = kMarks.find(step.byte) != std::string_view::npos && (escaped || step.byte != '.');
      if (!mark && (escaped || !is_capital(step.byte))) return false;
      rest.remove_prefix(1);
    }
    if (!take_times(rest, step.least, step.most)) return false;
  }
  return depth == 0 && size_ > 0;
}

bool NumberPattern::overlap(const Step& a, const Step& b) {
  if (a.kind == b.kind) return a.kind != Kind::byte || a.byte == b.byte;
  const auto is_among = [](const Step& one, const Step& other) {
    return one.kind == Kind::byte && other.kind == Kind::capital && is_capital(one.byte);
  };
  return is_among(a, b) || is_among(b, a);
}

/// Each step takes all it can, and no other choice could make more of the pattern match: what it might leave, no step
/// behind it takes.
bool NumberPattern::is_greedy() const {
  for (std::size_t i = 0; i < size_; ++i) {
    if (steps_[i].least == steps_[i].most) continue;
    for (std::size_t next = i + 1; next < size_; ++next) {
      if (overlap(steps_[i], steps_[next])) return false;
      if (steps_[next].least > 0) break;
    }
  }
  return true;
}

/// The length of the character that a step takes at the front of the text; 0 where it takes none.
std::size_t NumberPattern::length_at(const Step& step, std::string_view text) {
  if (text.empty()) return 0;
  switch (step.kind) {
    case Kind::digit:
      return is_digit(text.front()) ? 1 : 0;
    case Kind::byte:
      return text.front() == step.byte ? 1 : 0;
    case Kind::capital:
      break;
  }
  if (is_capital(text.front()) || text.front() == '@') return 1;
  return text.starts_with("Æ") || text.starts_with("Ø") || text.starts_with("Å") ? 2 : 0;
}

std::optional<NumberPattern::Match> NumberPattern::match(std::string_view text) const {
  std::array<std::size_t, kMostSteps + 1> ends{};  // of what the steps before have taken
  std::size_t at = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    const Step& step = steps_[i];
    std::size_t times = 0;
    for (std::size_t length = 0; times < step.most && (length = length_at(step, text.substr(at))) > 0; ++times) {
      at += length;
    }
    if (times < step.least) return std::nullopt;
    ends[i + 1] = at;
  }
  Match found{.length = at};
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const Group& group = groups_[i];
    if (group.end != 0) found.groups[i] = text.substr(ends[group.begin], ends[group.end] - ends[group.begin]);
  }
  return found;
}

}  // namespace referat::minutes
