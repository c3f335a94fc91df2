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

/// Takes jobs until take() gives std::nullopt, and calls work(job, emit) for each, which calls emit(result) any number
/// of times, until that returns false. deliver(result) gets the results of one job after the other, in the order in
/// which the jobs were taken, until it returns false.
///
/// `jobs` threads work, the caller's among them, or as many as the system gives; take() and deliver() are each called
/// in one at a time. A job before its turn keeps one result and waits with the next; at most 2 * jobs of them are
/// ahead. With one job there are no threads. What one of the functions throws is thrown to the caller, after all
/// threads have ended.
template <typename Result, typename Take, typename Work, typename Deliver>
void in_order(std::size_t jobs, const Take& take, const Work& work, const Deliver& deliver) {
  if (jobs <= 1) {
    bool stopped = false;
    const auto emit = [&](Result result) {
      stopped = stopped || !deliver(std::move(result));
      return !stopped;
    };
    for (auto job = take(); job; job = take()) {
      work(*std::move(job), emit);
      if (stopped) return;
    }
    return;
  }
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, std::optional<Result>> done;  // jobs that were done before their turn, with what they kept
  std::size_t begun = 0;
  std::size_t turn = 0;  // only the thread that works on this job delivers, and so needs no lock for it
  bool taking = false;
  bool all_taken = false;
  bool stopped = false;
  std::exception_ptr thrown;

  const auto stop = [&](std::exception_ptr why) {
    const std::lock_guard lock(mutex);
    if (why && !thrown) thrown = std::move(why);
    stopped = true;
    changed.notify_all();
    return false;
  };
  const auto give = [&](std::optional<Result>& result) {
    return !result || deliver(*std::exchange(result, std::nullopt)) || stop(nullptr);
  };
  const auto work_on = [&](auto job, std::size_t self) {
    std::optional<Result> kept;
    const auto emit = [&](Result result) {
      std::unique_lock lock(mutex);
      if (kept) changed.wait(lock, [&] { return stopped || turn == self; });
      if (stopped) return false;
      const bool our_turn = turn == self;
      lock.unlock();
      if (our_turn && !give(kept)) return false;
      kept = std::move(result);
      return !our_turn || give(kept);
    };
    work(std::move(job), emit);
    std::unique_lock lock(mutex);
    if (turn != self) {
      done.emplace(self, std::move(kept));
      return;
    }
    while (!stopped) {
      lock.unlock();
      if (!give(kept)) return;
      lock.lock();
      ++turn;
      changed.notify_all();
      const auto next = done.find(turn);
      if (next == done.end()) return;
      kept = std::move(next->second);
      done.erase(next);
    }
  };
  const auto run = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [&] { return stopped || all_taken || (!taking && begun < turn + 2 * jobs); });
      if (stopped || all_taken) return;
      taking = true;
      lock.unlock();
      auto job = take();  // may wait for input, while others work and deliver
      lock.lock();
      taking = false;
      all_taken = !job;
      const std::size_t self = begun;
      if (job) ++begun;
      changed.notify_all();
      if (!job) return;
      lock.unlock();
      work_on(*std::move(job), self);
      lock.lock();
    }
  };
  const auto guarded_run = [&] {
    try {
      run();
    } catch (...) {
      stop(std::current_exception());
    }
  };
  {
    std::vector<std::jthread> threads;
    try {
      for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(guarded_run);
    } catch (const std::exception&) {  // no more threads, or no memory for them: those there are do all the work
    }
    guarded_run();
  }
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace referat::tools
