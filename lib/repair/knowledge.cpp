#include "repair/knowledge.h"

#include <algorithm>
#include <map>

#include "referat/model.h"
#include "repair/tokens.h"
#include "text/unicode.h"

namespace referat {
namespace engine {
namespace {

constexpr std::size_t kLongestEntry = 200;  // bytes; problem_of() tells it

constexpr std::uint16_t kAWord = language::kDictionary | language::kFigures | language::kName;

std::uint16_t flags_of(std::string_view word) {
  const auto capitals =
      std::count_if(word.begin(), word.end(), [](char c) { return is_upper(static_cast<Symbol>(c)); });
  if (capitals == 0) return language::kLower | language::kDictionary;
  const bool title = capitals == 1 && is_upper(static_cast<Symbol>(word.front()));
  return language::kName | (title ? language::kTitle : language::kOtherCase);
}

/// The genitive: -s, but nothing more after s, x and z (Retskrivningsreglerne § 6).
std::string genitive(const std::string& form) {
  return std::string_view("sxz").find(form.back()) == std::string_view::npos ? form + 's' : form;
}

/// Words and their genitives.
std::map<std::string, std::uint16_t> forms_of(const std::vector<std::string>& entries) {
  std::map<std::string, std::uint16_t> forms;
  for (const std::string& entry : entries) {
    const std::vector<Token> tokens = tokenize(entry);
    for (const Token& token : tokens) {
      if (token.kind != TokenKind::word) continue;
      const std::string form = lower_case(token.symbols);
      if (tokens.size() > 1 && (language::find(form) & kAWord) != 0) continue;
      const std::uint16_t flags = flags_of(token.symbols);
      forms[form] |= flags;
      forms[genitive(form)] |= flags;
    }
  }
  return forms;
}

std::uint16_t flags_of(const Model::Word& word) {
  constexpr std::uint16_t kEither = language::kTitle | language::kLower | language::kName;
  if (word.inside == 0) return kEither;
  if (word.capitals == 0) return language::kLower | language::kDictionary;
  return word.capitals == word.inside ? language::kTitle | language::kName : kEither;
}

/// The number of a word of the model's pairs; kUnknownWord for what is no word of the list.
language::WordId id_of(const std::string& word, const std::map<std::string, std::size_t>& places) {
  if (word == "<s>") return language::kSentenceStart;
  if (word == "<p>") return language::kAfterMark;
  if (word == "<num>") return language::kNumber;
  const std::string form = to_symbols(word);
  const language::WordId known = language::word_id(form);
  if (known != language::kUnknownWord) return known;
  const auto place = places.find(form);
  return place == places.end() ? language::kUnknownWord
                               : language::word_count() + static_cast<language::WordId>(place->second);
}

language::Supplement supplement(const Knowledge::Sources& sources) {
  language::Weight weight;
  std::vector<language::CountedWord> words;
  std::map<std::string, std::size_t> places;
  auto add = [&](const std::string& form, std::uint16_t flags, double count) {
    const auto [place, added] = places.try_emplace(form, words.size());
    if (added) {
      words.push_back({form, flags, count});
    } else {
      words[place->second].flags |= flags;
      words[place->second].count = std::max(words[place->second].count, count);
    }
  };
  std::vector<language::CountedPair> pairs;
  if (sources.model != nullptr) {
    weight.total = static_cast<double>(sources.model->running_words());
    for (const auto& [form, word] : sources.model->words()) {
      add(to_symbols(form), flags_of(word), static_cast<double>(word.count));
    }
    // A name that was seen may be met in the genitive, though that was not seen.
    constexpr double kGenitives = 0.1;         // share of a name's occurrences, about
    const std::size_t learned = words.size();  // without the genitives that come behind them
    for (std::size_t i = 0; i < learned; ++i) {
      const language::CountedWord word = words[i];
      if (word.flags & language::kName) add(genitive(word.form), word.flags, kGenitives * word.count);
    }
  }
  const std::map<std::string, std::uint16_t> listed = forms_of(sources.words);
  if (sources.model == nullptr) weight.total = static_cast<double>(listed.size());
  // As probable as a word seen once in text of the length that the lexicon's figures are worth.
  const double once = 1 + weight.total / weight.word_prior;
  for (const auto& [form, flags] : listed) add(form, flags, once);
  if (sources.model != nullptr) {
    for (const auto& [pair, count] : sources.model->pairs()) {
      const language::WordId previous = id_of(pair.first, places);
      const language::WordId word = id_of(pair.second, places);
      if (previous == language::kUnknownWord || word == language::kUnknownWord) continue;
      pairs.push_back({previous, word, static_cast<double>(count)});
    }
  }
  return {words, pairs, weight};
}

/// Why a line is no word; empty when it is one.
std::string_view problem_of(std::string_view line) {
  bool letter = false;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = utf8_sequence(line, at);
    if (length == 0) return "is not UTF-8; save the list so";
    const char32_t character = next_character(line, at);
    if ((character < 0x20 && character != '\t') || character == 0x7F) return "has a control character; take it out";
    letter = letter || referat::is_letter(character);
  }
  if (line.size() > kLongestEntry) return "is longer than 200 bytes; give each word a line of its own";
  return letter ? "" : "has no letter; a comment begins with #";
}

}  // namespace
}  // namespace engine

WordList read_word_list(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  WordList list;
  std::size_t number = 0;
  for (const Span& span : lines(bytes)) {
    ++number;
    std::string_view line = cut(bytes, span);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
    if (line.empty() || line.front() == '#') continue;
    if (const std::string_view problem = engine::problem_of(line); !problem.empty()) {
      list.bad_line = number;
      list.problem = problem;
      return list;
    }
    list.words.emplace_back(line);
  }
  return list;
}

Knowledge::Knowledge(const Sources& sources)
    : own_(std::make_shared<const engine::OwnKnowledge>(
          engine::OwnKnowledge{engine::supplement(sources), engine::KeepList(sources.keep)})) {}

std::vector<Span> Knowledge::kept(std::string_view text) const {
  return own_ == nullptr ? std::vector<Span>() : own_->keep.find(text);
}

}  // namespace referat
