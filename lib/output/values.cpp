// Most of what is written are long texts with few bytes to escape: stretches without any are found eight bytes at a
// time, and appended whole.
#include "output/values.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <iterator>
#include <nlohmann/json.hpp>

#include "text/unicode.h"

namespace referat {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;  // a byte times this: eight of them

/// True unless one of eight bytes is a control character, a quotation mark or a backslash.
bool is_plain(std::uint64_t eight) {
  // A byte b below n has its high bit set in b - n, and not in b; so has 0 in b - 1.
  const std::uint64_t quotes = eight ^ (kOnes * '"');
  const std::uint64_t backslashes = eight ^ (kOnes * '\\');
  const std::uint64_t found =
      ((eight - kOnes * 0x20) & ~eight) | ((quotes - kOnes) & ~quotes) | ((backslashes - kOnes) & ~backslashes);
  return (found & (kOnes * 0x80)) == 0;
}

/// The length of the longest prefix of which no byte is escaped.
template <typename Escaped>
std::size_t plain_length(std::string_view text, Escaped escaped) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0;
    if (text.size() - at >= sizeof eight) std::memcpy(&eight, text.data() + at, sizeof eight);
    if (eight != 0 && is_plain(eight)) {
      at += sizeof eight;
    } else if (escaped(text[at])) {
      break;
    } else {
      ++at;
    }
  }
  return at;
}

template <typename Escaped, typename AppendEscape>
void append(std::string& line, std::string_view text, Escaped escaped, AppendEscape append_escape) {
  for (;;) {
    const std::size_t plain = plain_length(text, escaped);
    line.append(text, 0, plain);
    if (plain == text.size()) return;
    append_escape(line, text[plain]);
    text.remove_prefix(plain + 1);
  }
}

void append_tsv(std::string& line, std::string_view text) {
  const auto escaped = [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == '\\'; };
  append(line, text, escaped, [](std::string& to, char c) {
    to += '\\';
    to += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : '\\';
  });
}

void append_json(std::string& line, std::string_view text) {
  const auto escaped = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; };
  line += '"';
  append(line, text, escaped, [](std::string& to, char c) {
    constexpr std::string_view kNamed = "\b\f\n\r\t\"\\";
    const std::size_t name = kNamed.find(c);
    if (name == std::string_view::npos) {
      fmt::format_to(std::back_inserter(to), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      to += '\\';
      to += "bfnrt\"\\"[name];
    }
  });
  line += '"';
}

}  // namespace

void Values::begin_object() {
  if (!tsv_) line_ += '{';
  first_ = true;
}

void Values::end_object() {
  if (!tsv_) line_ += '}';
  first_ = false;
}

void Values::key(std::string_view name) {
  if (!first_) line_ += tsv_ ? '\t' : ',';
  first_ = false;
  if (!tsv_) line_.append(1, '"').append(name).append("\":");
}

void Values::null() {
  if (!tsv_) line_ += "null";
}

void Values::text(std::string_view value) {
  const bool valid = is_valid_utf8(value);
  if (tsv_) {
    append_tsv(line_, valid ? value : std::string_view(replace_invalid(value)));
  } else if (valid) {
    append_json(line_, value);
  } else {
    using Json = nlohmann::json;
    line_ += Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

void Values::number(std::uint64_t value) {
  const fmt::format_int digits(value);
  line_.append(digits.data(), digits.size());
}

void Values::probability(double value) {
  constexpr std::uint64_t kThousand = 1000;
  const auto thousandths = static_cast<std::uint64_t>(std::llround(value * kThousand));
  number(thousandths / kThousand);
  const fmt::format_int digits(kThousand + thousandths % kThousand);  // "1980" of 0.98
  std::string_view decimals(digits.data() + 1, digits.size() - 1);
  while (decimals.size() > 1 && decimals.ends_with('0')) decimals.remove_suffix(1);
  line_.append(1, '.').append(decimals);
}

void Values::texts(std::span<const std::string> values) {
  if (!tsv_) return json_list(values, [](Values& to, const std::string& value) { to.text(value); });
  for (const std::string& value : values) {
    if (&value != &values.front()) line_ += "; ";
    text(value);
  }
}

}  // namespace referat
