// Keeps two runs from mending the same tree at once.
//
// The locks are those of flock(2) on the folders themselves: there is no file to be left behind, and a killed run holds
// none. A run over a tree locks its top for itself, and the folders above it for all that work below them; so it is
// noticed too when one tree is a part of the other, while runs over trees side by side do not meet.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace referat::tools {

class TreeLock {
 public:
  /// `trees` are folders that are locked for this run alone, `shared` folders in which others may work too, though not
  /// on the whole of them. "name: why" where that fails.
  [[nodiscard]] static tl::expected<TreeLock, std::string> take(const std::vector<std::string>& trees,
                                                                const std::vector<std::string>& shared);

  TreeLock(TreeLock&& other) noexcept = default;
  TreeLock(const TreeLock&) = delete;
  TreeLock& operator=(const TreeLock&) = delete;
  TreeLock& operator=(TreeLock&&) = delete;
  ~TreeLock();

 private:
  TreeLock() = default;

  std::vector<int> descriptors_;
};

}  // namespace referat::tools
