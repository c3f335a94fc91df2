#include "minutes/damage.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "referat/repair.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr double kCostPerCharacter = 0.3;  // nats: plain damage (repair.h)
constexpr std::size_t kShortest = 4;       // characters
constexpr std::size_t kLongest = 80;

/// Bytes by which damaged text may be longer or shorter than what was intended.
std::size_t most_length_change(std::size_t bytes) { return 2 + bytes / 6; }

/// Letters a to z that one text has and the other has not: what no damage of the given cost can explain. A cheap test
/// before the channel's.
bool alike(std::string_view a, std::string_view b, std::size_t characters) {
  std::array<int, 26> counts{};
  for (const char c : a) {
    if (c >= 'a' && c <= 'z') ++counts[static_cast<std::size_t>(c - 'a')];
  }
  for (const char c : b) {
    if (c >= 'a' && c <= 'z') --counts[static_cast<std::size_t>(c - 'a')];
  }
  std::size_t difference = 0;
  for (const int count : counts) difference += static_cast<std::size_t>(std::abs(count));
  return difference <= 2 + characters / 3;
}

}  // namespace

bool same_but_damaged(std::string_view intended, std::string_view read) {
  if (intended == read) return true;
  // Bytes: å, æ and ø are two, and are mostly read as one.
  const std::size_t longer = std::max(intended.size(), read.size());
  const std::size_t shorter = std::min(intended.size(), read.size());
  if (shorter < kShortest || longer > kLongest || longer - shorter > most_length_change(longer)) return false;
  const std::size_t characters = character_count(intended);
  if (characters < kShortest || !alike(intended, read, characters)) return false;
  const double bound = kCostPerCharacter * static_cast<double>(characters);
  return channel_cost(intended, read, bound) <= bound;
}

}  // namespace referat::minutes
