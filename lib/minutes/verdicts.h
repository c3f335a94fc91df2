// Verdicts on words and short lines, kept for the next time that one is asked for: archives repeat their words.
//
//   Verdicts verdicts(4096);
//   verdicts.of("drøftet", [](std::string_view word) { return judge(word); })  // judges it once, mostly
//
// A table of a fixed size, in which each place holds what was judged last of all that belongs there. A verdict is a
// number and stands with the hash of its text in one word of memory, which is read and written at once: so threads
// share the table without locks, and what it holds changes nothing but the time that an answer takes.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "text/hash.h"

namespace referat::minutes {

using Verdict = std::uint16_t;

class Verdicts {
 public:
  /// `places` is a power of two, of at least 512; they take 8 bytes each. Of many, what is not used costs no memory,
  /// but a short text that uses a few touches as many pages.
  explicit Verdicts(std::size_t places)
      // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): zeroes without touching the memory, which no container does
      : last_(places - 1), places_(static_cast<std::uint64_t*>(std::calloc(places, sizeof(std::uint64_t)))) {}

  /// judge(text), which must depend on the text, and the number `beside` it, alone. Two texts are taken for one where
  /// 56 bits of their hashes are the same: a chance of one in 10^16.
  template <typename Judge>
  Verdict of(std::string_view text, const Judge& judge, std::uint64_t beside = 0) const {
    if (!places_) return judge(text);
    const std::uint64_t hash = (hash_of(text) + beside * kSpread) | kUsed;
    const std::atomic_ref<std::uint64_t> place(places_.get()[hash & last_]);
    const std::uint64_t kept = place.load(std::memory_order_relaxed);
    if ((kept ^ hash) >> kVerdictBits == 0) return static_cast<Verdict>(kept);
    const Verdict verdict = judge(text);
    place.store((hash >> kVerdictBits << kVerdictBits) | verdict, std::memory_order_relaxed);
    return verdict;
  }

 private:
  static constexpr int kVerdictBits = 16;
  static constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;     // 2^64 by the golden ratio
  static constexpr std::uint64_t kUsed = std::uint64_t{1} << 63U;  // an unused place is 0

  struct Free {
    // NOLINTNEXTLINE(cppcoreguidelines-no-malloc, cppcoreguidelines-owning-memory): what std::calloc gave
    void operator()(std::uint64_t* places) const { std::free(places); }
  };
  std::size_t last_;
  std::unique_ptr<std::uint64_t, Free> places_;  // no memory is touched before it is used; null where there is none
};

}  // namespace referat::minutes
