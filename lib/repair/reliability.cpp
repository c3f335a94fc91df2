#include "repair/reliability.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "repair/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_reliability)

namespace referat::engine {
namespace {

struct Weights {
  double base = 0;
  double slope = 1;
  double listed = 0;
  double name = 0;
  double compound = 0;
  double spelled = 0;
  double spacing = 0;
  double noise = 0;
  double much_noise = 0;
  double compound_noise = 0;
  double known = 0;
  double known_to_listed = 0;
  double known_capital = 0;
  double known_capital_noise = 0;
  double lone = 0;
};

constexpr std::array<std::pair<std::string_view, double Weights::*>, 15> kFeatures{{
    {"base", &Weights::base},
    {"slope", &Weights::slope},
    {"listed", &Weights::listed},
    {"name", &Weights::name},
    {"compound", &Weights::compound},
    {"spelled", &Weights::spelled},
    {"spacing", &Weights::spacing},
    {"noise", &Weights::noise},
    {"much_noise", &Weights::much_noise},
    {"compound_noise", &Weights::compound_noise},
    {"known", &Weights::known},
    {"known_to_listed", &Weights::known_to_listed},
    {"known_capital", &Weights::known_capital},
    {"known_capital_noise", &Weights::known_capital_noise},
    {"lone", &Weights::lone},
}};

const Weights& weights() {
  static const Weights instance = [] {
    Weights table;
    each_row<2>(referat_embedded_repair_reliability_view(), [&table](const auto& fields) {
      for (const auto& [name, weight] : kFeatures) {
        if (name == fields[0]) table.*weight = number_of(fields[1]);
      }
    });
    return table;
  }();
  return instance;
}

/// Of the new word, where no space is lost or added.
double weight_of_word(const ChangeKind& kind, const Weights& w) {
  switch (kind.word) {
    case WordKind::counted:
      return 0;
    case WordKind::listed:
      return (kind.capital ? w.name : w.listed) + (kind.was_known_so && !kind.was_capitals ? w.known_to_listed : 0);
    case WordKind::compound:
      return w.compound + (kind.noise > 0 ? w.compound_noise : 0);
    case WordKind::spelled:
      return w.spelled;
  }
  return 0;
}

/// Of the old word, where it was a known one.
double weight_of_known(const ChangeKind& kind, const Weights& w) {
  if (!kind.was_capitals) return w.known;
  return w.known_capital + (kind.noise > 0 ? w.known_capital_noise : 0);
}

}  // namespace

double reliability(double posterior, const ChangeKind& kind) {
  constexpr double kSurest = 1e-4;  // the posterior's own errors: more is not told apart
  const Weights& w = weights();
  const double p = std::clamp(posterior, 1e-6, 1 - kSurest);
  double odds = w.base + w.slope * std::log(p / (1 - p));
  odds += kind.was_lone ? w.lone : kind.spacing ? w.spacing : weight_of_word(kind, w);
  odds += kind.noise == 0 ? 0 : kind.noise == 1 ? w.noise : w.much_noise;
  if (kind.was_known) odds += weight_of_known(kind, w);
  return 1 / (1 + std::exp(-odds));
}

}  // namespace referat::engine
