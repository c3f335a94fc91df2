#include "sink.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace referat::tools {
namespace {

constexpr std::size_t kBufferSize = 1U << 16U;

std::string reason(int error) { return std::generic_category().message(error); }

// 0, or errno.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

tl::expected<Sink, std::string> Sink::create(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return tl::unexpected(reason(errno));
  return Sink(descriptor, path);
}

Sink::Sink(Sink&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      buffer_(std::move(other.buffer_)),
      error_(other.error_) {}

Sink::~Sink() { close(); }

void Sink::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= kBufferSize) flush();
}

void Sink::flush() {
  if (good() && descriptor_ >= 0) error_ = write_all(descriptor_, buffer_);
  buffer_.clear();
}

void Sink::close() {
  if (descriptor_ < 0) return;
  flush();
  if (::close(descriptor_) != 0 && good()) error_ = errno;
  descriptor_ = -1;
}

bool Sink::is_terminal() const { return ::isatty(descriptor_) != 0; }

bool Sink::reader_gone() const { return error_ == EPIPE; }

std::string Sink::failure() const { return good() || reader_gone() ? "" : name_ + ": " + reason(error_); }

void prepare_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    // Opened the wrong way round: using it still fails.
    if (::fcntl(descriptor, F_GETFD) < 0) ::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
  }
  std::signal(SIGPIPE, SIG_IGN);
}

tl::expected<void, std::string> replace_file(const std::string& path, std::string_view bytes) {
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  if (error) return tl::unexpected(error.message());
  struct stat old {};
  if (::stat(target.c_str(), &old) != 0) return tl::unexpected(reason(errno));

  std::string temporary = target.parent_path() / ("." + target.filename().string() + ".XXXXXX");
  const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return tl::unexpected(reason(errno));
  int failed = write_all(descriptor, bytes);
  // Without the right to give the file away it stays ours. The mode comes after, for chown clears parts of it.
  if (::fchown(descriptor, old.st_uid, old.st_gid) != 0) errno = 0;
  if (failed == 0 && ::fchmod(descriptor, old.st_mode & 07777U) != 0) failed = errno;
  if (failed == 0 && ::fsync(descriptor) != 0) failed = errno;
  if (::close(descriptor) != 0 && failed == 0) failed = errno;
  if (failed == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) failed = errno;
  if (failed != 0) {
    ::unlink(temporary.c_str());
    return tl::unexpected(reason(failed));
  }
  return {};
}

}  // namespace referat::tools
