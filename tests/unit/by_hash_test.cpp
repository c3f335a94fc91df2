#include "minutes/by_hash.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using referat::hash_of;

TEST_CASE("the values of a text are found in the order in which they were added") {
  referat::minutes::ByHash<int> values;
  values.add("sag", 1);
  values.add("punkt", 2);
  values.add("sag", 3);
  values.add("", 4);
  REQUIRE(values.find("sag").size() == 2);
  CHECK(values.find("sag")[0] == 1);
  CHECK(values.find("sag")[1] == 3);
  CHECK(values.find("punkt").front() == 2);
  CHECK(values.find("").front() == 4);
  CHECK(values.find("sager").empty());
}

TEST_CASE("a set has the texts that were added, in whatever order") {
  referat::minutes::TextSet set;
  for (const char* text : {"og", "samt", "eller", "og"}) set.add(text);
  for (const char* text : {"og", "samt", "eller"}) CHECK(set.contains(text));
  CHECK_FALSE(set.contains(""));
  CHECK_FALSE(set.contains("Og"));
}

TEST_CASE("texts that differ in one byte, or in their length, have different hashes") {
  std::set<std::uint64_t> hashes;
  std::size_t texts = 0;
  for (std::size_t length = 0; length <= 40; ++length) {
    const std::string same(length, 'a');
    hashes.insert(hash_of(same));
    ++texts;
    for (std::size_t at = 0; at < length; ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        if (byte == 'a') continue;
        std::string text = same;
        text[at] = static_cast<char>(byte);
        hashes.insert(hash_of(text));
        ++texts;
      }
    }
  }
  CHECK(hashes.size() == texts);
}
