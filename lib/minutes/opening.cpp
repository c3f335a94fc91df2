#include "minutes/opening.h"

#include <algorithm>
#include <vector>

#include "minutes/date.h"
#include "minutes/outcome.h"
#include "minutes/phrase.h"
#include "minutes/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(minutes_openings)

namespace referat::minutes {
namespace {

// A decision that closes a section is at most this many sentences long, votes and remarks included.
constexpr std::size_t kLongestClosing = 20;

enum class Where { bare, prose, after_body };

struct Opening {
  Where where;
  Phrase phrase;
};

Where where_of(std::string_view word) {
  if (word == "prose") return Where::prose;
  return word == "bare" ? Where::bare : Where::after_body;
}

const std::vector<Opening>& openings() {
  static const std::vector<Opening> table = [] {
    std::vector<Opening> read;
    for (const Row& row : read_table(referat_embedded_minutes_openings_view(), 2)) {
      read.push_back({where_of(row[0]), Phrase(row[1])});
    }
    return read;
  }();
  return table;
}

bool opens(const Sentence& sentence, Where where, std::size_t word) {
  const SlotReader none = [](std::string_view, std::size_t) { return std::vector<std::size_t>(); };
  return std::ranges::any_of(openings(), [&](const Opening& opening) {
    return opening.where == where && opening.phrase.match(sentence, word, none).has_value();
  });
}

bool begins_line(const Sentence& sentence) {
  std::size_t begin = sentence.span.begin;
  while (begin > 0 && sentence.text[begin - 1] != '\n' && leading_mark(sentence.text.substr(begin - 1)) != 0) --begin;
  return begin == 0 || sentence.text[begin - 1] == '\n';
}

std::optional<FoundOutcome> outcome_of(const Sentence& sentence) {
  std::optional<FoundOutcome> found = find_outcome(std::span(&sentence, 1));
  if (found && found->rank == OutcomeRank::mentioned) found.reset();
  return found;
}

}  // namespace

std::optional<std::size_t> bare_decision(std::span<const Sentence> sentences) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::optional<FoundOutcome> outcome = outcome_of(sentences[i]);
    if (!outcome || !begins_line(sentences[i])) continue;
    if (outcome->word == 0 || opens(sentences[i], Where::bare, 0) || opens(sentences[i], Where::prose, 0)) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> closing_decision(std::span<const Sentence> sentences) {
  const std::size_t first = sentences.size() - std::min(sentences.size(), kLongestClosing);
  for (std::size_t i = first; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    if (!begins_line(sentence) || !opens(sentence, Where::prose, 0) || !outcome_of(sentence)) continue;
    // "Sagen blev udsat på mødet den 3. maj 2019" tells of an earlier meeting.
    if (!first_date(sentence.text.substr(0, sentence.span.end), sentence.span.begin, 2000)) return i;
  }
  return std::nullopt;
}

std::optional<Span> stated_decision(const Sentence& sentence, const Bodies& bodies) {
  if (!begins_line(sentence)) return std::nullopt;
  const std::optional<Span> body = bodies.find(cut(sentence.text, sentence.span));
  if (!body || body->begin != 0) return std::nullopt;
  const std::size_t end = sentence.span.begin + body->end;
  const auto after = std::ranges::find_if(sentence.words, [&](const Token& word) { return word.span.begin >= end; });
  if (!opens(sentence, Where::after_body, static_cast<std::size_t>(after - sentence.words.begin())))
    return std::nullopt;
  return Span{sentence.span.begin, end};
}

}  // namespace referat::minutes
