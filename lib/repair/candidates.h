// Candidates: the words that a token may have been, with what it would have taken to misread them so.
//
// Uniform-cost search over (position in the token, node of the lexicon's automaton): at each step the cheapest
// unfinished path is carried on by one letter as it is, one rule of the channel, one letter lost, added or mistaken, a
// joint of a compound, or a lost space. A path ends where the token and a form end together.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repair/channel.h"
#include "repair/model.h"

namespace referat::engine {

/// How a word is known, surest first.
enum class WordKind : std::uint8_t {
  counted,   ///< in the word figures
  listed,    ///< in the dictionary, a name, or a word of the user's own
  compound,  ///< of known parts
  spelled    ///< by its letters alone
};

/// What a candidate is; `word` may hold one space where two words ran together.
struct Candidate {
  std::string word;           ///< symbols, with the case it is to be written in
  std::vector<RuleId> trail;  ///< rules used, those that keep æ, ø and å among them
  std::uint8_t lost = 0;      ///< letters lost, added or mistaken without a rule of their own
  std::uint8_t added = 0;
  std::uint8_t mistaken = 0;
  std::uint8_t spaces_lost = 0;
  std::uint8_t spaces_added = 0;
  WordScore first;  ///< of its first word; its only one but where two ran together
  WordScore last;
  bool capital = false;        ///< its first letter alone is a capital
  bool all_capitals = false;   ///< and is not known to be written so
  float capital_share = 0.5F;  ///< of its occurrences inside sentences, those with a capital; 0.5: not known
  WordKind kind = WordKind::spelled;
  bool as_read = false;  ///< the token itself …
  bool unknown = false;  ///< … which is no known word
};

/// Where a token stands, as far as its candidates depend on it.
enum class TokenRole : std::uint8_t { word, head };  // head: the part before a hyphen ("Børne-")

/// How far a search goes.
enum class Effort : std::uint8_t {
  as_read,   ///< no search: the token as it is alone
  rules,     ///< what the rules of the channel explain
  thorough,  ///< and, where they explain nothing, a letter lost, added or mistaken at random
};

/// The token itself as a candidate.
[[nodiscard]] Candidate read_as_it_is(std::string_view token, TokenRole role, const Source& source);

/// Finds candidates among the words of a source, under one channel. Time and memory for a token are bounded, whatever
/// the token: at most kMostPaths paths are carried on in either search, and tokens of more than kLongestToken symbols
/// are not searched. Not to be shared between threads: it keeps its buffers. Channel and source must outlive it.
class CandidateFinder {
 public:
  static constexpr std::uint32_t kMostPaths = 2000;
  static constexpr std::size_t kLongestToken = 48;
  static constexpr std::size_t kMostCandidates = 12;

  CandidateFinder(const Channel& channel, const Source& source);
  ~CandidateFinder();
  CandidateFinder(const CandidateFinder&) = delete;
  CandidateFinder& operator=(const CandidateFinder&) = delete;
  CandidateFinder(CandidateFinder&&) = delete;
  CandidateFinder& operator=(CandidateFinder&&) = delete;

  /// Candidates of `token` (symbols, with case): the token as it is first, then the most probable ones. `as_read` is
  /// what read_as_it_is() says of it.
  [[nodiscard]] std::vector<Candidate> find(std::string_view token, TokenRole role, const Candidate& as_read,
                                            Effort effort);

  /// Whether one of the document's words is among the candidates that the rules explain.
  [[nodiscard]] bool finds_in_document(std::string_view token, TokenRole role, const Candidate& as_read);

  /// The words that two tokens may have been together, the space between them added. `apart` is what the best
  /// candidates of the two score alone (ln probability, negative): what is much less probable is not looked for.
  [[nodiscard]] std::vector<Candidate> find_joined(std::string_view first, std::string_view second, TokenRole role,
                                                   float apart);

 private:
  class Search;
  std::unique_ptr<Search> search_;
};

/// ln of how probable a candidate and its misreading are, before context.
[[nodiscard]] float score(const Candidate& candidate, const Channel& channel);

/// Whether the rules explain a token: `found` is what Effort::rules finds. More effort then finds no more.
[[nodiscard]] bool explained(const Candidate& as_read, std::span<const Candidate> found, const Channel& channel);

/// The cost of a candidate's misreading under another channel, in nats.
[[nodiscard]] float read_cost(const Candidate& candidate, const Channel& channel);

}  // namespace referat::engine
