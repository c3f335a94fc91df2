#include "digest/formats.h"
#include "digest/lines.h"

namespace referat::tools {
namespace {

// CommonMark 0.30, section 2.4: any ASCII punctuation may be escaped. What has a meaning inside a line always is; what
// has one at its beginning is there.
enum class Position { inside, start };
std::string escaped(std::string_view line, Position position = Position::inside) {
  constexpr std::string_view kInside = "\\`*_{}[]<>#|~&!$";
  constexpr std::string_view kAtStart = "-+=";
  constexpr std::string_view kDigits = "0123456789";
  std::string result;
  const std::size_t number_end = line.find_first_not_of(kDigits);
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool list_mark = (at == number_end && at > 0 && (c == '.' || c == ')')) ||
                           (at == 0 && kAtStart.find(c) != std::string_view::npos);
    if (kInside.find(c) != std::string_view::npos || (position == Position::start && list_mark)) result += '\\';
    result += c;
  }
  return result;
}

}  // namespace

std::string as_markdown(const Page& page) {
  std::string out = "# " + escaped(page.subject) + "\n";
  for (const Group& group : page.groups) {
    out += "\n## " + escaped(group.name) + "\n";
    for (const Entry& entry : group.entries) {
      out += "\n### " + escaped(entry.heading) + "\n\n";
      for (const Field& field : entry.fields) {
        const std::vector<std::string> lines = lines_of(field.value);
        out += "- **" + escaped(field.label) + ":**";
        for (const std::string& line : lines) {
          out += lines.size() == 1 ? " " + escaped(line) : "\n  - " + escaped(line, Position::start);
        }
        out += '\n';
      }
    }
  }
  return out;
}

}  // namespace referat::tools
