#include "repair/channel.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "referat/repair.h"
#include "repair/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_damage)
REFERAT_EMBEDDED(ocr_confusions)

namespace referat::engine {
namespace {

// Counts of one are mostly accidents of alignment.
constexpr double kLeastCount = 2;
constexpr double kTiny = 1e-9;

std::optional<Rule> make_rule(std::string_view intended, std::string_view read) {
  const std::string from = to_symbols(intended);
  const std::string to = to_symbols(read);
  if (from.size() > kMaxRuleLength || to.size() > kMaxRuleLength || from == to) return std::nullopt;
  Rule rule;
  std::copy(from.begin(), from.end(), rule.intended.begin());
  std::copy(to.begin(), to.end(), rule.read.begin());
  rule.intended_length = static_cast<std::uint8_t>(from.size());
  rule.read_length = static_cast<std::uint8_t>(to.size());
  return rule;
}

bool words_only(std::string_view symbols) {
  return std::none_of(symbols.begin(), symbols.end(), [](char c) { return c == ' '; });
}

float cost(double probability) { return static_cast<float>(-std::log(std::clamp(probability, kTiny, 1.0))); }

}  // namespace

Rules read_rules() {
  Rules result;
  result.profiles_ = {"noise", "spacing", "kept", "english"};
  struct Row {
    Rule rule;
    Origin origin;
  };
  std::vector<Row> rows;
  auto profile_id = [&result](std::string_view name) {
    auto found = std::find(result.profiles_.begin(), result.profiles_.end(), name);
    if (found == result.profiles_.end()) found = result.profiles_.emplace(result.profiles_.end(), name);
    return static_cast<ProfileId>(found - result.profiles_.begin());
  };
  auto add = [&](std::string_view intended, std::string_view read, double weight, ProfileId profile) {
    const std::optional<Rule> rule = make_rule(intended, read);
    if (!rule || !words_only(rule->intended_view()) || !words_only(rule->read_view())) return;
    rows.push_back({*rule, {profile, static_cast<float>(weight)}});
  };

  each_row<5>(referat_embedded_repair_damage_view(), [&](const auto& fields) {
    const auto& [profile, intended, read, weight_text, reason] = fields;
    const auto weight = static_cast<float>(number_of(weight_text));
    if (profile == "spacing") {
      (intended == " " ? result.space_lost_ : result.space_added_) = weight;
    } else if (intended == "*" || read == "*") {
      (read.empty() ? result.any_lost_ : intended.empty() ? result.any_added_ : result.any_for_any_) = weight;
    } else {
      add(intended, read, weight, profile_id(profile));
    }
  });
  each_row<5>(referat_embedded_ocr_confusions_view(), [&](const auto& fields) {
    const auto& [model, intended, read, count, true_count] = fields;
    if (intended.empty() || number_of(count) < kLeastCount || number_of(true_count) == 0) return;
    // A capital lost is a word cut short, and the two or three seen were abbreviations.
    if (read.empty() && is_upper(static_cast<Symbol>(to_symbols(intended).front()))) return;
    const bool letter = is_danish(static_cast<Symbol>(to_symbols(intended).front()));
    if (letter && model != "eng") return;
    // Noise rates are averages over both models, as the page's noise multiplies them.
    add(intended, read, number_of(count) / number_of(true_count) / (letter ? 1 : 2), letter ? kEnglish : kNoise);
  });
  for (const std::string_view letter : {"æ", "ø", "å", "Æ", "Ø", "Å"}) {
    Rule kept;
    kept.intended[0] = kept.read[0] = static_cast<Symbol>(to_symbols(letter).front());
    kept.intended_length = kept.read_length = 1;
    rows.push_back({kept, {kKept, 1}});
  }
  const auto says = [](const Row& row) { return std::pair(row.rule.read_view(), row.rule.intended_view()); };
  std::sort(rows.begin(), rows.end(), [&says](const Row& a, const Row& b) {
    return std::pair(says(a), a.origin.profile) < std::pair(says(b), b.origin.profile);
  });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool known = i > 0 && says(rows[i]) == says(rows[i - 1]);
    if (known && rows[i].origin.profile == rows[i - 1].origin.profile) {
      // Both tables may name it: the larger weight.
      float& weight = result.origins_.back().weight;
      weight = std::max(weight, rows[i].origin.weight);
      continue;
    }
    if (!known) {
      result.rules_.push_back(rows[i].rule);
      result.rules_.back().first_origin = static_cast<OriginId>(result.origins_.size());
    }
    ++result.rules_.back().origins;
    result.origins_.push_back(rows[i].origin);
  }
  std::size_t at = 0;
  while (at < result.rules_.size() && result.rules_[at].read_length == 0) ++at;
  for (std::size_t symbol = 0; symbol <= 256; ++symbol) {
    while (symbol > 0 && at < result.rules_.size() && result.rules_[at].read[0] < symbol) ++at;
    result.first_[symbol] = static_cast<std::uint16_t>(at);
  }
  return result;
}

const Rules& rules() {
  static const Rules instance = read_rules();
  return instance;
}

Profile make_profile(double kept_share, double noise) {
  const Rules& table = rules();
  Profile profile;
  const std::size_t alternatives = table.profiles().size() - kKept - 1;
  profile.shares.assign(table.profiles().size(), (1 - kept_share) * 0.4 / static_cast<double>(alternatives - 1));
  profile.shares[kNoise] = profile.shares[kSpacing] = 0;
  profile.shares[kKept] = kept_share;
  profile.shares[kEnglish] = (1 - kept_share) * 0.6;
  profile.noise = noise;
  for (const Origin& origin : table.origins()) profile.weights.push_back(origin.weight);
  return profile;
}

Channel::Channel(Profile profile)
    : any_lost(cost(profile.noise * rules().any_lost())),
      any_added(cost(profile.noise * rules().any_added())),
      any_for_any(cost(profile.noise * rules().any_for_any())),
      space_lost(cost(rules().space_lost())),
      space_added(cost(rules().space_added())),
      profile_(std::move(profile)),
      costs_(rules().all().size(), -1) {}

double Channel::probability(OriginId id) const {
  const ProfileId profile = rules().origins()[id].profile;
  const double weight = profile_.weights[id];
  return profile == kNoise ? std::min(0.5, profile_.noise * weight) : profile_.shares[profile] * weight;
}

float Channel::work_out(RuleId id) const {
  const Rule& rule = rules()[id];
  double sum = 0;
  for (std::size_t i = 0; i < rule.origins; ++i) sum += probability(static_cast<OriginId>(rule.first_origin + i));
  return cost(sum);
}

}  // namespace referat::engine

namespace referat {
namespace engine {
namespace {

/// True when `part`, which is of a few symbols, stands at `offset`.
bool stands_at(std::string_view text, std::size_t offset, std::string_view part) {
  if (text.size() - offset < part.size()) return false;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (text[offset + i] != part[i]) return false;
  }
  return true;
}

/// The cheapest way to read one phrase for another: Levenshtein's table with the rules of a channel for its steps.
class Alignment {
 public:
  Alignment(std::string_view from, std::string_view to, float bound)
      : from_(from), to_(to), bound_(bound), width_(to.size() + 1), best_((from.size() + 1) * width_, kNever) {}

  float cost() {
    best_[0] = 0;
    for (std::size_t i = 0; i <= from_.size(); ++i) {
      for (std::size_t j = 0; j <= to_.size(); ++j) {
        if (best_[i * width_ + j] <= bound_) step_from(i, j);
      }
    }
    return best_.back() > bound_ ? kNever : best_.back();
  }

 private:
  static constexpr float kNever = std::numeric_limits<float>::infinity();

  /// Every cost of it is worked out: threads share it.
  static const Channel& usual_channel() {
    static const Channel channel = [] {
      Channel usual(make_profile(0.3, 1.0));
      for (const Rule& rule : rules().all()) (void)usual.rule_cost(rules().id(rule));
      return usual;
    }();
    return channel;
  }

  void step_from(std::size_t i, std::size_t j) {
    if (j < to_.size()) {
      if (i < from_.size() && from_[i] == to_[j]) relax(i, j, 1, 1, 0);
      try_rules(i, j, rules_.reading(static_cast<Symbol>(to_[j])));
      relax(i, j, 1, 1, channel_.any_for_any);
      relax(i, j, 0, 1, to_[j] == ' ' ? channel_.space_added : channel_.any_added);
    }
    try_rules(i, j, rules_.deletions());
    if (i < from_.size()) relax(i, j, 1, 0, from_[i] == ' ' ? channel_.space_lost : channel_.any_lost);
  }

  void try_rules(std::size_t i, std::size_t j, std::span<const Rule> candidates) {
    for (const Rule& rule : candidates) {
      if (stands_at(from_, i, rule.intended_view()) && stands_at(to_, j, rule.read_view())) {
        relax(i, j, rule.intended_length, rule.read_length, channel_.rule_cost(rules_.id(rule)));
      }
    }
  }

  void relax(std::size_t i, std::size_t j, std::size_t taken, std::size_t shown, float step) {
    if (i + taken > from_.size() || j + shown > to_.size()) return;
    float& there = best_[(i + taken) * width_ + j + shown];
    there = std::min(there, best_[i * width_ + j] + step);
  }

  const Rules& rules_ = rules();
  const Channel& channel_ = usual_channel();
  std::string_view from_;
  std::string_view to_;
  float bound_;
  std::size_t width_;
  std::vector<float> best_;
};

}  // namespace
}  // namespace engine

double channel_cost(std::string_view intended, std::string_view read, double bound) {
  const std::string from = engine::lower_case(engine::to_symbols(intended));
  const std::string to = engine::lower_case(engine::to_symbols(read));
  return engine::Alignment(from, to, static_cast<float>(bound)).cost();
}

}  // namespace referat
