#include "replacement.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "fingerprint.h"

namespace referat::tools {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

// Short whatever the file is called, so that a name of the greatest length can be replaced too.
std::string temporary_name(const std::string& path) {
  const std::string name = std::filesystem::path(path).filename();
  return fmt::format("{}/.referat-new-{:016x}", folder_of(path), fnv(name));
}

// Opens the file, locks it and tells its status; -1 and errno where that fails. EWOULDBLOCK: another program writes it.
int open_locked(const std::string& temporary, mode_t mode, struct stat& opened) {
  for (;;) {
    constexpr int kFlags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
    const int descriptor = ::open(temporary.c_str(), kFlags, mode);
    // A killed run may have left one that has its last mode already.
    if (descriptor < 0 && errno == EACCES) {
      if (::unlink(temporary.c_str()) == 0) continue;
      errno = EACCES;
    }
    if (descriptor < 0) return -1;
    struct stat named {};
    int error = 0;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 || ::fstat(descriptor, &opened) != 0) error = errno;
    if (error == 0) {
      // Between open and lock, another program may have given the file its name, or deleted it.
      const bool same = ::lstat(temporary.c_str(), &named) == 0 && named.st_ino == opened.st_ino;
      if (same && opened.st_nlink == 1 && S_ISREG(opened.st_mode)) {
        if (opened.st_size == 0 || ::ftruncate(descriptor, 0) == 0) return descriptor;
        error = errno;
      } else if (same) {
        ::unlink(temporary.c_str());  // not ours to write into
      }
    }
    ::close(descriptor);
    errno = error;
    if (error != 0) return -1;
  }
}

}  // namespace

tl::expected<Replacement, std::string> Replacement::begin(const std::string& path,
                                                          const std::optional<struct stat>& like) {
  std::string temporary = temporary_name(path);
  struct stat opened {};
  const int descriptor = open_locked(temporary, like ? 0600 : 0666, opened);
  if (descriptor < 0) {
    return tl::unexpected(errno == EWOULDBLOCK ? std::string("is being written by another run; wait for its end")
                                               : reason(errno));
  }
  Replacement replacement(Sink::on(descriptor, path), std::move(temporary), path);
  if (like) {
    replacement.mode_ = like->st_mode & 07777U;
    // Without the right to give the file away it stays ours, and then must not act in our name.
    const bool same = opened.st_uid == like->st_uid && opened.st_gid == like->st_gid;
    if (!same && ::fchown(descriptor, like->st_uid, like->st_gid) != 0) *replacement.mode_ &= 0777U;
  }
  return replacement;
}

Replacement::Replacement(Replacement&& other) noexcept
    : sink_(std::move(other.sink_)),
      temporary_(std::exchange(other.temporary_, {})),
      path_(std::move(other.path_)),
      mode_(other.mode_) {}

Replacement::~Replacement() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

tl::expected<void, std::string> Replacement::written() const {
  if (!sink_.good()) return tl::unexpected(sink_.reason());
  return {};
}

tl::expected<void, std::string> Replacement::begin_sync() {
  sink_.begin_sync();
  return written();
}

tl::expected<void, std::string> Replacement::sync() {
  sink_.sync();
  return written();
}

tl::expected<void, std::string> Replacement::commit() {
  return give_name().and_then([&] { return sync_folder(folder_of(path_)); });
}

tl::expected<void, std::string> Replacement::give_name() {
  // As late as this, for a file without the right to write cannot be taken over.
  if (mode_ && ::chmod(temporary_.c_str(), *mode_) != 0) return tl::unexpected(reason(errno));
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return tl::unexpected(reason(errno));
  temporary_.clear();
  sink_.close();  // only now: closing gives up the lock
  return written();
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path();
  return folder.empty() ? "." : folder;
}

tl::expected<void, std::string> sync_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    // A folder in which we may write but not read cannot be synced by us.
    if (errno == EACCES) return {};
    return tl::unexpected(reason(errno));
  }
  // EINVAL: the file system has no such thing.
  int error = ::fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno;
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error != 0) return tl::unexpected(reason(error));
  return {};
}

}  // namespace referat::tools
