// Repair: a noisy channel over a lattice (Shannon 1948; Kernighan, Church and Gale 1990; per-page damage by EM).
//
//   mend_characters   encoding damage, ligatures, decomposed letters: whatever the word
//   pages             stretches whose damage is judged apart; for each:
//     tokenize          words, numbers and what is never touched
//     spare             abbreviations, and sentences in another language
//     find_fragments    words whose halves stand apart
//     find_candidates   for each distinct unknown token, the words it may have been
//     estimate_profile  which damage this page went through, and how strongly; most pages are sound, and done with
//     find_candidates   for each distinct token, under that damage
//     weigh             which candidates go together, and how sure
//   until nothing changes any more.
#include "referat/repair.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "repair/candidates.h"
#include "repair/characters.h"
#include "repair/edits.h"
#include "repair/fragments.h"
#include "repair/knowledge.h"
#include "repair/lattice.h"
#include "repair/lone.h"
#include "repair/pages.h"
#include "repair/profile.h"
#include "repair/spare.h"
#include "repair/tokens.h"

namespace referat {
namespace engine {
namespace {

constexpr int kMostRounds = 4;
// A page with fewer damaged words than this share is sound: the odd misspelling is the clerk's own, and stays.
constexpr double kSoundShare = 0.01;
// Of the small-letter words of a Danish paragraph fewer than this share are unknown, however damaged.
constexpr double kUnexplainedShare = 0.35;
constexpr double kFewestWords = 8;
// A sound word for another takes more than a guess.
constexpr double kWordForWordSure = 0.7;
// A word whose halves stand apart is mended without its neighbours' help: it has to be this sure.
constexpr double kFragmentsSure = 0.9;
// ln probabilities of lone signs that are what they were read as.
constexpr float kUntouched = -8.0F;  // the only way to read them: any score will do
constexpr float kLoneNumber = -3.5F;
constexpr float kLoneSign = -9.0F;

bool skips(const RepairOptions& options, Cause cause) {
  return std::find(options.skip.begin(), options.skip.end(), cause) != options.skip.end();
}

/// A page's tokens and what is known of each distinct one.
struct Page {
  std::vector<Token> tokens;
  std::vector<Observation> observations;      // one a distinct token
  std::vector<std::uint32_t> observation_of;  // by token; kNone where it has none
  std::vector<std::uint32_t> first_tokens;    // by observation
  std::vector<Fragments> fragments;
};
constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// Makes untouched the tokens that `kept` covers. Both are sorted.
void keep(std::vector<Token>& tokens, std::span<const Span> kept) {
  std::size_t next = 0;
  for (Token& token : tokens) {
    while (next < kept.size() && kept[next].end <= token.span.begin) ++next;
    if (next < kept.size() && kept[next].begin < token.span.end) token.kind = TokenKind::untouched;
  }
}

Page observe(std::string_view text, const Source& source, std::span<const Span> kept) {
  Page page;
  page.tokens = tokenize(text);
  spare(text, page.tokens);
  keep(page.tokens, kept);
  page.fragments = find_fragments(text, page.tokens, source);
  for (const Fragments& halves : page.fragments) {
    if (halves.known) page.tokens[halves.first].kind = page.tokens[halves.second].kind = TokenKind::untouched;
  }
  std::map<std::pair<std::string_view, TokenRole>, std::uint32_t> known;
  for (std::uint32_t t = 0; t < page.tokens.size(); ++t) {
    const Token& token = page.tokens[t];
    if (token.kind != TokenKind::word) {
      page.observation_of.push_back(kNone);
      continue;
    }
    const auto [place, added] =
        known.try_emplace({token.symbols, token.role}, static_cast<std::uint32_t>(page.observations.size()));
    if (added) {
      page.observations.push_back({{}, 0});
      page.first_tokens.push_back(t);
    }
    page.observations[place->second].count += 1;
    page.observation_of.push_back(place->second);
  }
  return page;
}

/// Fills in the candidates. Known words are searched too where `known` says so.
void find_candidates(Page& page, CandidateFinder&& finder, Effort known, Effort unknown) {
  for (std::size_t i = 0; i < page.observations.size(); ++i) {
    const Token& token = page.tokens[page.first_tokens[i]];
    Observation& observation = page.observations[i];
    if (observation.candidates.empty()) {
      observation.candidates = finder.find(token.symbols, token.role, Effort::as_read);
    }
    const Effort effort = observation.candidates.front().unknown ? unknown : known;
    if (effort != Effort::as_read) observation.candidates = finder.find(token.symbols, token.role, effort);
  }
}

/// Leaves paragraphs alone that even damaged Danish does not explain: too many of their words stay unknown.
void spare_unexplained(Page& page, const Channel& channel) {
  auto unexplained = [&](const Observation& observation) {
    const std::vector<double> shares = posteriors(observation.candidates, channel);
    return observation.candidates.front().unknown && shares.front() >= 0.5;
  };
  each_paragraph(page.tokens, [&](std::span<Token> paragraph) {
    const auto first = static_cast<std::size_t>(paragraph.data() - page.tokens.data());
    double words = 0;
    double unknown = 0;
    for (std::size_t i = 0; i < paragraph.size(); ++i) {
      const std::uint32_t observation = page.observation_of[first + i];
      // Capitals are names, which are unknown in any language.
      if (observation == kNone || class_of(static_cast<Symbol>(paragraph[i].symbols.front())) != SymbolClass::lower) {
        continue;
      }
      words += 1;
      unknown += unexplained(page.observations[observation]) ? 1 : 0;
    }
    if (words < kFewestWords || unknown < kUnexplainedShare * words) return;
    for (std::size_t i = 0; i < paragraph.size(); ++i) {
      std::uint32_t& observation = page.observation_of[first + i];
      if (observation == kNone) continue;
      page.observations[observation].count -= 1;
      observation = kNone;
      paragraph[i].kind = TokenKind::untouched;
    }
  });
}

/// Where a broken word's mended form breaks: the place whose letters to either side are likest to those read.
std::size_t break_place(std::string_view read, std::size_t break_after, std::string_view mended) {
  // Levenshtein's table of prefixes, then the column of the break.
  std::vector<std::size_t> row(mended.size() + 1);
  std::vector<std::size_t> tail(mended.size() + 1);
  auto distances = [](auto read_begin, auto read_end, auto begin, auto end, std::vector<std::size_t>& out) {
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = k;
    for (auto r = read_begin; r != read_end; ++r) {
      std::size_t diagonal = out[0]++;
      std::size_t k = 1;
      for (auto m = begin; m != end; ++m, ++k) {
        const std::size_t next = std::min({out[k] + 1, out[k - 1] + 1, diagonal + (*r == *m ? 0 : 1)});
        diagonal = out[k];
        out[k] = next;
      }
    }
  };
  const auto middle = static_cast<std::ptrdiff_t>(break_after);
  distances(read.begin(), read.begin() + middle, mended.begin(), mended.end(), row);
  distances(read.rbegin(), read.rend() - middle, mended.rbegin(), mended.rend(), tail);
  std::size_t best = 0;
  for (std::size_t k = 0; k <= mended.size(); ++k) {
    if (row[k] + tail[mended.size() - k] < row[best] + tail[mended.size() - best]) best = k;
  }
  return best;
}

struct Choice {
  Edge edge;
  std::string replacement;  // empty: as read
};

bool in_capitals(const Token& token) {
  auto is = [](SymbolClass c) { return [c](char s) { return class_of(static_cast<Symbol>(s)) == c; }; };
  return std::count_if(token.symbols.begin(), token.symbols.end(), is(SymbolClass::upper)) > 1 &&
         std::none_of(token.symbols.begin(), token.symbols.end(), is(SymbolClass::lower));
}

/// ln probability of the candidate's case where it stands.
float case_score(const Candidate& candidate, Before before, bool among_capitals) {
  // Beside what a word in capitals costs anywhere: headings in capitals have more than one.
  constexpr float kAmongCapitals = 2;
  constexpr float kAmongSmall = -4.5F;
  // Not more: what stands at a line's start is often the middle of a sentence.
  constexpr float kSentenceCapital = 0.6F;
  if (candidate.all_capitals) return among_capitals ? kAmongCapitals : kAmongSmall;
  if (candidate.capital_share == 0.5F) return 0;
  const float share = before == Before::sentence ? kSentenceCapital : candidate.capital_share;
  return std::log(candidate.capital ? share : 1 - share);
}

class PageRepair {
 public:
  PageRepair(std::string_view text, const RepairOptions& options, const Source& source)
      : text_(text), options_(options), source_(source) {}

  /// `kept`: what is not to be changed, in the page, sorted.
  std::vector<Edit> run(std::span<const Span> kept) {
    page_ = observe(text_, source_, kept);
    if (page_.tokens.empty()) return {};
    // First what the unknown words tell: most pages are sound, and done with it.
    const Profile guess = guess_profile(to_symbols(text_));
    const Channel guessed = make_channel(guess);
    find_candidates(page_, CandidateFinder(guessed, source_), Effort::as_read, Effort::rules);
    spare_unexplained(page_, guessed);
    Profile profile = estimate_profile(page_.observations, guess);
    channel_ = make_channel(profile);
    noise_ = profile.noise;
    sound_ = damaged_words(page_.observations, channel_) < kSoundShare * static_cast<double>(page_.tokens.size());
    if (!sound_) {
      find_candidates(page_, CandidateFinder(channel_, source_), Effort::rules, Effort::thorough);
      profile = estimate_profile(page_.observations, profile);
      channel_ = make_channel(profile);
      noise_ = profile.noise;
    }
    std::vector<Edit> edits;
    if (!sound_) mend_fragments(edits);
    add_edges();
    choose(edits);
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    return edits;
  }

 private:
  void add(std::uint32_t begin, std::uint32_t end, const Candidate& candidate) {
    const bool spacing = end - begin > 1 || candidate.spaces_lost > 0;
    if (spacing && skips(options_, Cause::spacing)) return;
    Edge edge;
    edge.begin = begin;
    edge.end = end;
    edge.candidate = static_cast<std::uint32_t>(words_.size());
    edge.as_read = candidate.as_read;
    const bool among_capitals = (begin > 0 && in_capitals(page_.tokens[begin - 1])) ||
                                (end < page_.tokens.size() && in_capitals(page_.tokens[end]));
    edge.score = case_score(candidate, page_.tokens[begin].before, among_capitals) - read_cost(candidate, channel_);
    edge.first = candidate.first;
    edge.last = candidate.last;
    if (candidate.spaces_lost > 0) edge.inner = source_.score_after(candidate.first.id, candidate.last);
    words_.push_back(candidate.as_read ? std::string() : candidate.word);
    edges_.push_back(edge);
  }

  void add_edges() {
    for (std::uint32_t t = 0; t < page_.tokens.size(); ++t) {
      const Token& token = page_.tokens[t];
      Candidate as_read;
      as_read.as_read = true;
      if (token.kind == TokenKind::number) {
        as_read.first =
            as_read.last = {source_.score_unlisted(language::log_frequency(language::kNumber)), language::kNumber};
        add(t, t + 1, as_read);
      } else if (token.kind == TokenKind::lone) {
        add_lone(t);
      } else if (token.kind == TokenKind::untouched) {
        as_read.first = as_read.last = {kUntouched, source_.word_id(lower_case(token.symbols))};
        add(t, t + 1, as_read);
      } else {
        for (const Candidate& c : page_.observations[page_.observation_of[t]].candidates) {
          if (!sound_ || c.as_read) add(t, t + 1, c);
        }
        add_joined(t);
      }
    }
  }

  void add_lone(std::uint32_t t) {
    const Token& token = page_.tokens[t];
    Candidate as_read;
    as_read.as_read = true;
    const auto sign = static_cast<Symbol>(token.symbols.front());
    const WordScore i = source_.score_form("i", language::find("i"));
    if (sign == 'I') {
      as_read.first = as_read.last = i;
    } else if (is_digit(sign)) {
      as_read.first =
          as_read.last = {source_.score_unlisted(language::log_frequency(language::kNumber)), language::kNumber};
    } else {
      as_read.first = as_read.last = {kLoneSign};
    }
    add(t, t + 1, as_read);
    if (is_digit(sign)) edges_.back().score = kLoneNumber;
    if (sound_ || !may_be_i(t)) return;
    for (const LoneReading& reading : lone_readings(sign)) {
      if ((reading.intended == 'I') != begins_sentence(t)) continue;
      Candidate candidate;
      candidate.word = std::string(1, static_cast<char>(reading.intended));
      candidate.first = candidate.last = i;
      add(t, t + 1, candidate);
      // The rates of "i" are those of a page of noise one; at a sentence's start the line before has its say as well.
      const double noise = reading.intended == 'i' ? std::min(1.0, noise_) : 1.0;
      edges_.back().score = static_cast<float>(std::log(noise * reading.rate));
    }
  }

  /// Whether a lone sign stands where the word "i" can: a word or a number follows, and no number is called for.
  [[nodiscard]] bool may_be_i(std::uint32_t t) const {
    const Token& token = page_.tokens[t];
    if (t + 1 == page_.tokens.size()) return false;
    const Token& next = page_.tokens[t + 1];
    if (next.new_paragraph || (next.before != Before::word && next.before != Before::number)) return false;
    if (t > 0 && !token.new_paragraph && is_numbered(page_.tokens[t - 1].symbols)) return false;
    if (token.symbols != "1") return true;
    if (t == 0 || token.new_paragraph) return class_of(static_cast<Symbol>(next.symbols.front())) == SymbolClass::lower;
    return token.before == Before::word || begins_sentence(t);
  }

  /// Not behind an abbreviation's full stop.
  [[nodiscard]] bool begins_sentence(std::uint32_t t) const {
    return page_.tokens[t].before == Before::sentence &&
           (t == 0 || page_.tokens[t].new_paragraph || page_.tokens[t - 1].kind != TokenKind::untouched);
  }

  /// This token and the next one as one word, when either alone is no word.
  void add_joined(std::uint32_t t) {
    if (t + 1 >= page_.tokens.size()) return;
    const Token& token = page_.tokens[t];
    const Token& next = page_.tokens[t + 1];
    if (!next.space_before || token.break_after != 0 || next.break_after != 0 || token.role == TokenRole::head) return;
    if (next.kind != TokenKind::word || class_of(static_cast<Symbol>(next.symbols.front())) != SymbolClass::lower)
      return;
    const Observation& here = page_.observations[page_.observation_of[t]];
    const Observation& there = page_.observations[page_.observation_of[t + 1]];
    const bool first_unknown = here.candidates.front().unknown;
    const bool second_unknown = there.candidates.front().unknown;
    if (sound_ ? !(first_unknown && second_unknown) : !(first_unknown || second_unknown)) return;
    if (!joiner_) joiner_.emplace(channel_, source_);
    const float apart = best_score(here) + best_score(there);
    for (const Candidate& c : joiner_->find_joined(token.symbols, next.symbols, next.role, apart)) {
      if (!sound_ || c.word == token.symbols + next.symbols) add(t, t + 2, c);
    }
  }

  [[nodiscard]] float best_score(const Observation& observation) const {
    float best = score(observation.candidates.front(), channel_);
    for (const Candidate& c : observation.candidates) {
      if (!sound_ || c.as_read) best = std::max(best, score(c, channel_));
    }
    return best;
  }

  /// Mends words whose halves stand apart; the lattice then leaves both halves as they are.
  void mend_fragments(std::vector<Edit>& edits) {
    CandidateFinder finder(channel_, source_);
    for (const Fragments& halves : page_.fragments) {
      if (halves.known) continue;
      Token& first = page_.tokens[halves.first];
      Token& second = page_.tokens[halves.second];
      const std::string whole = first.symbols + second.symbols;
      const std::vector<Candidate> candidates = finder.find(whole, second.role, Effort::rules);
      const std::vector<double> shares = posteriors(candidates, channel_);
      const auto best = std::max_element(shares.begin(), shares.end());
      const Candidate& candidate = candidates[static_cast<std::size_t>(best - shares.begin())];
      if (candidate.as_read || candidate.spaces_lost > 0 || *best < kFragmentsSure) continue;
      const std::size_t place = break_place(whole, first.symbols.size(), candidate.word);
      const std::string head = candidate.word.substr(0, place);
      const std::string tail = candidate.word.substr(place);
      first.kind = second.kind = TokenKind::untouched;
      if (head != first.symbols) edits.push_back({first.span, to_utf8(head), Cause::hyphenation, *best});
      if (tail != second.symbols) edits.push_back({second.span, to_utf8(tail), Cause::hyphenation, *best});
    }
  }

  void choose(std::vector<Edit>& edits) {
    for (const std::uint32_t e : weigh(page_.tokens, edges_, source_)) {
      const Edge& edge = edges_[e];
      if (edge.as_read) continue;
      const Token& token = page_.tokens[edge.begin];
      const std::uint32_t observation = page_.observation_of[edge.begin];
      const bool was_word = observation != kNone && !page_.observations[observation].candidates.front().unknown &&
                            class_of(static_cast<Symbol>(token.symbols.back())) == SymbolClass::lower;
      if (edge.posterior <= std::max(options_.min_confidence, was_word ? kWordForWordSure : 0)) continue;
      const std::string& word = words_[edge.candidate];
      const bool joined = edge.end - edge.begin == 2;
      Edit edit;
      edit.span = {token.span.begin, page_.tokens[edge.end - 1].span.end};
      edit.confidence = edge.posterior;
      edit.cause = joined || word.find(' ') != std::string::npos ? Cause::spacing : Cause::ocr;
      if (token.break_after != 0 && !joined) {
        const std::size_t place = break_place(token.symbols, token.break_after, word);
        edit.replacement = to_utf8(word.substr(0, place));
        edit.replacement += cut(text_, token.break_span);
        edit.replacement += to_utf8(word.substr(place));
        edit.cause = Cause::hyphenation;
      } else {
        edit.replacement = to_utf8(word);
      }
      edits.push_back(std::move(edit));
    }
  }

  std::string_view text_;
  const RepairOptions& options_;
  const Source& source_;
  Page page_;
  Channel channel_;
  double noise_ = 0;
  bool sound_ = false;
  std::optional<CandidateFinder> joiner_;
  std::vector<Edge> edges_;
  std::vector<std::string> words_;  // by Edge::candidate; empty: as read
};

/// The first of sorted, disjoint spans that ends behind `at`.
std::span<const Span>::iterator first_behind(std::span<const Span> spans, std::size_t at) {
  return std::partition_point(spans.begin(), spans.end(), [at](Span span) { return span.end <= at; });
}

/// The spans that lie in `page`, in the page.
std::vector<Span> in_page(std::span<const Span> spans, Span page) {
  std::vector<Span> found;
  for (auto span = first_behind(spans, page.begin); span != spans.end() && span->begin < page.end; ++span) {
    found.push_back({std::max(span->begin, page.begin) - page.begin, std::min(span->end, page.end) - page.begin});
  }
  return found;
}

bool touches(const Edit& edit, std::span<const Span> spans) {
  const auto span = first_behind(spans, edit.span.begin);
  return span != spans.end() && span->begin < edit.span.end;
}

/// What the user wants left as it is in `text`, sorted and disjoint: words to keep, and characters whose damage is
/// skipped.
std::vector<Span> kept_spans(std::string_view text, const RepairOptions& options) {
  std::vector<Span> kept;
  if (options.knowledge.own() != nullptr) kept = options.knowledge.own()->keep.find(text);
  if (options.skip.empty()) return kept;
  for (const Edit& edit : mend_characters(text)) {
    if (skips(options, edit.cause)) kept.push_back(edit.span);
  }
  std::sort(kept.begin(), kept.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::vector<Span> merged;
  for (const Span& span : kept) {
    if (merged.empty() || span.begin >= merged.back().end) {
      merged.push_back(span);
    } else {
      merged.back().end = std::max(merged.back().end, span.end);
    }
  }
  return merged;
}

/// Without the edits that the user does not want.
std::vector<Edit> wanted(std::vector<Edit> edits, std::span<const Span> kept, const RepairOptions& options) {
  std::erase_if(edits, [&](const Edit& edit) { return skips(options, edit.cause) || touches(edit, kept); });
  return edits;
}

std::vector<Edit> mend_words(std::string_view text, const RepairOptions& options) {
  const OwnKnowledge* own = options.knowledge.own();
  const Source source(own == nullptr ? nullptr : &own->words, nullptr);
  const std::vector<Span> kept = kept_spans(text, options);
  std::vector<Edit> edits;
  for (const Span page : pages(text)) {
    for (Edit& edit : PageRepair(cut(text, page), options, source).run(in_page(kept, page))) {
      edit.span.begin += page.begin;
      edit.span.end += page.begin;
      edits.push_back(std::move(edit));
    }
  }
  return wanted(std::move(edits), kept, options);
}

}  // namespace
}  // namespace engine

Repaired repair(std::string_view text, const RepairOptions& options) {
  Repaired result;
  result.text = text;
  auto take = [&](const std::vector<Edit>& edits) {
    result.edits = engine::compose(text, result.edits, edits);
    result.text = replay(text, result.edits);
    return !edits.empty();
  };
  auto mend_characters = [&] {
    return engine::wanted(engine::mend_characters(result.text), engine::kept_spans(result.text, options), options);
  };
  for (int round = 0; round < engine::kMostRounds && take(mend_characters()); ++round) {
  }
  for (int round = 0; round < engine::kMostRounds && take(engine::mend_words(result.text, options)); ++round) {
  }
  result.positions = engine::position_map(result.edits);
  return result;
}

Repaired unrepaired(std::string_view text) { return {std::string(text), {}, {}}; }

}  // namespace referat
