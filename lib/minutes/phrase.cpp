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

}  // namespace

const PhraseMatch::Slot* PhraseMatch::slot(std::string_view name) const {
  const auto found = std::ranges::find(slots, name, &Slot::name);
  return found == slots.end() ? nullptr : &*found;
}

void Phrases::add(std::string_view form) {
  const std::size_t first = elements_.size();
  for (std::string_view part : split(form, ' ')) {
    Element element;
    std::vector<std::string_view> choices;
    if (part.ends_with('?')) {
      element.optional = 1;
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
      choices = split(part.substr(1), '|');
    } else if (part.starts_with('{')) {
      element.kind = Kind::slot;
      choices = {part.substr(1, part.size() - 2)};
    } else {
      choices = split(part, '|');
    }
    for (const std::string_view choice : choices) choices_.add(choice);
    element.end = static_cast<std::uint32_t>(choices_.size());
    elements_.push_back(element);
  }
  const auto takes_words = [](const Element& element) {
    return element.kind != Kind::begin && element.kind != Kind::not_after;
  };
  const auto taking =
      std::find_if(elements_.begin() + static_cast<std::ptrdiff_t>(first), elements_.end(), takes_words);
  const bool word = taking != elements_.end() && taking->kind == Kind::word && taking->optional == 0;
  facts_.push_back({static_cast<std::uint32_t>(elements_.size()), word ? 1U : 0U});
}

bool Phrase::begins_with(std::string_view slot) const {
  return first_ < end_ && all_->elements_[first_].kind == Kind::slot && all_->choices_[first_choice(first_)] == slot;
}

std::vector<Phrase::Choices> Phrase::needed() const {
  std::vector<Choices> found;
  for (std::size_t i = first_; i < end_; ++i) {
    const Element& element = all_->elements_[i];
    if (element.kind != Kind::word || element.optional != 0) continue;
    Choices& choices = found.emplace_back();
    for (std::size_t choice = first_choice(i); choice < element.end; ++choice)
      choices.push_back(all_->choices_[choice]);
  }
  return found;
}

bool Phrase::fits_any(std::size_t element, std::string_view word) const {
  for (std::size_t choice = first_choice(element); choice < all_->elements_[element].end; ++choice) {
    if (fits(all_->choices_[choice], word)) return true;
  }
  return false;
}

std::optional<PhraseMatch> Phrase::match(const Sentence& sentence, std::size_t first, const SlotReader& reader) const {
  const bool at_word = first < sentence.words.size() && sentence.words[first].number != kOfNoPhrase;
  if (begins_with_word_ && !at_word) return std::nullopt;
  PhraseMatch match;
  match.first = first;
  if (!match_from(sentence, first_, first, reader, match)) return std::nullopt;
  return match;
}

bool Phrase::match_from(const Sentence& sentence, std::size_t element, std::size_t word, const SlotReader& reader,
                        PhraseMatch& match) const {
  if (element == end_) {
    match.last = word;
    return true;
  }
  const std::vector<Token>& words = sentence.words;
  const Element& here = all_->elements_[element];
  const auto go_on = [&](std::size_t next) { return match_from(sentence, element + 1, next, reader, match); };
  switch (here.kind) {
    case Kind::begin:
      return word == 0 && go_on(word);
    case Kind::end:
      return word == words.size() && go_on(word);
    case Kind::not_after:
      return (word == 0 || !fits_any(element, words[word - 1].folded)) && go_on(word);
    case Kind::gap:
      for (std::size_t next = word; next <= std::min(word + here.longest, words.size()); ++next) {
        if (go_on(next)) return true;
      }
      return false;
    case Kind::slot:
      if (word < words.size()) {
        const std::size_t begin = words[word].span.begin;
        const std::string_view slot = all_->choices_[first_choice(element)];
        for (const std::size_t end : reader(slot, begin)) {
          match.slots.push_back({slot, {begin, end}});
          const auto next = std::ranges::lower_bound(words, end, {}, [](const Token& w) { return w.span.begin; });
          if (go_on(static_cast<std::size_t>(next - words.begin()))) return true;
          match.slots.pop_back();
        }
      }
      return here.optional != 0 && go_on(word);
    case Kind::word:
      if (word < words.size() && fits_any(element, words[word].folded) && go_on(word + 1)) return true;
      return here.optional != 0 && go_on(word);
  }
  return false;
}

}  // namespace referat::minutes
