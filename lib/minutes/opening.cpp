#include "minutes/opening.h"

#include <algorithm>
#include <array>

#include "minutes/date.h"
#include "minutes/layout.h"
#include "minutes/words.h"

namespace referat::minutes {
namespace {

// A decision that closes a section is at most this many sentences long, votes and remarks included.
constexpr std::size_t kLongestClosing = 20;

constexpr std::size_t kLongestUnknownHeading = 50;  // bytes
constexpr std::size_t kMostHeadingWords = 5;

using Where = OpeningPhrases::Where;

Where where_of(std::string_view word) {
  if (word == "prose") return Where::prose;
  if (word == "last") return Where::last;
  if (word == "earlier") return Where::earlier;
  return word == "bare" ? Where::bare : Where::after_body;
}

bool begins_line(const Sentence& sentence) {
  std::size_t begin = sentence.span.begin;
  while (begin > 0 && sentence.text[begin - 1] != '\n' && leading_mark(sentence.text.substr(begin - 1)) != 0) --begin;
  return begin == 0 || sentence.text[begin - 1] == '\n';
}

std::optional<FoundOutcome> outcome_of(const Sentence& sentence, const Layout& layout) {
  std::optional<FoundOutcome> found = find_outcome(std::span(&sentence, 1), layout);
  if (found && found->rank == OutcomeRank::mentioned) found.reset();
  return found;
}

/// No blank line stands behind the first of the sentences, and one before it.
bool begins_last_paragraph(std::span<const Sentence> sentences) {
  const auto divided = [&](std::size_t end, std::size_t begin) {
    const std::string_view between = sentences.front().text.substr(end, begin - end);
    return std::ranges::count(between, '\n') > 1;
  };
  const Span first = sentences.front().span;
  const std::string_view before = sentences.front().text.substr(0, first.begin);
  if (!divided(before.find_last_not_of(" \t\r\n") + 1, first.begin)) return false;
  for (std::size_t i = 1; i < sentences.size(); ++i) {
    if (divided(sentences[i - 1].span.end, sentences[i].span.begin)) return false;
  }
  return true;
}

/// "Byrådet vedtog i 2009 en ny model": history.
bool names_year(const Sentence& sentence) {
  constexpr std::size_t kYearDigits = 4;
  return std::ranges::any_of(sentence.words, [](const Token& word) {
    return word.folded.size() == kYearDigits && (word.folded.starts_with("19") || word.folded.starts_with("20")) &&
           std::ranges::all_of(word.folded, is_digit);
  });
}

bool tells_of_earlier_meeting(const Sentence& sentence, const Layout& layout) {
  return names_year(sentence) || layout.openings.match_anywhere(sentence, Where::earlier);
}

/// The line above looks like a heading, though no table knows it: a few words, the first with a capital letter, without
/// a full stop.
bool stands_under_unknown_heading(const Sentence& sentence, const Layout& layout) {
  const std::string_view before = sentence.text.substr(0, sentence.span.begin);
  const std::size_t end = before.find_last_not_of(" \t\r\n") + 1;
  if (end == 0 || before.find('\n', end) == std::string_view::npos) return false;
  const std::size_t begin = before.rfind('\n', end - 1) + 1;
  const std::string_view line = cut(before, bare_span(before, {begin, end}));
  if (line.empty() || line.size() > kLongestUnknownHeading || !begins_with_capital(line)) return false;
  if (std::string_view(".,;").find(line.back()) != std::string_view::npos) return false;
  LineText text(line, layout.first_words.uses(line));
  return text.words().size() <= kMostHeadingWords && !layout.headings.match(text, layout.bodies);
}

}  // namespace

OpeningPhrases::OpeningPhrases(const std::vector<Row>& rows, const Vocabulary& vocabulary) {
  for (const Row& row : rows) {
    places_.push_back(where_of(row[0]));
    phrases_.add(row[1]);
  }
  index_ = PhraseIndex(phrases_, vocabulary);
}

bool OpeningPhrases::may_match(const Sentence& sentence, Where where) const {
  return std::ranges::any_of(index_.candidates(sentence),
                             [&](PhraseNumber number) { return places_[number] == where; });
}

bool OpeningPhrases::match(const Sentence& sentence, Where where, std::size_t word) const {
  return std::ranges::any_of(index_.candidates(sentence), [&](PhraseNumber number) {
    return places_[number] == where && phrases_[number].match(sentence, word, read_no_slot).has_value();
  });
}

bool OpeningPhrases::match_anywhere(const Sentence& sentence, Where where) const {
  if (!may_match(sentence, where)) return false;
  for (std::size_t word = 0; word < sentence.words.size(); ++word) {
    if (match(sentence, where, word)) return true;
  }
  return false;
}

std::optional<std::size_t> bare_decision(std::span<const Sentence> sentences, const Layout& layout) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::optional<FoundOutcome> outcome = outcome_of(sentences[i], layout);
    if (!outcome || !begins_line(sentences[i])) continue;
    const bool opens = outcome->word == 0 ||
                       std::ranges::any_of(std::array{Where::bare, Where::prose, Where::last},
                                           [&](Where where) { return layout.openings.match(sentences[i], where, 0); });
    if (opens) return i;
  }
  // Nothing more than a discussion: "Udvalget drøftede sagen."
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    const std::optional<FoundOutcome> outcome = find_outcome(std::span(&sentence, 1), layout);
    if (outcome && outcome->outcome == Outcome::discussed && begins_line(sentence) &&
        layout.openings.match(sentence, Where::bare, 0) && !tells_of_earlier_meeting(sentence, layout)) {
      return i;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> closing_decision(std::span<const Sentence> sentences, const Layout& layout) {
  const std::size_t first = sentences.size() - std::min(sentences.size(), kLongestClosing);
  for (std::size_t i = first; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    const std::optional<FoundOutcome> outcome = begins_line(sentence) ? outcome_of(sentence, layout) : std::nullopt;
    if (!outcome) continue;
    const bool headed = outcome->word == 0 && stands_under_unknown_heading(sentence, layout);
    const bool last = layout.openings.match(sentence, Where::last, 0) && begins_last_paragraph(sentences.subspan(i)) &&
                      !tells_of_earlier_meeting(sentence, layout);
    if (!headed && !last && !layout.openings.match(sentence, Where::prose, 0)) continue;
    // "Sagen blev udsat på mødet den 3. maj 2019" tells of an earlier meeting.
    if (!first_date(sentence.text.substr(0, sentence.span.end), sentence.span.begin, 2000)) return i;
  }
  return std::nullopt;
}

bool may_state_decision(std::string_view text, Span part, const Layout& layout) {
  for (std::size_t begin = part.begin; begin < part.end;) {
    // A name may go on in the next line.
    begin = bare_span(text, {begin, part.end}).begin;
    if (layout.bodies.may_begin(cut(text, {begin, part.end}))) return true;
    begin = text.find('\n', begin);
  }
  return false;
}

std::optional<Span> stated_decision(const Sentence& sentence, const Layout& layout) {
  if (!begins_line(sentence) || !layout.openings.may_match(sentence, Where::after_body)) return std::nullopt;
  const std::optional<Span> body = layout.bodies.find(cut(sentence.text, sentence.span));
  if (!body || body->begin != 0) return std::nullopt;
  const std::size_t end = sentence.span.begin + body->end;
  const auto after = std::ranges::find_if(sentence.words, [&](const Token& word) { return word.span.begin >= end; });
  const auto word = static_cast<std::size_t>(after - sentence.words.begin());
  if (!layout.openings.match(sentence, Where::after_body, word)) return std::nullopt;
  return Span{sentence.span.begin, end};
}

}  // namespace referat::minutes
