// Where a window's minutes end, and what the next window has to know of them.
#include <algorithm>
#include <utility>

#include "referat/minutes.h"

namespace referat {
namespace {

/// Where the line begins on which `at` stands, with the marks and blanks before it.
std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t before = text.substr(0, at).find_last_not_of(" \t\f#*");
  if (before == std::string_view::npos) return 0;
  // A heading that was found behind a sentence stands in the midst of a line.
  return text[before] == '\n' || text[before] == '\r' ? before + 1 : at;
}

/// What is left of the last item for the next window.
std::optional<Item> last_item(const Meeting& meeting) {
  if (meeting.items.empty()) return std::nullopt;
  Item item = meeting.items.back();
  if (item.sections.size() > 1) item.sections.erase(item.sections.begin(), item.sections.end() - 1);
  return item;
}

}  // namespace

std::size_t take_unfinished(Minutes& minutes, Continuation& continuation) {
  const std::string_view text = minutes.text;
  std::vector<Meeting>& meetings = minutes.meetings;
  if (meetings.empty()) return text.size();
  const std::size_t half = text.size() / 2;

  if (const std::size_t begin = line_begin(text, meetings.back().span.begin); meetings.size() > 1 && begin >= half) {
    meetings.pop_back();
    continuation = {};
    continuation.body = meetings.back().body;
    return begin;
  }
  Meeting& last = meetings.back();
  const bool same_meeting = meetings.size() == 1 && continuation.in_meeting;
  const std::optional<Item> earlier = same_meeting ? std::move(continuation.item) : std::nullopt;
  std::size_t end = text.size();
  if (!last.items.empty() && !last.items.back().continued) {
    if (const std::size_t begin = line_begin(text, last.items.back().span.begin); begin >= half) {
      last.items.pop_back();
      end = begin;
    }
  }
  continuation = {.body = last.body, .in_meeting = true, .date = last.date, .item = last_item(last)};
  if (!continuation.item) continuation.item = earlier;
  return end;
}

}  // namespace referat
