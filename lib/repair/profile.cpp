#include "repair/profile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace referat::engine {
namespace {

constexpr int kRounds = 4;
// Share of Danish letters that are æ, ø or å: counted over the word figures.
constexpr double kDanishShare = 0.031;
constexpr double kShareStrength = 4;     // observations of æ, ø, å that the prior of the shares is worth
constexpr double kWeightStrength = 6;    // observations of one letter that the table's shares of its readings are worth
constexpr double kRateStrength = 1200;   // letters that the table's noise rates are worth
constexpr double kNoisePriorUses = 1;    // a sound page may have one use of a noise rule by accident …
constexpr double kNoisePriorRate = 0.1;  // … and a page's noise is about this before it is seen
constexpr double kLeastNoise = 0.003;

/// Expected uses over the page.
struct Counts {
  std::vector<double> origins;
  std::vector<double> profiles;
  Letters letters;       // letters written
  double free_uses = 0;  // letters lost, added, mistaken without a rule of their own
};

void count(const Candidate& candidate, double weight, const Channel& channel, Counts& counts) {
  for (const RuleId id : candidate.trail) {
    // Each origin of a rule has its part in its uses.
    const Rule& rule = rules()[id];
    const double each = rule.origins == 1 ? 0 : weight / std::exp(-channel.rule_cost(id));
    for (std::size_t i = 0; i < rule.origins; ++i) {
      const auto origin = static_cast<OriginId>(rule.first_origin + i);
      const double part = rule.origins == 1 ? weight : each * channel.probability(origin);
      counts.origins[origin] += part;
      counts.profiles[rules().origins()[origin].profile] += part;
    }
  }
  counts.free_uses += weight * (candidate.lost + candidate.added + candidate.mistaken);
  for (const char c : candidate.word) counts.letters.counts[lower(static_cast<Symbol>(c))] += weight;
  counts.letters.all += weight * static_cast<double>(candidate.word.size());
}

/// Whether what a candidate's rules count for depends on their probabilities.
bool depends_on_channel(const Candidate& candidate) {
  return std::any_of(candidate.trail.begin(), candidate.trail.end(), [](RuleId id) { return rules()[id].origins > 1; });
}

/// The page as expectation sees it. Most words may be one thing alone, and count the same in each round.
struct Evidence {
  Evidence(std::span<const Observation> observations, const Letters& sound) {
    certain.letters = sound;
    certain.origins.assign(rules().origins().size(), 0);
    certain.profiles.assign(rules().profiles().size(), 0);
    certain.profiles[kKept] = sound.danish();
    for (const Observation& observation : observations) {
      const Candidate& first = observation.candidates.front();
      if (observation.candidates.size() > 1 || depends_on_channel(first)) {
        open.push_back(observation);
      } else {
        count(first, observation.count, Channel(), certain);
      }
    }
  }

  Counts certain;
  std::vector<Observation> open;
};

Counts expect(const Evidence& evidence, const Channel& channel) {
  Counts counts = evidence.certain;
  for (const Observation& observation : evidence.open) {
    const Shares shares = posteriors(observation.candidates, channel);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (shares[i] > 1e-4) count(observation.candidates[i], observation.count * shares[i], channel, counts);
    }
  }
  return counts;
}

/// By letter, the rate of the noise rules that intend it first.
const std::array<double, 256>& noise_rates() {
  static const auto rates = [] {
    std::array<double, 256> sums{};
    for (const Rule& rule : rules().all()) {
      const Origin& origin = rules().origins(rule).front();  // noise is the first profile
      if (origin.profile != kNoise || rule.intended_length == 0) continue;
      // A rule of several letters meets fewer chances than its first letter has; a tenth is the order of letter pairs.
      sums[lower(rule.intended[0])] +=
          origin.weight * (rule.intended_length > 1 ? 0.1 : 1) * (is_upper(rule.intended[0]) ? 0.02 : 1);
    }
    return sums;
  }();
  return rates;
}

/// The profile that the counts give; the weights of `adapted` are adapted to them, the others as in `prior`.
Profile maximise(const Counts& counts, const Profile& prior, std::span<const RuleId> adapted) {
  const Rules& table = rules();
  Profile profile = prior;

  double letters = kShareStrength;
  for (std::size_t p = kKept; p < profile.shares.size(); ++p) letters += counts.profiles[p];
  for (std::size_t p = kKept; p < profile.shares.size(); ++p) {
    profile.shares[p] = (counts.profiles[p] + kShareStrength * prior.shares[p]) / letters;
  }

  // Noise: expected uses over those that the tables' rates expect in as many letters (Gamma-Poisson posterior mean).
  double uses = counts.free_uses;
  double expected = counts.letters.all * (table.any_lost() + table.any_added());
  for (std::size_t letter = 0; letter < 256; ++letter)
    expected += noise_rates()[letter] * counts.letters.counts[letter];
  std::vector<std::array<double, 256>> of_letter(profile.shares.size());  // uses, by profile and letter intended
  const auto each_origin = [&](const auto& visit) {
    for (const RuleId id : adapted) {
      const Rule& rule = table[id];
      for (std::size_t i = 0; i < rule.origins; ++i) visit(rule, static_cast<OriginId>(rule.first_origin + i));
    }
  };
  each_origin([&](const Rule& rule, OriginId id) {
    const ProfileId reason = table.origins()[id].profile;
    if (reason == kNoise) uses += counts.origins[id];
    if (reason > kKept) of_letter[reason][rule.intended[0]] += counts.origins[id];
  });
  profile.noise = std::max(kLeastNoise, (uses + kNoisePriorUses * kNoisePriorRate) / (expected + kNoisePriorUses));

  each_origin([&](const Rule& rule, OriginId id) {
    const auto [reason, weight] = table.origins()[id];
    if (reason == kNoise && rule.intended_length > 0) {
      const double chances = counts.letters.counts[lower(rule.intended[0])];
      const double rate = (kRateStrength * profile.noise * weight + counts.origins[id]) / (kRateStrength + chances);
      profile.weights[id] = static_cast<float>(rate / profile.noise);
    } else if (reason > kKept) {
      const double uses_of_letter = of_letter[reason][rule.intended[0]];
      profile.weights[id] =
          static_cast<float>((kWeightStrength * weight + counts.origins[id]) / (kWeightStrength + uses_of_letter));
    }
  });
  return profile;
}

/// The rules that some candidate has in its trail.
std::vector<RuleId> rules_used(std::span<const Observation> observations) {
  std::vector<bool> used(rules().all().size(), false);
  for (const Observation& observation : observations) {
    for (const Candidate& candidate : observation.candidates) {
      for (const RuleId id : candidate.trail) used[id] = true;
    }
  }
  std::vector<RuleId> ids;
  for (std::size_t id = 0; id < used.size(); ++id) {
    if (used[id]) ids.push_back(static_cast<RuleId>(id));
  }
  return ids;
}

}  // namespace

Shares posteriors(std::span<const Candidate> candidates, const Channel& channel) {
  Shares shares;
  for (const Candidate& c : candidates) shares.push_back(score(c, channel));
  const double high = *std::max_element(shares.begin(), shares.end());
  double sum = 0;
  for (double& share : shares) sum += share = std::exp(share - high);
  for (double& share : shares) share /= sum;
  return shares;
}

double damaged_words(std::span<const Observation> observations, const Channel& channel) {
  double damaged = 0;
  for (const Observation& observation : observations) {
    damaged += observation.count * (1 - posteriors(observation.candidates, channel).front());
  }
  return damaged;
}

void Letters::add(std::string_view symbols) {
  for (const char c : symbols) counts[lower(static_cast<Symbol>(c))] += 1;
  all += static_cast<double>(symbols.size());
}

double Letters::danish() const {
  double sum = 0;
  for (std::size_t symbol = 0; symbol < counts.size(); ++symbol) {
    if (is_danish(static_cast<Symbol>(symbol))) sum += counts[symbol];
  }
  return sum;
}

double Letters::letters() const {
  double sum = 0;
  for (std::size_t symbol = 0; symbol < counts.size(); ++symbol) {
    if (is_letter(static_cast<Symbol>(symbol))) sum += counts[symbol];
  }
  return sum;
}

Profile guess_profile(double letters, double danish) {
  const double expected = kDanishShare * (letters + 1);
  // One letter of grace keeps a page of three words from being called ruined.
  const double kept = std::clamp((danish + 0.5) / (expected + 0.5), 0.01, 0.99);
  return make_profile(kept, 0.2);
}

Profile estimate_profile(std::span<const Observation> observations, const Letters& sound, const Profile& start) {
  // Until the last round the weights of the other rules are not asked for.
  const std::vector<RuleId> used = rules_used(observations);
  std::vector<RuleId> all(rules().all().size());
  std::iota(all.begin(), all.end(), RuleId{0});
  Profile profile = start;
  const Evidence evidence(observations, sound);
  for (int round = 1; round <= kRounds; ++round) {
    profile = maximise(expect(evidence, Channel(profile)), start, round < kRounds ? used : all);
  }
  return profile;
}

}  // namespace referat::engine
