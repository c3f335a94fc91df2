#include "minutes/first_words.h"

#include <algorithm>

#include "minutes/heading.h"
#include "minutes/pattern_shape.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

/// A word in which more than one word of a form may stand, or a mark that folding drops: "BeslutningGodkendt",
/// "Beslutning:Godkendt".
bool holds_more(std::string_view printed) {
  bool small = false;
  for (std::size_t at = 0; at < printed.size();) {
    const char32_t character = next_character(printed, at);
    if (character == U'*' || character == U':' || (small && is_upper(character))) return true;
    small = is_lower(character);
  }
  return false;
}

/// "BR", "A": what a case number may begin with beside a digit.
bool begins_with_capitals(std::string_view text) {
  std::size_t at = 0;
  return is_upper(next_character(text, at)) && !begins_with_small_letter(text.substr(at));
}

constexpr std::size_t kVerdicts = 512;
constexpr std::size_t kUsualForms = 1000;

}  // namespace

FirstWords::FirstWords(const Tables& tables) : verdicts_(kVerdicts) {
  using enum Recognised;
  words_.reserve(kUsualForms);
  for (const Row& row : tables["furniture"]) add(row[0], Use::furniture, damaged);
  for (const Row& row : tables["labels"]) add(row[0], Use::label, exactly);
  for (const Row& row : tables["markers"]) add(row[0], Use::marker, damaged);
  for (const Row& row : tables["item_forms"]) add(row[0], Use::number, exactly);
  for (const Row& row : tables["headings"]) {
    // A damaged one without placeholders is recognised by more than its first word.
    is_template(row[0]) ? add(row[0], Use::form, damaged) : add(row[0], Use::heading, exactly);
  }
  for (const Row& row : tables["case_schemes"]) {
    small_letters_in_case_numbers_ = small_letters_in_case_numbers_ || PatternShape(row[1]).has_small_letters();
  }
  words_.close();
  for (auto& [form, uses] : damageable_) uses = uses_of_word(form.text);
}

void FirstWords::add(std::string_view form, Use use, Recognised recognised) {
  Word word;
  std::size_t at = 0;
  while (at < form.size() && is_marks(word)) word = next_word(form, at);
  // What begins with a digit or a placeholder is told by other means.
  if (is_marks(word) || cut(form, word.printed).starts_with('{')) {
    if (!form.empty() && use != Use::form) always_.add(use);
    return;
  }
  words_.add(word.folded, use);
  if (recognised == Recognised::exactly) return;
  DamageableForm damageable(word.folded);
  if (damageable.exact) return;
  const auto known = std::ranges::find(
      damageable_, word.folded, [](const auto& entry) -> const auto& { return entry.first.text; });
  if (known == damageable_.end()) damageable_.emplace_back(std::move(damageable), Uses());
}

Uses FirstWords::uses_of_word(std::string_view word) const {
  Uses uses;
  for (const auto& entry : words_.find(word)) uses.add(entry.value);
  return uses;
}

Uses FirstWords::uses_of(std::string_view line, const Word& word) const {
  Uses uses;
  uses.add(uses_of_word(word.folded));
  const Letters letters = letters_of(word.folded);
  for (const auto& [form, of_form] : damageable_) {
    if (form.needed.may_be_read(letters) && same_but_damaged(form, word.folded, letters)) uses.add(of_form);
  }
  // "21-014448", "BR 366/07", "Pkt.7", or a number that was one.
  if (small_letters_in_case_numbers_ || begins_with_capitals(line.substr(word.span.begin))) uses.add(Use::case_number);
  if (has_digit(word.folded)) {
    uses.add(Use::case_number);
    uses.add(Use::number);
  }
  if (holds_more(cut(line, word.printed))) uses.add(Use::heading);
  return uses;
}

Uses FirstWords::uses(std::string_view line) const {
  std::size_t behind = 0;
  const char32_t first = line.empty() ? U' ' : next_character(line, behind);
  // Behind marks that stand apart ("- Åben sag") the first word is yet to come.
  if (!is_letter(first) && !is_digit(first)) return judge(line);
  const std::string_view word = line.substr(0, line.find(' '));
  return Uses(verdicts_.of(word, [this](std::string_view printed) { return judge(printed).bits(); }));
}

Uses FirstWords::judge(std::string_view line) const {
  Uses uses = always_;
  for (std::size_t at = 0; at < line.size();) {
    const Word word = next_word(line, at);
    if (word.printed.length() == 0) break;
    // Marks before the first word are passed over by some matchers.
    if (!is_marks(word)) {
      uses.add(uses_of(line, word));
      break;
    }
    if (holds_more(cut(line, word.printed))) uses.add(Use::heading);
  }
  return uses;
}

}  // namespace referat::minutes
