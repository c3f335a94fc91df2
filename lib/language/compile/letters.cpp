// Trigrams of letters, each order interpolated with the one below it by Witten and Bell's rule (1991): the weight of
// what was not seen after some letters is the number of different letters that were.
#include "language/compile/letters.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "language/format.h"

namespace referat::language {
namespace {

constexpr std::size_t kClasses = kLetterClasses;

/// Turns the counts after one context into probabilities; `below` has those of the shorter context.
void interpolate(const double* counts, const double* below, double* probabilities) {
  double total = 0;
  double different = 0;
  for (std::size_t letter = 0; letter < kClasses; ++letter) {
    total += counts[letter];
    different += counts[letter] > 0 ? 1 : 0;
  }
  for (std::size_t letter = 0; letter < kClasses; ++letter) {
    probabilities[letter] =
        total == 0 ? below[letter] : (counts[letter] + different * below[letter]) / (total + different);
  }
}

}  // namespace

std::vector<std::uint8_t> letter_costs(const std::vector<Evidence>& words) {
  std::vector<double> three(kClasses * kClasses * kClasses);
  std::vector<double> two(kClasses * kClasses);
  std::vector<double> one(kClasses);
  for (const Evidence& word : words) {
    std::size_t before = kWordEdge;
    std::size_t last = kWordEdge;
    auto count = [&](std::size_t letter) {
      three[(before * kClasses + last) * kClasses + letter] += word.weight;
      two[last * kClasses + letter] += word.weight;
      one[letter] += word.weight;
      before = last;
      last = letter;
    };
    for (const char symbol : word.word) count(letter_class(static_cast<unsigned char>(symbol)));
    count(kWordEdge);
  }

  const std::vector<double> even(kClasses, 1.0 / kClasses);
  std::vector<double> below_one(kClasses);
  interpolate(one.data(), even.data(), below_one.data());
  std::vector<double> below_two(kClasses * kClasses);
  for (std::size_t last = 0; last < kClasses; ++last) {
    interpolate(&two[last * kClasses], below_one.data(), &below_two[last * kClasses]);
  }
  std::vector<std::uint8_t> costs;
  costs.reserve(three.size());
  std::vector<double> probabilities(kClasses);
  for (std::size_t context = 0; context < kClasses * kClasses; ++context) {
    interpolate(&three[context * kClasses], &below_two[context % kClasses * kClasses], probabilities.data());
    for (const double probability : probabilities) {
      costs.push_back(static_cast<std::uint8_t>(std::clamp(-std::log(probability) / kLetterCostStep, 0.0, 255.0)));
    }
  }
  return costs;
}

}  // namespace referat::language
