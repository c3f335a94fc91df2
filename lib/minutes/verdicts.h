// Verdicts on words and short lines, kept for the next time that one is asked for: archives repeat their words.
//
//   Verdicts verdicts(4096);
//   verdicts.of("drøftet", [](std::string_view word) { return judge(word); })  // judges it once, mostly
//
// A table in which each place holds what was judged last of all that belongs there. It is small at first and grows with
// what is judged, as most processes read one short text. A verdict is a number and stands with the hash of its text in
// one word of memory, which is read and written at once: so threads share the table without locks, and what it holds
// changes nothing but the time that an answer takes.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <string_view>
#include <utility>

#include "text/hash.h"

namespace referat::minutes {

using Verdict = std::uint16_t;

class Verdicts {
 public:
  /// `most`, places of 8 bytes each, is a power of two, of at least kFewest.
  explicit Verdicts(std::size_t most) : most_(most), table_(make_table(kFewest, nullptr)) {}
  Verdicts(Verdicts&& other) noexcept : most_(other.most_), table_(other.table_.exchange(nullptr)) {}
  Verdicts& operator=(Verdicts&& other) noexcept {
    most_ = other.most_;
    remove(table_.exchange(other.table_.exchange(nullptr)));
    return *this;
  }
  ~Verdicts() { remove(table_.load()); }

  static constexpr std::size_t kFewest = 512;

  /// judge(text), which must depend on the text, and the number `beside` it, alone. Two texts are taken for one where
  /// 56 bits of their hashes are the same: a chance of one in 10^16.
  template <typename Judge>
  Verdict of(std::string_view text, const Judge& judge, std::uint64_t beside = 0) const {
    Table* const table = table_.load(std::memory_order_acquire);
    if (table == nullptr) return judge(text);
    const std::uint64_t hash = (hash_of(text) + beside * kSpread) | kUsed;
    const std::atomic_ref<std::uint64_t> place(table->places[hash & table->last]);
    const std::uint64_t kept = place.load(std::memory_order_relaxed);
    if ((kept ^ hash) >> kVerdictBits == 0) return static_cast<Verdict>(kept);
    const Verdict verdict = judge(text);
    place.store((hash >> kVerdictBits << kVerdictBits) | verdict, std::memory_order_relaxed);
    if (table->judged.fetch_add(1, std::memory_order_relaxed) == table->last / 2 && table->last + 1 < most_)
      grow(table);
    return verdict;
  }

 private:
  static constexpr int kVerdictBits = 16;
  static constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;     // 2^64 by the golden ratio
  static constexpr std::uint64_t kUsed = std::uint64_t{1} << 63U;  // an unused place is 0

  struct Free {
    void operator()(std::uint64_t* places) const { std::free(places); }
  };
  struct Table {
    std::size_t last = 0;
    std::unique_ptr<std::uint64_t[], Free> places;
    std::atomic<std::size_t> judged = 0;
    Table* before = nullptr;  // a smaller one, which a thread may still be reading
  };

  /// Null where there is no memory for it: verdicts are then not kept, or not in more places.
  static Table* make_table(std::size_t size, Table* before) {
    auto* const places = static_cast<std::uint64_t*>(std::calloc(size, sizeof(std::uint64_t)));
    auto* const table = places == nullptr ? nullptr : new (std::nothrow) Table;
    if (table == nullptr) {
      std::free(places);
      return nullptr;
    }
    table->last = size - 1;
    table->places.reset(places);
    table->before = before;
    return table;
  }

  /// What was judged is judged once more where it is met again: nothing is moved, as others may be writing.
  void grow(Table* table) const {
    constexpr std::size_t kFactor = 4;
    if (Table* const larger = make_table(std::min(kFactor * (table->last + 1), most_), table)) {
      table_.store(larger, std::memory_order_release);
    }
  }

  static void remove(Table* table) {
    while (table != nullptr) delete std::exchange(table, table->before);
  }

  std::size_t most_;
  mutable std::atomic<Table*> table_;
};

}  // namespace referat::minutes
