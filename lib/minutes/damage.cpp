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

/// Sizes that damage leaves alike. Bytes: å, æ and ø are two, and are mostly read as one.
bool alike_in_size(std::size_t a, std::size_t b) {
  const std::size_t longer = std::max(a, b);
  return std::min(a, b) >= kShortest && longer <= kLongest && longer - std::min(a, b) <= 2 + longer / 6;
}

/// The form's letters are there but for the few that the bound lets be misread, and all in all they are much the same.
bool alike_in_letters(const DamageableForm& form, const Letters& read) {
  if (!form.needed.may_be_read(read)) return false;
  std::uint8_t missing = 0;  // neither can be more than kLongest
  std::uint8_t added = 0;
  for (std::size_t i = 0; i < read.counts.size(); ++i) {
    const std::uint8_t most = std::max(form.letters.counts[i], read.counts[i]);
    missing = static_cast<std::uint8_t>(missing + (most - read.counts[i]));
    added = static_cast<std::uint8_t>(added + (most - form.letters.counts[i]));
  }
  return missing <= form.needed.most_missing && missing + added <= 2 + static_cast<int>(form.text.size() / 3);
}

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

void LettersIndex::add(const LettersNeeded& needed) {
  const std::uint64_t form = std::uint64_t{1} << size_ % kForms;
  if (size_++ % kForms == 0) blocks_.emplace_back();
  Block& block = blocks_.back();
  for (std::size_t letter = 0; letter < kLetters; ++letter) {
    if ((needed.present >> letter & 1U) != 0) block.has[letter] |= form;
  }
  for (std::size_t digit = 0; digit < kDigits; ++digit) {
    if ((needed.most_missing >> digit & 1U) != 0) block.most_missing[digit] |= form;
  }
}

std::uint64_t LettersIndex::Block::may_be_read(const Letters& letters) const {
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

DamageableForm::DamageableForm(std::string folded)
    : text(std::move(folded)),
      letters(letters_of(text)),
      bound(kCostPerCharacter * static_cast<double>(character_count(text))),
      needed{letters.present,
             bound < kCheapestMisreading ? std::uint8_t{0} : static_cast<std::uint8_t>(bound / kCheapestLetter)},
      exact(text.size() > 1 && (text.size() < kShortest || (needed.most_missing == 0 && is_ascii(text)))) {}

std::size_t longest_read_for(const DamageableForm& form) {
  std::size_t longest = form.text.size();
  while (alike_in_size(form.text.size(), longest + 1)) ++longest;
  return form.exact || !alike_in_size(longest, form.text.size()) ? 0 : longest;
}

std::optional<double> damage_cost(const DamageableForm& form, std::string_view read, const Letters& letters) {
  if (form.text == read) return 0;
  if (form.exact || !alike_in_size(form.text.size(), read.size()) || !alike_in_letters(form, letters)) {
    return std::nullopt;
  }
  const double cost = channel_cost(form.text, read, form.bound);
  if (cost > form.bound) return std::nullopt;
  return cost;
}

bool same_but_damaged(const DamageableForm& intended, std::string_view read) {
  if (intended.exact) return intended.text == read;
  return same_but_damaged(intended, read, letters_of(read));
}

bool same_but_damaged(const DamageableForm& intended, std::string_view read, const Letters& letters) {
  if (intended.exact || intended.text == read) return intended.text == read;
  // "Beslutning 1 Byrådet": a word of one letter.
  if (intended.text.size() == 1) {
    return read.size() == 1 && channel_cost(intended.text, read, kCostOfLetter) <= kCostOfLetter;
  }
  return damage_cost(intended, read, letters).has_value();
}

bool same_but_damaged(std::string_view intended, std::string_view read) {
  if (intended == read) return true;
  const bool letter = intended.size() == 1 && read.size() == 1;
  return (letter || alike_in_size(intended.size(), read.size())) &&
         same_but_damaged(DamageableForm(std::string(intended)), read);
}

}  // namespace referat::minutes
