#include "repair/survey.h"

#include <algorithm>
#include <unordered_map>

#include "repair/spare.h"

namespace referat::engine {
namespace {

// Of the small-letter words of a Danish paragraph fewer than this share are unknown, however damaged.
constexpr double kUnexplainedShare = 0.35;
constexpr double kFewestWords = 8;
// A word is remembered where it is so probably what it was read as.
constexpr double kRememberedShare = 0.9;
constexpr double kMostlyLost = 0.5;

/// The distinct unknown words in the order of the page (the sums over them are rounded), and what they may have been.
std::vector<Observation> observe_unknown(const Page& page, const Terms& terms, TermSearch& search) {
  std::unordered_map<TermId, std::size_t> seen;
  std::vector<Observation> observations;
  for (const Token& token : page.tokens) {
    if (!is_unknown(token, terms)) continue;
    const auto [place, added] = seen.try_emplace(token.term, observations.size());
    if (added) observations.push_back({search.find(token.term, Effort::rules), 0});
    observations[place->second].count += 1;
  }
  return observations;
}

/// Leaves paragraphs alone that even damaged Danish does not explain: too many of their words stay unknown.
void spare_unexplained(Page& page, const Terms& terms, TermSearch& search) {
  each_paragraph(page.tokens, [&](std::span<Token> paragraph) {
    double words = 0;
    std::vector<TermId> unknown;
    for (const Token& token : paragraph) {
      // Capitals are names, which are unknown in any language.
      if (token.kind != TokenKind::word || class_of(static_cast<Symbol>(token.symbols.front())) != SymbolClass::lower) {
        continue;
      }
      words += 1;
      if (is_unknown(token, terms)) unknown.push_back(token.term);
    }
    const double least = kUnexplainedShare * words;
    if (words < kFewestWords || static_cast<double>(unknown.size()) < least) return;
    const auto unexplained = std::count_if(unknown.begin(), unknown.end(), [&](TermId term) {
      return posteriors(search.find(term, Effort::rules), search.channel()).front() >= 0.5;
    });
    if (static_cast<double>(unexplained) < least) return;
    for (Token& token : paragraph) {
      if (token.kind == TokenKind::word) token.kind = TokenKind::untouched;
    }
  });
}

/// Tokens that may be something else at all.
double open_words(std::span<const Observation> observations) {
  double sum = 0;
  for (const Observation& observation : observations) sum += observation.candidates.size() > 1 ? observation.count : 0;
  return sum;
}

}  // namespace

Page survey(std::string_view text, std::span<const Span> kept, Terms& terms, Searches& searches) {
  Page page;
  page.tokens = tokenize(text);
  terms.look_up(page.tokens);
  spare(text, page.tokens, terms);
  keep(page.tokens, kept);
  page.fragments = find_fragments(text, page.tokens, terms.source());
  for (const Fragments& halves : page.fragments) {
    if (halves.known) page.tokens[halves.first].kind = page.tokens[halves.second].kind = TokenKind::untouched;
  }
  Letters letters;  // of the page
  Letters known;    // of its known words
  for (const Token& token : page.tokens) {
    letters.add(token.symbols);
    if (token.kind == TokenKind::word && !is_unknown(token, terms)) known.add(token.symbols);
  }
  page.profile = page.guess = guess_profile(letters.letters(), letters.danish());
  TermSearch& search = searches.near(page.guess);
  spare_unexplained(page, terms, search);
  const double most = kSoundShare * static_cast<double>(page.tokens.size());
  const std::vector<Observation> observations = observe_unknown(page, terms, search);
  page.damaged = open_words(observations);
  if (page.damaged >= most) {
    page.profile = estimate_profile(observations, known, page.profile);
    page.damaged = damaged_words(observations, Channel(page.profile));
  }
  page.sound = page.tokens.empty() || page.damaged < most;
  return page;
}

std::vector<TermId> remember(const Page& page, const Terms& terms, Searches& searches) {
  std::vector<TermId> words;
  // Where the letters were kept and the words are damaged, unknown words with these letters are mostly damaged too.
  if (!page.sound && page.profile.lost_letters() < kMostlyLost) return words;
  TermSearch& search = searches.near(page.profile);
  const Channel channel(page.profile);
  for (const Token& token : page.tokens) {
    if (!is_unknown(token, terms)) continue;
    const auto danish = [](char c) { return is_danish(static_cast<Symbol>(c)); };
    if (std::none_of(token.symbols.begin(), token.symbols.end(), danish)) continue;
    const auto candidates = search.find(token.term, Effort::rules);
    if (posteriors(candidates, channel).front() >= kRememberedShare) words.push_back(token.term);
  }
  return words;
}

}  // namespace referat::engine
