// What earlier runs have given: --state=FILE.
//
// The file is text: a first line that says what it is, then a line for each decision, of two hashes: what it is about,
// and all that it says. It is replaced at once, after the digest has been written: a run that is killed gives the same
// again next time, and nothing is lost.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "digest/news.h"

namespace referat::tools {

class State {
 public:
  /// Reads the file, which need not be there yet, and locks it for this run: with a lock on FILE.lock, since FILE
  /// itself is replaced. "name: why" where another run has it, or it cannot be read or is something else.
  [[nodiscard]] static tl::expected<State, std::string> open(const std::string& path);

  State(State&& other) noexcept;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  State& operator=(State&&) = delete;
  ~State();

  /// Leaves only what no earlier run has given, and marks what one gave with another content.
  void keep_new(std::vector<News>& news) const;

  /// Adds what is given now, and replaces the file. "name: why" where that fails.
  [[nodiscard]] tl::expected<void, std::string> save(const std::vector<News>& given);

 private:
  State(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::string path_;
  int lock_;
  std::set<std::string> identities_;
  std::set<std::string> lines_;
};

/// The SHA-256 of a text in hexadecimal digits.
[[nodiscard]] std::string hash(std::string_view text);

}  // namespace referat::tools
