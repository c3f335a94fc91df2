// Words and folded text, and the quick tests on them.
#include "minutes/words.h"

#include <doctest/doctest.h>

#include <string>

using namespace referat::minutes;

TEST_CASE("folding leaves case, marks and outer blanks aside") {
  CHECK(fold("**ØKONOMI:**") == "økonomi");
  CHECK(fold("  Økonomiske \t Konsekvenser\xC2\xA0: ") == "økonomiske konsekvenser");
  CHECK(fold("A*B") == "ab");
  CHECK(fold("Å: æ") == "å: æ");
  CHECK(fold("ȺȺȺȺ Ⱥ") == "ⱥⱥⱥⱥ ⱥ");  // two bytes each, and three in lower case
  CHECK(fold(" *:: ").empty());
  CHECK(fold("").empty());
}

TEST_CASE("a digit is found wherever it stands, and nothing else is taken for one") {
  for (std::size_t length = 0; length < 20; ++length) {
    const std::string text(length, '/');
    CHECK_FALSE(has_digit(text));
    CHECK_FALSE(has_digit(std::string(length, ':')));
    CHECK_FALSE(has_digit(std::string(length, '\xB0')));
    for (std::size_t at = 0; at < length; ++at) {
      for (const char digit : {'0', '9'}) CHECK(has_digit(std::string(text).replace(at, 1, 1, digit)));
    }
  }
}

TEST_CASE("what a text may begin with") {
  FirstBytes bytes;
  bytes.add("at");
  bytes.add("7");
  for (const char* text : {"at", "At", "7. maj", "*at", "æble", "(at)"}) CHECK(bytes.may_begin(text));
  for (const char* text : {"bt", "Bt", "8. maj", ""}) CHECK_FALSE(bytes.may_begin(text));
}

TEST_CASE("words are parted by blanks of all kinds, and stand without their outer marks") {
  const auto words = [](std::string_view line) {
    std::string all;
    for (const Word& word : split_words(line)) {
      all.append(cut(line, word.printed)).append("=").append(cut(line, word.span)).append("=").append(word.folded) +=
          '|';
    }
    return all;
  };
  CHECK(words("") == "");
  CHECK(words(" \t\xC2\xA0 ") == "");
  CHECK(words("(Åben)\xC2\xA0sag:\xE2\x80\x89nr. 7") == "(Åben)=Åben=åben|sag:=sag=sag|nr.=nr=nr|7=7=7|");
  CHECK(words("– * «Øl»") == "–==|*==|«Øl»=Øl=øl|");
  CHECK(words("§ 17, stk. 4-udvalget") == "§=§=§|17,=17=17|stk.=stk=stk|4-udvalget=4-udvalget=4-udvalget|");
  CHECK(words("Børne- -ÆØÅÉÞ×ÀŠ-") == "Børne-=Børne-=børne-|-ÆØÅÉÞ×ÀŠ-=-ÆØÅÉÞ×ÀŠ-=-æøåéþ×àš-|");
}
