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
    const std::string form = fold(row[0]);
    if (row[1] == "begin") {
      std::size_t at = 0;
      firsts_.add(next_word(row[0], at).folded);
      begins_.add(form);
    }
    if (row[1] == "end") ends_.add(form);
    if (row[1] == "never") {
      never_.add(form);
      never_beginnings_.add(form);
    }
    if (row[1] == "agenda") agenda_.add(form);
  }
}

bool ItemTitles::known(std::string_view title) const {
  const std::string_view head = prefix(title, kLongest);
  std::size_t at = 0;
  std::string begin = next_word(head, at).folded;
  if (firsts_.contains(begin)) {
    for (std::size_t words = 1; !begins_.contains(begin); ++words) {
      if (words == kMostWords || at == head.size()) break;
      begin += ' ';
      begin += next_word(head, at).folded;
    }
    if (begins_.contains(begin)) return true;
  }
  if (!title.ends_with(')')) return false;
  const std::size_t bracket = title.rfind('(');
  return bracket != std::string_view::npos &&
         ends_.contains(fold(title.substr(bracket + 1, title.size() - bracket - 2)));
}

bool ItemTitles::approves_agenda(std::string_view title) const {
  const std::vector<Word> words = split_words(prefix(title, kLongest));
  return std::ranges::any_of(words, [this](const Word& word) {
    return agenda_.any_of([&](std::string_view form) { return word.folded.starts_with(form); });
  });
}

bool ItemTitles::never(std::string_view title) const {
  return never_beginnings_.may_begin(title) && never_.contains(fold(title.substr(0, title.find(' '))));
}

}  // namespace referat::minutes
