#include "minutes/item_title.h"

#include <algorithm>

#include "minutes/words.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kLongest = 200;  // bytes of a title that are looked at
constexpr std::size_t kMostWords = 4;  // of a row

}  // namespace

ItemTitles::ItemTitles(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    if (row[1] == "begin") begins_.insert(fold(row[0]));
    if (row[1] == "end") ends_.insert(fold(row[0]));
    if (row[1] == "never") never_.insert(fold(row[0]));
    if (row[1] == "agenda") agenda_.push_back(fold(row[0]));
  }
}

bool ItemTitles::known(std::string_view title) const {
  const std::vector<Word> words = split_words(prefix(title, kLongest));
  std::string begin;
  for (std::size_t i = 0; i < words.size() && i < kMostWords; ++i) {
    if (i > 0) begin += ' ';
    begin += words[i].folded;
    if (begins_.contains(begin)) return true;
  }
  const std::size_t bracket = title.rfind('(');
  return bracket != std::string_view::npos && title.ends_with(')') &&
         ends_.contains(fold(title.substr(bracket + 1, title.size() - bracket - 2)));
}

bool ItemTitles::approves_agenda(std::string_view title) const {
  const std::vector<Word> words = split_words(prefix(title, kLongest));
  return std::ranges::any_of(words, [this](const Word& word) {
    return std::ranges::any_of(agenda_, [&](const std::string& form) { return word.folded.starts_with(form); });
  });
}

bool ItemTitles::never(std::string_view title) const {
  return never_.contains(fold(title.substr(0, std::min(title.find(' '), title.size()))));
}

}  // namespace referat::minutes
