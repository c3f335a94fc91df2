// Which damage a page went through, estimated from the page itself.
//
// Expectation maximisation over the page's distinct tokens (Dempster, Laird and Rubin 1977): with the profile as it is,
// each token's candidates get a posterior; the expected uses of each rule give the next profile. Priors are the tables'
// weights, worth some tens of observations, so that a short page does not run wild.
#pragma once

#include <array>
#include <boost/container/static_vector.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "repair/candidates.h"

namespace referat::engine {

/// One distinct token of a page.
struct Observation {
  std::span<const Candidate> candidates;  ///< the token as it is first
  double count = 1;
};

/// The letters of a page, or of those of its tokens that are taken to be what they were read as.
struct Letters {
  std::array<double, 256> counts{};  ///< by symbol, in lower case
  double all = 0;                    ///< signs and digits inside words among them

  void add(std::string_view symbols);
  [[nodiscard]] double letters() const;
  /// Those that are æ, ø or å.
  [[nodiscard]] double danish() const;
};

/// A first guess, from how many of a page's letters are æ, ø or å.
[[nodiscard]] Profile guess_profile(double letters, double danish);

/// The profile under which the observations are likeliest beside `sound`, starting from `start`.
[[nodiscard]] Profile estimate_profile(std::span<const Observation> observations, const Letters& sound,
                                       const Profile& start);

/// By candidate of a token.
using Shares = boost::container::static_vector<double, CandidateFinder::kMostCandidates + 1>;

/// How probable each candidate is, before context: sums to one. `candidates` is what CandidateFinder::find() gives.
[[nodiscard]] Shares posteriors(std::span<const Candidate> candidates, const Channel& channel);

/// Expected number of tokens that are not what they were read as.
[[nodiscard]] double damaged_words(std::span<const Observation> observations, const Channel& channel);

}  // namespace referat::engine
