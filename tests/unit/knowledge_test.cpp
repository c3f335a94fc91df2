#include "referat/knowledge.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "referat/repair.h"
#include "repair/keep.h"

namespace {

using referat::Cause;
using referat::Knowledge;
using referat::RepairOptions;
using referat::Span;

constexpr std::string_view kDamaged =
    "Byradet dreftede forslaget om en ny skole i Bonsvig, og at forvaltningen skal lave en plan for omradet.\n"
    "Borgmesteren onsker, at Bonsvigs bibliotek bliver storre, og at vejpulien ikke bliver brugt for naeste ar.\n";

std::string mend(const RepairOptions& options) { return referat::repair(kDamaged, options).text; }

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a list of words: comments, empty lines, blanks, line ends, a byte order mark") {
  const referat::WordList list =
      referat::read_word_list("\xEF\xBB\xBF# Names\r\n\r\n \tBønsvig \r\nNy Bønsvig\n#Ikke\nå");
  CHECK(list.bad_line == 0);
  CHECK(list.words == std::vector<std::string>{"Bønsvig", "Ny Bønsvig", "å"});
  CHECK(referat::read_word_list("").words.empty());
}

TEST_CASE("what is no list of words is told with its line") {
  CHECK(referat::read_word_list("a\n\xF8\nb").bad_line == 2);
  CHECK(referat::read_word_list("a\nb\n1 - 2\n").bad_line == 3);
  CHECK(referat::read_word_list(std::string("a\0b", 3)).bad_line == 1);
  CHECK(referat::read_word_list(std::string(201, 'a')).bad_line == 1);
  CHECK(referat::read_word_list(std::string(200, 'a')).bad_line == 0);
}

TEST_CASE("kept words are found whole, whatever their case, the longest first") {
  const referat::engine::KeepList keep({"Bønsvig", "ny bønsvig", "§ 3", "a-b", ""});
  const std::string_view text = "BØNSVIG Bønsvigs xbønsvig Ny Bønsvig, ny-bønsvig A-B a-bc §3 § 3.";
  std::vector<std::string_view> found;
  for (const Span& span : keep.find(text)) found.push_back(referat::cut(text, span));
  CHECK(found == std::vector<std::string_view>{"BØNSVIG", "Ny Bønsvig", "bønsvig", "A-B", "§ 3"});
}

TEST_CASE("words of one's own are mended to, in their genitives too") {
  CHECK(has(mend({}), "Bonsvigs"));
  const std::string mended = mend({.knowledge = Knowledge({.words = {"Bønsvig"}})});
  CHECK(has(mended, "i Bønsvig,"));
  CHECK(has(mended, "Bønsvigs bibliotek"));
}

TEST_CASE("what is to be kept beats everything") {
  const Knowledge knowledge({.words = {"Bønsvig"}, .keep = {"bonsvig", "Naeste", "byradet"}});
  const std::string mended = mend({.knowledge = knowledge});
  CHECK(has(mended, "Byradet drøftede"));
  CHECK(has(mended, "i Bonsvig,"));
  CHECK(has(mended, "Bønsvigs bibliotek"));
  CHECK(has(mended, "naeste år"));
}

TEST_CASE("causes that are skipped make no edits") {
  const std::string text =
      std::string(kDamaged) + "TilsynsfÃ¸rende fik of\uFB01cielt 3 for-\nslag pa afgørelsenom skole.\n";
  for (const Cause cause : {Cause::ocr, Cause::encoding, Cause::ligature, Cause::spacing}) {
    const auto is_of_cause = [&](const referat::Edit& edit) { return edit.cause == cause; };
    CHECK(std::ranges::any_of(referat::repair(text).edits, is_of_cause));
    CHECK(std::ranges::none_of(referat::repair(text, {.skip = {cause}}).edits, is_of_cause));
  }
  CHECK(has(referat::repair(text, {.skip = {Cause::encoding}}).text, "TilsynsfÃ¸rende"));
}
