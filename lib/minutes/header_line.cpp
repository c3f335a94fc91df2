#include "minutes/header_line.h"

#include <algorithm>

#include "minutes/damage.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kLongestLine = 240;    // bytes
constexpr std::size_t kMostUnexplained = 6;  // words of a value behind a label
constexpr std::size_t kMostValueWords = 3;   // of a value on a line of its own
constexpr std::size_t kFewestNumberBytes = 5;
constexpr std::size_t kMostLineWords = 30;
constexpr std::size_t kVerdicts = 512;

LabelMeaning meaning_named(std::string_view text) {
  if (text == "case") return LabelMeaning::case_number;
  if (text == "document") return LabelMeaning::document;
  if (text == "body") return LabelMeaning::body;
  if (text == "date") return LabelMeaning::date;
  if (text == "front") return LabelMeaning::front;
  return LabelMeaning::other;
}

bool is_mostly_digits(std::string_view word) {
  const auto digits = std::ranges::count_if(word, [](char c) { return c >= '0' && c <= '9'; });
  return word.size() >= kFewestNumberBytes && static_cast<std::size_t>(digits) * 5 >= word.size() * 4;
}

/// A line that has neither label nor marker begins with a case number, or with one of which a mark was lost.
bool begins_with_number(const LineText& line, const CaseSchemes& schemes) {
  if (!line.may_be(Use::case_number)) return false;
  Word word;
  for (std::size_t at = 0; at < line.text().size() && is_marks(word);) word = next_word(line.text(), at);
  return is_mostly_digits(word.folded) || schemes.match(line.text(), word.span.begin, Label::none);
}

/// `first` and the words behind it, from `at` on: `most` in all.
std::vector<Word> add_words(Word first, std::string_view text, std::size_t at, std::size_t most) {
  std::vector<Word> words;
  words.reserve(most);
  words.push_back(std::move(first));
  while (at < text.size() && words.size() < most) words.push_back(next_word(text, at));
  return words;
}

std::vector<DamageableForm> folded_words(std::string_view form) {
  std::vector<DamageableForm> words;
  for (const Word& word : split_words(form)) words.emplace_back(word.folded);
  return words;
}

bool same_words(const std::vector<DamageableForm>& wanted, const std::vector<Word>& words, std::size_t at) {
  if (at + wanted.size() > words.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!same_but_damaged(wanted[i], words[at + i].folded)) return false;
  }
  return true;
}

}  // namespace

Labels::Labels(const std::vector<Row>& labels, const std::vector<Row>& markers) : title_beginnings_(kVerdicts) {
  for (const Row& row : labels) {
    std::vector<DamageableForm> words = folded_words(row[0]);
    most_words_ = std::max(most_words_, words.size());
    std::vector<Phrase>& phrases = labels_[words.front().text];
    phrases.push_back({std::move(words), meaning_named(row[1])});
    std::ranges::stable_sort(phrases, [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
  }
  for (const Row& row : markers) {
    const CaseStatus status = row[1] == "closed" ? CaseStatus::closed : CaseStatus::open;
    const Marker::Where where = row[2] == "title"   ? Marker::Where::title
                                : row[2] == "end"   ? Marker::Where::end
                                : row[2] == "group" ? Marker::Where::group
                                                    : Marker::Where::line;
    if (where == Marker::Where::group) longest_group_ = std::max(longest_group_, row[0].size());
    markers_.push_back({folded_words(row[0]), status, where});
    most_words_ = std::max(most_words_, markers_.back().words.size());
  }
  std::ranges::stable_sort(markers_, [](const Marker& a, const Marker& b) { return a.words.size() > b.words.size(); });
}

const Labels::Phrase* Labels::label_at(const std::vector<Word>& words, std::size_t at) const {
  const auto found = labels_.find(words[at].folded);
  if (found == labels_.end()) return nullptr;
  for (const Phrase& phrase : found->second) {
    if (same_words(phrase.words, words, at)) return &phrase;
  }
  return nullptr;
}

const Labels::Marker* Labels::marker_at(const std::vector<Word>& words, std::size_t at, Marker::Where where) const {
  for (const Marker& marker : markers_) {
    if (marker.where == where && same_words(marker.words, words, at)) return &marker;
  }
  return nullptr;
}

bool Labels::begins_with_label(LineText& line) const {
  const bool label = line.may_be(Use::label);
  const bool marker = line.may_be(Use::marker);
  if (!label && !marker) return false;
  std::size_t at = 0;
  Word first;
  while (at < line.text().size() && is_marks(first)) first = next_word(line.text(), at);
  if (is_marks(first)) return false;
  const std::vector<Word> words = add_words(std::move(first), line.text(), at, most_words_);
  return (label && label_at(words, 0) != nullptr) || (marker && marker_at(words, 0, Marker::Where::line) != nullptr);
}

std::optional<HeaderLine> Labels::match(LineText& text, const CaseSchemes& schemes, const Bodies& bodies,
                                        std::optional<LabelMeaning> after) const {
  const std::string_view line = text.text();
  if (line.size() > kLongestLine) return std::nullopt;
  if (!after && !begins_with_label(text) && !begins_with_number(text, schemes)) return std::nullopt;
  const std::vector<Word>& words = text.words();
  if (words.size() > kMostLineWords) return std::nullopt;
  HeaderLine header;
  std::optional<LabelMeaning> label = after;
  const bool value = after && words.size() <= kMostValueWords;
  std::size_t unexplained = 0;
  bool marker_found = false;
  bool needs_marker = false;
  for (std::size_t i = 0; i < words.size();) {
    if (is_marks(words[i])) {
      ++i;
      continue;
    }
    if (const Phrase* phrase = label_at(words, i)) {
      const Word& last = words[i + phrase->words.size() - 1];
      // "Sag" is a label before a number only; a label proper is followed by a colon, a number or nothing.
      const bool value_follows = i + phrase->words.size() < words.size();
      const bool colon = cut(line, {last.span.end, last.printed.end}).find(':') != std::string_view::npos;
      const bool case_follows =
          value_follows && schemes.match(line, words[i + phrase->words.size()].span.begin, Label::present).has_value();
      const bool item_label = phrase->meaning == LabelMeaning::case_number ||
                              phrase->meaning == LabelMeaning::document || phrase->meaning == LabelMeaning::other;
      if (item_label && (colon || case_follows || (!value_follows && phrase->words.size() == words.size()))) {
        label = phrase->meaning;
        header.label = true;
        header.open_label = label;
        unexplained = 0;
        i += phrase->words.size();
        continue;
      }
    }
    if (const Marker* marker = marker_at(words, i, Marker::Where::line)) {
      const std::size_t next = i + marker->words.size();
      const bool at_end = next >= words.size();
      const bool number_follows = !at_end && (words[next].span.length() == 0 || label_at(words, next) != nullptr ||
                                              schemes.match(line, words[next].span.begin, Label::none).has_value());
      if ((at_end || number_follows || i == 0) && !marker_found) {
        header.status = marker->status;
        marker_found = true;
        i = next;
        continue;
      }
    }
    const bool wants_case = !label || *label == LabelMeaning::case_number;
    if (wants_case && header.case_number.span.length() == 0) {
      const Label has_label = label ? Label::present : Label::none;
      if (std::optional<CaseNumber> number = schemes.match(line, words[i].span.begin, has_label)) {
        const std::size_t end = number->span.end;
        header.case_number = std::move(*number);
        header.open_label.reset();
        while (i < words.size() && words[i].span.begin < end) ++i;
        continue;
      }
    }
    const bool begun = header.label || marker_found || header.case_number.span.length() > 0;
    if (const std::optional<Bodies::Name> body = begun ? bodies.at(line, words, i) : std::nullopt) {
      i = body->last;
      continue;
    }
    // "156201 Åben sag": a case number of which a mark was lost is none, but the line is still a header.
    if (!header.label && i == 0 && is_mostly_digits(words[i].folded)) {
      needs_marker = true;
      ++i;
      continue;
    }
    ++unexplained;
    if (unexplained > (header.label || value ? kMostUnexplained : 0)) return std::nullopt;
    header.open_label.reset();
    ++i;
  }
  if (needs_marker && !marker_found) return std::nullopt;
  const bool bare_number = !header.label && !value && !marker_found;
  if (bare_number && header.case_number.span.length() == 0) return std::nullopt;
  // "… vinteren 2023/24.": the end of a sentence.
  if (bare_number && line.ends_with('.')) return std::nullopt;
  return header;
}

std::optional<FoundLabel> Labels::label(std::string_view line) const {
  if (line.empty()) return std::nullopt;
  const std::string_view head = prefix(line, 80);
  std::size_t at = 0;
  Word first = next_word(head, at);
  const auto known = labels_.find(first.folded);
  if (known == labels_.end()) return std::nullopt;
  const std::vector<Word> words = add_words(std::move(first), head, at, known->second.front().words.size());
  const Phrase* phrase = label_at(words, 0);
  if (phrase == nullptr) return std::nullopt;
  const Word& last = words[phrase->words.size() - 1];
  FoundLabel found{.meaning = phrase->meaning, .span = {words[0].span.begin, last.span.end}};
  at = last.span.end;
  while (at < head.size()) {
    std::size_t next = at;
    const char32_t character = next_character(head, next);
    if (character == U':') found.colon = true;
    if (!is_space(character) && character != U':' && character != U'.') break;
    at = next;
  }
  found.value = at;
  return found;
}

std::optional<CaseStatus> Labels::group(LineText& line) const {
  if (line.text().size() > longest_group_ + 4 || !line.may_be(Use::marker)) return std::nullopt;
  const std::vector<Word>& words = line.words();
  const Marker* marker = words.empty() ? nullptr : marker_at(words, 0, Marker::Where::group);
  if (marker == nullptr || marker->words.size() != words.size()) return std::nullopt;
  return marker->status;
}

/// The quick test that most titles do not pass: a title with a marker begins with one, or has it in brackets.
bool Labels::may_have_marker(std::string_view title) const {
  const std::string_view first = title.substr(0, title.find(' '));
  if (first.empty() || title.find('(') != std::string_view::npos) return true;
  const Verdict begins = title_beginnings_.of(first, [this](std::string_view text) {
    std::size_t at = 0;
    const Word word = next_word(text, at);
    return static_cast<Verdict>(std::ranges::any_of(markers_, [&](const Marker& marker) {
      return marker.where == Marker::Where::title && same_but_damaged(marker.words.front(), word.folded);
    }));
  });
  return begins != 0;
}

TitleMarker Labels::split_marker(std::string_view title) const {
  TitleMarker result{.title = {0, title.size()}};
  if (!may_have_marker(title)) return result;
  const std::vector<Word> words = split_words(title);
  if (words.empty()) return result;
  if (const Marker* marker = marker_at(words, 0, Marker::Where::title)) {
    const Word& last = words[marker->words.size() - 1];
    const std::string_view rest = title.substr(last.span.end);
    const std::string_view after = cut(rest, trim(rest, {0, rest.size()}));
    // "(Lukket) Leverandørsag"
    if (title[words[0].printed.begin] == '(' && after.starts_with(')') && after.size() > 1) {
      result.status = marker->status;
      result.title = trim(title, {title.size() - after.size() + 1, title.size()});
      return result;
    }
    if (after.empty() || after.starts_with(':') || after.starts_with('-') || after.starts_with("–")) {
      result.status = marker->status;
    }
  }
  for (const Marker& marker : markers_) {
    if (marker.where != Marker::Where::end || marker.words.size() >= words.size()) continue;
    const std::size_t first = words.size() - marker.words.size();
    if (title[words[first].printed.begin] != '(' || !same_words(marker.words, words, first)) continue;
    result.status = marker.status;
    result.title = trim(title, {0, words[first].printed.begin});
    break;
  }
  return result;
}

}  // namespace referat::minutes
