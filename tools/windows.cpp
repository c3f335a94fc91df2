#include "windows.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "referat/locate.h"

namespace referat::tools {
namespace {

constexpr std::size_t kLeastRead = 1U << 16U;

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Without the last bytes where they may be the beginning of a character: whole units of any encoding, the last of
/// which ends in a byte of ASCII where one of the last few does.
std::string_view without_split_character(std::string_view bytes) {
  constexpr std::size_t kUnit = 4;
  constexpr std::size_t kMostUnits = 4;
  const std::size_t most = bytes.size() - bytes.size() % kUnit;
  for (std::size_t units = 0; units < kMostUnits && most > (units + 1) * kUnit; ++units) {
    const std::size_t size = most - units * kUnit;
    if (is_ascii(bytes.substr(size - 1, 1))) return bytes.substr(0, size);
  }
  return bytes.substr(0, most);
}

/// The end of the last line that is blank.
std::size_t last_paragraph_end(std::string_view text) {
  for (std::size_t at = text.rfind('\n'); at != std::string_view::npos && at > 0; at = text.rfind('\n', at - 1)) {
    const std::size_t before = text.find_last_not_of(" \t\r", at - 1);
    if (before != std::string_view::npos && text[before] == '\n') return at + 1;
  }
  return 0;
}

std::size_t last_line_end(std::string_view text) {
  if (const std::size_t at = text.rfind('\n'); at != std::string_view::npos) return at + 1;
  // A lone CR; at the text's end an LF may follow it.
  const std::size_t at = text.substr(0, text.size() - 1).rfind('\r');
  return at == std::string_view::npos ? 0 : at + 1;
}

/// Behind the last character that surely is whole.
std::size_t last_character_end(std::string_view text) {
  constexpr std::size_t kUncertain = 8;
  std::size_t at = text.size() - std::min(kUncertain, text.size() / 2);
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
  return at;
}

/// Where a window had best end whose text goes on: not before its half.
std::size_t best_end(std::string_view text) {
  const std::size_t half = text.size() / 2;
  const auto behind = [&](std::size_t at) { return at == std::string_view::npos ? 0 : at + 1; };
  for (const std::size_t end : {behind(text.rfind('\f')), last_paragraph_end(text.substr(half)) + half,
                                last_line_end(text), behind(text.rfind(' '))}) {
    if (end > half) return end;
  }
  return last_character_end(text);
}

}  // namespace

Windows::Windows(Reader reader, std::optional<Encoding> encoding, std::size_t size)
    : reader_(std::move(reader)), encoding_(encoding), size_(size) {}

void Windows::fill(std::size_t wanted) {
  while (!ended_ && failure_.empty() && buffer_.size() < wanted) {
    const std::size_t had = buffer_.size();
    // One byte more than a file has, so that one call tells its end.
    const std::size_t expected = reader_.size > had ? reader_.size - had + 1 : std::max(had, kLeastRead);
    const std::size_t most = std::min(wanted - had, expected);
    buffer_.resize(had + most);
    const auto count = reader_.read(buffer_.data() + had, most);
    buffer_.resize(had + count.value_or(0));
    if (!count) failure_ = count.error();
    ended_ = count && (*count == 0 || (reader_.size > 0 && *count < most));
  }
}

std::string_view Windows::head() {
  fill(size_ + 1);
  return std::string_view(buffer_).substr(0, size_);
}

std::string_view Windows::whole() {
  while (!ended_ && failure_.empty()) fill(buffer_.size() + size_);
  return buffer_;
}

const Window* Windows::next() {
  if (begun_ && window_.last) return nullptr;
  window_.first = !begun_;
  begun_ = true;
  buffer_.erase(0, std::exchange(used_, 0));
  fill(size_ + 1);
  if (!failure_.empty()) return nullptr;
  window_.start = next_start_;
  window_.last = ended_ && buffer_.size() <= size_;
  window_.bytes = buffer_;
  if (!window_.last) window_.bytes = without_split_character(window_.bytes.substr(0, size_));
  window_.document = {};  // gives its memory back first
  window_.document = decode(window_.bytes, encoding_);
  if (!window_.last) shorten();
  return &window_;
}

// Cuts the window where it had best end.
void Windows::shorten() {
  Document& document = window_.document;
  if (!encoding_ && (document.byte_order_mark || !is_ascii(window_.bytes))) encoding_ = document.encoding;
  const std::size_t end = best_end(document.text);
  window_.bytes = window_.bytes.substr(0, document.positions.to_source({end, end}).begin);
  document.text.resize(end);
  // What was damaged behind the end is told by the next window.
  if (!document.diagnostics.empty()) document = decode(window_.bytes, encoding_);
}

void Windows::end_at(std::size_t end) {
  used_ = window_.bytes.size();
  if (!window_.last) {
    const PositionMap unrepaired;
    next_start_ = Locator(window_.document, unrepaired, window_.start).locate_decoded({end, end});
    used_ = next_start_.span.begin - window_.start.span.begin;
  }
  note();
}

// Adds up what decoding had to tell of what was used.
void Windows::note() {
  if (window_.document.diagnostics.empty()) return;
  const std::string_view used = window_.bytes.substr(0, used_);
  for (Diagnostic& diagnostic : decode(used, window_.document.encoding).diagnostics) {
    const auto known =
        std::ranges::find(notes_, diagnostic.what, [](const Note& note) { return note.diagnostic.what; });
    if (known != notes_.end()) {
      known->diagnostic.places += diagnostic.places;
      continue;
    }
    const Document before = decode(used.substr(0, diagnostic.offset), window_.document.encoding);
    const PositionMap unrepaired;
    const std::size_t at = before.text.size();
    const std::size_t line = Locator(before, unrepaired, window_.start).locate_decoded({at, at}).line;
    diagnostic.offset += window_.start.span.begin;
    notes_.push_back({line, std::move(diagnostic)});
  }
}

}  // namespace referat::tools
