#include <algorithm>

#include "colour.h"
#include "digest/formats.h"
#include "digest/lines.h"

namespace referat::tools {
namespace {

constexpr std::size_t kColumns = 78;
constexpr std::size_t kIndent = 4;

std::string painted(const std::string& line, Paint paint) {
  return paint == Paint::plain ? line : std::string(kBold) + line + std::string(kPlain);
}

// A value of one line stands behind its label; the lines of others stand under it, further in.
void append_field(std::string& out, const Field& field) {
  const std::vector<std::string> lines = lines_of(field.value);
  const bool single = lines.size() == 1;
  if (!single) out += std::string(kIndent, ' ') + field.label + ":\n";
  for (const std::string& whole : lines) {
    const std::string text = single ? field.label + ": " + whole : whole;
    std::size_t indent = single ? kIndent : 2 * kIndent;
    for (const std::string& line : wrapped(text, kColumns - 2 * kIndent)) {
      out += std::string(indent, ' ') + line + '\n';
      indent = 2 * kIndent;
    }
  }
}

std::string heading(const std::string& text, char underline, Paint paint) {
  std::string out;
  std::size_t widest = 0;
  for (const std::string& line : wrapped(text, kColumns)) {
    out += painted(line, paint) + '\n';
    widest = std::max(widest, width(line));
  }
  return out + std::string(std::min(widest, kColumns), underline) + "\n\n";
}

}  // namespace

std::string as_text(const Page& page, Paint paint) {
  std::string out = heading(page.subject, '=', paint);
  for (const Group& group : page.groups) {
    out += heading(group.name, '-', paint);
    for (const Entry& entry : group.entries) {
      const std::vector<std::string> lines = wrapped(entry.heading, kColumns - 2);
      for (const std::string& line : lines) {
        out += (&line == &lines.front() ? "* " : "  ") + painted(line, paint) + '\n';
      }
      for (const Field& field : entry.fields) append_field(out, field);
      out += '\n';
    }
  }
  out.pop_back();  // one line end at the end
  return out;
}

}  // namespace referat::tools
