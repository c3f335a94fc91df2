#include "repair/mend.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>

#include "repair/lattice.h"
#include "repair/lone.h"
#include "repair/opposites.h"
#include "repair/reliability.h"

namespace referat::engine {
namespace {

// A word broken at a line's end has to be this sure: its halves may be two words, or stand apart from each other.
constexpr double kBrokenSure = 0.9;
// ln probabilities of lone signs that are what they were read as.
constexpr float kUntouched = -8.0F;  // the only way to read them: any score will do
constexpr float kLoneNumber = -3.5F;
// "I" inside a sentence: the pronoun, a Roman number; one "i" in 200 stands for it, a guess: corpora fold case.
constexpr float kInnerI = -5.3F;
constexpr float kLoneSign = -9.0F;

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

bool in_capitals(const Token& token) {
  auto is = [](SymbolClass c) { return [c](char s) { return class_of(static_cast<Symbol>(s)) == c; }; };
  return std::count_if(token.symbols.begin(), token.symbols.end(), is(SymbolClass::upper)) > 1 &&
         std::none_of(token.symbols.begin(), token.symbols.end(), is(SymbolClass::lower));
}

/// Letters that a candidate changes beside æ, ø and å.
int noise_of(const Candidate& candidate) {
  const auto by_rule = std::count_if(candidate.trail.begin(), candidate.trail.end(),
                                     [](RuleId id) { return rules().is_noise(rules()[id]); });
  return candidate.lost + candidate.added + candidate.mistaken + static_cast<int>(by_rule);
}

/// ln probability of the candidate's case where it stands.
float case_score(const Candidate& candidate, const Token& token, bool among_capitals) {
  // Beside what a word in capitals costs anywhere: headings in capitals have more than one.
  constexpr float kAmongCapitals = 2;
  constexpr float kAmongSmall = -6.5F;
  // Not more: what stands at a line's start is often the middle of a sentence.
  constexpr float kLineCapital = 0.6F;
  constexpr float kSentenceCapital = 0.9F;
  if (candidate.all_capitals) return among_capitals ? kAmongCapitals : kAmongSmall;
  if (candidate.capital_share == 0.5F) return 0;
  const bool has_case = is_letter(static_cast<Symbol>(token.symbols.front()));
  const float share = token.before != Before::sentence ? candidate.capital_share
                      : has_case                       ? kLineCapital
                                                       : kSentenceCapital;
  return std::log(candidate.capital ? share : 1 - share);
}

/// Whether a known word is written so: "Romer" inside a sentence is not "romer".
bool written_so(const Candidate& known, const Token& token) {
  constexpr float kHardlyEver = 0.1F;
  return !known.capital || token.before == Before::sentence || known.capital_share > kHardlyEver;
}

/// Whether this token and the next may be one word with a space inside.
bool may_be_one(const Page& page, std::size_t t) {
  if (t + 1 >= page.tokens.size()) return false;
  const Token& token = page.tokens[t];
  const Token& next = page.tokens[t + 1];
  return token.kind == TokenKind::word && next.kind == TokenKind::word && next.space_before && token.break_after == 0 &&
         next.break_after == 0 && token.role == TokenRole::word &&
         class_of(static_cast<Symbol>(next.symbols.front())) == SymbolClass::lower;
}

/// Whether two unknown tokens are a known word together.
bool known_as_one(const Page& page, std::size_t t, const Terms& terms) {
  const Token& token = page.tokens[t];
  const Token& next = page.tokens[t + 1];
  return terms[token.term].as_read.unknown && terms[next.term].as_read.unknown &&
         !read_as_it_is(token.symbols + next.symbols, next.role, terms.source()).unknown;
}

class PageMender {
 public:
  PageMender(std::string_view text, Page page, const Terms& terms, Searches& searches, const RepairOptions& options,
             Explaining* explaining)
      : text_(text),
        page_(std::move(page)),
        terms_(terms),
        source_(terms.source()),
        guess_(searches.near(page_.guess)),
        search_(searches.near(page_.profile)),
        options_(options),
        explaining_(explaining) {}

  std::vector<Edit> run() {
    observe();
    if (!page_.sound) page_.profile = estimate_profile(observations_, {}, page_.profile);
    channel_ = Channel(page_.profile);
    std::vector<Edit> edits;
    if (!page_.sound) {
      mend_fragments(edits);
      mend_second_halves(edits);
    }
    add_edges();
    choose(edits);
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    return edits;
  }

 private:
  /// On a sound page each token is what it was read as.
  [[nodiscard]] Effort effort(const Term& term) const {
    if (page_.sound) return Effort::as_read;
    return term.as_read.unknown ? Effort::thorough : Effort::rules;
  }

  /// What the survey found by its guess of the damage is enough where it explains the word.
  [[nodiscard]] std::span<const Candidate> candidates_of_term(TermId id) {
    const Term& term = terms_[id];
    if (!page_.sound && term.as_read.unknown) {
      const std::span<const Candidate> surveyed = guess_.find(id, Effort::rules);
      if (explained(term.as_read, surveyed, search_.channel())) return surveyed;
    }
    return search_.find(id, effort(term));
  }

  void observe() {
    std::unordered_map<TermId, std::uint32_t> known;
    observation_of_.resize(page_.tokens.size());
    for (std::size_t t = 0; t < page_.tokens.size(); ++t) {
      const Token& token = page_.tokens[t];
      if (token.kind != TokenKind::word) continue;
      const auto [place, added] = known.try_emplace(token.term, static_cast<std::uint32_t>(observations_.size()));
      if (added) observations_.push_back({candidates_of_term(token.term), 0});
      observations_[place->second].count += 1;
      observation_of_[t] = place->second;
    }
  }

  void add(std::uint32_t begin, std::uint32_t end, const Candidate& candidate) {
    const bool spacing = end - begin > 1 || candidate.spaces_lost > 0;
    if (spacing && skips(options_, Cause::spacing)) return;
    Edge edge;
    edge.begin = begin;
    edge.end = end;
    edge.candidate = static_cast<std::uint32_t>(offered_.size());
    edge.as_read = candidate.as_read;
    const bool among_capitals = (begin > 0 && in_capitals(page_.tokens[begin - 1])) ||
                                (end < page_.tokens.size() && in_capitals(page_.tokens[end]));
    edge.score = case_score(candidate, page_.tokens[begin], among_capitals) - read_cost(candidate, channel_);
    edge.first = candidate.first;
    edge.last = candidate.last;
    if (candidate.spaces_lost > 0) edge.inner = source_.score_after(candidate.first.id, candidate.last);
    offered_.push_back(&candidate);
    edges_.push_back(edge);
  }

  /// Adds an edge whose candidate is kept here.
  void add_own(std::uint32_t begin, std::uint32_t end, Candidate candidate) {
    own_.push_back(std::move(candidate));
    add(begin, end, own_.back());
  }

  [[nodiscard]] std::span<const Candidate> candidates_of(std::uint32_t t) const {
    return observations_[observation_of_[t]].candidates;
  }

  void add_edges() {
    for (std::uint32_t t = 0; t < page_.tokens.size(); ++t) {
      const Token& token = page_.tokens[t];
      Candidate as_read;
      as_read.as_read = true;
      if (token.kind == TokenKind::number) {
        as_read.first =
            as_read.last = {source_.score_unlisted(language::log_frequency(language::kNumber)), language::kNumber};
        add_own(t, t + 1, as_read);
      } else if (token.kind == TokenKind::lone) {
        add_lone(t);
      } else if (token.kind == TokenKind::untouched) {
        as_read.first = as_read.last = {kUntouched, source_.word_id(lower_case(token.symbols))};
        add_own(t, t + 1, as_read);
      } else {
        for (const Candidate& c : candidates_of(t)) {
          add(t, t + 1, c);
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
    add_own(t, t + 1, as_read);
    if (is_digit(sign)) edges_.back().score = kLoneNumber;
    if (sign == 'I' && token.before == Before::word) edges_.back().score = kInnerI;
    if (page_.sound || !may_be_i(t)) return;
    for (const LoneReading& reading : lone_readings(sign)) {
      if ((reading.intended == 'I') != begins_sentence(t)) continue;
      Candidate candidate;
      candidate.word = std::string(1, static_cast<char>(reading.intended));
      candidate.first = candidate.last = i;
      add_own(t, t + 1, candidate);
      // The rates of "i" are those of a page of noise one; at a sentence's start the line before has its say as well.
      const double noise = reading.intended == 'i' ? std::min(1.0, std::sqrt(page_.profile.noise)) : 1.0;
      edges_.back().score = static_cast<float>(std::log(noise * reading.rate));
    }
  }

  /// A bar that parts the columns of a table: two or more stand in the line, and as many in the one before or the next.
  [[nodiscard]] bool parts_columns(const Token& token) const {
    if (token.symbols != "|") return false;
    const auto bars = [](std::string_view line) { return std::count(line.begin(), line.end(), '|'); };
    const std::size_t begin = text_.rfind('\n', token.span.begin) + 1;
    const std::size_t end = std::min(text_.find('\n', token.span.begin), text_.size());
    const auto here = bars(text_.substr(begin, end - begin));
    if (here < 2) return false;
    const std::size_t before = begin < 2 ? 0 : text_.rfind('\n', begin - 2) + 1;
    if (bars(text_.substr(before, begin - before)) == here) return true;
    const std::string_view rest = text_.substr(std::min(end + 1, text_.size()));
    return bars(rest.substr(0, rest.find('\n'))) == here;
  }

  /// Whether a lone sign stands where the word "i" can: a word or a number follows, and no number is called for.
  [[nodiscard]] bool may_be_i(std::uint32_t t) const {
    const Token& token = page_.tokens[t];
    if (t + 1 == page_.tokens.size() || parts_columns(token)) return false;
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
    if (!may_be_one(page_, t)) return;
    const Token& token = page_.tokens[t];
    const Token& next = page_.tokens[t + 1];
    const std::span<const Candidate> here = candidates_of(t);
    const std::span<const Candidate> there = candidates_of(t + 1);
    if (!unexplained(here) && !unexplained(there)) return;
    if (page_.sound && !known_as_one(page_, t, terms_)) return;
    const float apart = best_score(here) + best_score(there);
    for (Candidate& c : search_.finder().find_joined(token.symbols, next.symbols, next.role, apart)) {
      if (!page_.sound || c.word == token.symbols + next.symbols) add_own(t, t + 2, std::move(c));
    }
  }

  /// Unknown, and likelier so than anything that it may have been.
  [[nodiscard]] bool unexplained(std::span<const Candidate> candidates) const {
    return candidates.front().unknown && score(candidates.front(), channel_) >= best_score(candidates);
  }

  [[nodiscard]] float best_score(std::span<const Candidate> candidates) const {
    float best = score(candidates.front(), channel_);
    for (const Candidate& c : candidates) best = std::max(best, score(c, channel_));
    return best;
  }

  /// Mends words whose halves stand apart; the lattice then leaves both halves as they are.
  void mend_fragments(std::vector<Edit>& edits) {
    for (const Fragments& halves : page_.fragments) {
      if (halves.known) continue;
      Token& first = page_.tokens[halves.first];
      Token& second = page_.tokens[halves.second];
      const std::string whole = first.symbols + second.symbols;
      const std::vector<Candidate> candidates =
          search_.finder().find(whole, second.role, read_as_it_is(whole, second.role, source_), Effort::rules);
      const auto [candidate, sure] = likeliest(candidates);
      if (candidate.as_read || candidate.spaces_lost > 0) continue;
      if (sure <= std::max(kBrokenSure, options_.min_confidence)) continue;
      const std::size_t place = break_place(whole, first.symbols.size(), candidate.word);
      const std::string head = candidate.word.substr(0, place);
      const std::string tail = candidate.word.substr(place);
      first.kind = second.kind = TokenKind::untouched;
      if (head != first.symbols) edits.push_back({first.span, to_utf8(head), Cause::hyphenation, sure});
      if (tail != second.symbols) edits.push_back({second.span, to_utf8(tail), Cause::hyphenation, sure});
    }
  }

  /// Mends second halves that are words themselves, where nothing explains the whole: the half that the hyphen broke
  /// off has its end in another column.
  void mend_second_halves(std::vector<Edit>& edits) {
    for (std::uint32_t t = 0; t < page_.tokens.size(); ++t) {
      Token& token = page_.tokens[t];
      if (token.kind != TokenKind::word || token.break_after == 0 || !unexplained(candidates_of(t))) continue;
      const std::string half = token.symbols.substr(token.break_after);
      const std::vector<Candidate> candidates =
          search_.finder().find(half, token.role, read_as_it_is(half, token.role, source_), Effort::rules);
      if (!candidates.front().unknown) continue;
      const auto [candidate, sure] = likeliest(candidates);
      const bool may_be = !candidate.as_read && candidate.spaces_lost == 0 && candidate.kind != WordKind::compound;
      if (!may_be || sure <= least_sure(token)) continue;
      token.kind = TokenKind::untouched;
      edits.push_back({{token.break_span.end, token.span.end}, to_utf8(candidate.word), Cause::ocr, sure});
    }
  }

  struct Choice {
    const Candidate& candidate;
    double sure = 0;
  };

  /// The likeliest candidate by itself, without context.
  [[nodiscard]] Choice likeliest(std::span<const Candidate> candidates) const {
    const Shares shares = posteriors(candidates, channel_);
    const auto best = std::max_element(shares.begin(), shares.end());
    const Candidate& candidate = candidates[static_cast<std::size_t>(best - shares.begin())];
    ChangeKind kind;
    kind.word = candidate.kind;
    kind.capital = is_upper(static_cast<Symbol>(candidate.word.front()));
    kind.noise = noise_of(candidate);
    return {candidate, reliability(*best, kind)};
  }

  /// How sure a change of a token has to be.
  [[nodiscard]] double least_sure(const Token& token) const {
    static constexpr std::string_view kLostSigns("?\x02", 2);
    static_assert(kLostSigns.back() == static_cast<char>(kLost));
    // A token with a lost letter is no word as it stands: a guess harms nothing.
    if (token.symbols.find_first_of(kLostSigns) != std::string::npos) return options_.min_confidence_lost;
    return token.break_after == 0 ? options_.min_confidence : std::max(kBrokenSure, options_.min_confidence);
  }

  [[nodiscard]] ChangeKind kind_of(const Edge& edge) const {
    const Token& token = page_.tokens[edge.begin];
    const Candidate& candidate = *offered_[edge.candidate];
    ChangeKind kind;
    kind.word = candidate.kind;
    kind.capital = is_upper(static_cast<Symbol>(candidate.word.front()));
    kind.spacing = edge.end - edge.begin == 2 || candidate.spaces_lost > 0;
    kind.noise = noise_of(candidate);
    kind.was_lone = token.kind == TokenKind::lone;
    if (token.kind == TokenKind::word) {
      const Candidate& as_read = candidates_of(edge.begin).front();
      kind.was_known = !as_read.unknown;
      kind.was_known_so = kind.was_known && as_read.kind != WordKind::compound && written_so(as_read, token);
    }
    kind.was_capitals = class_of(static_cast<Symbol>(token.symbols.back())) != SymbolClass::lower;
    return kind;
  }

  /// That the word is right: of two candidates that differ in a capital alone the likelier one is as good as both.
  [[nodiscard]] double posterior_in_any_case(std::uint32_t chosen) const {
    const Edge& edge = edges_[chosen];
    const std::string word = lower_case(offered_[edge.candidate]->word);
    double sum = 0;
    // The edges of a token stand together.
    auto add = [&](const Edge& other) {
      const bool same = !other.as_read && other.end == edge.end && lower_case(offered_[other.candidate]->word) == word;
      sum += same ? other.posterior : 0;
    };
    for (std::uint32_t e = chosen + 1; e-- > 0 && edges_[e].begin == edge.begin;) add(edges_[e]);
    for (std::uint32_t e = chosen + 1; e < edges_.size() && edges_[e].begin == edge.begin; ++e) add(edges_[e]);
    return sum;
  }

  void choose(std::vector<Edit>& edits) {
    const std::vector<std::uint32_t> path = weigh(page_.tokens, edges_, source_);
    for (std::size_t place = 0; place < path.size(); ++place) {
      std::optional<Edit> edit = edit_of(path[place]);
      if (explaining_ != nullptr) explain(path, place, edit);
      if (edit) edits.push_back(*std::move(edit));
    }
  }

  /// What an edge of the best path changes.
  [[nodiscard]] std::optional<Edit> edit_of(std::uint32_t e) const {
    const Edge& edge = edges_[e];
    if (edge.as_read) return std::nullopt;
    const Token& token = page_.tokens[edge.begin];
    Edit edit;
    edit.confidence = reliability(posterior_in_any_case(e), kind_of(edge));
    if (edit.confidence <= least_sure(token)) return std::nullopt;
    const std::string& word = offered_[edge.candidate]->word;
    if (are_opposites(lower_case(token.symbols), lower_case(word))) return std::nullopt;
    const bool joined = edge.end - edge.begin == 2;
    edit.span = {token.span.begin, page_.tokens[edge.end - 1].span.end};
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
    return edit;
  }

  /// Whether the user wants to know of what the path reads here.
  [[nodiscard]] bool asked(const Edge& edge, const std::optional<Edit>& edit) const {
    if (explaining_->word.empty()) return edit.has_value();
    for (std::uint32_t t = edge.begin; t < edge.end; ++t) {
      if (lower_case(page_.tokens[t].symbols) == explaining_->word) return true;
    }
    return !edge.as_read && lower_case(offered_[edge.candidate]->word) == explaining_->word;
  }

  void explain(std::span<const std::uint32_t> path, std::size_t place, const std::optional<Edit>& edit) const {
    const Edge& chosen = edges_[path[place]];
    if (!asked(chosen, edit)) return;
    Explanation why;
    why.span = {page_.tokens[chosen.begin].span.begin, page_.tokens[chosen.end - 1].span.end};
    why.before = cut(text_, why.span);
    why.edit = edit;
    why.page = page_profile();
    const WordId previous = place == 0 ? language::kUnknownWord : edges_[path[place - 1]].last.id;
    for (std::size_t e = 0; e < edges_.size(); ++e) {
      const Edge& edge = edges_[e];
      if (edge.begin != chosen.begin) continue;
      Reading reading;
      reading.as_read = edge.as_read;
      reading.word = edge.as_read ? std::string(cut(text_, page_.tokens[edge.begin].span))
                                  : to_utf8(offered_[edge.candidate]->word);
      reading.channel = 0.0 - edge.score;
      reading.context = 0.0 - context_score(page_.tokens[edge.begin], previous, edge, source_);
      // The word that comes next on the best path has its say too.
      const auto next = std::find_if(path.begin() + static_cast<std::ptrdiff_t>(place), path.end(),
                                     [&](std::uint32_t p) { return edges_[p].begin == edge.end; });
      if (next != path.end()) {
        reading.context -= context_score(page_.tokens[edge.end], edge.last.id, edges_[*next], source_);
      }
      reading.probability = edge.posterior;
      reading.chosen = e == path[place] && (edge.as_read || edit.has_value());
      why.readings.push_back(std::move(reading));
    }
    std::sort(why.readings.begin(), why.readings.end(),
              [](const Reading& a, const Reading& b) { return a.total() < b.total(); });
    explaining_->found.push_back(std::move(why));
  }

  [[nodiscard]] PageProfile page_profile() const {
    const std::string& name = rules().profiles()[page_.profile.damage()];
    return {page_.sound ? "sound" : name, page_.profile.lost_letters(), page_.profile.noise};
  }

  std::string_view text_;
  Page page_;
  const Terms& terms_;
  const Source& source_;
  TermSearch& guess_;   // as the survey searched
  TermSearch& search_;  // by what the survey found
  const RepairOptions& options_;
  Explaining* explaining_;
  Channel channel_;
  std::vector<Observation> observations_;      // one a distinct term
  std::vector<std::uint32_t> observation_of_;  // by token of kind word
  std::deque<Candidate> own_;                  // candidates that are no term's
  std::vector<const Candidate*> offered_;      // by Edge::candidate
  std::vector<Edge> edges_;
};

}  // namespace

bool skips(const RepairOptions& options, Cause cause) {
  return std::find(options.skip.begin(), options.skip.end(), cause) != options.skip.end();
}

std::vector<Edit> mend(std::string_view text, Page page, const Terms& terms, Searches& searches,
                       const RepairOptions& options, Explaining* explaining) {
  if (page.sound && explaining == nullptr) {
    // The one thing that is mended on a sound page is a word with a space inside.
    bool broken = false;
    for (std::size_t t = 0; t < page.tokens.size() && !broken; ++t) {
      broken = may_be_one(page, t) && known_as_one(page, t, terms);
    }
    if (!broken) return {};
  }
  return PageMender(text, std::move(page), terms, searches, options, explaining).run();
}

}  // namespace referat::engine
