// What is made when it is first asked for: reading a short text needs few of the tables.
//
//   Lazy<VotePhrases> votes([&] { return VotePhrases(tables, vocabulary); });
//   votes->entries
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace referat::minutes {

/// Safe to share between threads: one makes the value, the others wait for it.
template <typename Value>
class Lazy {
 public:
  explicit Lazy(std::function<Value()> make) : make_(std::move(make)) {}

  const Value& operator*() const {
    if (const Value* made = made_.load(std::memory_order_acquire)) return *made;
    const std::lock_guard lock(mutex_);
    if (!value_) made_.store(&value_.emplace(make_()), std::memory_order_release);
    return *value_;
  }
  const Value* operator->() const { return &**this; }

 private:
  std::function<Value()> make_;
  mutable std::mutex mutex_;
  mutable std::optional<Value> value_;
  mutable std::atomic<const Value*> made_ = nullptr;  // the value
};

}  // namespace referat::minutes
