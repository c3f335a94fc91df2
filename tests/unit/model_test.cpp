#include "referat/model.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "referat/repair.h"

namespace {

using referat::Model;

constexpr std::string_view kSound =
    "Byrådet drøftede skolen i Bønsvig. Borgerne i Bønsvig ønsker en ny hal, og byrådet godkendte forslaget.\n"
    "Udvalget besluttede, at hallen i Bønsvig skal have nyt tag, og at der bliver afsat penge i budgettet for 2021.\n";

constexpr std::string_view kDamaged =
    "Byradet dreftede forslaget om en ny skole i Bonsvig, og at forvaltningen skal lave en plan for omradet.\n"
    "Borgmesteren onsker, at Bonsvigs bibliotek bliver storre, og at hallen far nyt tag for sommeren og naeste ar.\n";

Model learned(std::string_view text) {
  Model model;
  model.learn(text);
  return model;
}

}  // namespace

TEST_CASE("sound pages are counted, damaged ones are not") {
  const std::string text = std::string(kSound) + "\f" + std::string(kDamaged);
  Model model;
  const Model::Pages pages = model.learn(text);
  CHECK(pages.learned == 1);
  CHECK(pages.damaged == 1);
  REQUIRE(model.words().contains("bønsvig"));
  CHECK(model.words().at("bønsvig").count == 3);
  CHECK(model.words().at("bønsvig").capitals == 3);
  CHECK(model.words().at("byrådet").inside == 1);
  CHECK(!model.words().contains("bonsvig"));
  CHECK(model.pairs().at({"i", "bønsvig"}) == 3);
  CHECK(model.pairs().at({"<s>", "byrådet"}) == 1);
}

TEST_CASE("a model that was written is read, without what was seen once") {
  const Model model = learned(kSound);
  const referat::ReadModel read = Model::read(model.write());
  CHECK(read.problem.empty());
  CHECK(read.model.running_words() == model.running_words());
  CHECK(read.model.words().contains("bønsvig"));
  CHECK(!read.model.words().contains("skolen"));
  CHECK(read.model.write() == model.write());
}

TEST_CASE("a model that any byte of was changed, or that was cut, is refused") {
  const std::string file = learned(kSound).write();
  for (std::size_t at = 0; at < file.size(); ++at) {
    std::string changed = file;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK(!Model::read(changed).problem.empty());
    CHECK(!Model::read(file.substr(0, at)).problem.empty());
  }
  CHECK(!Model::read(file + "\n").problem.empty());
}

TEST_CASE("models add up") {
  Model twice = learned(kSound);
  twice.add(learned(kSound));
  CHECK(twice.words().at("bønsvig").count == 6);
  CHECK(twice.running_words() == 2 * learned(kSound).running_words());
}

TEST_CASE("what was learned is mended to, in the genitive too") {
  const Model model = learned(kSound);
  const std::string mended = referat::repair(kDamaged, {.knowledge = referat::Knowledge({.model = &model})}).text;
  CHECK(mended.find("i Bønsvig,") != std::string::npos);
  CHECK(mended.find("Bønsvigs bibliotek") != std::string::npos);
  CHECK(referat::repair(kDamaged).text.find("Bonsvigs") != std::string::npos);
}
