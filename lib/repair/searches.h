// The searches for a document's terms, each made once for all pages whose damage is nearly the same.
//
// A page's profile is rounded to one of few, and searches go by that one's channel; what is found is then weighed by
// the page's own.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "repair/candidates.h"
#include "repair/terms.h"

namespace referat::engine {

/// The searches under one channel.
class TermSearch {
 public:
  /// `beneath`, which may be null, is the search under the same channel of the terms beneath: what it found stands, but
  /// for terms that the document's own words may have been.
  TermSearch(const Profile& profile, const Terms& terms, TermSearch* beneath);

  [[nodiscard]] const Channel& channel() const { return channel_; }

  /// The candidates of a term, itself first; they stay where they are.
  [[nodiscard]] std::span<const Candidate> find(TermId term, Effort effort);

  /// For what is no term of the document.
  [[nodiscard]] CandidateFinder& finder() { return finder_; }

  /// Candidates kept.
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  [[nodiscard]] bool found_beneath(TermId term);

  const Terms& terms_;
  TermSearch* beneath_;
  Channel channel_;
  CandidateFinder finder_;
  std::size_t size_ = 0;
  std::unordered_map<TermId, bool> found_beneath_;
  std::array<std::unordered_map<TermId, std::vector<Candidate>>, 3> found_;  // by effort
};

/// The searches under every channel a document needs. The terms, and the searches beneath, must outlive it.
class Searches {
 public:
  explicit Searches(const Terms& terms, Searches* beneath = nullptr) : terms_(terms), beneath_(beneath) {}

  /// The search for pages of this profile.
  [[nodiscard]] TermSearch& near(const Profile& profile);

  /// Candidates kept.
  [[nodiscard]] std::size_t size() const;

 private:
  const Terms& terms_;
  Searches* beneath_;
  std::unordered_map<std::string, std::unique_ptr<TermSearch>> searches_;  // by rounded profile
};

/// The words of a source, and the searches for them.
struct Lookup {
  explicit Lookup(const Source& known) : source(known), terms(source), searches(terms) {}
  /// What `beneath` found stands, but for what the words of a document change.
  Lookup(const Source& known, Lookup& beneath)
      : source(known), terms(source, beneath.terms), searches(terms, &beneath.searches) {}
  Lookup(const Lookup&) = delete;
  Lookup& operator=(const Lookup&) = delete;
  Lookup(Lookup&&) = delete;
  Lookup& operator=(Lookup&&) = delete;
  ~Lookup() = default;

  Source source;
  Terms terms;
  Searches searches;
};

}  // namespace referat::engine
