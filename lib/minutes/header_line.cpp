#include "minutes/header_line.h"

#include <algorithm>
#include <map>

#include "minutes/damage.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kLongestLine = 240;    // bytes
constexpr std::size_t kMostUnexplained = 6;  // words of a value behind a label
constexpr std::size_t kMostValueWords = 3;   // of a value on a line of its own
constexpr std::size_t kFewestNumberBytes = 5;
constexpr std::size_t kMostLineWords = 30;

LabelMeaning meaning_named(std::string_view text) {
  if (text == "case") return LabelMeaning::case_number;
  if (text == "document") return LabelMeaning::document;
  if (text == "title") return LabelMeaning::title;
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
bool begins_with_number(LineText& line, const CaseSchemes& schemes) {
  if (!line.may_be(Use::case_number) || !line.has_digit()) return false;
  const Word& word = line.first_word().word;
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

/// The rows, those of the most words first.
std::vector<Row> longest_first(std::vector<Row> rows) {
  std::ranges::stable_sort(rows, std::greater(), [](const Row& row) { return split_words(row[0]).size(); });
  return rows;
}

}  // namespace

Labels::Labels(const std::vector<Row>& labels, const std::vector<Row>& markers) {
  for (const Row& row : longest_first(labels)) {
    const auto number = static_cast<std::uint16_t>(labels_.size());
    labels_.add(row[0]);
    meanings_.push_back(meaning_named(row[1]));
    by_first_word_.add(labels_.first_word(number).text, number);
  }
  std::map<std::string, Verdict> places;  // by the first words of markers
  for (const Row& row : longest_first(markers)) {
    const CaseStatus status = row[1] == "closed" ? CaseStatus::closed : CaseStatus::open;
    const Where where = row[2] == "title"   ? Where::title
                        : row[2] == "end"   ? Where::end
                        : row[2] == "group" ? Where::group
                                            : Where::line;
    if (where == Where::group) longest_group_ = std::max(longest_group_, row[0].size());
    marker_forms_.add(row[0]);
    markers_.push_back({status, where});
    places[std::string(marker_forms_.first_word(markers_.size() - 1).text)] |= place(where);
  }
  for (const auto& [first, all] : places) {
    marker_firsts_.add(first);
    marker_places_.push_back(all);
  }
}

std::optional<Labels::LabelAt> Labels::label_at(const std::vector<Word>& words, std::size_t at) const {
  for (const std::uint16_t i : by_first_word_.find(words[at].folded)) {
    if (labels_.stands_at(i, words, at)) return LabelAt{meanings_[i], labels_.word_count(i)};
  }
  return std::nullopt;
}

/// Where the markers stand that the word begins, of which one place() each is set.
Verdict Labels::places_of_markers(std::string_view folded) const {
  return marker_words_.of(folded, [this](std::string_view word) {
    Verdict places = 0;
    const Letters letters = letters_of(word);
    marker_firsts_.any_of(letters, 0, marker_firsts_.size(), [&](std::size_t i) {
      if (same_but_damaged(marker_firsts_[i], word, letters)) places |= marker_places_[i];
      return false;
    });
    return places;
  });
}

std::optional<Labels::MarkerAt> Labels::marker_at(const std::vector<Word>& words, std::size_t at, Where where) const {
  if ((places_of_markers(words[at].folded) & place(where)) == 0) return std::nullopt;
  for (std::size_t i = 0; i < markers_.size(); ++i) {
    if (markers_[i].where == where && marker_forms_.stands_at(i, words, at)) {
      return MarkerAt{markers_[i].status, marker_forms_.word_count(i)};
    }
  }
  return std::nullopt;
}

bool Labels::begins_with_label(LineText& line) const {
  const bool label = line.may_be(Use::label);
  const bool marker = line.may_be(Use::marker);
  if (!label && !marker) return false;
  const auto& [first, end] = line.first_word();
  if (is_marks(first)) return false;
  const std::vector<Word> words =
      add_words(first, line.text(), end, std::max(labels_.most_words(), marker_forms_.most_words()));
  return (label && label_at(words, 0)) || (marker && marker_at(words, 0, Where::line));
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
    if (const std::optional<LabelAt> phrase = label_at(words, i)) {
      const Word& last = words[i + phrase->words - 1];
      // "Sag" is a label before a number only; a label proper is followed by a colon, a number or nothing.
      const bool value_follows = i + phrase->words < words.size();
      const bool colon = cut(line, {last.span.end, last.printed.end}).find(':') != std::string_view::npos;
      const auto case_follows = [&] {
        return value_follows && schemes.match(line, words[i + phrase->words].span.begin, Label::present).has_value();
      };
      const bool item_label = phrase->meaning == LabelMeaning::case_number ||
                              phrase->meaning == LabelMeaning::document || phrase->meaning == LabelMeaning::other;
      const bool alone = !value_follows && phrase->words == words.size();
      if (item_label && (colon || alone || case_follows())) {
        label = phrase->meaning;
        header.label = true;
        header.open_label = label;
        unexplained = 0;
        i += phrase->words;
        continue;
      }
    }
    if (const std::optional<MarkerAt> marker = marker_at(words, i, Where::line)) {
      const std::size_t next = i + marker->words;
      const bool at_end = next >= words.size();
      const bool number_follows = !at_end && (words[next].span.length() == 0 || label_at(words, next) ||
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
  const auto known = by_first_word_.find(first.folded);
  if (known.empty()) return std::nullopt;
  const std::vector<Word> words = add_words(std::move(first), head, at, labels_.word_count(known.front()));
  const std::optional<LabelAt> phrase = label_at(words, 0);
  if (!phrase) return std::nullopt;
  const Word& last = words[phrase->words - 1];
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
  const std::optional<MarkerAt> marker = words.empty() ? std::nullopt : marker_at(words, 0, Where::group);
  if (!marker || marker->words != words.size()) return std::nullopt;
  return marker->status;
}

/// The quick test that most titles do not pass: a title with a marker begins with one, or has it in brackets.
bool Labels::may_have_marker(std::string_view title) const {
  const auto begins_marker = [this](std::string_view part) {
    return title_words_.of(part.substr(0, part.find(' ')), [this](std::string_view text) {
      std::size_t at = 0;
      const Verdict places = places_of_markers(next_word(text, at).folded);
      return static_cast<Verdict>(places & (place(Where::title) | place(Where::end)));
    }) != 0;
  };
  if (title.starts_with(' ') || begins_marker(title)) return true;
  for (std::size_t at = title.find('('); at != std::string_view::npos; at = title.find('(', at + 1)) {
    if (begins_marker(title.substr(at))) return true;
  }
  return false;
}

TitleMarker Labels::split_marker(std::string_view title) const {
  TitleMarker result{.title = {0, title.size()}};
  if (!may_have_marker(title)) return result;
  const std::vector<Word> words = split_words(title);
  if (words.empty()) return result;
  if (const std::optional<MarkerAt> marker = marker_at(words, 0, Where::title)) {
    const Word& last = words[marker->words - 1];
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
  for (std::size_t i = 0; i < markers_.size(); ++i) {
    if (markers_[i].where != Where::end || marker_forms_.word_count(i) >= words.size()) continue;
    const std::size_t first = words.size() - marker_forms_.word_count(i);
    if (title[words[first].printed.begin] != '(' || !marker_forms_.stands_at(i, words, first)) continue;
    result.status = markers_[i].status;
    result.title = trim(title, {0, words[first].printed.begin});
    break;
  }
  return result;
}

CaseStatus Labels::status_told(std::string_view before) const {
  const std::vector<Word> words = split_words(before);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const std::optional<MarkerAt> marker = marker_at(words, i, Where::line)) return marker->status;
  }
  return CaseStatus::unknown;
}

bool Labels::is_marker(std::string_view title) const {
  if (!may_have_marker(title)) return false;
  const std::vector<Word> words = split_words(title);
  const std::optional<MarkerAt> marker = words.empty() ? std::nullopt : marker_at(words, 0, Where::title);
  return marker && marker->words == words.size();
}

}  // namespace referat::minutes
