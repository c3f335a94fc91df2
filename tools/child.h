// Another program, run as a child that cannot do harm: with limits on its time, memory and output.
#pragma once

#include <chrono>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace referat::tools {

struct ChildLimits {
  std::chrono::seconds processor{120};  ///< time of computing
  std::chrono::seconds clock{600};      ///< time by the clock
  std::size_t memory =
      std::size_t{2} << 30U;  ///< address space, in bytes; not under AddressSanitizer, which needs more
  std::size_t output = std::size_t{256} << 20U;  ///< of standard output, in bytes
};

/// As good as none.
constexpr ChildLimits kNoLimits{.processor = std::chrono::hours(24 * 365),
                                .clock = std::chrono::hours(24 * 365),
                                .memory = std::numeric_limits<std::size_t>::max(),
                                .output = std::numeric_limits<std::size_t>::max()};

/// What a child that ended by itself has left.
struct ChildResult {
  int status = 0;
  std::string output;
  std::string messages;  ///< from its standard error
};

/// Runs `command` (a path and arguments) with `input` as its standard input; why not, where it cannot be started or
/// went over a limit or crashed. The child dies with the caller. Safe to call from many threads.
[[nodiscard]] tl::expected<ChildResult, std::string> run_child(const std::vector<std::string>& command,
                                                               std::string_view input, const ChildLimits& limits);

/// The path of a program that the tools alone run: where it lies from the running one, else from one on the PATH; empty
/// where it is at neither place.
[[nodiscard]] std::string find_helper(std::string_view name);

}  // namespace referat::tools
