// The survey of a page: its tokens, and which damage it went through. Most pages are sound, and done with.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "repair/fragments.h"
#include "repair/profile.h"
#include "repair/searches.h"
#include "repair/terms.h"
#include "repair/tokens.h"

namespace referat::engine {

/// A page with fewer damaged words than this share is sound: the odd misspelling is the clerk's own, and stays.
inline constexpr double kSoundShare = 0.01;

struct Page {
  std::vector<Token> tokens;
  std::vector<Fragments> fragments;
  Profile guess;       ///< by its letters alone
  Profile profile;     ///< by its words
  double damaged = 0;  ///< tokens that are not what they were read as, expected
  bool sound = true;   ///< so few of them are damaged that they are the clerk's own
};

/// Surveys the page `text`. `kept` is what is not to be changed, in the page, sorted.
[[nodiscard]] Page survey(std::string_view text, std::span<const Span> kept, Terms& terms, Searches& searches);

/// The unknown words of a page that stand there as they were printed, one for each time, æ, ø or å among their letters:
/// what a misreading makes has none. The words of other pages are judged by them.
[[nodiscard]] std::vector<TermId> remember(const Page& page, const Terms& terms, Searches& searches);

}  // namespace referat::engine
