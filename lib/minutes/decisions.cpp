// Decisions: the text of a decision, freed of who was absent, is cut into sentences; these into points; each point is
// judged by its sentences, and points with one outcome become one record.
#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "minutes/attendance.h"
#include "minutes/layout.h"
#include "minutes/opening.h"
#include "minutes/outcome.h"
#include "minutes/point.h"
#include "minutes/sentence.h"
#include "minutes/votes.h"
#include "minutes/words.h"
#include "referat/minutes.h"

namespace referat {
namespace {

using minutes::FoundOutcome;
using minutes::OutcomeRank;
using minutes::Point;
using minutes::point_at;
using minutes::Sentence;
using minutes::Token;

// How sure the words of a decision make us; times the confidence in its heading.
constexpr double kDecided = 0.98;       // an outcome phrase
constexpr double kAmendment = 0.75;     // only that of an amendment
constexpr double kMentioned = 0.9;      // only a discussion
constexpr double kUntold = 0.6;         // no phrase known
constexpr double kVotesDisagree = 0.8;  // the voters that are named are not as many as were counted
constexpr double kNoHeading = 0.8;      // the text stands under no heading

/// How a decision stands in its item.
enum class Standing {
  headed,  ///< under a heading of its own
  bare,    ///< in text under no heading
  closing  ///< at the end of a section with another heading
};

/// One body's decision on one item, as the sections give it.
struct Source {
  const Section* section;
  std::vector<Span> parts;  ///< its text, which a list of absentees may interrupt
  std::string body;
  std::string date;
  Standing standing = Standing::headed;
};

/// A part of a decision: on one point, or (without one) on the whole.
struct Portion {
  std::optional<Point> point;
  std::vector<Sentence> sentences;
  std::optional<FoundOutcome> outcome;
};

Source source_of(const Section& section, const Meeting& meeting) {
  Source source{&section, {section.body}, section.body_name, section.date};
  if (source.body.empty()) source.body = meeting.body;
  const auto is_meetings = [&](const std::string& body) {
    return meeting.body.empty() || body == meeting.body || minutes::fold(body) == minutes::fold(meeting.body);
  };
  const bool own = section.kind == SectionKind::decision && is_meetings(source.body);
  if (source.date.empty() && own) source.date = meeting.date;
  return source;
}

/// Sections in which the case is told, the last of which may end with the decision.
bool tells_the_case(const Section& section) {
  switch (section.kind) {
    case SectionKind::summary:
    case SectionKind::presentation:
    case SectionKind::law:
    case SectionKind::economy:
    case SectionKind::hearing:
    case SectionKind::recommendation:
    case SectionKind::other:
      return true;
    default:
      return false;
  }
}

std::vector<Source> sources_of(const Item& item, const Meeting& meeting) {
  std::vector<Source> sources;
  for (const Section& section : item.sections) {
    const bool named = !section.body_name.empty() || !section.date.empty();
    if (section.kind == SectionKind::decision && section.continued && !sources.empty()) {
      sources.back().parts.push_back(section.body);
    } else if (section.kind == SectionKind::decision || (section.kind == SectionKind::earlier && named)) {
      sources.push_back(source_of(section, meeting));
    }
  }
  const bool decided =
      std::ranges::any_of(item.sections, [](const Section& section) { return section.kind == SectionKind::decision; });
  if (decided) return sources;
  // What no heading announces: in the text under no heading, else at the end of the last section.
  const Section* last = nullptr;
  for (const Section& section : item.sections) {
    const bool bare = section.kind == SectionKind::other && section.heading.length() == 0;
    if (bare || tells_the_case(section)) last = &section;
    if (!bare) continue;
    sources.push_back(source_of(section, meeting));
    sources.back().standing = Standing::bare;
  }
  if (last != nullptr && (last->kind != SectionKind::other || last->heading.length() != 0)) {
    sources.push_back(source_of(*last, meeting));
    sources.back().standing = Standing::closing;
  }
  for (Source& source : sources) {
    if (source.standing != Standing::headed) source.date = meeting.date;
  }
  return sources;
}

/// What is left of `parts` without the attendance told in them.
std::vector<Sentence> sentences_of(std::string_view text, std::string_view folded, const std::vector<Span>& parts,
                                   const Layout& layout) {
  std::vector<Sentence> all;
  for (const Span& part : parts) {
    std::size_t begin = part.begin;
    const auto take = [&](std::vector<Sentence> read) {
      if (all.empty()) {
        all = std::move(read);
      } else {
        std::ranges::move(read, std::back_inserter(all));
      }
    };
    const auto read_to = [&](std::size_t end) {
      if (begin < end) take(minutes::sentences(text, folded, {begin, end}, layout.vocabulary));
    };
    minutes::Attendance attendance = minutes::read_attendance(text, folded, part, layout);
    if (attendance.sentences) {
      take(*std::move(attendance.sentences));
      continue;
    }
    for (const Span& taken : attendance.consumed) {
      read_to(taken.begin);
      begin = std::max(begin, taken.end);
    }
    read_to(part.end);
  }
  return all;
}

/// Where the words from `first` on stand, as a sentence of their own, with the signs before them from `begin` on that
/// belong to them: "§ 5", "(Se bilag.)", but not those that end what stands before.
Span span_of_tail(const Sentence& sentence, std::size_t first, std::size_t begin) {
  begin = std::min(sentence.text.find_first_not_of(".,;:)]/", begin), sentence.words[first].span.begin);
  return minutes::bare_span(sentence.text, {begin, sentence.span.end});
}

/// That sentence.
Sentence tail(const Sentence& sentence, std::size_t first, std::size_t begin) {
  Sentence rest{sentence.text, span_of_tail(sentence, first, begin), {}};
  rest.words.assign(sentence.words.begin() + static_cast<std::ptrdiff_t>(first), sentence.words.end());
  return rest;
}

std::size_t first_word_from(const Sentence& sentence, std::size_t offset) {
  const auto found =
      std::ranges::lower_bound(sentence.words, offset, {}, [](const Token& word) { return word.span.begin; });
  return static_cast<std::size_t>(found - sentence.words.begin());
}

/// Where in a sentence the next point is marked: "Ad 2" anywhere, a bare "2." only after "1." and before a capital.
std::optional<std::size_t> next_point(const Sentence& sentence, std::size_t from, const std::optional<Point>& previous,
                                      const Layout& layout) {
  for (std::size_t word = std::max<std::size_t>(from, 1); word < sentence.words.size(); ++word) {
    const std::size_t begin = sentence.words[word].span.begin;
    const bool named = sentence.words[word].folded == "ad";
    if (!named && !minutes::is_digit(sentence.text[begin])) continue;
    const std::optional<Point> point = point_at(sentence.text, begin, sentence.span.end, layout.point_words);
    if (!point) continue;
    if (point->named && named) return word;
    const std::size_t after = std::min(sentence.text.find_first_not_of(" \t", point->span.end), sentence.text.size());
    const bool opens = minutes::begins_capital(sentence.text.substr(after));
    // "Ad 1. Godkendt med 5 stemmer mod 2. Imod stemte A."
    const bool counts_on = previous && !previous->named && point->last == previous->last + 1;
    if (!point->named && counts_on && opens) return word;
  }
  return std::nullopt;
}

std::vector<Portion> portions_of(std::vector<Sentence> sentences, const Layout& layout) {
  std::vector<Portion> portions(1);
  for (Sentence& sentence : sentences) {
    for (;;) {
      const std::size_t begin = minutes::bare_span(sentence.text, sentence.span).begin;
      const std::optional<Point> point = point_at(sentence.text, begin, sentence.span.end, layout.point_words);
      const std::size_t text_begin = point ? first_word_from(sentence, point->span.end) : 0;
      if (point) portions.push_back({point, {}, {}});
      const std::optional<std::size_t> next = next_point(sentence, text_begin, portions.back().point, layout);
      Sentence rest = next ? tail(sentence, *next, sentence.words[*next].span.begin) : Sentence();
      if (next) {
        sentence.words.resize(*next);
        sentence.span.end = rest.span.begin;
      }
      if (text_begin < sentence.words.size()) {
        sentence.span = span_of_tail(sentence, text_begin, point ? point->span.end : sentence.span.begin);
        sentence.words.erase(sentence.words.begin(), sentence.words.begin() + static_cast<std::ptrdiff_t>(text_begin));
        portions.back().sentences.push_back(std::move(sentence));
      }
      if (!next) break;
      sentence = std::move(rest);
    }
  }
  return portions;
}

bool is_decided(const Portion& portion) { return portion.outcome && portion.outcome->rank == OutcomeRank::decided; }

/// True when a portion tells an outcome of its own beside that of the decision's first words. A numbered list after
/// "Godkendt, idet" or "Der blev drøftet følgende:" is not a list of decided points.
bool stands_alone(const Portion& portion, const Portion& lead) {
  if (!portion.outcome) return false;
  if (is_decided(lead)) {
    return portion.point->named && is_decided(portion) && portion.outcome->outcome != lead.outcome->outcome &&
           portion.outcome->outcome != Outcome::withdrawn;
  }
  return portion.outcome->sentence == 0 && portion.outcome->rank != OutcomeRank::amendment;
}

/// What becomes one record: portions with one outcome.
struct Group {
  std::optional<FoundOutcome> outcome;
  std::vector<const Portion*> portions;
  std::string points;
  bool voted = false;  ///< a point that was voted on stands by itself
};

std::vector<Group> groups_of(const std::vector<Portion>& portions, const Layout& layout) {
  const Portion& lead = portions.front();
  std::vector<Group> groups;
  for (const Portion& portion : portions) {
    if (!portion.point || !stands_alone(portion, lead)) continue;
    const Outcome outcome = portion.outcome->outcome;
    const bool voted = minutes::read_votes(portion.sentences, outcome, layout).in_favour.has_value();
    const auto same = [&](const Group& group) { return !group.voted && group.outcome->outcome == outcome; };
    // Few groups are not voted on: one for each outcome.
    auto group = voted ? groups.end() : std::ranges::find_if(groups, same);
    if (group == groups.end()) group = groups.insert(groups.end(), Group{portion.outcome, {}, {}, voted});
    group->portions.push_back(&portion);
    if (!group->points.empty()) group->points += ", ";
    group->points += portion.point->numbers;
  }
  const bool decided =
      std::ranges::any_of(groups, [](const Group& group) { return is_decided(*group.portions.front()); });
  const auto pointed =
      std::ranges::count_if(portions, [](const Portion& portion) { return portion.point.has_value(); });
  // Without an outcome of their own the points are paragraphs of one decision on the whole.
  const bool single = groups.size() == 1 && pointed == 1 && lead.sentences.empty();
  if (!decided && !single) groups.clear();
  if (!groups.empty() && !is_decided(lead)) return groups;
  Group whole{lead.outcome, {}, {}};
  for (const Portion& portion : portions) {
    const bool apart = !groups.empty() && portion.point && stands_alone(portion, lead);
    if (!apart) whole.portions.push_back(&portion);
    if (!apart && portion.outcome && (!whole.outcome || portion.outcome->rank > whole.outcome->rank)) {
      whole.outcome = portion.outcome;
    }
  }
  groups.insert(groups.begin(), std::move(whole));
  return groups;
}

bool tells_votes(std::span<const Sentence> sentences, const Layout& layout) {
  const minutes::Votes votes = minutes::read_votes(sentences, Outcome::rejected, layout);
  return votes.in_favour || votes.against || !votes.voters.empty();
}

/// Takes the fallen amendments out of portions that tell what was decided in the end: each with the sentences before it
/// from where they speak of an amendment, and, where these tell no vote on it, those after it up to the next outcome.
std::vector<Portion> take_amendments(std::vector<Portion>& portions, const Layout& layout) {
  std::vector<Portion> amendments;
  const auto speaks_of_one = [&](const Sentence& sentence) { return minutes::tells_of_amendment(sentence, layout); };
  for (Portion& portion : portions) {
    if (!is_decided(portion) || portion.sentences.size() == 1) continue;
    std::vector<Sentence> kept;
    std::ptrdiff_t told = 0;  // of those kept: up to the last outcome
    bool inside = false;
    for (Sentence& sentence : portion.sentences) {
      std::optional<FoundOutcome> outcome = minutes::find_outcome(std::span(&sentence, 1), layout);
      if (outcome && outcome->rank == OutcomeRank::mentioned) outcome.reset();
      // "Ændringsforslag fra A: 5 stemte for, 14 imod. Forslaget faldt."
      const auto since = kept.begin() + told;
      const bool says_no_more = outcome && outcome->word == 0;
      const bool of_one_before = since != kept.end() && (says_no_more ? std::any_of(since, kept.end(), speaks_of_one)
                                                                      : speaks_of_one(kept.back()));
      if (outcome && outcome->outcome == Outcome::rejected &&
          (outcome->rank == OutcomeRank::amendment || of_one_before)) {
        outcome->rank = OutcomeRank::amendment;
        const auto first = std::find_if(since, kept.end(), speaks_of_one);
        std::vector<Sentence> sentences(std::make_move_iterator(first), std::make_move_iterator(kept.end()));
        kept.erase(first, kept.end());
        inside = !tells_votes(sentences, layout);
        outcome->sentence = sentences.size();
        sentences.push_back(std::move(sentence));
        amendments.push_back({portion.point, std::move(sentences), outcome});
        continue;
      }
      if (outcome) inside = false;
      (inside ? amendments.back().sentences : kept).push_back(std::move(sentence));
      if (outcome) told = std::ssize(kept);
    }
    portion.sentences = std::move(kept);
    portion.outcome = minutes::find_outcome(portion.sentences, layout);
  }
  return amendments;
}

double evidence(const std::optional<FoundOutcome>& outcome) {
  if (!outcome) return kUntold;
  switch (outcome->rank) {
    case OutcomeRank::decided:
      return kDecided;
    case OutcomeRank::amendment:
      return kAmendment;
    case OutcomeRank::resolved:
    case OutcomeRank::mentioned:
      break;
  }
  return kMentioned;
}

/// The words of a group as printed, without the attendance between them.
std::string printed(std::string_view text, const Group& group) {
  std::string all;
  std::size_t end = 0;
  for (const Portion* portion : group.portions) {
    const auto append = [&](Span span) {
      if (!all.empty()) {
        const std::string_view between = text.substr(end, span.begin - std::min(end, span.begin));
        const bool plain = std::ranges::all_of(between, minutes::is_blank);
        all += plain ? between : "\n";
      }
      all += cut(text, span);
      end = span.end;
    };
    if (portion->point) append(portion->point->span);
    for (const Sentence& sentence : portion->sentences) append(sentence.span);
  }
  return all;
}

/// Where all of a side are named, they are as many as its count says.
bool votes_agree(const minutes::Votes& votes) {
  const auto agrees = [&](std::string_view side, const std::optional<int>& count) {
    int named = 0;
    for (const Decision::Voter& voter : votes.voters) {
      if (voter.side != side) continue;
      if (voter.name.empty()) return true;  // a party: how many are of it is not told
      ++named;
    }
    return !count || named == 0 || named == *count;
  };
  return agrees("for", votes.in_favour) && agrees("against", votes.against) && agrees("abstained", votes.abstained);
}

/// The outcome that a group's sentences tell, counted from the first of them.
std::optional<FoundOutcome> outcome_of(const Group& group) {
  std::optional<FoundOutcome> best;
  std::size_t before = 0;
  for (const Portion* portion : group.portions) {
    if (portion->outcome && (!best || portion->outcome->rank > best->rank)) {
      best = portion->outcome;
      best->sentence += before;
    }
    before += portion->sentences.size();
  }
  return best;
}

Decision record_of(const Group& group, const Source& source, const Item& item, const Minutes& minutes) {
  const Layout& layout = *minutes.layout;
  std::vector<Sentence> joined;
  if (group.portions.size() > 1) {
    for (const Portion* portion : group.portions) std::ranges::copy(portion->sentences, std::back_inserter(joined));
  }
  const std::span<const Sentence> sentences = joined.empty() ? group.portions.front()->sentences : joined;
  Decision decision;
  decision.item = item.number;
  decision.case_number = item.case_number.normalised;
  decision.title = item.title;
  decision.body = source.body;
  decision.date = source.date;
  decision.point = group.points;
  if (group.outcome) decision.outcome = group.outcome->outcome;
  decision.confidence =
      evidence(group.outcome) * (source.standing == Standing::headed ? source.section->confidence : kNoHeading);
  // Votes on amendments stand before the outcome of the motion; those on the motion in its sentence and after it.
  const std::optional<FoundOutcome> outcome = outcome_of(group);
  const std::size_t first = outcome ? outcome->sentence : 0;
  minutes::Votes votes = minutes::read_votes(sentences.subspan(first), decision.outcome, layout);
  if (first != 0 && !votes.in_favour && !votes.against && votes.voters.empty()) {
    votes = minutes::read_votes(sentences, decision.outcome, layout);
  }
  decision.votes_for = votes.in_favour;
  decision.votes_against = votes.against;
  decision.votes_abstained = votes.abstained;
  if (!votes_agree(votes)) decision.confidence *= kVotesDisagree;
  decision.voters = std::move(votes.voters);
  decision.dissent = minutes::read_dissent(sentences, layout);
  decision.place.span = {sentences.front().span.begin, sentences.back().span.end};
  if (group.portions.front()->point) decision.place.span.begin = group.portions.front()->point->span.begin;
  decision.text = printed(minutes.text, group);
  return decision;
}

void read_source(const Source& source, const Item& item, const Minutes& minutes, std::string_view folded,
                 std::vector<Decision>& decisions) {
  const Layout& layout = *minutes.layout;
  std::vector<Sentence> sentences = sentences_of(minutes.text, folded, source.parts, layout);
  std::erase_if(sentences, [&](const Sentence& sentence) { return minutes::is_withheld(sentence, layout); });
  const auto has_letters = [](const Token& word) { return minutes::letter_length(word.folded) != 0; };
  const auto says_something = [&](const Sentence& sentence) {
    return std::ranges::any_of(sentence.words, has_letters);
  };
  if (std::ranges::none_of(sentences, says_something)) return;
  if (source.standing != Standing::headed) {
    // What stands before is the case's own text.
    const std::optional<std::size_t> first = source.standing == Standing::bare
                                                 ? minutes::bare_decision(sentences, layout)
                                                 : minutes::closing_decision(sentences, layout);
    if (!first) return;
    sentences.erase(sentences.begin(), sentences.begin() + static_cast<std::ptrdiff_t>(*first));
  }
  std::vector<Portion> portions = portions_of(std::move(sentences), layout);
  for (Portion& portion : portions) portion.outcome = minutes::find_outcome(portion.sentences, layout);
  const std::vector<Portion> amendments = take_amendments(portions, layout);
  std::vector<Group> groups = groups_of(portions, layout);
  for (const Portion& amendment : amendments) {
    groups.push_back({amendment.outcome, {&amendment}, amendment.point ? amendment.point->numbers : std::string()});
  }
  const std::size_t first = decisions.size();
  for (const Group& group : groups) {
    const bool empty = std::ranges::all_of(group.portions, [](const Portion* p) { return p->sentences.empty(); });
    if (!empty) decisions.push_back(record_of(group, source, item, minutes));
  }
  const std::span own = std::span(decisions).subspan(first);
  const auto begin = [](const Decision& decision) { return decision.place.span.begin; };
  if (!std::ranges::is_sorted(own, {}, begin)) std::ranges::stable_sort(own, {}, begin);
}

/// What earlier bodies are said to have decided in the recommendation: "Økonomiudvalget anbefaler indstillingen."
void read_stated(const Item& item, const Minutes& minutes, std::string_view folded, std::vector<Decision>& decisions) {
  const Layout& layout = *minutes.layout;
  for (const Section& section : item.sections) {
    if (section.kind != SectionKind::recommendation ||
        !minutes::may_state_decision(minutes.text, section.body, layout)) {
      continue;
    }
    for (const Sentence& sentence : minutes::sentences(minutes.text, folded, section.body, layout.vocabulary)) {
      const std::optional<Span> body = minutes::stated_decision(sentence, layout);
      if (!body) continue;
      const Source source{&section, {sentence.span}, std::string(cut(minutes.text, *body)), {}, Standing::bare};
      Portion portion{{}, {sentence}, minutes::find_outcome(std::span(&sentence, 1), layout)};
      decisions.push_back(record_of({portion.outcome, {&portion}, {}}, source, item, minutes));
    }
  }
}

/// Drops from the decisions of one item, which begin at `first`, those that repeat one of the few before them: "Sagens
/// forløb" may tell again what stands under "Beslutning".
void drop_repeated(std::vector<Decision>& decisions, std::size_t first) {
  constexpr std::size_t kMostCompared = 8;
  std::size_t kept = first;
  for (std::size_t i = first; i < decisions.size(); ++i) {
    const auto repeats = [&](const Decision& before) {
      return before.outcome == decisions[i].outcome && before.text == decisions[i].text &&
             before.date == decisions[i].date && before.point == decisions[i].point &&
             minutes::fold(before.body) == minutes::fold(decisions[i].body);
    };
    const std::span own = std::span(decisions).subspan(first, kept - first);
    if (std::ranges::any_of(own.last(std::min(own.size(), kMostCompared)), repeats)) continue;
    if (kept != i) decisions[kept] = std::move(decisions[i]);
    ++kept;
  }
  decisions.resize(kept);
}

}  // namespace

std::vector<Decision> decisions(const Minutes& minutes) {
  const std::string folded = minutes::lower(minutes.text);
  std::vector<Decision> found;
  for (const Meeting& meeting : minutes.meetings) {
    for (const Item& item : meeting.items) {
      const std::size_t first = found.size();
      read_stated(item, minutes, folded, found);
      for (const Source& source : sources_of(item, meeting)) read_source(source, item, minutes, folded, found);
      if (found.size() > first + 1) drop_repeated(found, first);
    }
  }
  return found;
}

}  // namespace referat
