// A glance at a page: whether it is surely sound. Most pages are, and a glance costs some nanoseconds a byte where a
// survey costs a hundred.
//
// What a run of text without white space says of its page depends on the run alone, so it is judged once and that is
// kept. Nearly all runs are plain: their words are known, and nothing in them may be damage. The sums over a page's
// runs are bounds of what survey() counts: a page that they clear is sound to survey() too, and mend() would leave it
// as it is. All other pages are for survey() to judge.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "repair/encodings.h"
#include "repair/searches.h"
#include "text/verdicts.h"

namespace referat::engine {

/// The plain runs met, for all threads that know the same words.
[[nodiscard]] Verdicts make_plain_runs();

/// Judges pages. Nothing it keeps depends on the texts it has seen but its speed. Not to be shared between threads.
class Glance {
 public:
  /// `lookup` is the lexicon's, with a user's own words, and so are `plain_runs`; both must outlive it.
  Glance(Lookup& lookup, const Verdicts& plain_runs);

  /// True where nothing in `page` (valid UTF-8, a whole page of pages()) is to be mended. False says nothing.
  [[nodiscard]] bool sound(std::string_view page);

 private:
  /// What a run says of its page.
  struct Run {
    std::uint64_t fingerprint = 0;  ///< 0: none
    TermId unknown = kNoTerm;       ///< its one unknown word
    std::uint8_t tokens = 0;
    std::uint8_t letters = 0;
    std::uint8_t danish = 0;  ///< letters that are æ, ø or å
    std::uint8_t kept = 0;    ///< EncodingSigns
    std::uint8_t shown = 0;   ///< likewise
    std::uint8_t notes = 0;   ///< a set of Note
  };
  enum Note : std::uint8_t {
    kDoubtful = 1 << 0,      ///< the page is to be surveyed
    kEndsInHyphen = 1 << 1,  ///< a hyphen at its end: at a line's end it may be half a word
    kMayBegin = 1 << 2,      ///< its unknown word may be the first half of one with a space inside …
    kMayFollow = 1 << 3,     ///< … or the second
  };

  /// The sums over a page's runs.
  struct Counts {
    std::size_t tokens = 0;
    std::size_t letters = 0;
    std::size_t danish = 0;
    EncodingSigns signs;

    void add(Verdict plain);
    void add(const Run& run);
  };

  static Verdict packed(const Run& run);
  [[nodiscard]] Run read_other(std::string_view run);
  [[nodiscard]] Run judge(std::string_view run) const;
  [[nodiscard]] bool known(const Token& token) const;
  [[nodiscard]] bool known_as_one(TermId first, TermId second) const;
  [[nodiscard]] bool few_open(std::size_t tokens, const Counts& counts);
  void make_room();

  Lookup& lookup_;
  const Verdicts& plain_runs_;
  std::vector<Run> other_runs_;  // by the low bits of their fingerprints
  std::size_t judged_ = 0;       // of them
  std::vector<TermId> unknown_;  // of the page, one for each time
};

}  // namespace referat::engine
