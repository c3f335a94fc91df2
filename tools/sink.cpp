#include "sink.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

#include "printable.h"

namespace referat::tools {
namespace {

constexpr std::size_t kBufferSize = 1U << 16U;

std::string reason_of(int error) { return std::generic_category().message(error); }

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

Sink::Sink(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)), terminal_(::isatty(descriptor) != 0) {}

tl::expected<Sink, std::string> Sink::create(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return tl::unexpected(reason_of(errno));
  return Sink(descriptor, path);
}

Sink::Sink(Sink&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      terminal_(other.terminal_),
      buffer_(std::move(other.buffer_)),
      error_(other.error_) {}

Sink::~Sink() { close(); }

void Sink::write(std::string_view bytes) {
  if (terminal_) {
    buffer_ += printable_text(bytes);
  } else {
    buffer_ += bytes;
  }
  if (buffer_.size() >= kBufferSize) flush();
}

void Sink::flush() {
  if (good() && descriptor_ >= 0) error_ = write_all(descriptor_, buffer_);
  buffer_.clear();
}

void Sink::begin_sync() {
  flush();
  // Where this fails nothing is lost: sync() does all.
  if (good()) ::sync_file_range(descriptor_, 0, 0, SYNC_FILE_RANGE_WRITE);
}

void Sink::sync() {
  flush();
  if (good() && ::fsync(descriptor_) != 0) error_ = errno;
}

void Sink::close() {
  if (descriptor_ < 0) return;
  flush();
  if (::close(descriptor_) != 0 && good()) error_ = errno;
  descriptor_ = -1;
}

bool Sink::reader_gone() const { return error_ == EPIPE; }

std::string Sink::failure() const { return good() || reader_gone() ? "" : name_ + ": " + reason(); }

std::string Sink::reason() const { return reason_of(error_); }

void prepare_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    // Opened the wrong way round: using it still fails.
    if (::fcntl(descriptor, F_GETFD) < 0) ::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace referat::tools
