#include "minutes/name_forms.h"

#include <algorithm>
#include <utility>

#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kMostNames = 400;  // of one meeting that are compared with one another

std::size_t letters_beyond_ascii(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U; }));
}

/// "t" or "t." of "thea", or the word itself.
bool is_short_for(const std::string& part, const std::string& word) {
  return part == word || (character_count(part) == 1 && word.starts_with(part));
}

/// The names, of which the first and the last words are the same, differ in what stands between: one has less of it.
bool is_shorter_form(const std::vector<Word>& few, const std::vector<Word>& many) {
  if (few.size() < 2 || few.size() > many.size()) return false;
  std::size_t at = 0;
  for (const Word& word : many) {
    if (at < few.size() && is_short_for(few[at].folded, word.folded)) ++at;
  }
  return at == few.size();
}

}  // namespace

NameForms::Form::Form(std::string_view name)
    : words(split_words(name)),
      folded(fold(name)),
      facts(DamageableForm(folded).facts),
      beyond_ascii(letters_beyond_ascii(name)) {
  if (!words.empty()) ends = words.front().folded + ' ' + words.back().folded;
}

bool NameForms::Form::was_damaged_to(const Form& read) const {
  return beyond_ascii > read.beyond_ascii && facts.needed.may_be_read(read.facts.letters) &&
         same_but_damaged(DamageableForm(folded, facts), read.folded, read.facts.letters);
}

bool NameForms::Form::is_person_of(const Form& other) const {
  if (was_damaged_to(other) || other.was_damaged_to(*this)) return true;
  return ends == other.ends &&
         (folded == other.folded || is_shorter_form(words, other.words) || is_shorter_form(other.words, words));
}

void NameForms::add(std::string_view name) {
  auto found = forms_.find(name);
  if (found == forms_.end()) found = forms_.emplace(name, Form(name)).first;
  ++found->second.count;
  ++added_;
}

bool NameForms::is_better(const Named& form, const Named& than) {
  if (form.second.was_damaged_to(than.second)) return true;
  if (than.second.was_damaged_to(form.second)) return false;
  const std::size_t count = form.second.count;
  return count != than.second.count ? count > than.second.count : form.first.size() > than.first.size();
}

std::string NameForms::form_of(std::string_view name) {
  const auto found = forms_.find(name);
  if (forms_.size() > kMostNames || found == forms_.end()) return std::string(name);
  Form& printed = found->second;
  if (std::exchange(printed.compared_at, added_) == added_) return printed.best;
  const Named* best = &*found;
  for (const Named& form : forms_) {
    if (&form != best && form.second.is_person_of(printed) && is_better(form, *best)) best = &form;
  }
  return printed.best = best->first;
}

}  // namespace referat::minutes
