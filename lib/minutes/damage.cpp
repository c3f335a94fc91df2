#include "minutes/damage.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "referat/repair.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr double kCostPerCharacter = 0.3;  // nats: plain damage (repair.h)
constexpr double kCostOfLetter = 9;        // nats: of a word of one letter
constexpr std::size_t kShortest = 4;       // bytes
constexpr std::size_t kLongest = 80;

/// Bytes that damage may add to what was shorter.
std::size_t most_size_change(std::size_t longer) { return 2 + longer / 6; }

/// Sizes that damage leaves alike. Bytes: å, æ and ø are two, and are mostly read as one.
bool alike_in_size(std::size_t a, std::size_t b) {
  const std::size_t longer = std::max(a, b);
  return std::min(a, b) >= kShortest && longer <= kLongest && longer - std::min(a, b) <= most_size_change(longer);
}

/// The form's letters are there but for the few that the bound lets be misread, and all in all they are much the same.
bool alike_in_letters(const DamageableForm& form, const Letters& read) {
  if (!form.facts.needed.may_be_read(read)) return false;
  std::uint8_t missing = 0;  // neither can be more than kLongest
  std::uint8_t added = 0;
  for (std::size_t i = 0; i < read.counts.size(); ++i) {
    const std::uint8_t most = std::max(form.facts.letters.counts[i], read.counts[i]);
    missing = static_cast<std::uint8_t>(missing + (most - read.counts[i]));
    added = static_cast<std::uint8_t>(added + (most - form.facts.letters.counts[i]));
  }
  return missing <= form.facts.needed.most_missing && missing + added <= 2 + static_cast<int>(form.text.size() / 3);
}

/// Nats: of what plain damage may do to a form.
double bound_of(const FormFacts& facts) { return kCostPerCharacter * facts.characters; }

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Letters letters_of(std::string_view folded) {
  Letters letters;
  for (const char c : folded.substr(0, kLongest)) {
    if (c < 'a' || c > 'z') continue;
    ++letters.counts[static_cast<std::size_t>(c - 'a')];
    letters.present |= 1U << (c - 'a');
  }
  return letters;
}

void DamageableForms::add(std::string_view folded) {
  const FormFacts facts = DamageableForm(folded).facts;
  const std::uint64_t form = std::uint64_t{1} << size() % kBlock;
  if (size() % kBlock == 0) blocks_.push_back({});
  Block& block = blocks_.own(size() / kBlock);
  for (std::size_t letter = 0; letter < kLetters; ++letter) {
    if ((facts.needed.present >> letter & 1U) != 0) block.has[letter] |= form;
  }
  for (std::size_t digit = 0; digit < kDigits; ++digit) {
    if ((facts.needed.most_missing >> digit & 1U) != 0) block.most_missing[digit] |= form;
  }
  texts_.add(folded);
  facts_.push_back(facts);
}

std::uint64_t DamageableForms::Block::may_be_read(const Letters& letters) const {
  // Counts the letters that the text lacks, for each form in binary: one word for the ones of all, one for the twos, …
  std::array<std::uint64_t, kDigits> missing{};
  std::uint64_t too_many = 0;
  for (std::uint32_t absent = ~letters.present & ((1U << kLetters) - 1); absent != 0; absent &= absent - 1) {
    std::uint64_t carry = has[static_cast<std::size_t>(std::countr_zero(absent))];
    for (std::uint64_t& digit : missing) carry &= std::exchange(digit, digit ^ carry);
    too_many |= carry;
  }
  std::uint64_t fewer = 0;
  std::uint64_t equal = ~too_many;
  for (std::size_t digit = kDigits; digit-- > 0;) {
    fewer |= equal & ~missing[digit] & most_missing[digit];
    equal &= ~(missing[digit] ^ most_missing[digit]);
  }
  return fewer | equal;
}

DamageableForm::DamageableForm(std::string_view folded) : text(folded) {
  facts.letters = letters_of(text);
  facts.characters = static_cast<std::uint16_t>(std::min(character_count(text), kLongest));
  const double bound = bound_of(facts);
  facts.needed.present = facts.letters.present;
  if (bound >= kCheapestMisreading) facts.needed.most_missing = static_cast<std::uint32_t>(bound / kCheapestLetter);
  facts.exact =
      text.size() > 1 && (text.size() < kShortest || (facts.needed.most_missing == 0 && is_ascii(text))) ? 1 : 0;
}

std::size_t sign_count(std::string_view text) {
  const auto is_sign = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  return static_cast<std::size_t>(std::ranges::count_if(text, is_sign));
}

std::size_t cheap_sign_count(std::string_view intended) {
  constexpr char kLatin1Signs = '\xC2';  // what they begin with in UTF-8
  return sign_count(intended) + static_cast<std::size_t>(std::ranges::count(intended, kLatin1Signs));
}

std::size_t most_signs_read_for(const DamageableForm& form) {
  return cheap_sign_count(form.text) + static_cast<std::size_t>(bound_of(form.facts) / kCheapestSign);
}

Sizes sizes_read_as(std::size_t size) {
  Sizes sizes{.least = size - std::min(size, most_size_change(size)), .most = size};
  while (sizes.most + 1 - size <= most_size_change(sizes.most + 1)) ++sizes.most;
  return sizes;
}

std::size_t longest_read_for(const DamageableForm& form) {
  std::size_t longest = form.text.size();
  while (alike_in_size(form.text.size(), longest + 1)) ++longest;
  return form.facts.exact || !alike_in_size(longest, form.text.size()) ? 0 : longest;
}

std::optional<double> damage_cost(const DamageableForm& form, std::string_view read, const Letters& letters) {
  if (form.text == read) return 0;
  if (form.facts.exact || !alike_in_size(form.text.size(), read.size()) || !alike_in_letters(form, letters)) {
    return std::nullopt;
  }
  const double bound = bound_of(form.facts);
  const double cost = channel_cost(form.text, read, bound);
  if (cost > bound) return std::nullopt;
  return cost;
}

bool same_but_damaged(const DamageableForm& intended, std::string_view read) {
  if (intended.facts.exact) return intended.text == read;
  return same_but_damaged(intended, read, letters_of(read));
}

bool same_but_damaged(const DamageableForm& intended, std::string_view read, const Letters& letters) {
  if (intended.facts.exact || intended.text == read) return intended.text == read;
  // "Beslutning 1 Byrådet": a word of one letter.
  if (intended.text.size() == 1) {
    return read.size() == 1 && channel_cost(intended.text, read, kCostOfLetter) <= kCostOfLetter;
  }
  return damage_cost(intended, read, letters).has_value();
}

bool same_but_damaged(std::string_view intended, std::string_view read) {
  if (intended == read) return true;
  const bool letter = intended.size() == 1 && read.size() == 1;
  return (letter || alike_in_size(intended.size(), read.size())) && same_but_damaged(DamageableForm(intended), read);
}

}  // namespace referat::minutes
