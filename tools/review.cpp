// The page is a frame of HTML with a place each for the style, the script and the data. The data is JSON in a script
// element, in which every "<" is escaped: nothing from a file can end that element.
#include "review.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "referat/output.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(review_page)
REFERAT_EMBEDDED(review_style)
REFERAT_EMBEDDED(review_script)

namespace referat::tools {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kContext = 240;  // bytes of text around a change, at the most, on either side

// The end of the line, of the page or of the context, whichever comes first, after `at`.
std::size_t context_end(std::string_view text, std::size_t at) {
  const std::size_t stop = std::min(text.find_first_of("\n\f", at), std::min(at + kContext, text.size()));
  std::size_t end = stop;
  while (end > at && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return end;
}

std::size_t context_begin(std::string_view text, std::size_t at) {
  const std::size_t line = at == 0 ? std::string_view::npos : text.find_last_of("\n\f", at - 1);
  std::size_t begin = std::max(line == std::string_view::npos ? 0 : line + 1, at > kContext ? at - kContext : 0);
  while (begin < at && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) ++begin;
  return begin;
}

Json change_part(const Change& change) {
  return {{"page", change.place.page},
          {"line", change.place.line},
          {"offset", change.place.span.begin},
          {"length", change.place.span.length()},
          {"confidence", std::round(1000 * change.confidence) / 1000},
          {"before", change.before},
          {"after", change.after},
          {"cause", name(change.cause)}};
}

// Edits whose contexts meet stand in one hunk.
Json hunks(std::string_view text, const std::vector<Edit>& edits, const std::vector<Change>& changes) {
  Json result = Json::array();
  for (std::size_t i = 0; i < edits.size();) {
    std::size_t at = context_begin(text, edits[i].span.begin);
    Json hunk = {{"page", changes[i].place.page}, {"line", changes[i].place.line}, {"parts", Json::array()}};
    const auto add_text = [&](std::size_t end) {
      if (end > at) hunk["parts"].push_back(text.substr(at, end - at));
    };
    std::size_t end = 0;
    const auto goes_on = [&] {
      return i < edits.size() && changes[i].place.page == changes[i - 1].place.page &&
             context_begin(text, edits[i].span.begin) <= end + 1;
    };
    do {
      add_text(edits[i].span.begin);
      hunk["parts"].push_back(change_part(changes[i]));
      at = edits[i].span.end;
      end = context_end(text, at);
      ++i;
    } while (goes_on());
    add_text(end);
    result.push_back(std::move(hunk));
  }
  return result;
}

// Nothing in it can end a script element.
std::string in_script(const Json& value) {
  std::string result;
  for (const char c : value.dump(-1, ' ', false, Json::error_handler_t::replace)) {
    if (c == '<') {
      result += "\\u003c";
    } else {
      result += c;
    }
  }
  return result;
}

constexpr std::string_view kData = "@DATA@";

// The page with style and script in their places.
std::string page() {
  std::string page(referat_embedded_review_page_view());
  const auto fill = [&](std::string_view mark, std::string_view text) {
    page.replace(page.find(mark), mark.size(), text);
  };
  fill("@STYLE@", referat_embedded_review_style_view());
  fill("@SCRIPT@", referat_embedded_review_script_view());
  return page;
}

}  // namespace

std::string review_hunks(const Document& document, const std::vector<Edit>& edits, const Locator& locator) {
  if (edits.empty()) return "";
  std::vector<Change> list = changes(document.text, edits);
  for (Change& change : list) change.place = locator.locate_decoded(change.place.span);
  const std::string array = in_script(hunks(document.text, edits, list));
  return array.substr(1, array.size() - 2);
}

tl::expected<Review, std::string> Review::begin(const std::string& path) {
  std::error_code error;
  const std::string target = std::filesystem::weakly_canonical(path, error);  // a symbolic link stays one
  auto replacement = Replacement::begin(error ? path : target, std::nullopt);
  if (!replacement) return tl::unexpected(path + ": " + replacement.error());
  Review review(*std::move(replacement), path);
  const std::string text = page();
  review.page_.write(std::string_view(text).substr(0, text.find(kData)));
  review.page_.write("[");
  return review;
}

bool Review::begins(std::string_view head) {
  const std::string_view page = referat_embedded_review_page_view();
  const std::size_t title = page.find("<title>");
  return head.find(page.substr(title, page.find('\n', title) - title)) != std::string_view::npos;
}

void Review::add(const std::string& file, std::string_view hunks) {
  if (hunks.empty()) return;
  if (file_ == file) {
    page_.write(",");
  } else {
    page_.write(file_ ? "]},\n" : "\n");
    page_.write("{\"file\":" + in_script(file) + ",\"hunks\":[");
    file_ = file;
  }
  page_.write(hunks);
}

tl::expected<void, std::string> Review::finish() {
  const std::string text = page();
  if (file_) page_.write("]}");
  page_.write("]");
  page_.write(std::string_view(text).substr(text.find(kData) + kData.size()));
  return page_.sync().and_then([&] { return page_.commit(); }).map_error([&](const std::string& why) {
    return path_ + ": " + why;
  });
}

}  // namespace referat::tools
