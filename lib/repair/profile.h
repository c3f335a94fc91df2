// Which damage a page went through, estimated from the page itself.
//
// Expectation maximisation over the page's distinct tokens (Dempster, Laird and Rubin 1977): with the profile as it is,
// each token's candidates get a posterior; the expected uses of each rule give the next profile. Priors are the tables'
// weights, worth some tens of observations, so that a short page does not run wild.
#pragma once

#include <span>
#include <vector>

#include "repair/candidates.h"

namespace referat::engine {

/// One distinct token of a page.
struct Observation {
  std::vector<Candidate> candidates;  ///< the token as it is first
  double count = 1;
};

/// A first guess, from how many of a page's letters are æ, ø or å and how many tokens are unknown.
[[nodiscard]] Profile guess_profile(std::string_view letters_of_page);

/// The profile under which the observations are likeliest, starting from `start`. Candidates keep the costs they came
/// with.
[[nodiscard]] Profile estimate_profile(std::span<const Observation> observations, const Profile& start);

/// How probable each candidate is, before context: sums to one.
[[nodiscard]] std::vector<double> posteriors(std::span<const Candidate> candidates, const Channel& channel);

/// Expected number of tokens that are not what they were read as.
[[nodiscard]] double damaged_words(std::span<const Observation> observations, const Channel& channel);

}  // namespace referat::engine
