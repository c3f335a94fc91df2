// Loaded before the C library (LD_PRELOAD), has one call of it fail, as a broken disk would.
//
//   FAULT_FOLDER   only calls on files in this folder count
//   FAULT_CALL     "open", "read", "write", "fsync", "rename", "close" or "link"; fdatasync counts as fsync. "alter"
//   and
//                  "vanish" let an open succeed, but first add a line to the file, or delete it, as another program
//                  might
//   FAULT_AT       which of these calls fails, from 1
//   FAULT_ERROR    the errno of it
//   FAULT_MARK     file to which the path of the call that failed is written
//
// A close counts where the file was opened for writing: others lose nothing.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace {

template <typename Function>
Function* next(const char* name, Function* /*type*/) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::string setting(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// What is behind a descriptor; empty for what is no file.
std::string path_of(int descriptor) {
  std::array<char, 4096> path{};
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t length = ::readlink(link.c_str(), path.data(), path.size());
  return length < 0 ? "" : std::string(path.data(), static_cast<std::size_t>(length));
}

// True when this call is the one that fails; errno is then set.
bool fails(const char* call, const std::string& path) {
  static std::atomic<int> calls{0};
  if (setting("FAULT_CALL") != call || path.find(setting("FAULT_FOLDER")) == std::string::npos) return false;
  if (++calls != std::atoi(setting("FAULT_AT").c_str())) return false;
  std::ofstream(setting("FAULT_MARK")) << path;
  errno = std::atoi(setting("FAULT_ERROR").c_str());
  return true;
}

bool for_writing(int descriptor) {
  const int flags = ::fcntl(descriptor, F_GETFL);
  return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
}

void add_line(const char* path) { std::ofstream(path, std::ios::app) << "Added meanwhile.\n"; }

}  // namespace

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): the C library's own have reserved names.
extern "C" {

int open(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if (fails("alter", path)) add_line(path);
  if (fails("vanish", path)) ::unlink(path);
  return fails("open", path) ? -1 : next("open", open)(path, flags, mode);
}

ssize_t read(int descriptor, void* bytes, size_t count) {
  return fails("read", path_of(descriptor)) ? -1 : next("read", read)(descriptor, bytes, count);
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
  return fails("write", path_of(descriptor)) ? -1 : next("write", write)(descriptor, bytes, count);
}

int fsync(int descriptor) { return fails("fsync", path_of(descriptor)) ? -1 : next("fsync", fsync)(descriptor); }

int fdatasync(int descriptor) {
  return fails("fsync", path_of(descriptor)) ? -1 : next("fdatasync", fdatasync)(descriptor);
}

int rename(const char* from, const char* to) noexcept {
  return fails("rename", to) ? -1 : next("rename", rename)(from, to);
}

int link(const char* from, const char* to) noexcept { return fails("link", to) ? -1 : next("link", link)(from, to); }

int close(int descriptor) {
  const bool fault = for_writing(descriptor) && fails("close", path_of(descriptor));
  const int error = errno;
  const int closed = next("close", close)(descriptor);
  if (!fault) return closed;
  errno = error;
  return -1;
}

}  // extern "C"
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
