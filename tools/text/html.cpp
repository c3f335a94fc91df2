// The tree that libxml2 makes of a page is walked once, without recursion: pages may be nested as deeply as they like.
#include "html.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lines.h"
#include "referat/text.h"

namespace referat::tools {
namespace {
using std::string_view_literals::operator""sv;
using Break = LineWriter::Break;

struct DocumentDeleter {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct ContextDeleter {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

// Never text for readers.
constexpr std::array kNoText{"head"sv,   "script"sv, "style"sv, "noscript"sv, "template"sv, "nav"sv,    "aside"sv,
                             "button"sv, "select"sv, "input"sv, "textarea"sv, "datalist"sv, "iframe"sv, "object"sv,
                             "svg"sv,    "audio"sv,  "video"sv, "canvas"sv,   "map"sv,      "menu"sv,   "dialog"sv};
// Blocks with a blank line around them, and those that begin a line only.
constexpr std::array kParagraphs{"p"sv,  "h1"sv, "h2"sv,  "h3"sv,         "h4"sv,    "h5"sv,      "h6"sv,
                                 "hr"sv, "dl"sv, "pre"sv, "blockquote"sv, "table"sv, "article"sv, "section"sv};
constexpr std::array kBlocks{"div"sv,      "li"sv,      "ul"sv,      "ol"sv,     "tr"sv,      "td"sv,
                             "th"sv,       "dt"sv,      "dd"sv,      "br"sv,     "main"sv,    "header"sv,
                             "footer"sv,   "form"sv,    "address"sv, "center"sv, "caption"sv, "figure"sv,
                             "fieldset"sv, "details"sv, "summary"sv, "legend"sv, "body"sv,    "figcaption"sv};
// WAI-ARIA 1.2, landmark roles that are not the page's content.
constexpr std::array kChromeRoles{"navigation"sv, "banner"sv,        "contentinfo"sv,
                                  "search"sv,     "complementary"sv, "dialog"sv};
// What publishing systems call the parts around the content, as the last or the first word of a class or an id:
// "main-menu", "siteFooter", "cookie-banner".
constexpr std::array kChromeLastWords{"nav"sv,       "navbar"sv,      "navigation"sv, "menu"sv,    "breadcrumb"sv,
                                      "sidebar"sv,   "breadcrumbs"sv, "footer"sv,     "cookies"sv, "skiplink"sv,
                                      "skiplinks"sv, "pagination"sv,  "pager"sv,      "toolbar"sv, "login"sv};
constexpr std::array kChromeFirstWords{"breadcrumb"sv, "breadcrumbs"sv, "cookie"sv, "cookies"sv, "footer"sv, "skip"sv};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view name(const xmlNode* node) {
  return node != nullptr && node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

std::string_view attribute(const xmlNode* node, std::string_view wanted) {
  for (const xmlAttr* at = node->properties; at != nullptr; at = at->next) {
    if (view(at->name) == wanted && at->children != nullptr) return view(at->children->content);
  }
  return {};
}

// The node after `node` in the order of the page, below `top`; its children are left out on request.
enum class Children { entered, skipped };
const xmlNode* following(const xmlNode* node, const xmlNode* top, Children children) {
  if (children == Children::entered && node->children != nullptr) return node->children;
  while (node != top && node->next == nullptr) node = node->parent;
  return node == top ? nullptr : node->next;
}

std::size_t visible_bytes(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c > ' ' || c < 0; }));
}

std::size_t text_size(const xmlNode* top) {
  std::size_t size = 0;
  for (const xmlNode* node = top; node != nullptr;) {
    const bool skipped = contains(kNoText, name(node));
    if (node->type == XML_TEXT_NODE) size += visible_bytes(view(node->content));
    node = following(node, top, skipped ? Children::skipped : Children::entered);
  }
  return size;
}

// Calls visit(word) with each word of "main-menu", "siteFooter" and the like.
std::vector<std::string> words_of(std::string_view class_name) {
  std::vector<std::string> words(1);
  bool small_before = false;
  for (const char c : class_name) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (c == '-' || c == '_' || (capital && small_before)) words.emplace_back();
    if (c != '-' && c != '_') words.back() += capital ? static_cast<char>(c - 'A' + 'a') : c;
    small_before = c >= 'a' && c <= 'z';
  }
  return words;
}

bool names_chrome(std::string_view names) {
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n", at), names.size());
    const std::vector<std::string> words = words_of(names.substr(at, end - at));
    if (contains(kChromeLastWords, words.back()) || contains(kChromeFirstWords, words.front())) return true;
    at = end + 1;
  }
  return false;
}

bool has_ancestor(const xmlNode* node, std::string_view wanted) {
  for (const xmlNode* at = node->parent; at != nullptr; at = at->parent) {
    if (name(at) == wanted) return true;
  }
  return false;
}

bool holds(const xmlNode* top, std::string_view wanted) {
  for (const xmlNode* node = top; node != nullptr; node = following(node, top, Children::entered)) {
    if (name(node) == wanted) return true;
  }
  return false;
}

// Whether a cell's text stands in several lines, which would run together if the row became one.
bool has_lines(const xmlNode* cell) {
  bool text_seen = false;
  bool broken = false;
  for (const xmlNode* node = cell->children; node != nullptr; node = following(node, cell, Children::entered)) {
    const std::string_view tag = name(node);
    if (tag == "table" || tag == "ul" || tag == "ol") return true;
    broken = broken || (text_seen && (contains(kParagraphs, tag) || contains(kBlocks, tag)));
    if (node->type != XML_TEXT_NODE || visible_bytes(view(node->content)) == 0) continue;
    if (broken) return true;
    text_seen = true;
  }
  return false;
}

bool fits_one_line(const xmlNode* row) {
  for (const xmlNode* cell = row->children; cell != nullptr; cell = cell->next) {
    if ((name(cell) == "td" || name(cell) == "th") && has_lines(cell)) return false;
  }
  return true;
}

// HTML Standard, section 13.2.5.80: numbers of the C1 controls mean the characters of Windows-1252.
std::string with_windows_characters(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool control = text[at] == '\xC2' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (control) {
      result += decode(text.substr(++at, 1), Encoding::windows_1252).text;
    } else {
      result += text[at];
    }
  }
  return result;
}

class Walk {
 public:
  explicit Walk(const xmlNode* top) : top_(top), all_text_(text_size(top)) {}

  std::string run() {
    for (const xmlNode* node = top_; node != nullptr;) {
      if (enter(node) && node->children != nullptr) {
        node = node->children;
        continue;
      }
      leave(node);
      while (node != top_ && node->next == nullptr) {
        node = node->parent;
        leave(node);
      }
      node = node == top_ ? nullptr : node->next;
    }
    return out_.finish();
  }

 private:
  // What is around the content. A class or an id alone does not make half of the page go away.
  [[nodiscard]] bool is_chrome(const xmlNode* node) const {
    const std::string_view tag = name(node);
    if (contains(kNoText, tag)) return true;
    if (tag == "html" || tag == "body" || node == top_) return false;
    if (tag == "header" || tag == "footer") {
      const bool of_a_part =
          has_ancestor(node, "article") || has_ancestor(node, "main") || has_ancestor(node, "section");
      if (!of_a_part && !holds(node, "h1")) return true;
    }
    const bool named = contains(kChromeRoles, attribute(node, "role")) || names_chrome(attribute(node, "class")) ||
                       names_chrome(attribute(node, "id"));
    return named && 2 * text_size(node) < all_text_;
  }

  // Whether the children are to be read.
  bool enter(const xmlNode* node) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      const std::string text = with_windows_characters(view(node->content));
      preformatted_ != nullptr ? out_.verbatim(text) : out_.text(text);
      return false;
    }
    if (node->type != XML_ELEMENT_NODE || is_chrome(node)) return false;
    const std::string_view tag = name(node);
    if (tag == "tr" && row_ == nullptr && fits_one_line(node)) {
      out_.begin_row();
      row_ = node;
      cells_ = 0;
    } else if (row_ != nullptr && node->parent == row_ && (tag == "td" || tag == "th")) {
      if (cells_++ > 0) out_.next_cell();
    } else if (tag == "li") {
      begin_item(node);
    } else {
      request_break(tag);
    }
    if (tag == "ul" || tag == "ol") lists_.push_back(list(node));
    if (tag == "pre" && preformatted_ == nullptr) preformatted_ = node;
    return true;
  }

  void leave(const xmlNode* node) {
    const std::string_view tag = name(node);
    if (tag.empty()) return;
    if (node == row_) {
      out_.end_row();
      row_ = nullptr;
    } else if (row_ == nullptr || node->parent != row_) {
      request_break(tag);
    }
    if ((tag == "ul" || tag == "ol") && !lists_.empty() && lists_.back().node == node) lists_.pop_back();
    if (node == preformatted_) preformatted_ = nullptr;
  }

  void request_break(std::string_view tag) {
    if (contains(kParagraphs, tag) || ((tag == "ul" || tag == "ol") && lists_.size() < 2)) {
      out_.request(Break::paragraph);
    } else if (contains(kBlocks, tag)) {
      out_.request(Break::line);
    }
  }

  struct List {
    const xmlNode* node = nullptr;
    std::optional<int> number;  // of the next item, where items are numbered
    char letter = '\0';         // 'a' or 'A' where letters stand for the numbers
  };

  static List list(const xmlNode* node) {
    if (name(node) == "ul") return {node, std::nullopt, '\0'};
    const std::string_view type = attribute(node, "type");
    const std::string_view start = attribute(node, "start");
    int number = 1;
    std::from_chars(start.data(), start.data() + start.size(), number);
    return {node, number, type == "a" || type == "A" ? type.front() : '\0'};
  }

  void begin_item(const xmlNode* node) {
    if (lists_.empty()) {
      out_.mark("• ", 0);
      return;
    }
    List& list = lists_.back();
    constexpr std::size_t kIndent = 2;
    constexpr std::size_t kMostLevels = 20;  // deeper lists are indented no further
    std::string mark = "• ";
    if (list.number) {
      const std::string_view value = attribute(node, "value");
      std::from_chars(value.data(), value.data() + value.size(), *list.number);
      const int number = (*list.number)++;
      constexpr int kLetters = 26;
      const bool lettered = list.letter != '\0' && number >= 1 && number <= kLetters;
      mark = (lettered ? std::string(1, static_cast<char>(list.letter + number - 1)) : std::to_string(number)) + ". ";
    }
    out_.mark(mark, kIndent * std::min(lists_.size() - 1, kMostLevels));
  }

  const xmlNode* top_;
  std::size_t all_text_;
  LineWriter out_;
  const xmlNode* preformatted_ = nullptr;  // the outermost <pre> around
  const xmlNode* row_ = nullptr;           // that becomes one line
  std::size_t cells_ = 0;
  std::vector<List> lists_;
};

// What the page says is its main part, else the whole.
const xmlNode* main_part(const xmlNode* root) {
  for (const xmlNode* node = root; node != nullptr; node = following(node, root, Children::entered)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if ((name(node) == "main" || attribute(node, "role") == "main") && text_size(node) > 0) return node;
  }
  return root;
}

}  // namespace

tl::expected<std::string, std::string> html_text(std::string_view bytes) {
  using Failure = tl::unexpected<std::string>;
  // What the page says of its encoding is often wrong; its bytes are not.
  std::string page = decode(bytes).text;
  if (page.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return Failure("is an HTML page of more than 2 GB; split it");
  std::replace(page.begin(), page.end(), '\0', ' ');
  const std::unique_ptr<htmlParserCtxt, ContextDeleter> context(htmlNewParserCtxt());
  if (!context) throw std::bad_alloc();
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  context->options |= XML_PARSE_HUGE;  // else reading ends at a depth of 256, which pages with unclosed tags reach
  const std::unique_ptr<xmlDoc, DocumentDeleter> document(htmlCtxtReadMemory(
      context.get(), page.data(), static_cast<int>(page.size()), nullptr, "UTF-8", context->options));
  if (context->errNo == XML_ERR_NO_MEMORY) throw std::bad_alloc();
  if (context->disableSAX != 0)
    return Failure("is an HTML page that cannot be read to its end; --input-format=text reads it as it is");
  const xmlNode* const root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  std::string text = root == nullptr ? "" : Walk(main_part(root)).run();
  if (text.empty()) return Failure("is an HTML page without text; --input-format=text reads it as it is");
  return text;
}

}  // namespace referat::tools
