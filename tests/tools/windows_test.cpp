// Windows of an input together are the input.
#include "windows.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "referat/locate.h"

using referat::Encoding;
using referat::Place;
using referat::tools::reader_of;
using referat::tools::Window;
using referat::tools::Windows;

namespace {

struct Read {
  std::string text;
  std::string bytes;
  std::vector<Place> starts;
  std::size_t longest = 0;
};

// Reads `bytes` in windows, of each of which `use(window)` is used.
template <typename Use>
Read read(Windows& windows, const Use& use) {
  Read result;
  while (const Window* window = windows.next()) {
    const std::size_t end = use(*window);
    windows.end_at(end);
    result.text += window->document.text.substr(0, end);
    result.bytes += window->bytes.substr(0, windows.used());
    result.starts.push_back(window->start);
    result.longest = std::max(result.longest, window->bytes.size());
  }
  REQUIRE(windows.failure().empty());
  return result;
}

Read read_all(std::string_view bytes, std::size_t size) {
  Windows windows(reader_of(bytes), std::nullopt, size);
  return read(windows, [](const Window& window) { return window.document.text.size(); });
}

std::string random_text(std::mt19937& random, std::size_t length) {
  constexpr std::string_view kParts[] = {"a",  "b",    " ",  "æ", "ø", "\n",    "\r\n",
                                         "\r", "\n\n", "\f", "–", "𝄞", "word ", "mark. "};
  std::string text;
  while (text.size() < length) text += kParts[random() % std::size(kParts)];
  return text;
}

}  // namespace

TEST_CASE("windows: in any encoding they are the text, and know where they stand") {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const std::string text = "æble " + random_text(random, 2000);
    for (const Encoding encoding : {Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be, Encoding::utf32_le}) {
      for (const bool mark : {false, true}) {
        if (!mark && encoding != Encoding::utf8) continue;
        const std::string bytes = *referat::encode(text, encoding, mark);
        const std::size_t size = 64 + random() % 400;
        CAPTURE(text);
        CAPTURE(size);
        const Read found = read_all(bytes, size);
        REQUIRE(found.text == text);
        REQUIRE(found.bytes == bytes);
        REQUIRE(found.longest <= size);
        REQUIRE(found.starts.size() < 5 * bytes.size() / size + 3);
        const referat::Document whole = referat::decode(bytes);
        const referat::PositionMap unrepaired;
        const referat::Locator locator(whole, unrepaired);
        for (const Place& start : found.starts) {
          std::size_t at = 0;  // the first that was read from there
          while (whole.positions.to_source({at, at}).begin < start.span.begin) ++at;
          REQUIRE(locator.locate_decoded({at, at}).line == start.line);
          REQUIRE(locator.locate_decoded({at, at}).page == start.page);
        }
      }
    }
  }
}

TEST_CASE("windows: what is handed back comes again") {
  std::mt19937 random(6);
  const std::string text = random_text(random, 20000);
  Windows windows(reader_of(text), Encoding::utf8, 1000);
  const Read found = read(windows, [](const Window& window) {
    const std::string& all = window.document.text;
    return window.last ? all.size() : all.find_first_of("ab", all.size() / 2);
  });
  CHECK(found.text == text);
}

TEST_CASE("windows: where they end") {
  const std::string line(40, 'x');
  const auto first_end = [](const std::string& text) { return read_all(text, 200).starts.at(1).span.begin; };
  CHECK(first_end(line + "\n" + line + "\n" + line + "\n\f" + line + "\n\n" + line + "\n" + line) == 124);
  CHECK(first_end(line + "\n" + line + "\n" + line + "\n \r\n" + line + "\n" + line + "\n" + line) == 126);
  CHECK(first_end(line + "\n" + line + "\n" + line + "\n" + line + "\n" + line + line) == 164);
  CHECK(first_end(line + line + line + " " + line + line + line) == 121);
  CHECK(first_end(line + line + line + line + line + line) == 192);
  CHECK(first_end(line + line + line + line + std::string(31, 'x') + "æ" + line) == 191);
  CHECK(read_all(std::string(200, 'x'), 200).starts.size() == 1);
  CHECK(read_all("", 200).starts.size() == 1);
}

TEST_CASE("windows: the encoding is told by the first window that is not ASCII, and stays") {
  const std::string ascii(1000, 'x');
  Windows windows(reader_of(ascii), std::nullopt, 100);
  CHECK(read(windows, [](const Window& window) { return window.document.text.size(); }).text == ascii);

  const std::string line = "en linje\n";
  std::string bytes;
  for (int i = 0; i < 100; ++i) bytes += line;
  bytes +=
      "bl\x86 \x91"
      "ble\n";  // CP850
  for (int i = 0; i < 100; ++i) bytes += line;
  bytes += "\x9B\n";
  const Read found = read_all(bytes, 100);
  CHECK(found.text.find("blå æble\n") == 900);
  CHECK(found.text.ends_with("ø\n"));
}

TEST_CASE("windows: damage is told once, wherever it stands") {
  std::string bytes = "Byrådet æøå\n";
  for (int i = 0; i < 300; ++i) bytes += i % 100 == 50 ? "bl\xE5\n" : "en linje\n";
  Windows windows(reader_of(bytes), std::nullopt, 200);
  // The second half of each window comes again.
  read(windows, [](const Window& window) {
    const std::string& text = window.document.text;
    return window.last ? text.size() : text.find('\n', text.size() / 2) + 1;
  });
  REQUIRE(windows.notes().size() == 1);
  CHECK(windows.notes()[0].line == 52);
  CHECK(windows.notes()[0].diagnostic.message() == "3 places from here on are not valid UTF-8, read as Windows-1252");
}
