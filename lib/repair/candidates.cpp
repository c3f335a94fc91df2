#include "repair/candidates.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

#include "language/compound.h"
#include "repair/inflections.h"
#include "repair/respell.h"
#include "repair/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_endings)

namespace referat::engine {
namespace {

using language::arc_set;
using language::ArcSet;
using language::Walk;

constexpr std::uint32_t kNoParent = std::numeric_limits<std::uint32_t>::max();
constexpr RuleId kNoRule = std::numeric_limits<RuleId>::max();
constexpr float kNever = std::numeric_limits<float>::infinity();
constexpr std::size_t kShortestPart = 3;  // of a compound; COMPOUNDMIN is 2, but parts of two letters fit anything
constexpr std::uint8_t kMostParts = 3;
// What a path will cost at least from where it is to its end, besides further misreadings.
constexpr float kLeastUncounted = 9.0F;         // a form that was never counted …
constexpr float kLeastUncountedLetter = 0.45F;  // … and each of its letters
constexpr float kLeastCompoundRest = 14.0F;     // the joint and the parts of a compound
constexpr float kLeastEnd = 5.0F;               // the last part of one
constexpr float kLeastWord = 3.3F;              // any word: "og"
constexpr float kSlack = 5.0F;  // nats a candidate may be less probable than the token as it is, before context …
constexpr float kSlackOfUnknown = 1.0F;       // … where that is no known word: no context speaks for either
constexpr float kSlackOfRandom = 3.0F;        // … and letters were lost, added or mistaken at random
constexpr float kMargin = 4.5F;               // nats a candidate may be less probable than the best one
constexpr float kExplained = 3.0F;            // nats better than the token as it is: the rules explain it
constexpr std::size_t kShortestCompound = 7;  // shorter ones are accidents of the flags: "ler" + "ke"
constexpr float kLeastCompound = -35.0F;      // less probable splits are accidents of the flags
constexpr float kAllCapitals = -3.0F;         // a word in capitals that is no abbreviation
constexpr float kOftenCapital = 0.5F;         // share of a word's occurrences that makes it a name or an abbreviation
constexpr float kCapitalName =
    -9.5F;  // some thousand names share a hundredth of running words, most of it by the common ones
// "isommeren": what runs together is a short common word and another. Two longer ones are a compound that the
// dictionary's flags do not know, and stay together.
constexpr std::size_t kShortWord = 3;
constexpr float kCommonWord = -6.5F;       // ln probability: some hundred words
constexpr float kFreeCompound = -7.0F;     // ln probability, beside the parts' own as words
constexpr std::size_t kShortCapitals = 3;  // "KI" may be "Kl" as well as an abbreviation
constexpr float kInnerCapital = 9.0F;      // a small letter read as its capital inside a word

enum class Step : std::uint8_t { start, as_is, rule, lost, added, mistaken, joint, space_lost, space_added };

struct Path {
  float cost = 0;  // misreading, and the parts of a compound so far
  std::uint32_t parent = kNoParent;
  Walk walk;
  RuleId rule = kNoRule;
  std::uint8_t position = 0;  // in the token
  std::uint8_t part_length = 0;
  std::uint8_t parts = 0;       // finished parts of a compound
  std::uint8_t word_start = 0;  // length of what is written before the present word
  bool any_letter = false;      // one was lost, added or mistaken without a rule of its own
  Step step = Step::start;
  std::uint8_t run = 0;  // letters taken as they are behind the step
  Symbol written = 0;    // by lost, mistaken
};

/// How capitals stand in a token.
enum class Shape : std::uint8_t { lower, title, capitals, mixed };

Shape shape_of(std::string_view token) {
  std::size_t lowers = 0;
  std::size_t uppers = 0;
  for (const char c : token) {
    lowers += class_of(static_cast<Symbol>(c)) == SymbolClass::lower;
    uppers += is_upper(static_cast<Symbol>(c));
  }
  if (uppers == 0) return Shape::lower;
  const auto first = static_cast<Symbol>(token.front());
  const bool damaged_capital = !is_letter(first) && !is_digit(first);  // "@U" for "ØU"
  if (lowers == 0 && (uppers > 1 || damaged_capital)) return Shape::capitals;
  if (uppers == 1 && is_upper(static_cast<Symbol>(token.front()))) return Shape::title;
  return Shape::mixed;
}

/// How often a form is written with a capital inside a sentence.
float capital_share(const WordScore& score, std::uint16_t flags) {
  constexpr float kLeast = 0.005F;
  if (score.id < language::word_count()) {
    return std::clamp(static_cast<float>(language::capitalised_per_mille(score.id)) / 1000, kLeast, 1 - kLeast);
  }
  const bool title = flags & language::kTitle;
  const bool lower_case = flags & language::kLower;
  return title && lower_case ? 0.3F : title ? 1 - kLeast : 0.02F;
}

/// A name that is also a word is likelier the name where it has its capital ("Tom").
void weigh_name(WordScore& score, std::uint16_t flags) {
  constexpr std::uint16_t kBoth = language::kName | language::kTitle | language::kLower;
  if ((flags & kBoth) == kBoth) {
    score.log_probability = std::max(score.log_probability, kCapitalName);
  }
}

/// A word in capitals that is no abbreviation.
void weigh_capitals(Candidate& candidate, std::uint16_t flags) {
  if (!(flags & language::kOtherCase)) {
    candidate.first.log_probability += kAllCapitals;
    candidate.all_capitals = candidate.capital_share < kOftenCapital;
  }
  candidate.capital_share = 0.5F;
}

bool is_ending(std::string_view form) {
  static const auto words = first_column(referat_embedded_repair_endings_view());
  return words.contains(form);
}

bool may_begin(std::uint16_t flags, std::uint8_t parts) {
  return flags & (parts == 0 ? language::kCompoundBegin : language::kCompoundMiddle);
}

bool is_word(std::uint16_t flags) {
  return (flags & (language::kDictionary | language::kFigures | language::kName)) && !(flags & language::kForbidden);
}

/// A rule with its cost under the channel.
struct PricedRule {
  float cost;
  RuleId id;
  std::uint8_t first;  // arc_class() of the letter intended, or kNothing
  const Rule* rule;
};

constexpr std::uint8_t kNothing = language::kFormEnd;  // in the place of a class: no letter is intended

/// First letters of rules, by what the rules cost. Most paths have room for few rules and can go on by few letters: one
/// look tells whether any rule is left.
class Reach {
 public:
  void clear() { letters_.fill(0); }

  void add(const PricedRule& rule) {
    for (std::size_t s = step(rule.cost); s < kSteps; ++s) letters_[s] |= arc_set(rule.first);
  }

  void add(const Reach& other) {
    for (std::size_t s = 0; s < kSteps; ++s) letters_[s] |= other.letters_[s];
  }

  /// Those of the rules that cost at most `room`, and of few that cost more.
  [[nodiscard]] ArcSet within(float room) const { return room < 0 ? 0 : letters_[step(room)]; }

 private:
  static constexpr float kPerNat = 2;
  static constexpr std::size_t kSteps = 40;

  static std::size_t step(float cost) { return std::min(static_cast<std::size_t>(cost * kPerNat), kSteps - 1); }

  std::array<ArcSet, kSteps> letters_{};  // of the rules up to this step
};

/// Rules that can be applied at one place, by the first letter they intend, the cheapest first.
class RuleGroups {
 public:
  void clear() {
    if (rules_.empty()) return;
    rules_.clear();
    begin_.fill(0);
    reach_.clear();
    cheapest_ = kNever;
  }

  void add(const PricedRule& rule) { rules_.push_back(rule); }

  /// To be called when all are added.
  void group() {
    if (rules_.empty()) return;
    std::sort(rules_.begin(), rules_.end(), [](const PricedRule& a, const PricedRule& b) {
      return a.first != b.first ? a.first < b.first : a.cost < b.cost;
    });
    std::uint16_t at = 0;
    for (std::size_t first = 0; first < begin_.size(); ++first) {
      while (at < rules_.size() && rules_[at].first < first) ++at;
      begin_[first] = at;
    }
    for (const PricedRule& rule : rules_) {
      reach_.add(rule);
      if (rule.rule->read_length > 0) cheapest_ = std::min(cheapest_, rule.cost);
    }
  }

  [[nodiscard]] std::span<const PricedRule> all() const { return rules_; }

  /// What the cheapest of the rules costs that read something.
  [[nodiscard]] float cheapest() const { return cheapest_; }

  [[nodiscard]] const Reach& reach() const { return reach_; }

  /// The rules of one first letter, the cheapest first.
  [[nodiscard]] std::span<const PricedRule> beginning(std::size_t arc_class) const {
    return std::span(rules_).subspan(begin_[arc_class], begin_[arc_class + 1] - begin_[arc_class]);
  }

 private:
  std::vector<PricedRule> rules_;
  std::array<std::uint16_t, language::kArcClasses + 1> begin_{};  // of each first letter's rules
  Reach reach_;
  float cheapest_ = kNever;
};

/// Paths still to be carried on, cheapest first: buckets of a quarter nat, which is near enough to the order of cost.
class Agenda {
 public:
  void clear() {
    for (std::size_t word = 0; word < used_.size(); ++word) {
      for (; used_[word] != 0; used_[word] &= used_[word] - 1) lowest_of(word).clear();
    }
  }

  void push(float cost, std::uint32_t path) {
    const std::size_t bucket = bucket_of(cost);
    buckets_[bucket].push_back(path);
    used_[bucket / kBits] |= std::uint64_t{1} << bucket % kBits;
  }

  /// The next path, or kNoParent where there is none that costs at most `bound`.
  std::uint32_t pop(float bound) {
    std::size_t word = 0;
    while (word < used_.size() && used_[word] == 0) ++word;
    if (word == used_.size() ||
        word * kBits + static_cast<std::size_t>(std::countr_zero(used_[word])) > bucket_of(bound)) {
      return kNoParent;
    }
    std::vector<std::uint32_t>& bucket = lowest_of(word);
    const std::uint32_t path = bucket.back();
    bucket.pop_back();
    if (bucket.empty()) used_[word] &= used_[word] - 1;
    return path;
  }

 private:
  static constexpr float kPerNat = 4;
  static constexpr std::size_t kBuckets = 256;
  static constexpr std::size_t kBits = 64;

  static std::size_t bucket_of(float cost) { return std::min(static_cast<std::size_t>(cost * kPerNat), kBuckets - 1); }

  /// The first of the buckets of a word of used_ that is not empty; one of them is not.
  std::vector<std::uint32_t>& lowest_of(std::size_t word) {
    return buckets_[word * kBits + static_cast<std::size_t>(std::countr_zero(used_[word]))];
  }

  std::array<std::vector<std::uint32_t>, kBuckets> buckets_;
  std::array<std::uint64_t, kBuckets / kBits> used_{};  // by bucket, a bit: it is not empty
};

}  // namespace

class CandidateFinder::Search {
 public:
  Search(const Channel& channel, const Source& source) : channel_(channel), source_(source) {
    for (const Rule& rule : table_.deletions()) deletions_.add(price(rule));
    deletions_.group();
  }

  [[nodiscard]] const Channel& channel() const { return channel_; }
  [[nodiscard]] const Source& source() const { return source_; }

  /// What is searched for.
  struct Sought {
    std::string_view token;
    TokenRole role;
    Shape shape;          // as which it is read
    float as_read_score;  // of the token as it is
    bool unknown;
    Effort effort;
    Source::Roots roots = Source::Roots::all;
  };

  std::vector<Candidate> run(const Sought& sought) {
    folded_ = lower_case(sought.token);
    // The rules are for lower case; capitals come back at the end.
    token_ = sought.shape == Shape::capitals ? folded_ : sought.token;
    role_ = sought.role;
    shape_ = sought.shape;
    unknown_ = sought.unknown;
    roots_sought_ = sought.roots;
    best_total_ = kNever;
    found_.clear();
    match_rules();
    any_letter_ = false;
    const bool joined = token_.find(' ') != std::string_view::npos;  // two unknown ones
    const bool narrow = joined || (unknown_ && sought.effort != Effort::thorough);
    search(-sought.as_read_score + (narrow ? kSlackOfUnknown : kSlack));
    // Letters lost, added or mistaken at random cost many paths: only for what the rules do not explain.
    if (sought.effort == Effort::thorough && unknown_ && best_total_ > -sought.as_read_score - kExplained) {
      any_letter_ = true;
      search(std::min(-sought.as_read_score + kSlackOfRandom, best_total_ + kMargin));
    }
    return std::move(found_);
  }

 private:
  /// The rules that can be applied wherever one symbol was read.
  struct Reading {
    RuleGroups single;               // those that read this symbol alone, and the letters lost before it
    std::vector<PricedRule> longer;  // those that read more; not all of them fit
  };

  /// The rules that can be applied at one place of the token.
  struct Place {
    const RuleGroups* single = nullptr;
    RuleGroups longer;
    Reach both;
    const Reach* reach = nullptr;  // of all of them
    ArcSet as_is = 0;              // the letter itself
  };

  [[nodiscard]] PricedRule price(const Rule& rule) const {
    const RuleId id = table_.id(rule);
    const bool nothing = rule.intended_length == 0;
    const auto first = nothing ? kNothing : static_cast<std::uint8_t>(language::arc_class(lower(rule.intended[0])));
    return {channel_.rule_cost(id), id, first, &rule};
  }

  /// The rules for a symbol read. Capitals are intended at a word's start only.
  const Reading& reading(Symbol symbol, std::size_t position) {
    auto& reading = (position == 0 ? reading_first_ : reading_)[symbol];
    if (reading) return *reading;
    reading = std::make_unique<Reading>();
    for (const PricedRule& lost : deletions_.all()) reading->single.add(lost);
    for (const Rule& rule : table_.reading(symbol)) {
      if (!may_stand(rule, position)) continue;
      if (rule.read_length == 1) {
        reading->single.add(price(rule));
      } else {
        reading->longer.push_back(price(rule));
      }
    }
    reading->single.group();
    return *reading;
  }

  static bool may_stand(const Rule& rule, std::size_t position) {
    return position == 0 || rule.intended_length == 0 || !is_upper(rule.intended[0]);
  }

  /// Whether a rule that reads the symbol of a place fits those behind it.
  [[nodiscard]] bool reads_on(const Rule& rule, std::size_t position) const {
    if (position + rule.read_length > token_.size()) return false;
    for (std::size_t i = 1; i < rule.read_length; ++i) {
      if (rule.read[i] != at(position + i)) return false;
    }
    return true;
  }

  /// Which rules can be read at each place of the token.
  void match_rules() {
    if (places_.size() < token_.size() + 1) places_.resize(token_.size() + 1);
    for (std::size_t position = 0; position < token_.size(); ++position) {
      Place& here = places_[position];
      const Reading& read = reading(at(position), position);
      here.single = &read.single;
      here.longer.clear();
      for (const PricedRule& priced : read.longer) {
        if (reads_on(*priced.rule, position)) here.longer.add(priced);
      }
      here.longer.group();
      here.reach = &here.single->reach();
      if (!here.longer.all().empty()) {
        here.both = here.single->reach();
        here.both.add(here.longer.reach());
        here.reach = &here.both;
      }
      // æ, ø and å are kept by rules.
      here.as_is = is_danish(at(position)) ? 0 : arc_set(language::arc_class(lower(at(position))));
    }
    Place& end = places_[token_.size()];
    end.single = &deletions_;
    end.longer.clear();
    end.reach = &deletions_.reach();
  }

  /// What the misreadings from each place to the token's end cost at least, whatever the word: signs are no letters.
  void bound_misreadings() {
    least_any_ = std::min({channel_.any_lost, channel_.any_added, channel_.any_for_any});
    const float any = any_letter_ ? least_any_ : kNever;
    least_misreading_.assign(token_.size() + 1, 0);
    for (std::size_t position = token_.size(); position-- > 0;) {
      const Symbol symbol = at(position);
      const bool sound = is_letter(symbol) && !is_danish(symbol);  // æ, ø and å are kept by rules
      const float here = sound ? 0 : symbol == ' ' ? channel_.space_added : any;
      const Place& place = places_[position];
      float least = std::min(here, place.single->cheapest()) + least_misreading_[position + 1];
      for (const PricedRule& rule : place.longer.all()) {
        least = std::min(least, rule.cost + least_misreading_[position + rule.rule->read_length]);
      }
      least_misreading_[position] = least;
    }
  }

  void search(float bound) {
    bound_ = bound;
    if (bound_ <= 0) return;
    bound_misreadings();
    paths_.clear();
    agenda_.clear();
    source_.each_root(roots_sought_, [this](Walk root) {
      Path path;
      path.walk = root;
      push(path);
    });
    roots_ = static_cast<std::uint32_t>(paths_.size());
    for (std::uint32_t carried = 0; carried < kMostPaths; ++carried) {
      const std::uint32_t index = agenda_.pop(bound_);
      if (index == kNoParent) return;
      if (paths_[index].position == token_.size()) finish(index);
      carry_on(index);
    }
  }

  /// Takes up a path, at the next place where there is more than one way on. Most paths end before it.
  void push(Path path) { take_up(path); }

  /// Likewise; where the path ends before, `path` is left anywhere.
  void take_up(Path& path) {
    while (true) {
      const float rest = least_rest(path.walk, path.part_length, path.parts);
      const float any = least_any(path);
      const float least = path.cost + rest + std::max(least_misreading_[path.position], any);
      if (least > bound_) return;
      if (forks(path, bound_ - path.cost - rest - any)) {
        agenda_.push(least, static_cast<std::uint32_t>(paths_.size()));
        paths_.push_back(path);
        return;
      }
      if (!take_letter(path)) return;
      ++path.run;
    }
  }

  /// Whether a path ends here, or may go on otherwise than by the letter as it is.
  [[nodiscard]] bool forks(const Path& path, float room) const {
    if (path.position == token_.size() || at(path.position) == ' ' || (any_letter_ && !path.any_letter)) return true;
    const ArcSet letters = path.walk.symbols() | arc_set(kNothing);
    if ((letters & places_[path.position].reach->within(room)) != 0) return true;
    const std::uint16_t flags = path.part_length == 0 ? 0 : path.walk.flags();
    return flags != 0 && (joint_cost(path, flags) <= bound_ || least_space_lost(path, flags) <= bound_);
  }

  /// One letter further, as it is; false where no form goes on so.
  [[nodiscard]] bool take_letter(Path& path) const {
    if ((path.walk.symbols() & places_[path.position].as_is) == 0) return false;
    const Symbol symbol = at(path.position);
    const auto walk = path.walk.step(lower(symbol));
    if (!walk) return false;
    path.walk = *walk;
    if (is_upper(symbol) && path.position > 0 && shape_ == Shape::mixed) path.cost += kInnerCapital;
    ++path.position;
    ++path.part_length;
    return true;
  }

  /// What a path has still to pay for a letter lost, added or mistaken: without one it was found before.
  [[nodiscard]] float least_any(const Path& path) const { return any_letter_ && !path.any_letter ? least_any_ : 0; }

  /// What the word of a path costs at least, however it ends.
  [[nodiscard]] static float least_rest(const Walk& walk, std::size_t part_length, std::uint8_t parts) {
    return parts > 0 ? kLeastEnd : std::min(least_word(walk, part_length), kLeastCompoundRest);
  }

  /// What any form costs at least that goes on from here, this one among them.
  [[nodiscard]] static float least_word(const Walk& walk, std::size_t part_length) {
    const std::optional<float> counted = walk.least_cost();
    return counted ? std::max(*counted, kLeastWord)
                   : kLeastUncounted + kLeastUncountedLetter * static_cast<float>(part_length);
  }

  [[nodiscard]] Symbol at(std::size_t position) const { return static_cast<Symbol>(token_[position]); }

  void carry_on(std::uint32_t index) {
    const Path from = paths_[index];
    // Whatever is done with it, the rest of a path costs no less than before.
    const float room = bound_ - least_rest(from.walk, from.part_length, from.parts) - from.cost - least_any(from);
    Path next = from;
    next.parent = index;
    next.rule = kNoRule;
    next.written = 0;
    next.run = 0;
    take_rules(next, room);
    if (from.position == token_.size()) return;
    take_as_is(next);
    if (any_letter_ && !from.any_letter) take_any(from, next);
    const std::uint16_t flags = from.part_length == 0 ? 0 : from.walk.flags();
    if (flags != 0) take_joint(from, next, flags);
  }

  void take_as_is(Path next) {
    if (at(next.position) != ' ') {
      next.step = Step::as_is;
      if (take_letter(next)) push(next);
    } else {  // two tokens tried as one
      next.step = Step::space_added;
      ++next.position;
      next.cost += channel_.space_added;
      push(next);
    }
  }

  void take_rules(const Path& before, float room) {
    const Place& place = places_[before.position];
    const ArcSet letters = before.walk.symbols() | arc_set(kNothing);
    const ArcSet longer = place.longer.reach().within(room);
    for (ArcSet left = letters & place.reach->within(room); left != 0; left &= left - 1) {
      const auto first = static_cast<std::size_t>(std::countr_zero(left));
      Walk walk = before.walk;
      std::size_t taken = 0;
      float left_over = room;
      if (first != kNothing && first != language::kOtherSymbol) {
        const auto next = walk.step(language::kArcSymbol[first]);
        if (!next) continue;
        walk = *next;
        taken = 1;
        left_over = bound_ - before.cost - least_rest(walk, before.part_length + 1U, before.parts);
      }
      take_rules(before, place.single->beginning(first), walk, taken, left_over);
      if ((longer & arc_set(first)) != 0) take_rules(before, place.longer.beginning(first), walk, taken, left_over);
    }
  }

  /// Those of one first letter, the cheapest first; `walk` has taken so many of their letters.
  void take_rules(const Path& before, std::span<const PricedRule> rules, Walk walk, std::size_t taken, float room) {
    for (const PricedRule& priced : rules) {
      if (priced.cost > room) break;
      take_rule(before, priced, walk, taken);
    }
  }

  void take_rule(const Path& before, const PricedRule& priced, std::optional<Walk> walk, std::size_t taken) {
    const Rule& rule = *priced.rule;
    for (; taken < rule.intended_length && walk; ++taken) walk = walk->step(lower(rule.intended[taken]));
    if (!walk) return;
    Path next = before;
    next.step = Step::rule;
    next.walk = *walk;
    next.cost += priced.cost;
    next.rule = priced.id;
    next.position = static_cast<std::uint8_t>(before.position + rule.read_length);
    next.part_length = static_cast<std::uint8_t>(before.part_length + rule.intended_length);
    take_up(next);
  }

  void take_any(const Path& from, Path next) {
    next.any_letter = true;
    const Symbol read = at(from.position);
    if (read != ' ' && !is_digit(read)) {
      next.step = Step::added;
      next.cost = from.cost + channel_.any_added;
      next.position = static_cast<std::uint8_t>(from.position + 1);
      push(next);
    }
    const float lost = from.cost + channel_.any_lost;
    const float mistaken = from.cost + channel_.any_for_any;
    if (std::min(lost, mistaken) + kLeastWord > bound_) return;
    const std::size_t part_length = from.part_length + 1U;
    const float dearest = bound_ - std::min(lost, mistaken) -
                          std::min(least_misreading_[from.position], least_misreading_[from.position + 1U]);
    from.walk.each([&](Symbol symbol, Walk walk) {
      if (!is_letter(symbol) || symbol == lower(read) || is_digit(read)) return;
      if (least_rest(walk, part_length, from.parts) > dearest) return;
      next.walk = walk;
      next.written = symbol;
      next.part_length = static_cast<std::uint8_t>(part_length);
      next.step = Step::lost;
      next.position = from.position;
      next.cost = lost;
      push(next);
      if (read == ' ') return;
      next.step = Step::mistaken;
      next.position = static_cast<std::uint8_t>(from.position + 1);
      next.cost = mistaken;
      push(next);
    });
  }

  /// The cost of a path with a compound's joint behind the form that ends here; kNever where none may be.
  [[nodiscard]] float joint_cost(const Path& path, std::uint16_t flags) const {
    const bool may = path.word_start == 0 && path.part_length >= kShortestPart && path.parts + 1 < kMostParts &&
                     may_begin(flags, path.parts);
    return may ? path.cost - path.walk.log_head() - (path.parts == 0 ? kCompound : 0) : kNever;
  }

  /// What a path costs at least with a space lost behind the word that ends here; kNever where none may be.
  [[nodiscard]] float least_space_lost(const Path& path, std::uint16_t flags) const {
    const bool may = unknown_ && path.parts == 0 && path.word_start == 0 && is_word(flags) &&
                     token_.find(' ') == std::string_view::npos;
    if (!may) return kNever;
    const float word = least_word(path.walk, path.part_length);
    const float least = path.cost + channel_.space_lost + word + kLeastWord;
    // Of the two words one is short and common, or they are a compound. No three letters are read as so many.
    if (token_.size() - path.position <= 2 * kShortWord) return least;
    if (path.part_length > kShortWord) return least - kFreeCompound;
    return word > -kCommonWord ? kNever : least;
  }

  void take_joint(const Path& from, Path next, std::uint16_t flags) {
    next.walk = {};
    next.part_length = 0;
    const float joint = joint_cost(from, flags);
    if (joint <= bound_) {
      next.step = Step::joint;
      next.parts = static_cast<std::uint8_t>(from.parts + 1);
      next.cost = joint;
      push(next);
    }
    if (least_space_lost(from, flags) <= bound_) {
      const std::string_view part = written(next.parent);
      next.step = Step::space_lost;
      next.parts = 0;
      next.cost = from.cost + channel_.space_lost - source_.score_form(part, source_.flags(part)).log_probability;
      next.word_start = static_cast<std::uint8_t>(part.size() + 1);
      push(next);
    }
  }

  /// What a path has written so far, lower-cased; valid until the next call.
  std::string_view written(std::uint32_t index) {
    scratch_.clear();
    for (; index != kNoParent; index = paths_[index].parent) {
      const Path& path = paths_[index];
      const std::size_t as_is = path.run + (path.step == Step::as_is ? 1U : 0U);
      for (std::size_t k = 1; k <= as_is; ++k) scratch_.push_back(static_cast<char>(lower(at(path.position - k))));
      switch (path.step) {
        case Step::rule: {
          const Rule& rule = table_[path.rule];
          for (std::size_t k = rule.intended_length; k-- > 0;) {
            scratch_.push_back(static_cast<char>(lower(rule.intended[k])));
          }
          break;
        }
        case Step::lost:
        case Step::mistaken:
          scratch_.push_back(static_cast<char>(path.written));
          break;
        case Step::space_lost:
          scratch_.push_back(' ');
          break;
        default:
          break;
      }
    }
    std::reverse(scratch_.begin(), scratch_.end());
    return scratch_;
  }

  void finish(std::uint32_t index) {
    const Path& end = paths_[index];
    const std::uint16_t flags = end.part_length == 0 ? 0 : end.walk.flags();
    if (flags == 0) return;
    Candidate candidate;
    float compound_cost = 0;
    const std::string form(written(index));
    if (end.parts > 0) {
      if (end.part_length < kShortestPart || !(flags & language::kCompoundEnd)) return;
      compound_cost = -end.walk.log_end();
    } else if (!is_word(flags) && !(role_ == TokenRole::head && flags & language::kPartOnly)) {
      return;
    }
    Symbol first_read_as = 0;
    for (std::uint32_t at_path = index; at_path != kNoParent; at_path = paths_[at_path].parent) {
      const Path& path = paths_[at_path];
      if (path.rule != kNoRule) candidate.trail.push_back(path.rule);
      switch (path.step) {
        case Step::lost:
          ++candidate.lost;
          break;
        case Step::added:
          ++candidate.added;
          break;
        case Step::mistaken:
          ++candidate.mistaken;
          break;
        case Step::space_lost:
          ++candidate.spaces_lost;
          break;
        case Step::space_added:
          ++candidate.spaces_added;
          break;
        default:
          break;
      }
      // The first step says whether the word begins with a capital.
      if (path.run > 0 && at_path < roots_) {
        first_read_as = at(0);
      } else if (path.parent < roots_) {
        first_read_as = path.step == Step::rule && table_[path.rule].intended_length > 0 ? table_[path.rule].intended[0]
                        : token_.empty()                                                 ? Symbol{0}
                                                                                         : at(0);
      }
    }
    if (end.parts > 0) {
      // The parts before the last, and the joint, are in the path's cost.
      const float parts = end.cost - read_cost(candidate, channel_);
      candidate.last.log_probability = source_.score_unlisted(-parts - compound_cost);
      candidate.first = candidate.last;
      candidate.kind = WordKind::compound;
    } else if (end.word_start > 0) {
      if (!finish_words(candidate, form)) return;
      candidate.kind = candidate.spaces_lost > 0 ? WordKind::listed : WordKind::compound;
    } else {
      candidate.kind = flags & language::kFigures ? WordKind::counted : WordKind::listed;
      candidate.first = candidate.last = is_word(flags)
                                             ? source_.score_form(form, flags)
                                             : WordScore{source_.score_unlisted(kHead + end.walk.log_head())};
    }
    if (candidate.word.empty()) candidate.word = form;
    dress(candidate, end.parts == 0 ? flags : static_cast<std::uint16_t>(language::kLower), first_read_as);
    if (std::any_of(found_.begin(), found_.end(), [&](const Candidate& c) { return c.word == candidate.word; })) return;
    // What is much less probable than the best so far cannot win, whatever the context.
    const float total = -score(candidate, channel_);
    best_total_ = std::min(best_total_, total);
    bound_ = std::min(bound_, total + kMargin);
    found_.push_back(std::move(candidate));
  }

  /// Two words, with one space in `form`. False when they are no likely ones.
  [[nodiscard]] bool finish_words(Candidate& candidate, std::string_view form) const {
    const std::size_t space = form.find(' ');
    const std::string_view head = form.substr(0, space);
    const std::string_view last = form.substr(space + 1);
    candidate.first = source_.score_form(head, source_.flags(head));
    candidate.last = source_.score_form(last, source_.flags(last));
    auto short_word = [](std::string_view word, const WordScore& score) {
      return word.size() <= kShortWord && score.log_probability > kCommonWord;
    };
    if (is_ending(last)) return false;
    if (short_word(head, candidate.first) || short_word(last, candidate.last)) return true;
    if (head.size() <= kShortWord || last.size() <= kShortWord) return false;
    candidate.last = {candidate.first.log_probability + candidate.last.log_probability + kFreeCompound};
    candidate.first = candidate.last;
    candidate.spaces_lost = 0;
    candidate.word = std::string(head) + std::string(last);
    return true;
  }

  /// Writes the form in the token's case.
  void dress(Candidate& candidate, std::uint16_t flags, Symbol first_read_as) const {
    candidate.capital_share = capital_share(candidate.first, flags);
    if (shape_ == Shape::capitals) {
      for (char& c : candidate.word) c = static_cast<char>(upper(static_cast<Symbol>(c)));
      weigh_capitals(candidate, flags);
    } else if (is_upper(first_read_as)) {
      candidate.capital = true;
      weigh_name(candidate.first, flags);
      candidate.word[0] = static_cast<char>(upper(static_cast<Symbol>(candidate.word[0])));
    }
    if (candidate.spaces_lost == 0) candidate.last = candidate.first;
  }

  const Rules& table_ = rules();
  const Channel& channel_;
  const Source& source_;
  std::array<std::unique_ptr<Reading>, 256> reading_;        // by symbol read, as they are needed
  std::array<std::unique_ptr<Reading>, 256> reading_first_;  // at a word's start
  RuleGroups deletions_;

  // Of the token being searched.
  std::string_view token_;
  std::string folded_;
  TokenRole role_ = TokenRole::word;
  Shape shape_ = Shape::lower;
  bool unknown_ = false;
  Source::Roots roots_sought_ = Source::Roots::all;
  bool any_letter_ = false;
  float bound_ = 0;
  float best_total_ = 0;
  float least_any_ = 0;                  // of the letters lost, added or mistaken
  std::vector<Place> places_;            // by place, the end among them
  std::vector<float> least_misreading_;  // likewise
  std::vector<Path> paths_;              // the roots first
  std::uint32_t roots_ = 0;
  Agenda agenda_;
  std::vector<Candidate> found_;
  std::string scratch_;
};

namespace {

/// An unknown word with its damaged letters mended.
std::optional<Candidate> spell(std::string_view token, const Channel& channel, const Source& source) {
  std::optional<Respelling> spelling = respell(token, channel);
  if (!spelling) return std::nullopt;
  Candidate candidate;
  candidate.word = std::move(spelling->word);
  candidate.trail = std::move(spelling->trail);
  candidate.first.log_probability = source.score_unlisted(score_unknown(candidate.word));
  candidate.last = candidate.first;
  candidate.capital = shape_of(token) == Shape::title;
  return candidate;
}

}  // namespace

Candidate read_as_it_is(std::string_view token, TokenRole role, const Source& source) {
  Candidate candidate;
  candidate.word = token;
  candidate.as_read = true;
  const std::string form = lower_case(token);
  for (const char c : token) {
    const auto symbol = static_cast<Symbol>(c);
    if (is_danish(symbol)) {
      for (const Rule& rule : rules().reading(symbol)) {
        if (Rules::keeps(rule)) candidate.trail.push_back(rules().id(rule));
      }
    }
  }
  candidate.first.log_probability = source.score_unlisted(score_unknown(token));
  candidate.capital = shape_of(token) == Shape::title;
  const std::uint16_t flags = source.flags(form);
  float head = 0;
  if (role == TokenRole::head && flags & language::kPartOnly) {
    Walk walk;
    for (const char c : form) walk = *walk.step(static_cast<Symbol>(c));
    head = source.score_unlisted(kHead + walk.log_head());
  }
  const auto compound = flags == 0 && form.size() >= kShortestCompound ? language::compound(form) : std::nullopt;
  if (compound && compound->log_probability > kLeastCompound) {
    candidate.unknown = false;
    candidate.kind = WordKind::compound;
    candidate.first.log_probability =
        std::max(candidate.first.log_probability, source.score_unlisted(compound->log_probability));
    candidate.last = candidate.first;
    candidate.capital_share = capital_share(candidate.first, language::kLower);
    return candidate;
  }
  const bool known = is_word(flags) || (role == TokenRole::head && flags & language::kPartOnly);
  candidate.unknown = !known;
  if (const auto inflected = known ? std::nullopt : score_inflected(form, source)) {
    candidate.first.log_probability = std::max(candidate.first.log_probability, source.score_unlisted(*inflected));
  }
  if (known) {
    candidate.kind = flags & language::kFigures ? WordKind::counted : WordKind::listed;
    candidate.first = is_word(flags) ? source.score_form(form, flags) : WordScore{head};
    if (candidate.capital) weigh_name(candidate.first, flags);
    candidate.capital_share = capital_share(candidate.first, flags);
    if (shape_of(token) == Shape::capitals) {
      weigh_capitals(candidate, flags);
    }
  }
  candidate.last = candidate.first;
  return candidate;
}

CandidateFinder::CandidateFinder(const Channel& channel, const Source& source)
    : search_(std::make_unique<Search>(channel, source)) {}

CandidateFinder::~CandidateFinder() = default;

std::vector<Candidate> CandidateFinder::find(std::string_view token, TokenRole role, const Candidate& as_read,
                                             Effort effort) {
  std::vector<Candidate> candidates{as_read};
  Candidate& itself = candidates.front();
  if (effort == Effort::as_read || token.size() > kLongestToken) return candidates;

  const float as_read_score = score(itself, search_->channel());
  const Shape shape = shape_of(token);
  std::vector<Candidate> found = search_->run({token, role, shape, as_read_score, itself.unknown, effort});
  if (token.size() <= kShortCapitals && shape == Shape::capitals) {
    for (Candidate& c : search_->run({token, role, Shape::mixed, as_read_score, itself.unknown, effort})) {
      if (lower_case(c.word) != lower_case(token)) found.push_back(std::move(c));
    }
  }
  const auto same = std::find_if(found.begin(), found.end(), [&](const Candidate& c) { return c.word == token; });
  if (same != found.end()) {  // a sound compound
    itself.unknown = false;
    itself.kind = WordKind::compound;
    itself.first = itself.last = std::max(itself.first, same->first, [](const WordScore& a, const WordScore& b) {
      return a.log_probability < b.log_probability;
    });
    found.erase(same);
  }
  const bool by_rules = std::any_of(found.begin(), found.end(), [&](const Candidate& c) {
    return score(c, search_->channel()) > as_read_score + kExplained;
  });
  if (itself.unknown && !by_rules && token.size() > kShortWord && shape != Shape::capitals) {
    if (std::optional<Candidate> spelled = spell(token, search_->channel(), search_->source())) {
      const bool known =
          std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return c.word == spelled->word; });
      if (!known) found.push_back(*std::move(spelled));
    }
  }
  std::sort(found.begin(), found.end(), [this](const Candidate& a, const Candidate& b) {
    return score(a, search_->channel()) > score(b, search_->channel());
  });
  if (found.size() > kMostCandidates) found.resize(kMostCandidates);
  candidates.insert(candidates.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return candidates;
}

bool CandidateFinder::finds_in_document(std::string_view token, TokenRole role, const Candidate& as_read) {
  if (token.size() > kLongestToken) return false;
  const float as_read_score = score(as_read, search_->channel());
  const Search::Sought sought{token,           role,          shape_of(token),        as_read_score,
                              as_read.unknown, Effort::rules, Source::Roots::document};
  return !search_->run(sought).empty();
}

std::vector<Candidate> CandidateFinder::find_joined(std::string_view first, std::string_view second, TokenRole role,
                                                    float apart) {
  const std::string both = std::string(first) + ' ' + std::string(second);
  if (both.size() > kLongestToken) return {};
  std::vector<Candidate> found = search_->run({both, role, shape_of(both), apart, false, Effort::rules});
  std::erase_if(found, [](const Candidate& c) { return c.spaces_added != 1; });
  return found;
}

float score(const Candidate& candidate, const Channel& channel) {
  return candidate.first.log_probability + (candidate.spaces_lost > 0 ? candidate.last.log_probability : 0.0F) -
         read_cost(candidate, channel);
}

bool explained(const Candidate& as_read, std::span<const Candidate> found, const Channel& channel) {
  const float least = score(as_read, channel) + kExplained;
  return !as_read.unknown ||
         std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return score(c, channel) > least; });
}

float read_cost(const Candidate& candidate, const Channel& channel) {
  float cost = static_cast<float>(candidate.lost) * channel.any_lost +
               static_cast<float>(candidate.added) * channel.any_added +
               static_cast<float>(candidate.mistaken) * channel.any_for_any +
               static_cast<float>(candidate.spaces_lost) * channel.space_lost +
               static_cast<float>(candidate.spaces_added) * channel.space_added;
  for (const RuleId rule : candidate.trail) cost += channel.rule_cost(rule);
  return cost;
}

}  // namespace referat::engine
