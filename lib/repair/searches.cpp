#include "repair/searches.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace referat::engine {
namespace {

// Shares and noise are rounded to powers of these.
constexpr double kShareStep = 16;
constexpr double kNoiseStep = 7;
constexpr int kLeastShare = -1;
constexpr int kLeastNoise = -1;
constexpr int kMostNoise = 2;

int exponent(double value, double step) { return static_cast<int>(std::lround(std::log(value) / std::log(step))); }

/// The profile as a few numbers.
std::string round(const Profile& profile) {
  std::string rounded;
  for (std::size_t p = kKept; p < profile.shares.size(); ++p) {
    rounded.push_back(static_cast<char>(std::max(kLeastShare, exponent(profile.shares[p], kShareStep))));
  }
  rounded.push_back(static_cast<char>(std::clamp(exponent(profile.noise, kNoiseStep), kLeastNoise, kMostNoise)));
  return rounded;
}

Profile profile_of(const std::string& rounded) {
  Profile profile = make_profile(0.5, std::pow(kNoiseStep, static_cast<signed char>(rounded.back())));
  for (std::size_t p = kKept; p < profile.shares.size(); ++p) {
    profile.shares[p] = std::pow(kShareStep, static_cast<signed char>(rounded[p - kKept]));
  }
  const double sum = std::accumulate(profile.shares.begin(), profile.shares.end(), 0.0);
  for (double& share : profile.shares) share /= sum;
  return profile;
}

}  // namespace

TermSearch::TermSearch(const Profile& profile, const Terms& terms, TermSearch* beneath)
    : terms_(terms), beneath_(beneath), channel_(profile), finder_(channel_, terms.source()) {}

bool TermSearch::found_beneath(TermId term) {
  if (beneath_ == nullptr || terms_.again(term)) return false;
  const Term& known = terms_[term];
  if (!known.as_read.unknown) return true;
  auto [place, added] = found_beneath_.try_emplace(term);
  if (added) place->second = !finder_.finds_in_document(known.symbols, known.role, known.as_read);
  return place->second;
}

std::span<const Candidate> TermSearch::find(TermId term, Effort effort) {
  if (found_beneath(term)) return beneath_->find(term, effort);
  if (effort == Effort::thorough) {
    const std::span<const Candidate> by_rules = find(term, Effort::rules);
    if (explained(terms_[term].as_read, by_rules, channel_)) return by_rules;
  }
  auto [place, added] = found_[static_cast<std::size_t>(effort)].try_emplace(term);
  if (added) {
    place->second = finder_.find(terms_[term].symbols, terms_[term].role, terms_[term].as_read, effort);
    size_ += place->second.size();
  }
  return place->second;
}

TermSearch& Searches::near(const Profile& profile) {
  const std::string rounded = round(profile);
  auto& search = searches_[rounded];
  if (!search) {
    TermSearch* const beneath = beneath_ == nullptr ? nullptr : &beneath_->near(profile);
    search = std::make_unique<TermSearch>(profile_of(rounded), terms_, beneath);
  }
  return *search;
}

std::size_t Searches::size() const {
  return std::accumulate(searches_.begin(), searches_.end(), std::size_t{0},
                         [](std::size_t sum, const auto& search) { return sum + search.second->size(); });
}

}  // namespace referat::engine
