// A glance at a page: whether it is surely sound. Most pages are, and a glance costs some nanoseconds a byte where a
// survey costs a hundred.
//
// What a run of text without white space says of its page depends on the run alone, so it is judged once and its
// verdict kept. The sums over a page's verdicts are bounds of what survey() counts: a page that they clear is sound to
// survey() too, and mend() would leave it as it is. All other pages are for survey() to judge.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "repair/searches.h"

namespace referat::engine {

/// Judges pages. Nothing it keeps depends on the texts it has seen but its speed. Not to be shared between threads.
class Glance {
 public:
  /// `lookup`, which must outlive it, is the lexicon's, with a user's own words.
  explicit Glance(Lookup& lookup);

  /// True where nothing in `page` (valid UTF-8, a whole page of pages()) is to be mended. False says nothing.
  [[nodiscard]] bool sound(std::string_view page);

 private:
  /// What a run says of its page.
  struct Verdict {
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

  [[nodiscard]] Verdict verdict(std::string_view run);
  [[nodiscard]] Verdict judge(std::string_view run, std::uint64_t print);
  [[nodiscard]] bool known(const Token& token);
  [[nodiscard]] bool known_as_one(TermId first, TermId second) const;
  [[nodiscard]] bool few_open(std::size_t tokens, double letters, double danish);
  void make_room();

  std::vector<Verdict> verdicts_;  // two a place, by the low bits of their fingerprints, the newer one first
  std::size_t judged_ = 0;
  Lookup& lookup_;
  std::vector<TermId> unknown_;  // of the page, one for each time
};

}  // namespace referat::engine
