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
  double compound = 0;
  double spelled = 0;
  double spacing = 0;
  double noise = 0;
  double much_noise = 0;
  double known = 0;
  double known_capital = 0;
  double known_to_listed = 0;
  double lone = 0;
  double compound_noise = 0;
};

const Weights& weights() {
  static const Weights instance = [] {
    Weights w;
    const std::array<std::pair<std::string_view, double*>, 13> names{{{"base", &w.base},
                                                                      {"slope", &w.slope},
                                                                      {"listed", &w.listed},
                                                                      {"compound", &w.compound},
                                                                      {"spelled", &w.spelled},
                                                                      {"spacing", &w.spacing},
                                                                      {"noise", &w.noise},
                                                                      {"much_noise", &w.much_noise},
                                                                      {"known", &w.known},
                                                                      {"known_capital", &w.known_capital},
                                                                      {"known_to_listed", &w.known_to_listed},
                                                                      {"lone", &w.lone},
                                                                      {"compound_noise", &w.compound_noise}}};
    each_row<2>(referat_embedded_repair_reliability_view(), [&names](const auto& fields) {
      for (const auto& [name, weight] : names) {
        if (name == fields[0]) *weight = number_of(fields[1]);
      }
    });
    return w;
  }();
  return instance;
}

}  // namespace

double reliability(double posterior, const ChangeKind& kind) {
  constexpr double kSurest = 1e-4;  // the posterior's own errors: more is not told apart
  const Weights& w = weights();
  const double p = std::clamp(posterior, 1e-6, 1 - kSurest);
  double odds = w.base + w.slope * std::log(p / (1 - p));
  if (kind.spacing) {
    odds += w.spacing;
  } else if (kind.was_lone) {
    odds += w.lone;
  } else {
    odds += kind.word == WordKind::listed     ? w.listed
            : kind.word == WordKind::compound ? w.compound
            : kind.word == WordKind::spelled  ? w.spelled
                                              : 0;
    if (kind.was_known && !kind.was_capitals && kind.word == WordKind::listed) odds += w.known_to_listed;
    if (kind.word == WordKind::compound && kind.noise > 0) odds += w.compound_noise;
  }
  odds += kind.noise == 0 ? 0 : kind.noise == 1 ? w.noise : w.much_noise;
  if (kind.was_known) odds += kind.was_capitals ? w.known_capital : w.known;
  return 1 / (1 + std::exp(-odds));
}

}  // namespace referat::engine
