// Work on many things at once, results in their order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace referat::tools {

/// Takes jobs until take() gives std::nullopt, makes a result of each with make(job), and hands it to deliver(result),
/// in the order in which the jobs were taken, until that returns false. take() and make() are called in `jobs` threads,
/// take() in one at a time; deliver() in the caller's. At most 2 * jobs results wait for their turn. With one job there
/// are no threads. What one of them throws is thrown to the caller, after all threads have ended.
template <typename Result, typename Take, typename Make, typename Deliver>
void in_order(std::size_t jobs, const Take& take, const Make& make, const Deliver& deliver) {
  if (jobs <= 1) {
    for (auto job = take(); job && deliver(make(*std::move(job))); job = take()) {
    }
    return;
  }
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Result> made;
  std::size_t begun = 0;
  std::size_t delivered = 0;
  bool taking = false;
  bool all_taken = false;
  bool stopped = false;
  std::exception_ptr thrown;

  // Runs `body` until it is done or throws, and then has all others end.
  const auto guard = [&](const auto& body) {
    try {
      body();
      return;
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!thrown) thrown = std::current_exception();
      stopped = true;
    }
    changed.notify_all();
  };
  const auto work = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [&] { return stopped || all_taken || (!taking && begun < delivered + 2 * jobs); });
      if (stopped || all_taken) return;
      taking = true;
      lock.unlock();
      auto job = take();  // may wait for input, while results are delivered
      lock.lock();
      taking = false;
      all_taken = !job;
      const std::size_t i = begun;
      if (job) ++begun;
      changed.notify_all();
      if (!job) return;
      lock.unlock();
      Result result = make(*std::move(job));
      lock.lock();
      made.emplace(i, std::move(result));
      changed.notify_all();
    }
  };
  {
    std::vector<std::jthread> threads;
    guard([&] {
      for (std::size_t i = 0; i < jobs; ++i) threads.emplace_back([&] { guard(work); });
      std::unique_lock lock(mutex);
      while (!stopped) {
        changed.wait(lock, [&] { return stopped || made.count(delivered) != 0 || (all_taken && delivered == begun); });
        if (made.count(delivered) == 0) break;
        auto next = made.extract(delivered);
        lock.unlock();
        const bool go_on = deliver(std::move(next.mapped()));
        lock.lock();
        ++delivered;
        stopped = stopped || !go_on;
        changed.notify_all();
      }
    });
  }
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace referat::tools
