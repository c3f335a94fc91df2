#include "minutes/stored.h"

#include <doctest/doctest.h>

#include "minutes/layout.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(minutes_layout)

using namespace referat::minutes;

namespace {

struct Words {
  Texts texts;
  std::vector<Array<std::uint16_t>> numbers;
  bool last = false;

  template <typename Storage>
  void store(Storage& storage) {
    storage(texts, numbers, last);
  }
};

}  // namespace

TEST_CASE("what was saved is loaded, and lies where it was saved") {
  Words made;
  for (const char* text : {"Åben", "", "Lukket"}) made.texts.add(text);
  made.numbers.emplace_back().push_back(7);
  made.numbers.back().insert(0, 5);
  made.numbers.emplace_back();
  made.last = true;
  Saver saver;
  saver(made);
  Words loaded;
  Loader loader(saver.bytes());
  loader(loaded);
  REQUIRE(loaded.texts.size() == 3);
  CHECK(loaded.texts[0] == "Åben");
  CHECK(loaded.texts[1].empty());
  CHECK(loaded.texts[2] == "Lukket");
  REQUIRE(loaded.numbers.size() == 2);
  REQUIRE(loaded.numbers[0].size() == 2);
  CHECK(loaded.numbers[0][0] == 5);
  CHECK(loaded.numbers[0][1] == 7);
  CHECK(loaded.numbers[1].empty());
  CHECK(loaded.last);
  CHECK(loaded.texts[0].data() > saver.bytes().data());
  CHECK(loaded.texts[0].data() < saver.bytes().data() + saver.bytes().size());
}

TEST_CASE("the built-in layouts are those of the tables") {
  referat::Layout layout{referat::minutes::Tables()};
  Saver saver;
  saver(layout);
  CHECK(saver.bytes() == referat_embedded_minutes_layout_view());
}
