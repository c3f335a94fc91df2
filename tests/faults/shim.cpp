// Loaded before the C library (LD_PRELOAD), has one call of it fail, as a broken disk or full memory would.
//
//   FAULT_PROGRAM  only calls of this program count, not those of its children
//   FAULT_FOLDER   only calls on files in this folder count, and on pipes and files without a name
//   FAULT_CALL     "open", "read", "readdir", "write", "fsync", "rename", "close", "link", "mmap" or "malloc", each
//                  standing for its family: openat, fopen and opendir count as open, calloc and realloc as malloc.
//                  "alter" and "vanish" let an open succeed, but first add a line to the file, or delete it, as
//                  another program might
//   FAULT_AT       which of these calls fails, from 1; 0 has none fail
//   FAULT_ERROR    the errno of it
//   FAULT_MARK     file to which the path of the call that failed is written, or, where none is to fail, the number of
//                  calls
//
// A close counts where the file was opened for writing: others lose nothing. mmap and malloc count whatever they are
// for. What the C library calls by itself, such as the mapping of threads' stacks, is not seen; nor is what comes
// before main(), where the constants of CLI11 and the C++ library are made and nobody can be told of a failure.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

using Main = int (*)(int, char**, char**);

std::atomic<long> calls{0};
std::atomic<bool> begun{false};  // main()

template <typename Function>
Function* next(const char* name, Function* /*type*/) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

// Nothing here takes memory: a call to malloc may be under way.
const char* setting(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool is_setting(const char* name, const char* value) { return std::strcmp(setting(name), value) == 0; }

using Path = std::array<char, PATH_MAX>;

// What is behind a descriptor; empty for none.
Path path_of(int descriptor) {
  Path link{};
  Path path{};
  std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
  if (::readlink(link.data(), path.data(), path.size() - 1) < 0) path.front() = '\0';
  return path;
}

// True when the mark was made by this call: of several processes one has a fault.
bool mark(const char* text, int flags) {
  const auto file = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, setting("FAULT_MARK"), flags, 0666));
  if (file < 0) return false;
  ::syscall(SYS_write, file, text, std::strlen(text));
  ::syscall(SYS_close, file);
  return true;
}

bool counts(const char* call) {
  return begun && is_setting("FAULT_CALL", call) && is_setting("FAULT_PROGRAM", program_invocation_short_name);
}

// True when this call is the one that fails; errno is then set.
bool is_due(const char* path) {
  if (++calls != std::atol(setting("FAULT_AT")) || !mark(path, O_WRONLY | O_CREAT | O_EXCL)) return false;
  errno = std::atoi(setting("FAULT_ERROR"));
  return true;
}

bool fails(const char* call, const char* path) {
  if (!counts(call)) return false;
  const bool watched = std::strstr(path, setting("FAULT_FOLDER")) != nullptr || std::strncmp(path, "pipe:", 5) == 0 ||
                       std::strncmp(path, "/memfd:", 7) == 0;
  return watched && is_due(path);
}

bool fails(const char* call, int descriptor) { return counts(call) && fails(call, path_of(descriptor).data()); }

bool no_memory(const char* call) { return counts(call) && is_due(call); }

bool for_writing(int descriptor) {
  const int flags = ::fcntl(descriptor, F_GETFL);
  return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
}

// What another program does to the file.
void meddle(const char* path) {
  if (fails("vanish", path)) ::unlink(path);
  if (!fails("alter", path)) return;
  constexpr char kLine[] = "Added meanwhile.\n";
  const auto file = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND));
  ::syscall(SYS_write, file, kLine, sizeof kLine - 1);
  ::syscall(SYS_close, file);
}

__attribute__((destructor)) void tell_count() {
  std::array<char, 32> count{};
  std::snprintf(count.data(), count.size(), "%ld", calls.load());
  if (is_setting("FAULT_AT", "0") && counts(setting("FAULT_CALL"))) mark(count.data(), O_WRONLY | O_CREAT | O_TRUNC);
}

}  // namespace

// NOLINTBEGIN(bugprone-reserved-identifier, readability-identifier-naming): names of the C library's own
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): whose parameters have reserved names
extern "C" {

int __libc_start_main(Main main, int argc, char** argv, void (*init)(), void (*fini)(), void (*end)(), void* stack) {
  static Main tool = main;
  const Main begin = [](int count, char** words, char** environment) {
    begun = true;
    return tool(count, words, environment);
  };
  return next("__libc_start_main", __libc_start_main)(begin, argc, argv, init, fini, end, stack);
}

#ifndef FAULT_NO_MEMORY_CALLS
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* old, size_t size);

void* malloc(size_t size) { return no_memory("malloc") ? nullptr : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return no_memory("malloc") ? nullptr : __libc_calloc(count, size); }
void* realloc(void* old, size_t size) { return no_memory("malloc") ? nullptr : __libc_realloc(old, size); }
#endif

void* mmap(void* address, size_t length, int protection, int flags, int descriptor, off_t offset) {
  if (no_memory("mmap")) return MAP_FAILED;
  return next("mmap", mmap)(address, length, protection, flags, descriptor, offset);
}

int open(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  meddle(path);
  return fails("open", path) ? -1 : next("open", open)(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  return fails("open", path) ? -1 : next("openat", openat)(folder, path, flags, mode);
}

FILE* fopen64(const char* path, const char* mode) {
  return fails("open", path) ? nullptr : next("fopen64", fopen64)(path, mode);
}

DIR* opendir(const char* path) { return fails("open", path) ? nullptr : next("opendir", opendir)(path); }

struct dirent* readdir(DIR* folder) {
  return fails("readdir", ::dirfd(folder)) ? nullptr : next("readdir", readdir)(folder);
}

ssize_t read(int descriptor, void* bytes, size_t count) {
  return fails("read", descriptor) ? -1 : next("read", read)(descriptor, bytes, count);
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
  return fails("write", descriptor) ? -1 : next("write", write)(descriptor, bytes, count);
}

int fsync(int descriptor) { return fails("fsync", descriptor) ? -1 : next("fsync", fsync)(descriptor); }

int fdatasync(int descriptor) { return fails("fsync", descriptor) ? -1 : next("fdatasync", fdatasync)(descriptor); }

int rename(const char* from, const char* to) noexcept {
  return fails("rename", to) ? -1 : next("rename", rename)(from, to);
}

int link(const char* from, const char* to) noexcept { return fails("link", to) ? -1 : next("link", link)(from, to); }

int close(int descriptor) {
  const bool fault = counts("close") && for_writing(descriptor) && fails("close", descriptor);
  const int error = errno;
  const int closed = next("close", close)(descriptor);
  if (!fault) return closed;
  errno = error;
  return -1;
}

}  // extern "C"
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
// NOLINTEND(bugprone-reserved-identifier, readability-identifier-naming)
