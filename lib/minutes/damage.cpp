#include "minutes/damage.h"

#include <algorithm>
#include <cstdlib>

#include "referat/repair.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr double kCostPerCharacter = 0.3;  // nats: plain damage (repair.h)
constexpr double kCostOfLetter = 9;        // nats: of a word of one letter
constexpr std::size_t kShortest = 4;       // bytes
constexpr std::size_t kLongest = 80;

/// Sizes that damage leaves alike. Bytes: å, æ and ø are two, and are mostly read as one.
bool alike_in_size(std::size_t a, std::size_t b) {
  const std::size_t longer = std::max(a, b);
  return std::min(a, b) >= kShortest && longer <= kLongest && longer - std::min(a, b) <= 2 + longer / 6;
}

bool alike_in_letters(const Letters& a, const Letters& b, std::size_t size) {
  std::size_t difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference += static_cast<std::size_t>(std::abs(a[i] - b[i]));
  return difference <= 2 + size / 3;
}

std::optional<double> cost(std::string_view intended, std::string_view read) {
  const double bound = kCostPerCharacter * static_cast<double>(character_count(intended));
  const double found = channel_cost(intended, read, bound);
  if (found > bound) return std::nullopt;
  return found;
}

}  // namespace

Letters letters_of(std::string_view folded) {
  Letters letters{};
  for (const char c : folded.substr(0, kLongest)) {
    if (c >= 'a' && c <= 'z') ++letters[static_cast<std::size_t>(c - 'a')];
  }
  return letters;
}

std::optional<double> damage_cost(const DamageableForm& form, std::string_view read, const Letters& letters) {
  if (form.text == read) return 0;
  if (!alike_in_size(form.text.size(), read.size())) return std::nullopt;
  if (!alike_in_letters(form.letters, letters, form.text.size())) return std::nullopt;
  return cost(form.text, read);
}

bool same_but_damaged(std::string_view intended, std::string_view read) {
  if (intended == read) return true;
  // "Beslutning 1 Byrådet": a word of one letter.
  if (intended.size() == 1 && read.size() == 1) return channel_cost(intended, read, kCostOfLetter) <= kCostOfLetter;
  return alike_in_size(intended.size(), read.size()) &&
         alike_in_letters(letters_of(intended), letters_of(read), intended.size()) && cost(intended, read).has_value();
}

}  // namespace referat::minutes
