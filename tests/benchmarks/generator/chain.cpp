#include "generator/chain.h"

#include <algorithm>
#include <array>

namespace {

constexpr std::size_t kShortestParagraph = 120;  // bytes; shorter lines are headings, names, decisions
constexpr std::size_t kFewestWords = 3;
constexpr std::size_t kMostWords = 40;

constexpr std::array<std::string_view, 22> kTelling{
    "Indstill", "indstill",  "Fravær", "fravær",  "deltog",   "inhabil", "stemm", "Stemm",
    "stemt",    "forbehold", "eslut",  "odkend",  "edta",     "dvalg",   "Afbud", "mødet",
    "Bilag",    "bestyrels", "yråd",   "anbefal", "Referent", "dsend"};
constexpr std::array<std::string_view, 10> kAbbreviations{"kr.",  "mio.", "nr.", "ca.",    "pkt.",
                                                          "Skt.", "Gl.",  "pr.", "f.eks.", "kl."};

template <typename Parts>
bool holds_any(std::string_view text, const Parts& parts) {
  return std::ranges::any_of(parts, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// Whether the next word, if any, begins a sentence.
bool ends_sentence(std::string_view word) {
  return word.ends_with('.') && word.size() > 2 && is_letter(word[word.size() - 2]) &&
         std::ranges::find(kAbbreviations, word) == kAbbreviations.end();
}

bool is_running_text(std::string_view line) {
  const bool capital = !line.empty() && ((line[0] >= 'A' && line[0] <= 'Z') || line[0] == '\xC3');
  return line.size() >= kShortestParagraph && capital && line.ends_with('.');
}

}  // namespace

Chain::Word Chain::number(std::string_view word) {
  const auto [place, added] = numbers_.try_emplace(std::string(word), static_cast<Word>(words_.size()));
  if (added) {
    words_.emplace_back(word);
    next_.emplace_back();
    if (std::ranges::all_of(word, is_letter)) {
      plain_.resize(std::max(plain_.size(), word.size() + 1));
      plain_[word.size()].push_back(place->second);
    }
  }
  return place->second;
}

void Chain::learn_sentence(std::string_view sentence) {
  if (holds_any(sentence, kTelling) || sentence.find_first_of("()\":") != std::string_view::npos) return;
  Word last = kEnd;
  while (!sentence.empty()) {
    const std::size_t length = std::min(sentence.find(' '), sentence.size());
    const Word word = number(sentence.substr(0, length));
    next_[last].push_back(word);
    last = word;
    sentence.remove_prefix(std::min(length + 1, sentence.size()));
  }
  next_[last].push_back(kEnd);
}

void Chain::learn(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    if (!is_running_text(line)) continue;
    std::size_t start = 0;
    for (std::size_t from = 0; from < line.size();) {
      const std::size_t to = std::min(line.find(' ', from), line.size());
      if (ends_sentence(line.substr(from, to - from))) {
        learn_sentence(line.substr(start, to - start));
        start = std::min(to + 1, line.size());
      }
      from = to + 1;
    }
  }
}

std::string Chain::sentence(Random& random) const {
  for (;;) {
    std::string text;
    std::size_t count = 0;
    for (Word word = random.one_of(next_[kEnd]); word != kEnd && count <= kMostWords; ++count) {
      if (count > 0) text += ' ';
      text += words_[word];
      word = random.one_of(next_[word]);
    }
    if (count >= kFewestWords && count <= kMostWords) return text;
  }
}

std::string Chain::sentence_of(std::size_t bytes, Random& random) const {
  std::string text = "Desuden";
  const std::size_t longest = plain_.size() - 1;
  for (;;) {
    const std::size_t left = bytes - text.size() - 1;  // the full stop
    if (left == 0) return text + '.';
    // Two words at least are left open until the end fits, a space before each.
    std::size_t length = random.between(3, 9);
    if (left <= 13) length = left - 1;
    if (length <= longest && !plain_[length].empty()) (text += ' ') += words_[random.one_of(plain_[length])];
  }
}
