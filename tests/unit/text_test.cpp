#include <doctest/doctest.h>
#include <unicode/uchar.h>

#include <array>
#include <random>
#include <string>

#include "referat/locate.h"
#include "referat/repair.h"
#include "text/unicode.h"

using referat::Encoding;
using referat::Span;
using std::string_literals::operator""s;

namespace {

constexpr std::array kEncodings{Encoding::utf8,     Encoding::utf16_le,     Encoding::utf16_be, Encoding::utf32_le,
                                Encoding::utf32_be, Encoding::windows_1252, Encoding::cp850};

std::string random_bytes(std::mt19937& random, std::size_t length) {
  std::string bytes(length, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random() & 0xFFU);
  return bytes;
}

bool valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = referat::utf8_sequence(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

// What every decoded text keeps, whatever the bytes.
void check_document(std::string_view bytes, const referat::Document& document) {
  REQUIRE(valid_utf8(document.text));
  // Each character leads to bytes of its own, in order, and together they are all the bytes.
  std::size_t expected = document.positions.to_source({0, 0}).begin;
  for (std::size_t at = 0; at < document.text.size();) {
    const std::size_t begin = at;
    referat::next_character(document.text, at);
    const Span source = document.positions.to_source({begin, at});
    REQUIRE(source.begin == expected);
    REQUIRE(source.end > source.begin);
    expected = source.end;
  }
  REQUIRE(expected == bytes.size());
  if (document.diagnostics.empty()) {
    REQUIRE(referat::encode(document.text, document.encoding, document.byte_order_mark) == bytes);
  }
}

}  // namespace

TEST_CASE("every byte string decodes, and what was read without a diagnostic encodes back") {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string bytes(1, static_cast<char>(byte));
    check_document(bytes, referat::decode(bytes));
    for (const Encoding encoding : kEncodings) check_document(bytes, referat::decode(bytes, encoding));
  }
  std::mt19937 random(1);
  for (std::size_t round = 0; round < 2000; ++round) {
    const std::string bytes = random_bytes(random, round % 41);
    check_document(bytes, referat::decode(bytes));
    for (const Encoding encoding : kEncodings) check_document(bytes, referat::decode(bytes, encoding));
  }
}

TEST_CASE("text encodes and decodes back in every Unicode form, by its mark or by its NULs") {
  const std::string text = "Børne- og ungdomsudvalget\r\nÅben sag – 21/1359\f\U0001F600 Æ\n";
  for (const Encoding encoding : kEncodings) {
    if (encoding == Encoding::windows_1252 || encoding == Encoding::cp850) continue;
    for (const bool mark : {false, true}) {
      CAPTURE(name(encoding));
      CAPTURE(mark);
      const std::string bytes = referat::encode(text, encoding, mark).value();
      const referat::Document document = referat::decode(bytes);
      CHECK(document.text == text);
      CHECK(document.encoding == encoding);
      CHECK(document.byte_order_mark == mark);
      check_document(bytes, document);
    }
  }
}

TEST_CASE("the encoding of unmarked bytes is told by what they hold") {
  struct Row {
    std::string bytes;
    Encoding encoding;
    std::string text;
  };
  const Row rows[] = {
      {"", Encoding::utf8, ""},
      {"Godkendt.", Encoding::utf8, "Godkendt."},
      {"a\0b"s, Encoding::utf8, "a\0b"s},
      {"på", Encoding::utf8, "på"},
      {"p\xE5", Encoding::windows_1252, "på"},
      {"\xD8konomi", Encoding::windows_1252, "Økonomi"},
      {"\xC5"
       "ben sag",
       Encoding::windows_1252, "Åben sag"},
      {"S\xD8"
       "LVGADE",
       Encoding::windows_1252, "SØLVGADE"},
      {"\x91n\xE6ste\x92 m\xF8"
       "de",
       Encoding::windows_1252, "‘næste’ møde"},
      {"\x91test\x92", Encoding::windows_1252, "‘test’"},
      {"\x93test\x94 \x96 5 \x80", Encoding::windows_1252, "“test” – 5 €"},
      {"\x81\x8D\x8F\x90\x9D", Encoding::windows_1252, "\u0081\u008D\u008F\u0090\u009D"},
      {"p\x86", Encoding::cp850, "på"},
      {"B\x9Brne- og \x91ldreudvalget", Encoding::cp850, "Børne- og ældreudvalget"},
      {"\x9Dkonomi", Encoding::cp850, "Økonomi"},
      {"\x8F"
       "ben sag",
       Encoding::cp850, "Åben sag"},
      {"\x92ldrer\x86"
       "det",
       Encoding::cp850, "Ældrerådet"},
      {"m\x9B"
       "de den 1.\xF5 juni",
       Encoding::cp850, "møde den 1.§ juni"},
      // UTF-8 with a stray byte, and cut off inside a character.
      {"på møde, gr\xF8n", Encoding::utf8, "på møde, grøn"},
      {"på \xC3", Encoding::utf8, "på Ã"},
      // Former bugs and near misses: overlong, a surrogate, above U+10FFFF.
      {"\xC0\xAF", Encoding::windows_1252, "À¯"},
      {"\xED\xA0\x80", Encoding::windows_1252, "í\u00A0€"},
      {"\xF4\x90\x80\x80", Encoding::windows_1252, "ô\u0090€€"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const referat::Document document = referat::decode(row.bytes);
    CHECK(document.encoding == row.encoding);
    CHECK(document.text == row.text);
  }
}

TEST_CASE("damage in UTF-8 is told once, where it begins") {
  const referat::Document document = referat::decode("æøå \xE6 \xF8");
  CHECK(document.text == "æøå æ ø");
  REQUIRE(document.diagnostics.size() == 1);
  CHECK(document.diagnostics[0].offset == 7);
  CHECK(document.diagnostics[0].message() == "2 places from here on are not valid UTF-8, read as Windows-1252");
}

TEST_CASE("what an encoding lacks is not encoded") {
  CHECK(referat::encode("→", Encoding::windows_1252, false) == std::nullopt);
  CHECK(referat::encode("–", Encoding::cp850, false) == std::nullopt);
  CHECK(referat::encode("–", Encoding::windows_1252, false) == "\x96");
}

TEST_CASE("a position map leads back, widens inside a piece, and skips what was left out") {
  referat::PositionMap map;
  CHECK(map.identity());
  CHECK(map.to_source({3, 5}) == Span{3, 5});
  map.add({1, 3}, {1, 2});      // a -> å
  map.add({10, 10}, {9, 12});   // three bytes left out
  map.add({20, 22}, {22, 22});  // two bytes put in
  CHECK(!map.identity());
  struct Row {
    Span target;
    Span source;
  };
  const Row rows[] = {
      {{0, 1}, {0, 1}},     {{1, 3}, {1, 2}},     {{2, 3}, {1, 2}},     {{0, 2}, {0, 2}},   {{3, 3}, {2, 2}},
      {{2, 2}, {1, 2}},     {{8, 10}, {7, 9}},    {{10, 11}, {12, 13}}, {{9, 11}, {8, 13}}, {{10, 10}, {12, 12}},
      {{19, 23}, {21, 23}}, {{20, 22}, {22, 22}}, {{22, 30}, {22, 30}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target.begin);
    CAPTURE(row.target.end);
    CHECK(map.to_source(row.target).begin == row.source.begin);
    CHECK(map.to_source(row.target).end == row.source.end);
  }
}

TEST_CASE("a place has the bytes of the file, the line and the page") {
  const std::string bytes = referat::encode("Åben\r\nPa\rp\f2\n\xC3\xA6\n", Encoding::utf16_le, true).value();
  const referat::Document document = referat::decode(bytes);
  referat::PositionMap repair;  // "Pa" was mended to "På"
  repair.add({8, 10}, {8, 9});
  const referat::Locator locator(document, repair);
  struct Row {
    Span span;
    Span source;
    std::size_t page;
    std::size_t line;
  };
  const Row rows[] = {{{0, 5}, {2, 10}, 1, 1},
                      {{7, 10}, {14, 18}, 1, 2},
                      {{11, 12}, {20, 22}, 1, 3},
                      {{13, 14}, {24, 26}, 2, 3},
                      {{15, 17}, {28, 30}, 2, 4}};
  for (const Row& row : rows) {
    const referat::Place place = locator.locate(row.span);
    CAPTURE(row.span.begin);
    CHECK(place.span == row.source);
    CHECK(place.page == row.page);
    CHECK(place.line == row.line);
  }
}

TEST_CASE("lines end at LF, CR LF and a lone CR") {
  CHECK(referat::lines("").empty());
  CHECK(referat::lines("a") == std::vector<Span>{{0, 1}});
  CHECK(referat::lines("a\n") == std::vector<Span>{{0, 1}});
  CHECK(referat::lines("\r\na\r\rb\n") == std::vector<Span>{{0, 0}, {2, 3}, {4, 4}, {5, 6}});
}

TEST_CASE("runs of ASCII end at the first byte that is none, wherever it stands") {
  for (std::size_t length = 0; length < 40; ++length) {
    for (std::size_t at = 0; at <= length; ++at) {
      std::string text(length, 'a');
      text += "\xC3\xA6" + std::string(20, 'b');
      CHECK(referat::ascii_run(text, at) == length - at);
      CHECK(referat::ascii_run(text, length + 2) == 20);
    }
  }
  CHECK(referat::ascii_run("", 0) == 0);
}

TEST_CASE("the next control character is found wherever it stands") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_bytes(random, static_cast<std::size_t>(round) % 50);
    for (std::size_t at = 0; at <= text.size(); ++at) {
      std::size_t expected = at;
      while (expected < text.size() && static_cast<unsigned char>(text[expected]) >= 0x10) ++expected;
      CHECK(referat::next_control(text, at) == expected);
    }
  }
}

TEST_CASE("all characters are to the library what they are to ICU") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    const auto icu = static_cast<UChar32>(c);
    const bool same = referat::is_upper(c) == (u_isupper(icu) != 0) && referat::is_lower(c) == (u_islower(icu) != 0) &&
                      referat::is_letter(c) == (u_isalpha(icu) != 0) &&
                      referat::is_space(c) == (u_isUWhiteSpace(icu) != 0) &&
                      referat::to_lower(c) == static_cast<char32_t>(u_tolower(icu)) &&
                      referat::to_upper(c) == static_cast<char32_t>(u_toupper(icu));
    if (!same) FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(c));
  }
  CHECK(referat::lower_case("ÆBLEGRØD på Å") == "æblegrød på å");
  CHECK(referat::upper_case("Æblegrød") == "ÆBLEGRØD");
}

TEST_CASE("characters are walked in both directions") {
  const std::string text = "aæ–\U0001F600";
  const std::u32string characters = U"aæ–\U0001F600";
  std::u32string forwards;
  for (std::size_t at = 0; at < text.size();) forwards.push_back(referat::next_character(text, at));
  CHECK(forwards == characters);
  std::u32string backwards;
  for (std::size_t at = text.size(); at > 0;) backwards.push_back(referat::previous_character(text, at));
  CHECK(backwards == std::u32string(characters.rbegin(), characters.rend()));
  CHECK(referat::character_count(text) == 4);
  CHECK(referat::replace_invalid("a\xFFæ\xC3") == "a\uFFFDæ\uFFFD");
}

TEST_CASE("what is no text is named") {
  struct Row {
    std::string bytes;
    std::string name;
  };
  const Row rows[] = {
      {"", ""},
      {"Referat", ""},
      {"a\0b, some more text"s, ""},
      {"\x1B[0mtekst\f\r\n\x1A", ""},
      {referat::encode("Referat", Encoding::utf16_le, false).value(), ""},
      {referat::encode("Referat", Encoding::utf32_be, true).value(), ""},
      {"%PDF-1.7\n", "a PDF document"},
      {"rubbish\n%PDF-1.4", "a PDF document"},
      {"PK\x03\x04...", "a ZIP archive (or an office document)"},
      {"\0\1\2\3\4\5\6\7\x0E\x0F"s, "binary data"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(referat::non_text(row.bytes).value_or("") == row.name);
  }
}

TEST_CASE("bytes at random are no text, and text whose Danish letters became control characters is") {
  std::minstd_rand random(1);
  std::string bytes;
  for (int i = 0; i < 4000; ++i) bytes += static_cast<char>(random() >> 8U);
  CHECK(referat::non_text(bytes).value_or("") == "binary data");
  CHECK(
      !referat::non_text("Udvalget dr\x01"
                         "ftede sagen p\x02 m\x01"
                         "det i g\x02r.\n"));
}

TEST_CASE("documents are told by their content") {
  struct Row {
    std::string_view bytes;
    bool pdf;
    bool html;
  };
  const std::vector<Row> rows{
      {"%PDF-1.7\n", true, false},
      {"rubbish\n%PDF-1.4", true, false},
      {"<!DOCTYPE html><p>", false, true},
      {"<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", false, true},
      {"\xEF\xBB\xBF  \n<HTML lang=da>", false, true},
      {"<?xml version=\"1.0\"?>\n<!-- <p> -->\n<html>", false, true},
      {std::string_view("<\0h\0t\0m\0l\0>\0\n\0", 14), false, true},
      {"<div><p>a</p><p>b</p><p>c</p></div>", false, true},
      {"<div align=\"center\">\n\n# Referat\n</div>", false, false},
      {"<htmlx>", false, false},
      {"<b>Godkendt</b>", false, false},
      {"Godkendt. <html>", false, false},
      {"<!-- never ends <html>", false, false},
      {"<", false, false},
      {"", false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(referat::is_pdf(row.bytes) == row.pdf);
    CHECK(referat::is_html(row.bytes) == row.html);
  }
}
