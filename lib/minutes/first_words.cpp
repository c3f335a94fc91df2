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

}  // namespace

FirstWords::FirstWords(const Tables& tables) {
  using enum Recognised;
  for (const Row& row : tables["furniture"]) add(row[0], Use::furniture, damaged);
  for (const Row& row : tables["labels"]) add(row[0], Use::label, exactly);
  for (const Row& row : tables["markers"]) add(row[0], Use::marker, damaged);
  for (const Row& row : tables["item_forms"]) add(row[0], Use::number, exactly);
  for (const Row& row : tables["headings"]) {
    // A damaged one without placeholders is recognised by more than its first word.
    is_template(row[0]) ? add(row[0], Use::form, damaged) : add(row[0], Use::heading, exactly);
  }
  for (const Row& row : tables["case_schemes"]) {
    if (PatternShape(row[1]).has_small_letters()) beside_.add(Use::case_number);
  }
}

void FirstWords::add(std::string_view form, Use use, Recognised recognised) {
  Word word;
  std::size_t at = 0;
  while (at < form.size() && is_marks(word)) word = next_word(form, at);
  // What begins with a digit or a placeholder is told by other means, as is a sign before a digit.
  if (is_marks(word) || cut(form, word.printed).starts_with('{')) {
    if (!form.empty() && use != Use::form && use != Use::number) always_.add(use);
    return;
  }
  if (!uses_of_word(word.folded).has(use)) words_.add(word.folded, use);
  if (recognised == Recognised::exactly) return;
  const bool added = damageable_.any_of(letters_of(word.folded),
                                        [&](const DamageableForm& known) { return known.text == word.folded; });
  if (!added && DamageableForm(word.folded).facts.exact == 0) damageable_.add(word.folded);
}

Uses FirstWords::uses_of_word(std::string_view word) const {
  Uses uses;
  for (const Use use : words_.find(word)) uses.add(use);
  return uses;
}

Uses FirstWords::uses_of(std::string_view line, const Word& word) const {
  Uses uses = beside_;
  uses.add(uses_of_word(word.folded));
  const Letters letters = letters_of(word.folded);
  damageable_.any_of(letters, [&](const DamageableForm& form) {
    if (same_but_damaged(form, word.folded, letters)) uses.add(uses_of_word(form.text));
    return false;
  });
  // "21-014448", "BR 366/07", "Pkt.7", or a number that was one.
  if (begins_with_capitals(line.substr(word.span.begin))) uses.add(Use::case_number);
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
