// Verdicts are those of the judge, however many texts share the table and whoever asks.
#include "text/verdicts.h"

#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

using referat::Verdict;
using referat::Verdicts;

namespace {

constexpr std::size_t kPlaces = Verdicts::kFewest;

Verdict judge(std::string_view text) {
  return static_cast<Verdict>(text.empty() ? 0 : text.size() * 251 + static_cast<unsigned char>(text.back()));
}

}  // namespace

TEST_CASE("a verdict is asked for once, while its place is kept") {
  const Verdicts verdicts(kPlaces);
  int asked = 0;
  const auto count = [&](std::string_view text) { return ++asked, judge(text); };
  for (int i = 0; i < 3; ++i) {
    CHECK(verdicts.of("drøftet", count) == judge("drøftet"));
    CHECK(verdicts.of("", count) == 0);
  }
  CHECK(asked == 2);
}

TEST_CASE("a table has the places that it is asked for, sooner or later") {
  const Verdicts verdicts(32 * kPlaces);
  int asked = 0;
  const auto count = [&](std::string_view text) { return ++asked, judge(text); };
  const auto ask = [&] {
    for (std::size_t i = 0; i < 2 * kPlaces; ++i) (void)verdicts.of("ord " + std::to_string(i), count);
  };
  for (int i = 0; i < 10; ++i) ask();
  asked = 0;
  ask();
  CHECK(asked < 20);  // of 1,024 texts in 8,192 pairs of places hardly three share one
}

TEST_CASE("more texts than there are places, asked for by several threads while the table grows") {
  const Verdicts verdicts(8 * kPlaces);
  std::atomic<int> wrong = 0;
  const auto ask = [&] {
    for (int i = 0; i < 40'000; ++i) {
      const std::string text = "ord " + std::to_string(i % 10'000);
      if (verdicts.of(text, judge) != judge(text)) ++wrong;
    }
  };
  std::vector<std::jthread> threads;
  for (int i = 0; i < 3; ++i) threads.emplace_back(ask);
  threads.clear();
  CHECK(wrong == 0);
}
