// Bytes to text. Which encoding bytes are in is told by the first of these rules that fits:
//
// 1. A byte order mark: UTF-8, UTF-32 or UTF-16 (UTF-32LE first, for its mark begins with that of UTF-16LE).
// 2. NUL at the places where UTF-32 or UTF-16 of Western text has it, and hardly anywhere else: that encoding without a
//    mark. (This stands before UTF-8, for such bytes may be valid UTF-8 too, of text that nobody writes.)
// 3. Valid UTF-8.
// 4. As many valid UTF-8 sequences of several bytes as bytes that are in none: UTF-8 with damage. Each stray byte is
//    read as Windows-1252. In Danish written in one-byte encodings such sequences ("Ã¸", "├©") all but never occur.
// 5. Windows-1252 (which Latin-1 text is read as too) or CP850, by counting the bytes that make sense under one and not
//    under the other where they stand: kEvidence. More evidence wins, and Windows-1252 a tie.
//
// No rule fails, so every byte string has a text. What could not be read as it should is told in one diagnostic.
#include <algorithm>
#include <array>
#include <string>

#include "referat/text.h"
#include "text/encodings.h"
#include "text/unicode.h"

namespace referat {
namespace {

struct Mark {
  std::string_view bytes;
  Encoding encoding;
};
using std::string_view_literals::operator""sv;
constexpr Mark kMarks[] = {{"\xEF\xBB\xBF"sv, Encoding::utf8},
                           {"\xFF\xFE\0\0"sv, Encoding::utf32_le},
                           {"\0\0\xFE\xFF"sv, Encoding::utf32_be},
                           {"\xFF\xFE"sv, Encoding::utf16_le},
                           {"\xFE\xFF"sv, Encoding::utf16_be}};

struct WideForm {
  Encoding encoding;
  std::size_t unit;  // bytes of a code unit
  std::size_t low;   // which of them is the least significant
};
constexpr WideForm kWideForms[] = {
    {Encoding::utf32_le, 4, 0}, {Encoding::utf32_be, 4, 3}, {Encoding::utf16_le, 2, 0}, {Encoding::utf16_be, 2, 1}};

// Where a byte makes sense: a capital behind a small letter does not, a quotation mark opens before a letter.
enum class Sense { small_letter, capital_letter, opening, closing };
struct Evidence {
  unsigned char byte;
  Encoding encoding;
  Sense sense;
};
constexpr Evidence kEvidence[] = {
    {0xE6, Encoding::windows_1252, Sense::small_letter},    // æ (CP850: µ)
    {0xF8, Encoding::windows_1252, Sense::small_letter},    // ø (CP850: °)
    {0xE5, Encoding::windows_1252, Sense::small_letter},    // å (CP850: Õ)
    {0xC6, Encoding::windows_1252, Sense::capital_letter},  // Æ (CP850: ã)
    {0xD8, Encoding::windows_1252, Sense::capital_letter},  // Ø (CP850: Ï)
    {0xC5, Encoding::windows_1252, Sense::capital_letter},  // Å (CP850: a line)
    {0x91, Encoding::windows_1252, Sense::opening},         // ‘ (CP850: æ; before a letter the two rows cancel out)
    {0x92, Encoding::windows_1252, Sense::closing},         // ’ (CP850: Æ)
    {0x91, Encoding::cp850, Sense::small_letter},           // æ (Windows-1252: ‘)
    {0x9B, Encoding::cp850, Sense::small_letter},           // ø (Windows-1252: ›)
    {0x86, Encoding::cp850, Sense::small_letter},           // å (Windows-1252: †)
    {0x92, Encoding::cp850, Sense::capital_letter},         // Æ (Windows-1252: ’)
    {0x9D, Encoding::cp850, Sense::capital_letter},         // Ø (Windows-1252: a control)
    {0x8F, Encoding::cp850, Sense::capital_letter},         // Å (Windows-1252: a control)
};

unsigned char byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

bool makes_sense(const Evidence& evidence, std::string_view bytes, std::size_t at) {
  // Letters of ASCII are the same in both encodings; the upper half's are what is being asked.
  const auto ascii = [&](std::size_t i) { return i < bytes.size() && byte_at(bytes, i) < 0x80 ? bytes[i] : '\0'; };
  const char32_t before = static_cast<unsigned char>(at > 0 ? ascii(at - 1) : '\0');
  const char32_t after = static_cast<unsigned char>(ascii(at + 1));
  switch (evidence.sense) {
    case Sense::small_letter:
      return is_letter(before) || is_lower(after);
    case Sense::capital_letter:
      return !is_lower(before) && is_letter(after);
    case Sense::opening:
      return !is_letter(before) && is_letter(after);
    case Sense::closing:
      return is_letter(before) && !is_letter(after);
  }
  return false;
}

Encoding one_byte_encoding(std::string_view bytes) {
  std::ptrdiff_t balance = 0;  // above 0 for CP850
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (byte_at(bytes, at) < 0x80) continue;
    for (const Evidence& evidence : kEvidence) {
      if (evidence.byte == byte_at(bytes, at) && makes_sense(evidence, bytes, at)) {
        balance += evidence.encoding == Encoding::cp850 ? 1 : -1;
      }
    }
  }
  return balance > 0 ? Encoding::cp850 : Encoding::windows_1252;
}

std::optional<Encoding> unmarked_wide_encoding(std::string_view bytes) {
  if (bytes.find('\0') == std::string_view::npos) return std::nullopt;
  for (const WideForm& form : kWideForms) {
    const std::size_t units = bytes.size() / form.unit;
    if (units < 2 || bytes.size() % form.unit != 0) continue;
    std::size_t low_nuls = 0;
    std::size_t high_nuls = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      if (bytes[at] == '\0') ++(at % form.unit == form.low ? low_nuls : high_nuls);
    }
    // 0.8: dashes, quotation marks and bullets have a high byte that is not NUL.
    if (5 * high_nuls >= 4 * units * (form.unit - 1) && 20 * low_nuls <= units) return form.encoding;
  }
  return std::nullopt;
}

// Rules 3 to 5.
Encoding narrow_encoding(std::string_view bytes) {
  std::size_t sequences = 0;
  std::size_t strays = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = utf8_sequence(bytes, at);
    if (length == 0) ++strays;
    if (length > 1) ++sequences;
    at += std::max<std::size_t>(length, 1);
  }
  return sequences >= strays ? Encoding::utf8 : one_byte_encoding(bytes);
}

class Decoder {
 public:
  Decoder(std::string_view bytes, Document& document) : bytes_(bytes), document_(document) {}

  void utf8(std::size_t at) {
    std::size_t sound = at;
    const auto put_sound = [&] { document_.text.append(bytes_, sound, at - sound); };
    while (at < bytes_.size()) {
      const std::size_t length = utf8_sequence(bytes_, at);
      if (length == 0) {
        put_sound();
        count_damage(at);
        put(upper_half(Encoding::windows_1252).at(byte_at(bytes_, at) - 0x80U), {at, at + 1});
        sound = at + 1;
      }
      at += std::max<std::size_t>(length, 1);
    }
    put_sound();
    tell_damage("not valid UTF-8, read as Windows-1252");
  }

  void one_byte(const UpperHalf& half) {
    for (std::size_t at = 0;; ++at) {
      const std::size_t run = ascii_run(bytes_, at);
      document_.text.append(bytes_, at, run);
      at += run;
      if (at == bytes_.size()) return;
      put(half.at(byte_at(bytes_, at) - 0x80U), {at, at + 1});
    }
  }

  void wide(const WideForm& form, std::size_t at) {
    while (at < bytes_.size()) {
      Span source{at, std::min(at + form.unit, bytes_.size())};
      char32_t character = source.length() == form.unit ? unit(form, at) : kReplacementCharacter;
      if (form.unit == 2 && (character & 0xFFFFFC00U) == 0xD800 && source.end + 2 <= bytes_.size()) {
        const char32_t second = unit(form, source.end);
        if ((second & 0xFFFFFC00U) == 0xDC00) {
          character = 0x10000 + ((character - 0xD800) << 10) + (second - 0xDC00);
          source.end += 2;
        }
      }
      const bool scalar = character <= 0x10FFFF && (character & 0xFFFFF800U) != 0xD800;
      if (!scalar || source.length() < form.unit) {
        count_damage(at);
        character = kReplacementCharacter;
      }
      put(character, source);
      at = source.end;
    }
    tell_damage("no character in this encoding, read as U+FFFD");
  }

 private:
  void put(char32_t character, Span source) {
    const std::size_t begin = document_.text.size();
    append_character(document_.text, character);
    document_.positions.add({begin, document_.text.size()}, source);
  }

  [[nodiscard]] char32_t unit(const WideForm& form, std::size_t at) const {
    char32_t value = 0;
    for (std::size_t i = 0; i < form.unit; ++i) {
      const std::size_t place = form.low == 0 ? form.unit - 1 - i : i;
      value = (value << 8) | byte_at(bytes_, at + place);
    }
    return value;
  }

  void count_damage(std::size_t at) {
    if (damaged_++ == 0) first_damage_ = at;
  }

  void tell_damage(std::string_view what) {
    if (damaged_ == 0) return;
    document_.diagnostics.push_back({first_damage_, damaged_, std::string(what)});
  }

  std::string_view bytes_;
  Document& document_;
  std::size_t damaged_ = 0;
  std::size_t first_damage_ = 0;
};

const WideForm* wide_form(Encoding encoding) {
  const auto* form = std::find_if(std::begin(kWideForms), std::end(kWideForms),
                                  [&](const WideForm& candidate) { return candidate.encoding == encoding; });
  return form == std::end(kWideForms) ? nullptr : form;
}

}  // namespace

std::string Diagnostic::message() const {
  return (places == 1 ? "1 place is " : std::to_string(places) + " places from here on are ") + what;
}

Document decode(std::string_view bytes, std::optional<Encoding> encoding) {
  Document document;
  std::size_t start = 0;
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes) && (!encoding || *encoding == mark.encoding)) {
      encoding = mark.encoding;
      document.byte_order_mark = true;
      start = mark.bytes.size();
      document.positions.add({0, 0}, {0, start});
      break;
    }
  }
  if (!encoding) encoding = unmarked_wide_encoding(bytes);
  // Nearly all that is read is this, and is copied as it is.
  if ((!encoding || *encoding == Encoding::utf8) && is_valid_utf8(bytes.substr(start))) {
    document.text = bytes.substr(start);
    return document;
  }
  if (!encoding) encoding = narrow_encoding(bytes);
  document.encoding = *encoding;

  document.text.reserve(bytes.size());
  Decoder decoder(bytes, document);
  if (const WideForm* form = wide_form(*encoding)) {
    decoder.wide(*form, start);
  } else if (*encoding == Encoding::utf8) {
    decoder.utf8(start);
  } else {
    decoder.one_byte(upper_half(*encoding));
  }
  return document;
}

std::optional<std::string> encode(std::string_view text, Encoding encoding, bool byte_order_mark) {
  std::string bytes;
  if (byte_order_mark) {
    for (const Mark& mark : kMarks) {
      if (mark.encoding == encoding) bytes = mark.bytes;
    }
  }
  if (encoding == Encoding::utf8) return bytes.append(text);

  const WideForm* form = wide_form(encoding);
  const auto put_unit = [&](char32_t value) {
    for (std::size_t i = 0; i < form->unit; ++i) {
      const std::size_t significance = form->low == 0 ? i : form->unit - 1 - i;
      bytes.push_back(static_cast<char>((value >> (8 * significance)) & 0xFFU));
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    if (form != nullptr && form->unit == 2 && character >= 0x10000) {
      put_unit(0xD800 + ((character - 0x10000) >> 10));
      put_unit(0xDC00 + ((character - 0x10000) & 0x3FFU));
    } else if (form != nullptr) {
      put_unit(character);
    } else if (character < 0x80) {
      bytes.push_back(static_cast<char>(character));
    } else {
      const UpperHalf& half = upper_half(encoding);
      const auto* place = std::find(half.begin(), half.end(), character);
      if (place == half.end()) return std::nullopt;
      bytes.push_back(static_cast<char>(0x80 + (place - half.begin())));
    }
  }
  return bytes;
}

std::string_view name(Encoding encoding) {
  constexpr std::array kNames{"UTF-8"sv,    "UTF-16LE"sv,     "UTF-16BE"sv, "UTF-32LE"sv,
                              "UTF-32BE"sv, "windows-1252"sv, "CP850"sv};
  return kNames.at(static_cast<std::size_t>(encoding));
}

}  // namespace referat
