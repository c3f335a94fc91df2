#include "minutes/form.h"

#include <algorithm>

#include "minutes/date.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kMostWords = 10;  // of a body or name

bool is_number(std::string_view text) {
  // Or two: page "1/66".
  return !text.empty() && text[0] != '/' &&
         std::ranges::all_of(text, [](char c) { return c == '/' || (c >= '0' && c <= '9'); });
}

/// The word begins a bracketed group; `end` is set to the word behind it.
bool is_bracketed(std::string_view line, const std::vector<Word>& words, std::size_t at, std::size_t& end) {
  if (line[words[at].printed.begin] != '(') return false;
  for (end = at; end < words.size() && end < at + 4;) {
    const std::string_view printed = cut(line, words[end++].printed);
    if (printed.find(')') != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

Form::Form(std::string_view form) {
  for (const Word& word : split_words(form)) {
    const std::string_view text = cut(form, word.printed);
    Part part{Kind::word, word.folded};
    if (text == "{body}") part.kind = Kind::body;
    if (text == "{name}") part.kind = Kind::name;
    if (text == "{date}") part.kind = Kind::date;
    if (text == "{number}") part.kind = Kind::number;
    if (text == "{words}") part.kind = Kind::words;
    if (part.kind != Kind::word) placeholders_ = true;
    if (part.kind == Kind::date || part.kind == Kind::number) text_may_follow_ = true;
    if (part.kind == Kind::word && part.word.size() > 5) bare_ = false;
    parts_.push_back(std::move(part));
  }
}

bool Form::match_from(std::size_t part, std::size_t word, std::string_view line, const std::vector<Word>& words,
                      const Bodies& bodies, SameWord same_word, FormMatch& match) const {
  if (part == parts_.size()) {
    match.end = word == 0 ? 0 : words[word - 1].span.end;
    return true;
  }
  // Dashes and the like, and one bracketed group: "Byrådet (18-21) den".
  while (word < words.size() && (words[word].span.length() == 0 || cut(line, words[word].span) == "-")) ++word;
  if (word >= words.size()) return false;
  const Part& wanted = parts_[part];
  switch (wanted.kind) {
    case Kind::word:
      if (words[word].folded == wanted.word || same_word(wanted.word, words[word].folded)) {
        return match_from(part + 1, word + 1, line, words, bodies, same_word, match);
      }
      break;
    case Kind::number:
      if (is_number(words[word].folded)) {
        match.number = words[word].folded;
        return match_from(part + 1, word + 1, line, words, bodies, same_word, match);
      }
      break;
    case Kind::date:
      if (const std::optional<Date> date = date_at(line, words[word].span.begin)) {
        std::size_t next = word;
        while (next < words.size() && words[next].span.begin < date->span.end) ++next;
        FormMatch found = match;
        found.date = date->iso;
        if (match_from(part + 1, next, line, words, bodies, same_word, found)) {
          if (part + 1 == parts_.size()) found.end = date->span.end;
          match = std::move(found);
          return true;
        }
      }
      break;
    case Kind::body:
      if (const std::optional<Bodies::Name> name = bodies.at(line, words, word)) {
        FormMatch found = match;
        found.body = name->span;
        if (match_from(part + 1, name->last, line, words, bodies, same_word, found)) {
          match = std::move(found);
          return true;
        }
      }
      break;
    case Kind::name:
    case Kind::words: {
      if (wanted.kind == Kind::name && !begins_with_capital(cut(line, words[word].span))) break;
      // The shortest name after which the rest matches; at the form's end the longest.
      const std::size_t most = std::min(words.size(), word + kMostWords);
      const std::size_t least = part + 1 == parts_.size() ? most : word + 1;
      for (std::size_t end = least; end <= most; ++end) {
        FormMatch found = match;
        if (wanted.kind == Kind::name) found.body = Span{words[word].span.begin, words[end - 1].span.end};
        if (match_from(part + 1, end, line, words, bodies, same_word, found)) {
          match = std::move(found);
          return true;
        }
      }
      break;
    }
  }
  std::size_t behind = 0;
  if (part > 0 && is_bracketed(line, words, word, behind)) {
    return match_from(part, behind, line, words, bodies, same_word, match);
  }
  return false;
}

std::optional<FormMatch> Form::match(std::string_view line, const std::vector<Word>& words, const Bodies& bodies,
                                     SameWord same_word) const {
  FormMatch match;
  if (words.empty() || !match_from(0, 0, line, words, bodies, same_word, match)) return std::nullopt;
  return match;
}

}  // namespace referat::minutes
