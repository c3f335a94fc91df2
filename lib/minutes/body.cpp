#include "minutes/body.h"

#include <algorithm>

#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kMostWords = 10;  // of a name

/// The word ends in a hyphen, perhaps with a comma behind it: "Klima-,".
bool is_first_part(std::string_view line, const Word& word) {
  const std::string_view text = cut(line, word.span);
  return text.size() > 1 && text.back() == '-';
}

bool has_comma(std::string_view line, const Word& word) { return cut(line, word.printed).back() == ','; }

/// The word is a capitalised one and nothing but letters and hyphens.
bool is_name_word(std::string_view line, const Word& word) {
  return word.span.length() > 1 && word.span.begin == word.printed.begin && begins_with_capital(cut(line, word.span));
}

/// The word's own mark ends the phrase: "Byrådet." or "(Byrådet".
bool ends_phrase(const Word& word) { return word.printed.end != word.span.end; }

}  // namespace

Bodies::Bodies(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string form = fold(row[0]);
    if (row[1] == "word") words_.emplace(form, Kind::word);
    if (row[1] == "indefinite") words_.emplace(form, Kind::indefinite);
    if (row[1] == "ending") endings_.push_back(form);
    if (row[1] == "never") words_.emplace(form, Kind::never), never_endings_.push_back(form);
    if (row[1] == "beginning") {
      std::vector<std::string> words;
      for (const Word& word : split_words(form)) words.push_back(word.folded);
      beginnings_.push_back(std::move(words));
    }
  }
  // "området" is no ending of a body, though "rådet" is: what is longer goes first.
  std::erase_if(never_endings_, [this](const std::string& form) {
    return std::any_of(endings_.begin(), endings_.end(), [&](const std::string& ending) { return ending == form; });
  });
}

std::optional<Bodies::Kind> Bodies::kind_of(const Word& word, std::size_t& length) const {
  std::string_view folded = word.folded;
  for (int genitive = 0; genitive < 2; ++genitive) {
    if (genitive == 1) {
      if (!folded.ends_with('s')) break;
      folded.remove_suffix(1);
    }
    length = folded.size();
    if (const auto found = words_.find(std::string(folded)); found != words_.end()) {
      if (found->second == Kind::never) return std::nullopt;
      return found->second;
    }
    for (const std::string& form : never_endings_) {
      if (folded.ends_with(form)) return std::nullopt;
    }
    for (const std::string& form : endings_) {
      if (folded.ends_with(form)) return Kind::ending;
    }
  }
  return std::nullopt;
}

std::optional<Span> Bodies::find(std::string_view line) const { return find(line, split_words(line)); }

std::optional<Span> Bodies::find(std::string_view line, const std::vector<Word>& words) const {
  for (std::size_t i = 0; i < words.size(); ++i) {
    // "Udvalget for Teknik og Miljø": capitalised words, commas and "og".
    for (const std::vector<std::string>& beginning : beginnings_) {
      const std::size_t after = i + beginning.size();
      if (after >= words.size() || !begins_with_capital(cut(line, words[i].span))) continue;
      bool same = true;
      for (std::size_t k = 0; same && k < beginning.size(); ++k) same = words[i + k].folded == beginning[k];
      if (!same) continue;
      std::size_t last = after;
      if (!begins_with_capital(cut(line, words[after].span))) continue;
      for (std::size_t k = after; k < words.size() && k < i + kMostWords; ++k) {
        if (words[k].folded == "og" || words[k].folded == "samt") continue;
        if (!begins_with_capital(cut(line, words[k].span))) break;
        if (k > after && !has_comma(line, words[k - 1]) && words[k - 1].folded != "og" && words[k - 1].folded != "samt")
          break;
        last = k;
        if (ends_phrase(words[k]) && !has_comma(line, words[k])) break;
      }
      return Span{words[i].span.begin, words[last].span.end};
    }
    std::size_t length = 0;
    const std::optional<Kind> kind = kind_of(words[i], length);
    if (!kind) continue;
    std::size_t first = i;
    // "Klima-, Teknik- og Miljøudvalget": leftwards over "og" and words that end in a hyphen.
    while (first > 0 && i - first < kMostWords) {
      const Word& before = words[first - 1];
      if (is_first_part(line, before)) {
        --first;
      } else if ((before.folded == "og" || before.folded == "samt") && first > 1 &&
                 (is_first_part(line, words[first - 2]) ||
                  (words[i].folded.find('-') != std::string::npos && is_name_word(line, words[first - 2])))) {
        first -= 2;
      } else {
        break;
      }
    }
    const bool named = *kind == Kind::indefinite && first == i && i > 0 && is_name_word(line, words[i - 1]) &&
                       !ends_phrase(words[i - 1]) && words[i - 1].folded != "referat";
    if (named) --first;
    if (!begins_with_capital(cut(line, words[first].span)) && *kind == Kind::indefinite) continue;
    return Span{words[first].span.begin, words[i].span.begin + length};
  }
  return std::nullopt;
}

bool Bodies::is_body(std::string_view text) const {
  const std::vector<Word> words = split_words(text);
  const std::optional<Span> found = find(text, words);
  if (!found || found->begin != 0) return false;
  std::string_view rest = text.substr(found->end);
  if (rest.starts_with('s') || rest.starts_with('S')) rest.remove_prefix(1);
  rest = cut(rest, trim(rest, {0, rest.size()}));
  if (rest.empty() || rest == "." || rest == ":" || rest == ",") return true;
  return rest.size() == 4 && std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace referat::minutes
