#include "minutes/outcome.h"

#include <algorithm>

#include "minutes/layout.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kNegationReach = 2;  // words between "ikke" and the phrase after it, and one more

constexpr std::size_t kLongestWordLikeCode = 3;  // bytes: the party "I" is also a word

Outcome outcome_named(std::string_view word) {
  for (const Outcome outcome : {Outcome::approved, Outcome::recommended, Outcome::noted, Outcome::discussed,
                                Outcome::postponed, Outcome::referred, Outcome::rejected, Outcome::withdrawn}) {
    if (name(outcome) == word) return outcome;
  }
  return Outcome::unclassified;
}

OutcomePhrases::Meaning meaning_of(std::string_view word) {
  using Meaning = OutcomePhrases::Meaning;
  if (word == "none") return Meaning::none;
  if (word == "amendment") return Meaning::amendment;
  if (word == "withheld") return Meaning::withheld;
  return Meaning::outcome;
}

OutcomePhrases::Weight weight_named(std::string_view word) {
  using Weight = OutcomePhrases::Weight;
  if (word == "aside") return Weight::aside;
  return word == "lesser" ? Weight::lesser : Weight::main;
}

OutcomeRank rank_of(OutcomePhrases::Weight weight) {
  switch (weight) {
    case OutcomePhrases::Weight::aside:
      return OutcomeRank::mentioned;
    case OutcomePhrases::Weight::lesser:
      return OutcomeRank::resolved;
    case OutcomePhrases::Weight::main:
      break;
  }
  return OutcomeRank::decided;
}

/// "kan ikke anbefales", "blev heller ikke godkendt", "anbefales ikke"; not "godkendt, ikke mindst fordi".
bool is_negated(const Sentence& sentence, const PhraseMatch& match) {
  const std::size_t first = match.first - std::min(match.first, kNegationReach);
  for (std::size_t word = first; word < match.last; ++word) {
    if (sentence.words[word].folded == "ikke") return true;
  }
  if (match.last >= sentence.words.size() || sentence.words[match.last].folded != "ikke") return false;
  const Span between{sentence.words[match.last - 1].span.end, sentence.words[match.last].span.begin};
  return cut(sentence.text, between).find(',') == std::string_view::npos;
}

/// A sentence whose subject is a person or a party tells what they want, not what was decided.
bool begins_with_voter(const Sentence& sentence, const Names& names) {
  const Span bare = bare_span(sentence.text, sentence.span);
  const std::size_t party = party_end(sentence.text, bare.begin, bare.end, names).value_or(bare.begin);
  return party - bare.begin > kLongestWordLikeCode ||
         person_at(sentence.text, bare.begin, bare.end, NameForm::full, names).has_value();
}

std::optional<FoundOutcome> judge(const Sentence& sentence, const Layout& layout) {
  using Meaning = OutcomePhrases::Meaning;
  const std::vector<PhraseNumber> candidates = layout.outcomes.candidates(sentence);
  if (candidates.empty()) return std::nullopt;
  std::optional<FoundOutcome> found;
  bool amendment = false;
  for (std::size_t word = 0; word < sentence.words.size();) {
    const std::optional<OutcomePhrases::Found> at = layout.outcomes.at(sentence, word, candidates);
    if (!at) {
      ++word;
      continue;
    }
    word = at->match.last;
    if (at->entry->meaning == Meaning::amendment) amendment = true;
    if (at->entry->meaning != Meaning::outcome) continue;
    const bool negated = is_negated(sentence, at->match);
    if (negated && at->entry->negated == Outcome::unclassified) continue;
    const Outcome outcome = negated ? at->entry->negated : at->entry->outcome;
    const OutcomeRank rank = rank_of(at->entry->weight);
    if (!found || rank > found->rank) found = FoundOutcome{outcome, rank, 0, at->match.first};
  }
  if (found && found->rank >= OutcomeRank::resolved) {
    if (amendment) found->rank = OutcomeRank::amendment;
    const bool voter = begins_with_voter(sentence, layout.names);
    // What one of them refuses is not refused.
    if (voter && found->outcome == Outcome::rejected) return std::nullopt;
    if (voter) found->rank = OutcomeRank::mentioned;
  }
  return found;
}

/// True when some phrase of the sentence has this meaning.
bool means(OutcomePhrases::Meaning meaning, const Sentence& sentence, const Layout& layout) {
  const std::vector<PhraseNumber> candidates = layout.outcomes.candidates(sentence);
  const auto may_mean = [&](PhraseNumber number) { return layout.outcomes[number].meaning == meaning; };
  if (std::ranges::none_of(candidates, may_mean)) return false;
  for (std::size_t word = 0; word < sentence.words.size(); ++word) {
    const std::optional<OutcomePhrases::Found> found = layout.outcomes.at(sentence, word, candidates);
    if (found && found->entry->meaning == meaning) return true;
  }
  return false;
}

/// A verdict on the words of a sentence. Of what it was taken out of, only how its first word was read matters.
template <typename Judge>
Verdict verdict_on(const Sentence& sentence, const Verdicts& verdicts, const Judge& judge) {
  const PhraseWord first = sentence.words.empty() ? kOfNoPhrase : sentence.words.front().number;
  return verdicts.of(
      cut(sentence.text, sentence.span), [&](std::string_view) { return judge(); }, first);
}

/// "Godkendt." is told again and again.
std::optional<FoundOutcome> outcome_of(const Sentence& sentence, const Layout& layout) {
  constexpr Verdict kNone = 0;
  constexpr Verdict kOutcomes = 16;
  constexpr Verdict kRanks = 4;
  static_assert(kLongestSentence * kRanks * kOutcomes <= 0x10000);
  const Verdict verdict = verdict_on(sentence, layout.outcomes.told, [&] {
    const std::optional<FoundOutcome> found = judge(sentence, layout);
    if (!found) return kNone;
    const std::size_t outcome = 1 + static_cast<std::size_t>(found->outcome);
    return static_cast<Verdict>(outcome + kOutcomes * (static_cast<std::size_t>(found->rank) + kRanks * found->word));
  });
  if (verdict == kNone) return std::nullopt;
  return FoundOutcome{.outcome = static_cast<Outcome>(verdict % kOutcomes - 1),
                      .rank = static_cast<OutcomeRank>(verdict / kOutcomes % kRanks),
                      .word = static_cast<std::size_t>(verdict / kOutcomes / kRanks)};
}

}  // namespace

OutcomePhrases::OutcomePhrases(const std::vector<Row>& rows, const Vocabulary& vocabulary) {
  for (const Row& row : rows) {
    entries_.push_back({.meaning = meaning_of(row[0]),
                        .outcome = outcome_named(row[0]),
                        .negated = outcome_named(row[2]),
                        .weight = weight_named(row[3])});
    phrases_.add(row[1]);
  }
  index_ = PhraseIndex(phrases_, vocabulary);
}

std::optional<OutcomePhrases::Found> OutcomePhrases::at(const Sentence& sentence, std::size_t word,
                                                        std::span<const PhraseNumber> candidates) const {
  const SlotReader number = [&sentence](std::string_view, std::size_t offset) {
    std::size_t end = offset;
    while (end < sentence.span.end && is_digit(sentence.text[end])) ++end;
    return end == offset ? SlotEnds() : SlotEnds(end);
  };
  std::optional<Found> best;
  for (const PhraseNumber candidate : candidates) {
    std::optional<PhraseMatch> match = phrases_[candidate].match(sentence, word, number);
    if (match && (!best || match->last > best->match.last)) best = Found{&entries_[candidate], std::move(*match)};
  }
  return best;
}

std::optional<FoundOutcome> find_outcome(std::span<const Sentence> sentences, const Layout& layout) {
  std::optional<FoundOutcome> best;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    std::optional<FoundOutcome> found = outcome_of(sentences[i], layout);
    if (!found || (best && found->rank <= best->rank)) continue;
    best = found;
    best->sentence = i;
  }
  return best;
}

bool tells_of_amendment(const Sentence& sentence, const Layout& layout) {
  return means(OutcomePhrases::Meaning::amendment, sentence, layout);
}

bool is_withheld(const Sentence& sentence, const Layout& layout) {
  return verdict_on(sentence, layout.outcomes.withheld, [&] {
           return static_cast<Verdict>(means(OutcomePhrases::Meaning::withheld, sentence, layout));
         }) != 0;
}

}  // namespace referat::minutes
