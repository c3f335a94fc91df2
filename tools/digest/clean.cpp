#include "clean.h"

#include "referat/text.h"

namespace referat::tools {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

// U+0080 to U+009F, U+FFFE, U+FFFF: control characters and what is no character; their length in bytes, or 0.
std::size_t forbidden_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(0) == 0xC2 && byte(1) < 0xA0) return 2;
  if (byte(0) == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE) return 3;
  return 0;
}

}  // namespace

std::string clean(std::string_view text) {
  const std::string valid = decode(text, Encoding::utf8).text;
  std::string result;
  for (std::size_t at = 0; at < valid.size(); ++at) {
    const char c = valid[at];
    if (c == '\r' || c == '\f' || c == '\n') {
      if (c != '\r' || at + 1 == valid.size() || valid[at + 1] != '\n') result += '\n';
    } else if (c == '\t') {
      result += ' ';
    } else if ((c >= 0 && c < ' ') || c == '\x7F') {
      result += kReplacement;
    } else if (const std::size_t length = forbidden_length(std::string_view(valid).substr(at)); length > 0) {
      result += kReplacement;
      at += length - 1;
    } else {
      result += c;
    }
  }
  return result;
}

std::string clean_line(std::string_view text) {
  std::string line;
  bool blank = false;
  for (const char c : clean(text)) {
    if (c == ' ' || c == '\n') {
      blank = true;
      continue;
    }
    if (blank && !line.empty()) line += ' ';
    blank = false;
    line += c;
  }
  return line;
}

}  // namespace referat::tools
