#include "tree_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <map>
#include <system_error>

namespace referat::tools {

tl::expected<TreeLock, std::string> TreeLock::take(const std::vector<std::string>& trees,
                                                   const std::vector<std::string>& shared) {
  const auto failure = [](const std::string& folder, int error) {
    return tl::unexpected(folder + ": " + std::generic_category().message(error));
  };
  std::map<std::filesystem::path, int> kinds;  // each folder once: two locks of one run would shut each other out
  for (const auto* folders : {&trees, &shared}) {
    for (const std::string& name : *folders) {
      std::error_code error;
      std::filesystem::path folder = std::filesystem::canonical(name, error);
      if (error) return failure(name, error.value());
      kinds.emplace(folder, folders == &trees ? LOCK_EX : LOCK_SH);
      while (folder.has_relative_path()) {
        folder = folder.parent_path();
        kinds.emplace(folder, LOCK_SH);
      }
    }
  }
  for (const std::string& name : trees) kinds[std::filesystem::canonical(name)] = LOCK_EX;

  TreeLock lock;
  for (const auto& [folder, kind] : kinds) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
      if (kind == LOCK_SH) continue;  // a folder on the way that may be passed but not opened
      return failure(folder, errno);
    }
    lock.descriptors_.push_back(descriptor);
    if (::flock(descriptor, kind | LOCK_NB) == 0) continue;
    if (errno == EWOULDBLOCK)
      return tl::unexpected(folder.native() + ": another run is at work here; wait for its end");
    if (kind == LOCK_EX) return failure(folder, errno);
  }
  return lock;
}

TreeLock::~TreeLock() {
  for (const int descriptor : descriptors_) ::close(descriptor);
}

}  // namespace referat::tools
