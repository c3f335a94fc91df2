// What the frame of the tools is made of.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "child.h"
#include "ordered.h"
#include "progress.h"

using namespace referat::tools;
using namespace std::chrono_literals;

TEST_CASE("child: input, output, messages and status") {
  const auto child = run_child({"/bin/sh", "-c", "cat; echo told >&2; exit 3"}, "given", {});
  REQUIRE(child);
  CHECK(child->status == 3);
  CHECK(child->output == "given");
  CHECK(child->messages == "told\n");
}

TEST_CASE("child: much input, that nobody reads, and much output") {
  const std::string much(1U << 22U, 'x');
  CHECK(run_child({"/bin/sh", "-c", "exit 0"}, much, {})->status == 0);
  CHECK(run_child({"/bin/cat"}, much, {})->output == much);
}

TEST_CASE("child: limits") {
  struct Row {
    const char* script;
    ChildLimits limits;
    const char* why;
  };
  const std::vector<Row> rows{
      {"while :; do :; done",
       {.processor = 1s},
       "reading it takes more than 1 seconds; split it, or have referat-text --direct read it"},
      {"sleep 100",
       {.clock = 1s},
       "reading it takes more than 1 seconds; split it, or have referat-text --direct read it"},
      {"yes",
       {.output = 1U << 20U},
       "holds more text than can be read; split it, or have referat-text --direct read it"},
      {"yes >&2", {}, "holds more text than can be read; split it, or have referat-text --direct read it"},
      {"kill -SEGV $$", {}, "reading it ended in signal 11; it may be damaged, or made to do harm"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.script);
    const auto child = run_child({"/bin/sh", "-c", row.script}, "", row.limits);
    REQUIRE_FALSE(child);
    CHECK(child.error() == row.why);
  }
}

TEST_CASE("child: a program that is not there") { CHECK(run_child({"/nowhere"}, "", {})->status == 127); }

TEST_CASE("in_order: results come in order, whatever the jobs") {
  for (const std::size_t jobs : {1, 2, 7}) {
    CAPTURE(jobs);
    std::size_t next = 0;
    std::vector<std::size_t> results;
    in_order<std::size_t>(
        jobs, [&]() -> std::optional<std::size_t> { return next < 100 ? std::optional(next++) : std::nullopt; },
        [](std::size_t job, const auto& emit) {
          if (job % 7 == 0) std::this_thread::sleep_for(1ms);
          for (std::size_t i = 0; i < job % 4; ++i) CHECK(emit(4 * job + i));
        },
        [&](std::size_t result) {
          results.push_back(result);
          return true;
        });
    CHECK(results.size() == 150);
    CHECK(std::ranges::is_sorted(results));
  }
}

TEST_CASE("in_order: nothing is delivered after deliver() has said so") {
  std::size_t delivered = 0;
  in_order<int>(
      4, []() -> std::optional<int> { return 1; }, [](int job, const auto& emit) { emit(job); },
      [&](int /*result*/) { return ++delivered < 5; });
  CHECK(delivered == 5);
}

TEST_CASE("progress: fits the columns") {
  CHECK(progress_line(1204, 3000, 48'100'000, 120'300'000, 28s, 80) ==
        "[===========                   ] 1,204/3,000 files  48.1/120.3 MB  0:42 left");
  CHECK(progress_line(0, 10, 0, 0, 0s, 80) == "[                              ] 0/10 files");
  CHECK(progress_line(10, 10, 0, 0, 2h, 40) == "[==============] 10/10 files  0:00 left");
  CHECK(progress_line(1, 3, 0, 0, 1h, 80) == "[==========                    ] 1/3 files  2:00:00 left");
  for (std::size_t columns = 0; columns < 100; ++columns) {
    CHECK(progress_line(1204, 3000, 48'100'000, 120'300'000, 28s, columns).size() <= columns);
  }
}
