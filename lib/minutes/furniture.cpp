// What a page carries besides the text of the minutes, as edits that cut it.
#include <algorithm>
#include <array>

#include "minutes/lines.h"
#include "minutes/table.h"
#include "minutes/words.h"
#include "referat/minutes.h"
#include "repair/leaders.h"
#include "text/embedded.h"
#include "text/unicode.h"

REFERAT_EMBEDDED(minutes_bullets)

namespace referat {
namespace minutes {
namespace {

// Each kind was tested on minutes of many layouts; these are what is thought of it, and no measured probabilities.
constexpr double kLine = 0.98;
constexpr double kLeader = 0.95;
constexpr double kBullet = 0.9;

constexpr std::string_view kBlanks = " \t";

std::vector<std::string_view> column(std::string_view table) {
  std::vector<std::string_view> fields;
  for (const Row& row : read_table(table, 1)) fields.push_back(row[0]);
  return fields;
}

Edit edit(Span span, std::string_view replacement, double confidence) {
  return {span, std::string(replacement), Cause::furniture, confidence};
}

/// A line with its end, but for a form feed that stands on it: that still ends the page.
Edit cut_line(std::string_view text, Span line) {
  const std::string_view content = cut(text, line);
  if (const std::size_t feed = content.rfind('\f'); feed != std::string_view::npos) line.begin += feed + 1;
  if (text.substr(line.end).starts_with("\r\n")) {
    line.end += 2;
  } else if (line.end < text.size()) {
    line.end += 1;
  }
  return edit(line, "", kLine);
}

/// Where the sign of a bullet and the blanks behind it stand in a line; empty where none does.
Span bullet(std::string_view line) {
  static const std::vector<std::string_view> signs = column(referat_embedded_minutes_bullets_view());
  const std::size_t begin = std::min(line.find_first_not_of(" \t\f"), line.size());
  for (const std::string_view sign : signs) {
    const std::size_t end = begin + sign.size();
    if (!line.substr(begin).starts_with(sign) || end >= line.size() ||
        kBlanks.find(line[end]) == std::string_view::npos)
      continue;
    std::size_t word = std::min(line.find_first_not_of(kBlanks, end), line.size());
    const Span found{begin, word};
    if (word < line.size() && is_letter(next_character(line, word))) return found;
  }
  return {};
}

}  // namespace
}  // namespace minutes

std::vector<Edit> furniture(std::string_view text, const Layout& layout) {
  constexpr std::size_t kFewest = 2;  // bullets, or rows of a list of contents: one alone may be anything
  const minutes::ClassifiedLines classified = minutes::classify_lines(text, layout);
  const std::vector<Span> spans = lines(text);
  std::vector<Edit> edits;
  std::vector<Edit> bullets;
  std::vector<Edit> leaders;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::string_view content = cut(text, spans[i]);
    if (classified.lines[i].furniture) {
      edits.push_back(minutes::cut_line(text, spans[i]));
    } else if (const Span found = engine::contents_leader(content); found.length() > 0) {
      leaders.push_back(
          minutes::edit({spans[i].begin + found.begin, spans[i].begin + found.end}, " ", minutes::kLeader));
    } else if (const Span sign = minutes::bullet(content); sign.length() > 0) {
      bullets.push_back(minutes::edit({spans[i].begin + sign.begin, spans[i].begin + sign.end}, "", minutes::kBullet));
    }
  }
  for (const std::vector<Edit>& kind : {bullets, leaders}) {
    if (kind.size() >= kFewest) edits.insert(edits.end(), kind.begin(), kind.end());
  }
  std::ranges::sort(edits, {}, [](const Edit& e) { return e.span.begin; });
  return edits;
}

}  // namespace referat
