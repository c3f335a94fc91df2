#include "minutes/name_forms.h"

#include <algorithm>
#include <vector>

#include "minutes/damage.h"
#include "minutes/words.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kMostNames = 400;  // of one meeting that are compared with one another

std::size_t letters_beyond_ascii(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U; }));
}

/// `read` is `intended` with Danish letters lost. Other differences may be those of two persons: Anna, Anne.
bool is_damaged_form(const std::string& intended, const std::string& read) {
  return letters_beyond_ascii(intended) > letters_beyond_ascii(read) && same_but_damaged(fold(intended), fold(read));
}

/// "t" or "t." of "thea", or the word itself.
bool is_short_for(const std::string& part, const std::string& word) {
  return part == word || (character_count(part) == 1 && word.starts_with(part));
}

/// The names differ in what stands between first name and surname only: one has less of it.
bool is_shorter_form(const std::string& shorter, const std::string& longer) {
  const std::vector<Word> few = split_words(shorter);
  const std::vector<Word> many = split_words(longer);
  if (few.size() < 2 || few.size() > many.size()) return false;
  if (few.front().folded != many.front().folded || few.back().folded != many.back().folded) return false;
  std::size_t at = 0;
  for (const Word& word : many) {
    if (at < few.size() && is_short_for(few[at].folded, word.folded)) ++at;
  }
  return at == few.size();
}

bool same_person(const std::string& a, const std::string& b) {
  return fold(a) == fold(b) || is_damaged_form(a, b) || is_damaged_form(b, a) || is_shorter_form(a, b) ||
         is_shorter_form(b, a);
}

}  // namespace

void NameForms::add(std::string_view name) {
  const auto found = counts_.find(name);
  found == counts_.end() ? counts_.emplace(name, 1).first->second : ++found->second;
}

bool NameForms::is_better(const std::string& form, const std::string& than) const {
  if (is_damaged_form(form, than)) return true;
  if (is_damaged_form(than, form)) return false;
  const std::size_t count = counts_.find(form)->second;
  const std::size_t other = counts_.find(than)->second;
  return count != other ? count > other : form.size() > than.size();
}

std::string NameForms::form_of(std::string_view name) const {
  std::string best(name);
  if (counts_.size() > kMostNames || !counts_.contains(name)) return best;
  const std::string printed = best;
  for (const auto& [form, count] : counts_) {
    if (form != best && same_person(form, printed) && is_better(form, best)) best = form;
  }
  return best;
}

}  // namespace referat::minutes
