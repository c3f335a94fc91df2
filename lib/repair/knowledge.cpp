#include "repair/knowledge.h"

#include <algorithm>
#include <map>

#include "repair/tokens.h"
#include "text/unicode.h"

namespace referat {
namespace engine {
namespace {

constexpr std::size_t kLongestEntry = 200;  // bytes

constexpr std::uint16_t kAWord = language::kDictionary | language::kFigures | language::kName;

std::uint16_t flags_of(std::string_view word) {
  const auto capitals =
      std::count_if(word.begin(), word.end(), [](char c) { return is_upper(static_cast<Symbol>(c)); });
  if (capitals == 0) return language::kLower | language::kDictionary;
  const bool title = capitals == 1 && is_upper(static_cast<Symbol>(word.front()));
  return language::kName | (title ? language::kTitle : language::kOtherCase);
}

/// Words and their genitives: -s, but nothing more after s, x and z (Retskrivningsreglerne § 6).
std::vector<language::CountedWord> counted(const std::vector<std::string>& entries) {
  std::map<std::string, std::uint16_t> forms;
  for (const std::string& entry : entries) {
    const std::vector<Token> tokens = tokenize(entry);
    for (const Token& token : tokens) {
      if (token.kind != TokenKind::word) continue;
      const std::string form = lower_case(token.symbols);
      if (tokens.size() > 1 && (language::find(form) & kAWord) != 0) continue;
      const std::uint16_t flags = flags_of(token.symbols);
      forms[form] |= flags;
      if (std::string_view("sxz").find(form.back()) == std::string_view::npos) forms[form + 's'] |= flags;
    }
  }
  std::vector<language::CountedWord> words;
  words.reserve(forms.size());
  for (const auto& [form, flags] : forms) words.push_back({form, flags, 1});
  return words;
}

/// Why a line is no word; empty when it is one.
std::string_view problem_of(std::string_view line) {
  bool letter = false;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = utf8_sequence(line, at);
    if (length == 0) return "is not UTF-8";
    const char32_t character = next_character(line, at);
    if ((character < 0x20 && character != '\t') || character == 0x7F) return "has a control character";
    letter = letter || referat::is_letter(character);
  }
  if (line.size() > kLongestEntry) return "is longer than a word can be";
  return letter ? "" : "has no letter";
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

Knowledge::Knowledge(const Sources& sources) {
  const std::vector<language::CountedWord> words = engine::counted(sources.words);
  own_ = std::make_shared<const engine::OwnKnowledge>(engine::OwnKnowledge{
      language::Supplement(words, {}, {.total = static_cast<double>(words.size())}), engine::KeepList(sources.keep)});
}

std::vector<Span> Knowledge::kept(std::string_view text) const {
  return own_ == nullptr ? std::vector<Span>() : own_->keep.find(text);
}

}  // namespace referat
