// The channel: how printed letters are misread, and how strongly a page was.
//
// A rule says that `intended` was read as `read`. It has an origin in each profile whose damage reads it so, and is as
// probable as all of them together. The alternative profiles share out the letters æ, ø and å of a page (kept as they
// are, read by an English model, transliterated, …): their weights sum to one. Those of the profile "noise" are rates,
// multiplied by the page's noise; those of "spacing" are fixed. The tables are lib/repair/data/damage.tsv and
// lib/language/data/ocr-confusions.tsv.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repair/symbols.h"

namespace referat::engine {

using RuleId = std::uint16_t;
using OriginId = std::uint16_t;
using ProfileId = std::uint8_t;

inline constexpr std::size_t kMaxRuleLength = 4;  ///< symbols on either side of a rule

/// Profiles with a part of their own in the arithmetic; the others follow in the order of the tables.
inline constexpr ProfileId kNoise = 0;
inline constexpr ProfileId kSpacing = 1;
inline constexpr ProfileId kKept = 2;
inline constexpr ProfileId kEnglish = 3;

/// Why a rule's letters are misread.
struct Origin {
  ProfileId profile = kNoise;
  float weight = 0;  ///< probability: a rate (noise, spacing) or a share (the other profiles)
};

struct Rule {
  std::array<Symbol, kMaxRuleLength> intended{};  ///< case as in the table
  std::array<Symbol, kMaxRuleLength> read{};
  std::uint8_t intended_length = 0;
  std::uint8_t read_length = 0;
  OriginId first_origin = 0;
  std::uint8_t origins = 0;  ///< so many, in the order of their profiles

  [[nodiscard]] std::string_view intended_view() const {
    return {reinterpret_cast<const char*>(intended.data()), intended_length};
  }
  [[nodiscard]] std::string_view read_view() const { return {reinterpret_cast<const char*>(read.data()), read_length}; }
};

/// The rules of the tables, ordered so that those that can begin at a read symbol stand together. Immutable.
class Rules {
 public:
  [[nodiscard]] std::span<const Rule> all() const { return rules_; }
  [[nodiscard]] const Rule& operator[](RuleId id) const { return rules_[id]; }
  [[nodiscard]] RuleId id(const Rule& rule) const { return static_cast<RuleId>(&rule - rules_.data()); }

  /// Of all rules.
  [[nodiscard]] std::span<const Origin> origins() const { return origins_; }
  [[nodiscard]] std::span<const Origin> origins(const Rule& rule) const {
    return std::span(origins_).subspan(rule.first_origin, rule.origins);
  }
  /// Whether nothing but noise reads it so.
  [[nodiscard]] bool is_noise(const Rule& rule) const { return origins(rule).back().profile == kNoise; }
  /// Whether it says that a letter was kept.
  [[nodiscard]] static bool keeps(const Rule& rule) { return rule.intended == rule.read; }

  /// Rules whose `read` begins with `symbol`, insertions (nothing intended) among them.
  [[nodiscard]] std::span<const Rule> reading(Symbol symbol) const {
    return std::span(rules_).subspan(first_[symbol], first_[symbol + 1] - first_[symbol]);
  }
  /// Rules that read nothing: letters lost.
  [[nodiscard]] std::span<const Rule> deletions() const { return std::span(rules_).first(first_[0]); }

  [[nodiscard]] std::span<const std::string> profiles() const { return profiles_; }

  // Rates of the rules with "*", per letter, at noise one.
  [[nodiscard]] float any_lost() const { return any_lost_; }
  [[nodiscard]] float any_added() const { return any_added_; }
  [[nodiscard]] float any_for_any() const { return any_for_any_; }
  [[nodiscard]] float space_lost() const { return space_lost_; }
  [[nodiscard]] float space_added() const { return space_added_; }

 private:
  friend Rules read_rules();
  std::vector<Rule> rules_;
  std::vector<Origin> origins_;
  std::array<std::uint16_t, 257> first_{};
  std::vector<std::string> profiles_;
  float any_lost_ = 0;
  float any_added_ = 0;
  float any_for_any_ = 0;
  float space_lost_ = 0;
  float space_added_ = 0;
};

/// The embedded tables, read once.
[[nodiscard]] const Rules& rules();

/// True for æ, ø, å and their capitals.
[[nodiscard]] inline bool is_danish(Symbol symbol) {
  const Symbol s = lower(symbol);
  return s == 0xE6 || s == 0xF8 || s == 0xE5;
}

/// What a page went through.
struct Profile {
  std::vector<double> shares;  ///< of æ, ø and å, by ProfileId from kKept on (entries below are unused); sum to one
  double noise = 0;            ///< multiplies the rates of "noise"
  std::vector<float> weights;  ///< of each origin, adapted to the page

  /// The page's share of damaged æ, ø and å (0..1).
  [[nodiscard]] double lost_letters() const { return 1 - shares[kKept]; }

  /// What most of them went through.
  [[nodiscard]] ProfileId damage() const {
    return static_cast<ProfileId>(std::max_element(shares.begin() + kKept + 1, shares.end()) - shares.begin());
  }
};

/// A profile with the tables' weights.
[[nodiscard]] Profile make_profile(double kept_share, double noise);

/// Costs in nats (-ln probability) of the rules under one profile. Not to be shared between threads: a rule's cost is
/// worked out when it is first asked for, as a page meets few of the rules.
class Channel {
 public:
  Channel() = default;  ///< to be assigned to: it knows no rule
  explicit Channel(Profile profile);

  [[nodiscard]] float rule_cost(RuleId id) const {
    float& cost = costs_[id];
    if (cost < 0) cost = work_out(id);
    return cost;
  }

  /// How probable it is that a letter is misread so, and for this reason.
  [[nodiscard]] double probability(OriginId id) const;

  float any_lost = 0;
  float any_added = 0;
  float any_for_any = 0;
  float space_lost = 0;
  float space_added = 0;

 private:
  [[nodiscard]] float work_out(RuleId id) const;

  Profile profile_;
  mutable std::vector<float> costs_;  // negative: not known yet
};

}  // namespace referat::engine
