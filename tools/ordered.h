// Work on many things at once, results in their order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace referat::tools {

/// Calls make(i) for i in 0…count-1 from `jobs` threads, and deliver(i, result) in the caller's thread, in order, until
/// it returns false. At most 2 * jobs results wait for their turn. With one job there are no threads.
template <typename Result, typename Make, typename Deliver>
void in_order(std::size_t count, std::size_t jobs, const Make& make, const Deliver& deliver) {
  if (jobs <= 1) {
    for (std::size_t i = 0; i < count && deliver(i, make(i)); ++i) {
    }
    return;
  }
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Result> made;
  std::size_t begun = 0;
  std::size_t delivered = 0;
  bool stopped = false;

  const auto work = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [&] { return stopped || begun == count || begun < delivered + 2 * jobs; });
      if (stopped || begun == count) return;
      const std::size_t i = begun++;
      lock.unlock();
      Result result = make(i);
      lock.lock();
      made.emplace(i, std::move(result));
      changed.notify_all();
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < jobs && i < count; ++i) threads.emplace_back(work);

  std::unique_lock lock(mutex);
  while (delivered < count && !stopped) {
    changed.wait(lock, [&] { return made.count(delivered) != 0; });
    auto next = made.extract(delivered);
    lock.unlock();
    const bool go_on = deliver(delivered, std::move(next.mapped()));
    lock.lock();
    ++delivered;
    stopped = !go_on;
    changed.notify_all();
  }
}

}  // namespace referat::tools
