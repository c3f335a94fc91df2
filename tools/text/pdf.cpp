#include "pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "columns.h"
#include "referat/text.h"

namespace referat::tools {
namespace {

// The end mark stands in the last 1,024 bytes (ISO 32000-1, annex H, note 18); some senders append more than that.
constexpr std::size_t kEndWindow = 4096;

// Letters of the fonts Symbol and Wingdings, which word processors use for bullets, come out as private characters.
struct PrivateCharacter {
  std::string_view code;
  std::string_view meaning;
};
constexpr std::array kPrivateCharacters{PrivateCharacter{"\uF02D", "–"}, PrivateCharacter{"\uF0A7", "•"},
                                        PrivateCharacter{"\uF0A8", "•"}, PrivateCharacter{"\uF0B7", "•"},
                                        PrivateCharacter{"\uF0D8", "•"}, PrivateCharacter{"\uF0E0", "→"},
                                        PrivateCharacter{"\uF0FC", "•"}};

std::string utf8(const poppler::ustring& text) {
  const std::string_view bytes(reinterpret_cast<const char*>(text.data()), 2 * text.size());
  return decode(bytes, Encoding::utf16_le).text;
}

// A page's text with its lines ended, without blanks at their ends, and with no other form feed than those between
// pages.
std::string tidy(std::string_view raw) {
  std::string text;
  for (std::size_t at = 0; at < raw.size();) {
    const auto known = std::find_if(kPrivateCharacters.begin(), kPrivateCharacters.end(),
                                    [&](const auto& character) { return raw.substr(at).starts_with(character.code); });
    if (known != kPrivateCharacters.end()) {
      text += known->meaning;
      at += known->code.size();
      continue;
    }
    const char c = raw[at++];
    if (c == '\n') text.resize(text.find_last_not_of(' ') + 1);
    text += c == '\f' || c == '\0' ? ' ' : c;
  }
  text.resize(text.find_last_not_of(" \n") + 1);
  if (!text.empty()) text += '\n';
  return text;
}

// Whether lines have gaps inside, as columns beside each other would make them: a quick look, for most pages have none.
bool has_gaps(std::string_view text) {
  constexpr std::string_view kGap = "  ";
  constexpr std::size_t kLeastLines = 4;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin != std::string_view::npos && line.find(kGap, begin) != std::string_view::npos) ++lines;
    at = end + 1;
  }
  return lines >= kLeastLines;
}

std::string page_text(const poppler::page& page) {
  std::string lines = tidy(utf8(page.text({}, poppler::page::physical_layout)));
  if (!has_gaps(lines)) return lines;
  std::vector<Box> words;
  for (const poppler::text_box& box : page.text_list()) {
    const poppler::rectf place = box.bbox();
    words.push_back({place.left(), place.top(), place.right(), place.bottom()});
  }
  const poppler::rectf whole = page.page_rect();
  const std::vector<Box> regions = reading_order({whole.left(), whole.top(), whole.right(), whole.bottom()}, words);
  if (regions.size() < 2) return lines;
  std::string text;
  for (const Box& region : regions) {
    const poppler::rectf part(region.left, region.top, region.right - region.left, region.bottom - region.top);
    text += tidy(utf8(page.text(part, poppler::page::physical_layout)));
  }
  return text;
}

// "1, 3-5"
std::string ranges(const std::vector<int>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t first = i;
    while (i + 1 < numbers.size() && numbers[i + 1] == numbers[i] + 1) ++i;
    if (!text.empty()) text += ", ";
    text += std::to_string(numbers[first]);
    if (i > first) text += "-" + std::to_string(numbers[i]);
  }
  return text;
}

}  // namespace

tl::expected<PdfText, std::string> pdf_text(std::string_view bytes) {
  using Failure = tl::unexpected<std::string>;
  poppler::set_debug_error_function([](const std::string& /*message*/, void* /*closure*/) {}, nullptr);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return Failure("is a PDF of more than 2 GB; split it (qpdf --split-pages)");
  const std::size_t end = bytes.size() - std::min(bytes.size(), kEndWindow);
  if (bytes.find("%%EOF", end) == std::string_view::npos)
    return Failure("is a truncated PDF: its end is missing; fetch it again");
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return Failure("is a damaged PDF that cannot be read; fetch it again, or mend it with qpdf");
  if (document->is_locked())
    return Failure("is an encrypted PDF: it opens with a password only; qpdf --decrypt takes that off");
  if (document->pages() == 0) return Failure("is a PDF without pages; fetch it again");

  PdfText result;
  std::vector<int> empty;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    const std::string text = page ? page_text(*page) : "";
    if (text.empty()) empty.push_back(i + 1);
    if (i > 0) result.text += '\f';
    result.text += text;
  }
  if (empty.size() == static_cast<std::size_t>(document->pages())) {
    return Failure("is a scanned PDF without a text layer; \"ocrmypdf -l dan\" gives it one");
  }
  if (!empty.empty()) {
    result.notes.push_back("no text on page " + ranges(empty) +
                           "; if they are scans, \"ocrmypdf -l dan --skip-text\" gives them a text layer");
  }
  return result;
}

}  // namespace referat::tools
