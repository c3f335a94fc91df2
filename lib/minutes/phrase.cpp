#include "minutes/phrase.h"

#include <algorithm>
#include <charconv>

namespace referat::minutes {
namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(mark, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool fits_any(const Phrase::Choices& choices, std::string_view word) {
  return std::ranges::any_of(choices, [&](std::string_view choice) { return fits(choice, word); });
}

}  // namespace

const PhraseMatch::Slot* PhraseMatch::slot(std::string_view name) const {
  const auto found = std::ranges::find(slots, name, &Slot::name);
  return found == slots.end() ? nullptr : &*found;
}

Phrase::Phrase(std::string_view form) {
  const std::vector<std::string_view> parts = split(form, ' ');
  elements_.reserve(parts.size());
  for (std::string_view part : parts) {
    Element element;
    if (part.ends_with('?')) {
      element.optional = true;
      part.remove_suffix(1);
    }
    if (part == "^") {
      element.kind = Kind::begin;
    } else if (part == "$") {
      element.kind = Kind::end;
    } else if (part.starts_with("..")) {
      element.kind = Kind::gap;
      std::from_chars(part.data() + 2, part.data() + part.size(), element.longest);
    } else if (part.starts_with('!')) {
      element.kind = Kind::not_after;
      element.choices = split(part.substr(1), '|');
    } else if (part.starts_with('{')) {
      element.kind = Kind::slot;
      element.choices = {part.substr(1, part.size() - 2)};
    } else {
      element.choices = split(part, '|');
    }
    elements_.push_back(std::move(element));
  }
  const auto takes_words = [](const Element& element) {
    return element.kind != Kind::begin && element.kind != Kind::not_after;
  };
  const auto first = std::ranges::find_if(elements_, takes_words);
  begins_with_word_ = first != elements_.end() && first->kind == Kind::word && !first->optional;
}

bool Phrase::begins_with(std::string_view slot) const {
  return !elements_.empty() && elements_.front().kind == Kind::slot && elements_.front().choices.front() == slot;
}

std::vector<const Phrase::Choices*> Phrase::needed() const {
  std::vector<const Choices*> found;
  for (const Element& element : elements_) {
    if (element.kind == Kind::word && !element.optional) found.push_back(&element.choices);
  }
  return found;
}

std::optional<PhraseMatch> Phrase::match(const Sentence& sentence, std::size_t first, const SlotReader& reader) const {
  const bool at_word = first < sentence.words.size() && sentence.words[first].number != kOfNoPhrase;
  if (begins_with_word_ && !at_word) return std::nullopt;
  PhraseMatch match;
  match.first = first;
  if (!match_from(sentence, 0, first, reader, match)) return std::nullopt;
  return match;
}

bool Phrase::match_from(const Sentence& sentence, std::size_t element, std::size_t word, const SlotReader& reader,
                        PhraseMatch& match) const {
  if (element == elements_.size()) {
    match.last = word;
    return true;
  }
  const std::vector<Token>& words = sentence.words;
  const Element& here = elements_[element];
  const auto go_on = [&](std::size_t next) { return match_from(sentence, element + 1, next, reader, match); };
  switch (here.kind) {
    case Kind::begin:
      return word == 0 && go_on(word);
    case Kind::end:
      return word == words.size() && go_on(word);
    case Kind::not_after:
      return (word == 0 || !fits_any(here.choices, words[word - 1].folded)) && go_on(word);
    case Kind::gap:
      for (std::size_t next = word; next <= std::min(word + here.longest, words.size()); ++next) {
        if (go_on(next)) return true;
      }
      return false;
    case Kind::slot:
      if (word < words.size()) {
        const std::size_t begin = words[word].span.begin;
        for (const std::size_t end : reader(here.choices.front(), begin)) {
          match.slots.push_back({here.choices.front(), {begin, end}});
          const auto next = std::ranges::lower_bound(words, end, {}, [](const Token& w) { return w.span.begin; });
          if (go_on(static_cast<std::size_t>(next - words.begin()))) return true;
          match.slots.pop_back();
        }
      }
      return here.optional && go_on(word);
    case Kind::word:
      if (word < words.size() && fits_any(here.choices, words[word].folded) && go_on(word + 1)) return true;
      return here.optional && go_on(word);
  }
  return false;
}

}  // namespace referat::minutes
