// A unified diff made from the edits themselves: no lines are compared. Each edit touches a block of whole lines;
// blocks that lie near each other share a hunk. The form is that of POSIX `diff -u`.
#include <algorithm>
#include <cstdio>
#include <utility>

#include "referat/output.h"

namespace referat {
namespace {

constexpr std::size_t kContext = 3;

/// A text and where its lines begin, with the end of the text as the last entry.
struct Lines {
  std::string_view text;
  std::vector<std::size_t> starts;

  explicit Lines(std::string_view whole) : text(whole), starts{0} {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\n') starts.push_back(at + 1);
    }
    if (starts.back() != text.size()) starts.push_back(text.size());
  }

  [[nodiscard]] std::size_t count() const { return starts.size() - 1; }
  [[nodiscard]] std::size_t line_of(std::size_t offset) const {
    return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin()) - 1;
  }
  [[nodiscard]] std::string_view line(std::size_t number) const {
    return text.substr(starts[number], starts[number + 1] - starts[number]);
  }
};

/// Old lines [first, last) and the text that stands there now.
struct Block {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string replacement;
};

// The old lines that an edit touches. One that stops at a line's start leaves that line alone, if its own text ends a
// line.
Span touched_lines(const Lines& old, const Edit& edit) {
  std::size_t first = old.line_of(edit.span.begin);
  if (first == old.count() && first > 0 && !old.text.ends_with('\n')) --first;
  const std::size_t end_line = old.line_of(edit.span.end);
  const bool at_start = old.starts[end_line] == edit.span.end;
  const bool whole_lines = edit.span.begin == old.starts[first] && edit.replacement.empty();
  const bool clean = at_start && (edit.replacement.ends_with('\n') || (whole_lines && edit.span.length() > 0));
  return {first, std::min(clean ? end_line : end_line + 1, old.count())};
}

std::vector<Block> blocks_of(const Lines& old, std::span<const Edit> edits) {
  std::vector<Block> blocks;
  std::size_t copied = 0;  // up to here the old text is in the last block
  const auto close = [&] {
    if (blocks.empty()) return;
    Block& block = blocks.back();
    const std::size_t end = old.starts[block.last];
    if (copied < end) block.replacement += old.text.substr(copied, end - copied);
  };
  for (const Edit& edit : edits) {
    const Span touched = touched_lines(old, edit);
    if (blocks.empty() || touched.begin > blocks.back().last) {
      close();
      blocks.push_back({touched.begin, touched.end, {}});
      copied = old.starts[touched.begin];
    }
    Block& block = blocks.back();
    block.last = std::max(block.last, touched.end);
    block.replacement += old.text.substr(copied, edit.span.begin - copied);
    block.replacement += edit.replacement;
    copied = edit.span.end;
  }
  close();
  return blocks;
}

void append_lines(std::string& diff, char mark, std::string_view text) {
  const Lines lines(text);
  for (std::size_t number = 0; number < lines.count(); ++number) {
    diff += mark;
    diff += lines.line(number);
    if (!diff.ends_with('\n')) diff += "\n\\ No newline at end of file\n";
  }
}

// "12" or "12,5"; of no lines, the line before them.
std::string range(std::size_t first, std::size_t count) {
  if (count == 1) return std::to_string(first + 1);
  return std::to_string(count == 0 ? first : first + 1) + ',' + std::to_string(count);
}

// `line` is the number of the first old line, from 0.
void append_hunk(std::string& diff, const Lines& old, std::size_t line, std::span<const Block> blocks,
                 std::ptrdiff_t& growth) {
  const std::size_t first = blocks.front().first - std::min(blocks.front().first, kContext);
  const std::size_t last = std::min(blocks.back().last + kContext, old.count());
  std::string body;
  std::ptrdiff_t grown = 0;
  std::size_t at = first;
  for (const Block& block : blocks) {
    append_lines(body, ' ', old.text.substr(old.starts[at], old.starts[block.first] - old.starts[at]));
    append_lines(body, '-', old.text.substr(old.starts[block.first], old.starts[block.last] - old.starts[block.first]));
    append_lines(body, '+', block.replacement);
    grown += static_cast<std::ptrdiff_t>(Lines(block.replacement).count()) -
             static_cast<std::ptrdiff_t>(block.last - block.first);
    at = block.last;
  }
  append_lines(body, ' ', old.text.substr(old.starts[at], old.starts[last] - old.starts[at]));
  const auto moved = [](std::size_t number, std::ptrdiff_t by) {
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(number) + by);
  };
  diff += "@@ -" + range(line + first, last - first) + " +" +
          range(moved(line + first, growth), moved(last - first, grown)) + " @@\n";
  diff += body;
  growth += grown;
}

// As GNU diff: a name with a character that would break the header line stands in quotes, one with a space ends at a
// tab.
std::string quoted(std::string_view name) {
  std::string escaped;
  for (const char c : name) {
    if (c == '"' || c == '\\') {
      escaped += {'\\', c};
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      char octal[5];
      std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(static_cast<unsigned char>(c)));
      escaped += octal;
    } else {
      escaped += c;
    }
  }
  if (escaped != name) return '"' + escaped + '"';
  return name.find(' ') == std::string_view::npos ? escaped : escaped + '\t';
}

}  // namespace

std::string Diff::next(std::string_view text, std::span<const Edit> edits) {
  const std::size_t begin = text_.size();
  text_ += text;
  for (Edit edit : edits) {
    edit.span = {edit.span.begin + begin, edit.span.end + begin};
    edits_.push_back(std::move(edit));
  }
  return hunks(Until::settled);
}

std::string Diff::end() { return hunks(Until::end); }

std::string Diff::hunks(Until until) {
  constexpr std::size_t kMostKept = std::size_t{2} << 20U;
  const Lines old(text_);
  const std::vector<Block> blocks = blocks_of(old, edits_);
  const bool all = until == Until::end || text_.size() > kMostKept;
  std::string diff;
  std::size_t first = 0;
  while (first < blocks.size()) {
    std::size_t last = first + 1;
    while (last < blocks.size() && blocks[last].first - blocks[last - 1].last <= 2 * kContext) ++last;
    // An edit of the next window may touch the last line.
    if (!all && blocks[last - 1].last + 2 * kContext + 1 >= old.count()) break;
    if (!std::exchange(begun_, true)) diff += "--- " + quoted(name_) + "\n+++ " + quoted(name_) + '\n';
    append_hunk(diff, old, line_, std::span(blocks).subspan(first, last - first), growth_);
    first = last;
  }
  std::size_t kept = old.count();
  if (!all) {
    kept = first < blocks.size() ? blocks[first].first : old.count() - std::min<std::size_t>(old.count(), 1);
    kept -= std::min(kept, kContext);
  }
  const std::size_t cut = old.starts[kept];
  std::erase_if(edits_, [&](const Edit& edit) { return all || edit.span.begin < cut; });
  for (Edit& edit : edits_) edit.span = {edit.span.begin - cut, edit.span.end - cut};
  line_ += kept;
  text_.erase(0, cut);
  return diff;
}

std::string unified_diff(std::string_view name, std::string_view text, std::span<const Edit> edits) {
  Diff diff(name);
  std::string hunks = diff.next(text, edits);
  return hunks += diff.end();
}

}  // namespace referat
