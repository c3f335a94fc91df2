// Told apart by content, for a file's name says little about what is in it.
#include <algorithm>
#include <array>

#include "referat/text.h"

namespace referat {
namespace {
using std::string_view_literals::operator""sv;

// A PDF may have rubbish before its mark, which stands in the first 1,024 bytes (ISO 32000-1, annex H, note 13).
constexpr std::size_t kPdfWindow = 1024;
// Far enough to be past the comments and declarations that a page may begin with.
constexpr std::size_t kHtmlWindow = 8192;

// With one of these a page begins that has no doctype (WHATWG MIME Sniffing Standard, section 7.1), and Markdown does
// not.
constexpr std::array kPageTags{"!doctype html"sv, "html"sv, "head"sv, "title"sv,
                               "body"sv,          "meta"sv, "link"sv, "script"sv};
// These may also stand at the top of Markdown; a part of a page has a good number of them.
constexpr std::array kPartTags{"div"sv, "section"sv, "article"sv, "main"sv, "header"sv, "table"sv, "p"sv,   "h1"sv,
                               "h2"sv,  "h3"sv,      "ul"sv,      "ol"sv,   "span"sv,   "style"sv, "nav"sv, "form"sv};
constexpr std::size_t kPartEndTags = 4;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Whether the tag `name` stands at the beginning of `text`, behind its "<" or "</".
bool tag_is(std::string_view text, std::string_view name) {
  if (text.size() <= name.size()) return false;
  const bool same = std::equal(name.begin(), name.end(), text.begin(), [](char a, char b) { return a == lower(b); });
  const char next = text[name.size()];
  return same && (is_blank(next) || next == '>' || next == '/');
}

// What is left behind blanks, comments and an XML declaration.
std::string_view to_first_tag(std::string_view text) {
  for (;;) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    const std::string_view end = text.starts_with("<!--") ? "-->" : text.starts_with("<?") ? "?>" : "";
    if (end.empty()) return text;
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + end.size());
  }
}

std::size_t count_end_tags(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("</"); at != std::string_view::npos; at = text.find("</", at + 2)) {
    const std::string_view tag = text.substr(at + 2);
    if (std::any_of(kPartTags.begin(), kPartTags.end(), [&](std::string_view name) { return tag_is(tag, name); })) {
      ++count;
    }
  }
  return count;
}

}  // namespace

bool is_pdf(std::string_view bytes) { return bytes.substr(0, kPdfWindow).find("%PDF-") != std::string_view::npos; }

bool is_html(std::string_view bytes) {
  // A quick look, whatever the encoding: only blanks, and byte order marks or zero bytes, stand before a page's first
  // "<".
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\f\0\xEF\xBB\xBF\xFF\xFE"sv);
  if (first == std::string_view::npos || bytes[first] != '<') return false;
  const std::string start = decode(bytes.substr(0, kHtmlWindow)).text;
  std::string_view text = to_first_tag(start);
  if (!text.starts_with('<')) return false;
  text.remove_prefix(1);
  const auto begins = [&](std::string_view name) { return tag_is(text, name); };
  if (std::any_of(kPageTags.begin(), kPageTags.end(), begins)) return true;
  return std::any_of(kPartTags.begin(), kPartTags.end(), begins) && count_end_tags(text) >= kPartEndTags;
}

}  // namespace referat
