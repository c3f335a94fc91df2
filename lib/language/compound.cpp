// A word is split by dynamic programming over its joints. From each joint the automaton is walked as far as it leads;
// where a part may end, the next joint is. The probability of a compound is that of its parts (compile/parts.cpp),
// times the share of running words that are compounds unknown to the dictionary, times one factor for each further
// joint.
//
// hunspell refuses a compound that one REP replacement turns into a word (CHECKCOMPOUNDREP). That rule is not followed:
// its table holds ordinary spelling doubts ("e" for "æ", "nd" for "nn"), not what damages a scan, and it refuses sound
// compounds as well; the parts' figures weigh the same doubt.
#include "language/compound.h"

#include <array>
#include <cstddef>
#include <limits>

#include "language/lexicon.h"

namespace referat::language {
namespace {

constexpr std::size_t kLongest = 64;
constexpr std::size_t kShortestPart = 2;  // COMPOUNDMIN of da_DK.aff
constexpr int kMostParts = 10;            // COMPOUNDWORDMAX of da_DK.aff

// Of the running words of sound minutes 92.9 % were in hunspell-da expanded and 96.1 % with its compounds.
constexpr float kCompoundShare = -3.4F;  // ln 0.032
constexpr float kFurtherJoint = -1.5F;   // of such compounds about every fifth has a third part
// A word or name beside a hyphen: its place among all words is not known as that of parts is.
constexpr float kHyphenatedWord = -10.0F;

constexpr float kNever = -std::numeric_limits<float>::infinity();

struct Best {
  float log_probability = kNever;
  int parts = 0;

  void offer(const Best& from, float log_part, int part_count) {
    if (from.log_probability + log_part <= log_probability || from.parts + part_count > kMostParts) return;
    log_probability = from.log_probability + log_part;
    parts = from.parts + part_count;
  }
};

}  // namespace

std::optional<Compound> compound(std::string_view word) {
  constexpr int kWholeWord = kDictionary | kFigures | kName;
  const std::size_t length = word.size();
  if (length < 2 * kShortestPart - 1 || length > kLongest) return std::nullopt;
  if ((find(word) & kForbidden) != 0) return std::nullopt;

  std::array<Best, kLongest + 1> fresh;  // best way to each joint behind which a word begins anew (the start, a hyphen)
  std::array<Best, kLongest + 1> joined;  // … behind which a compound goes on
  Best whole;
  fresh[0].log_probability = 0;
  for (std::size_t begin = 0; begin < length; ++begin) {
    if (fresh[begin].log_probability == kNever && joined[begin].log_probability == kNever) continue;
    Walk walk;
    for (std::size_t end = begin; end < length;) {
      const std::optional<Walk> next = walk.step(static_cast<unsigned char>(word[end]));
      if (!next) break;
      walk = *next;
      ++end;
      const int flags = walk.flags();
      if (flags == 0) continue;
      const bool forbidden = (flags & kForbidden) != 0;
      if (end - begin >= kShortestPart && !forbidden) {
        if (end == length) {
          if ((flags & kCompoundEnd) != 0) whole.offer(joined[begin], walk.log_end(), 1);
        } else {
          if ((flags & kCompoundBegin) != 0) joined[end].offer(fresh[begin], walk.log_head(), 1);
          if ((flags & kCompoundMiddle) != 0) joined[end].offer(joined[begin], walk.log_head() + kFurtherJoint, 1);
        }
      }
      // Words and last parts before a hyphen, and words behind one.
      const bool before_hyphen = end < length && word[end] == '-';
      const bool behind_hyphen = end == length && begin > 0;
      if (forbidden || (!before_hyphen && !behind_hyphen)) continue;
      Best here;
      if ((flags & kWholeWord) != 0) here.offer(fresh[begin], kHyphenatedWord, 1);
      if ((flags & (kCompoundBegin | kCompoundEnd)) != 0) here.offer(fresh[begin], kHyphenatedWord, 1);
      if ((flags & kCompoundEnd) != 0) here.offer(joined[begin], walk.log_end(), 1);
      if ((flags & kCompoundMiddle) != 0) here.offer(joined[begin], walk.log_head(), 1);
      if (behind_hyphen && (flags & kWholeWord) != 0) whole.offer(here, 0, 0);
      if (before_hyphen) {
        if (end + 1 == length) {
          whole.offer(here, 0, 0);
        } else {
          fresh[end + 1].offer(here, kFurtherJoint, 0);
        }
      }
    }
  }
  if (whole.log_probability == kNever) return std::nullopt;
  return Compound{kCompoundShare + whole.log_probability, whole.parts};
}

}  // namespace referat::language
