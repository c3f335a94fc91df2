#include "minutes/form.h"

#include <algorithm>

#include "minutes/date.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kMostWords = 10;  // of a name
constexpr std::size_t kMostBracketWords = 4;
constexpr std::size_t kLongestBareWord = 5;  // bytes: "den", "pkt", "punkt"

bool is_number(std::string_view text) {
  // Or two: page "1/66", at "08:30".
  return !text.empty() && text[0] != '/' && text[0] != ':' &&
         std::ranges::all_of(text, [](char c) { return c == '/' || c == ':' || (c >= '0' && c <= '9'); });
}

/// The word behind a bracketed group that begins with word `at`; `at` where none does.
std::size_t behind_brackets(std::string_view line, const std::vector<Word>& words, std::size_t at) {
  if (line[words[at].printed.begin] != '(') return at;
  for (std::size_t i = at; i < words.size() && i < at + kMostBracketWords; ++i) {
    if (cut(line, words[i].printed).find(')') != std::string_view::npos) return i + 1;
  }
  return at;
}

/// Where a name ends that begins with word `first`, at `end` at most: it does not go on behind a full stop after a word
/// of several letters, nor with words in lower case that are not joined to it ("Kultur og fritid", not "Sagen
/// udsættes").
std::size_t name_end(LineBodies& line, std::size_t first, std::size_t end) {
  constexpr std::size_t kLongestShortened = 4;  // bytes: "Kr.", "Udv."
  const std::vector<Word>& words = line.words();
  bool joined = true;
  for (std::size_t i = first; i < end; ++i) {
    const bool joint = line.is_joint(words[i].folded);
    if (!joined && !joint && begins_with_small_letter(cut(line.line(), words[i].span))) return i;
    const std::string_view behind = cut(line.line(), {words[i].span.end, words[i].printed.end});
    joined = joint || behind.find_first_of(",-") != std::string_view::npos;
    if (behind.find('.') != std::string_view::npos && words[i].span.length() > kLongestShortened) return i + 1;
  }
  return end;
}

}  // namespace

void Forms::add(std::string_view form) {
  Facts facts;
  for (const Word& word : split_words(form)) {
    const std::string_view text = cut(form, word.printed);
    Kind kind = Kind::word;
    if (text == "{body}") kind = Kind::body;
    if (text == "{name}") kind = Kind::name;
    if (text == "{date}") kind = Kind::date;
    if (text == "{number}") kind = Kind::number;
    if (text == "{words}") kind = Kind::words;
    if (kind == Kind::date) facts.has_date = 1;
    if (kind == Kind::date || kind == Kind::number) facts.has_number = 1;
    if (kind == Kind::word && word.folded.size() > kLongestBareWord) facts.bare = 0;
    kinds_.push_back(kind);
    words_.add(kind == Kind::word ? word.folded : std::string());
  }
  facts.end = static_cast<std::uint32_t>(kinds_.size());
  facts_.push_back(facts);
}

bool Form::match_part(std::size_t part, std::size_t word, LineBodies& line, FormMatch& match) const {
  const Kind wanted = kind(part);
  const std::vector<Word>& words = line.words();
  FormMatch found = match;
  // The part takes the words up to one of [least, most].
  std::size_t least = word + 1;
  std::size_t most = word + 1;
  switch (wanted) {
    case Kind::word:
      if (!same_but_damaged(this->word(part), words[word].folded)) return false;
      break;
    case Kind::number:
      if (!is_number(words[word].folded)) return false;
      found.number = words[word].folded;
      break;
    case Kind::date: {
      const std::optional<Date> date = date_at(line.line(), words[word].span.begin);
      if (!date) return false;
      while (most < words.size() && words[most].span.begin < date->span.end) ++most;
      least = most;
      found.date = date->iso;
      break;
    }
    case Kind::body: {
      const std::optional<Bodies::Name> name = line.at(word);
      if (!name) return false;
      found.body = name->span;
      least = most = name->last;
      break;
    }
    case Kind::name:
    case Kind::words:
      if (wanted == Kind::name && !begins_with_capital(cut(line.line(), words[word].span))) return false;
      // The shortest after which the rest matches; at the form's end the longest.
      most = std::min(words.size(), word + kMostWords);
      if (wanted == Kind::name) most = name_end(line, word, most);
      if (part + 1 == size()) least = most;
      break;
  }
  for (std::size_t end = least; end <= most; ++end) {
    found.end = words[end - 1].span.end;
    if (wanted == Kind::name) found.body = Span{words[word].span.begin, found.end};
    FormMatch whole = found;
    if (!match_from(part + 1, end, line, whole)) continue;
    match = std::move(whole);
    return true;
  }
  return false;
}

bool Form::match_from(std::size_t part, std::size_t word, LineBodies& line, FormMatch& match) const {
  if (part == size()) return true;
  const std::vector<Word>& words = line.words();
  while (word < words.size() && (is_marks(words[word]))) ++word;
  if (word >= words.size()) return false;
  if (match_part(part, word, line, match)) return true;
  // "Byrådet (18-21) den".
  const std::size_t behind = behind_brackets(line.line(), words, word);
  return part > 0 && behind > word && match_from(part, behind, line, match);
}

/// Most forms fail at their first word.
bool Form::may_begin(LineBodies& line) const {
  const std::vector<Word>& words = line.words();
  std::size_t first = 0;
  while (first < words.size() && is_marks(words[first])) ++first;
  if (first == words.size()) return false;
  if (kind(0) == Kind::word) return same_but_damaged(word(0), words[first].folded);
  if (kind(0) == Kind::date) return has_digit(cut(line.line(), words[first].span).substr(0, 1));
  return kind(0) != Kind::body || line.at(first).has_value();
}

std::optional<FormMatch> Form::match(LineBodies& line) const {
  if (!may_begin(line)) return std::nullopt;
  FormMatch match;
  if (!match_from(0, 0, line, match)) return std::nullopt;
  return match;
}

}  // namespace referat::minutes
