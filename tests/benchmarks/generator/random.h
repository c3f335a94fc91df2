// A source of chance that is the same on every machine, which the distributions of the standard library are not.
#pragma once

#include <cstddef>
#include <cstdint>

/// SplitMix64 (Steele, Lea and Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  /// 0 … count - 1. Precondition: count > 0.
  std::size_t below(std::size_t count) { return next() % count; }

  /// first … last, both among them.
  std::size_t between(std::size_t first, std::size_t last) { return first + below(last - first + 1); }

  /// 0 (inclusive) … 1 (exclusive).
  double share() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

  /// One of the items of a container that is not empty.
  template <typename Items>
  const auto& one_of(const Items& items) {
    return items[below(items.size())];
  }

 private:
  std::uint64_t state_;
};
