// Verdicts on words and short lines, kept for the next time that one is asked for: archives repeat their words.
//
//   Verdicts verdicts(4096);
//   verdicts.of("drøftet", [](std::string_view word) { return judge(word); })  // judges it once, mostly
//
// A table in which each pair of places holds what was judged last of all that belongs there. It is small at first and
// grows with what is judged, as most processes read one short text. A verdict is a number and stands with the hash of
// its text in one word of memory, which is read and written at once: so threads share the table without locks, and what
// it holds changes nothing but the time that an answer takes.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "text/hash.h"

namespace referat {

using Verdict = std::uint16_t;

class Verdicts {
 public:
  /// `most`, places of 8 bytes each, is a power of two, of at least kFewest.
  explicit Verdicts(std::size_t most) : most_(most) { add_table(kFewest); }
  Verdicts(const Verdicts&) = delete;
  Verdicts& operator=(const Verdicts&) = delete;
  Verdicts(Verdicts&& other) noexcept
      : most_(other.most_), newest_(std::move(other.newest_)), table_(other.table_.load()) {}
  Verdicts& operator=(Verdicts&& other) noexcept {
    most_ = other.most_;
    newest_ = std::move(other.newest_);
    table_ = other.table_.load();
    return *this;
  }
  ~Verdicts() = default;

  static constexpr std::size_t kFewest = 512;

  /// judge(text), which must depend on the text, and the number `beside` it, alone.
  template <typename Judge>
  Verdict of(std::string_view text, const Judge& judge, std::uint64_t beside = 0) const {
    return of_hash(hash_of(text) + beside * kSpread, [&] { return judge(text); });
  }

  /// judge(), which must depend alone on the text that has this hash, of 64 well mixed bits. Two texts are taken for
  /// one where 47 bits of theirs are the same: a chance of one in 10^14.
  template <typename Judge>
  Verdict of_hash(std::uint64_t hash, const Judge& judge) const {
    Table& table = *table_.load(std::memory_order_acquire);
    hash |= kUsed;
    const Pair pair = table.pair(hash);
    for (const Place& place : pair) {
      const std::uint64_t kept = place.load(std::memory_order_relaxed);
      if ((kept ^ hash) >> kVerdictBits == 0) return static_cast<Verdict>(kept);
    }
    const Verdict verdict = judge();
    keep((hash >> kVerdictBits << kVerdictBits) | verdict, pair);
    // Of the threads that share it, one is the first to half fill a table.
    const std::size_t size = table.places.size();
    if (table.judged.fetch_add(1, std::memory_order_relaxed) == size / 2 && size < most_) {
      add_table(std::min(kFactor * size, most_));
    }
    return verdict;
  }

 private:
  static constexpr int kVerdictBits = 16;
  static constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;     // 2^64 by the golden ratio
  static constexpr std::uint64_t kUsed = std::uint64_t{1} << 63U;  // an unused place is 0
  static constexpr std::size_t kFactor = 4;

  using Place = std::atomic_ref<std::uint64_t>;
  using Pair = std::array<Place, 2>;  // the newer one first

  struct Table {
    std::vector<std::uint64_t> places;
    std::atomic<std::size_t> judged = 0;
    std::unique_ptr<Table> before;  // a smaller one, which a thread may still be reading

    /// By what is kept of a hash, so that a larger table can be filled from a smaller one.
    [[nodiscard]] Pair pair(std::uint64_t hash) {
      const std::size_t first = hash >> kVerdictBits & (places.size() - 2);
      return {Place(places[first]), Place(places[first + 1])};
    }
  };

  static void keep(std::uint64_t judged, const Pair& pair) {
    pair[1].store(pair[0].load(std::memory_order_relaxed), std::memory_order_relaxed);
    pair[0].store(judged, std::memory_order_relaxed);
  }

  /// What other threads write to the smaller table meanwhile is judged once more.
  void add_table(std::size_t size) const {
    auto table = std::make_unique<Table>();
    table->places.resize(size);
    if (newest_) {
      for (std::uint64_t& place : newest_->places) {
        const std::uint64_t kept = Place(place).load(std::memory_order_relaxed);
        if (kept != 0) keep(kept, table->pair(kept));
      }
      // Not more than half of the new one, or it would never grow in its turn.
      table->judged = std::min(newest_->judged.load(std::memory_order_relaxed), size / 2);
    }
    table->before = std::move(newest_);
    newest_ = std::move(table);
    table_.store(newest_.get(), std::memory_order_release);
  }

  std::size_t most_;
  mutable std::unique_ptr<Table> newest_;
  mutable std::atomic<Table*> table_ = nullptr;  // the newest
};

}  // namespace referat
