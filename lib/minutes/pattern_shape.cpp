#include "minutes/pattern_shape.h"

#include <algorithm>
#include <charconv>

#include "minutes/pattern_parts.h"
#include "minutes/sentence.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

using referat::minutes::is_digit;

/// Takes "(?<y>"; not "(?<=" and "(?<!".
bool take_named_group(std::string_view& rest) {
  if (rest.size() < 4 || !rest.starts_with("(?<") || rest[3] == '=' || rest[3] == '!') return false;
  rest.remove_prefix(std::min(rest.find('>'), rest.size() - 1) + 1);
  return true;
}

/// Takes "{2}" or "{1,6}"; without one, once. False where the number of times is not bounded so.
bool take_times(std::string_view& rest, std::uint32_t& least, std::uint32_t& most) {
  least = most = 1;
  if (rest.empty() || rest.starts_with(kCapital) ||
      std::string_view("{?*+").find(rest.front()) == std::string_view::npos)
    return true;
  if (!take(rest, "{")) return false;
  const std::string_view times = rest.substr(0, rest.find('}'));
  const char* const end = times.data() + times.size();
  auto [at, error] = std::from_chars(times.data(), end, least);
  if (error != std::errc()) return false;
  most = least;
  if (at != end && (*at != ',' || std::from_chars(at + 1, end, most).ec != std::errc())) return false;
  rest.remove_prefix(std::min(times.size() + 1, rest.size()));
  return true;
}

/// Takes "[-./\\d]": a set of marks and digits.
bool take_set(std::string_view& rest) {
  if (!take(rest, "[")) return false;
  while (take(rest, kDigit) ||
         (!rest.empty() && kMarks.find(rest.front()) != std::string_view::npos && take(rest, rest.substr(0, 1)))) {
  }
  return take(rest, "]");
}

/// All that a pattern is made of are groups, digits, capital letters, marks, sets of these, and times.
bool is_plain(std::string_view rest) {
  const auto take_one = [&rest] {
    const bool escaped = take(rest, "\\");
    if (rest.empty()) return false;
    const char c = rest.front();
    const bool mark = kMarks.find(c) != std::string_view::npos && (escaped || c != '.');
    const bool sign = std::string_view("()?+*").find(c) != std::string_view::npos;
    if (!mark && (escaped || !((c >= 'A' && c <= 'Z') || is_digit(c) || sign))) return false;
    rest.remove_prefix(1);
    return true;
  };
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  while (!rest.empty()) {
    const bool known = take_named_group(rest) || take(rest, "(?:") || take(rest, "(?!") || take(rest, kCapital) ||
                       take(rest, kDigit) || take_set(rest);
    const bool times = !known && rest.front() == '{' && take_times(rest, least, most);
    if (!known && !times && !take_one()) return false;
  }
  return true;
}

/// One of the `groups` that are open before `rest` may be missing, or may come again.
bool may_be_missing(std::string_view rest, std::size_t groups) {
  std::size_t depth = groups;
  for (; !rest.empty() && groups > 0; rest.remove_prefix(1)) {
    if (take(rest, "\\") && rest.empty()) return true;
    if (rest.front() == '(') ++depth;
    if (rest.front() != ')') continue;
    if (depth-- > groups) continue;
    --groups;
    const std::string_view behind = rest.substr(1);
    if (!behind.empty() && !behind.starts_with(kCapital) &&
        std::string_view("{?*+").find(behind[0]) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

bool is_capital(char32_t c) { return (c >= U'A' && c <= U'Z') || c == U'@' || c == U'Æ' || c == U'Ø' || c == U'Å'; }

}  // namespace

PatternShape::PatternShape(std::string_view pattern) : small_letters_(!is_plain(pattern)) {
  if (!small_letters_ && pattern.find('|') == std::string_view::npos) read_lead(pattern);
}

void PatternShape::read_lead(std::string_view pattern) {
  std::size_t groups = 0;
  while (take_named_group(pattern) || take(pattern, "(?:")) ++groups;
  const Lead lead = take(pattern, kDigit) ? Lead::digits : take(pattern, kCapital) ? Lead::capitals : Lead::anything;
  if (lead == Lead::anything || !take_times(pattern, least_, most_) || may_be_missing(pattern, groups)) return;
  lead_ = lead;
  while (take(pattern, ")")) {
  }
  const bool digit = lead == Lead::capitals && take(pattern, kDigit);
  take(pattern, "\\");
  const char mark = pattern.empty() ? '\0' : pattern.front();
  if (!digit && (pattern.empty() || kMarks.find(mark) == std::string_view::npos)) return;
  if (!digit) pattern.remove_prefix(1);
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  if (!take_times(pattern, least, most) || least == 0) return;
  next_ = digit ? Next::digit : Next::mark;
  mark_ = mark;
}

PatternShape::Beginning::Beginning(std::string_view text) {
  const auto run = [text](auto belongs) {
    Run found;
    std::size_t at = 0;
    for (std::size_t next = 0; at < text.size() && belongs(next_character(text, next)); at = next) ++found.length;
    if (at < text.size()) found.behind = text[at];
    return found;
  };
  digits = run([](char32_t c) { return referat::is_digit(c); });
  capitals = run(is_capital);
}

bool PatternShape::admits(const Beginning& text) const {
  if (lead_ == Lead::anything) return true;
  const Beginning::Run& run = lead_ == Lead::digits ? text.digits : text.capitals;
  if (run.length < least_) return false;
  if (next_ == Next::anything) return true;
  // What follows is none of the lead's characters: the lead is the whole run.
  if (run.length > most_) return false;
  return next_ == Next::digit ? is_digit(run.behind) : run.behind == mark_;
}

}  // namespace referat::minutes
