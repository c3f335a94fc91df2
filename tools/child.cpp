#include "child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace referat::tools {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostMessageBytes = 1U << 16U;

std::string reason(int error) { return std::generic_category().message(error); }

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  [[nodiscard]] int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
};

tl::expected<Pipe, std::string> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return tl::unexpected(reason(errno));
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

// A file without a name, so that the child can be fed without being waited for.
tl::expected<Descriptor, std::string> nameless_file(std::string_view bytes) {
  Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  if (file.number() < 0) return tl::unexpected(reason(errno));
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return tl::unexpected(reason(errno));
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::lseek(file.number(), 0, SEEK_SET) != 0) return tl::unexpected(reason(errno));
  return file;
}

void limit(__rlimit_resource_t resource, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(resource, &both);
}

// The kernel sends SIGXCPU first, which tells it from a process that was killed.
void limit_processor(rlim_t seconds) {
  const rlimit soft_and_hard{seconds, seconds + 5};
  ::setrlimit(RLIMIT_CPU, &soft_and_hard);
}

// In the child, between fork and exec: only calls that are safe in a process that had threads.
[[noreturn]] void become(char* const* arguments, int input, int output, int messages, const ChildLimits& limits,
                         pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);  // it died before that
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(messages, STDERR_FILENO);
  std::signal(SIGPIPE, SIG_DFL);
  limit_processor(static_cast<rlim_t>(limits.processor.count()));
  limit(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // whose own tables are larger
  limit(RLIMIT_AS, limits.memory);
#endif
  ::execv(arguments[0], arguments);
  ::_exit(127);
}

std::string too_long(std::chrono::seconds limit) {
  return "reading it takes more than " + std::to_string(limit.count()) +
         " seconds; split it, or have referat-text --direct read it";
}

struct Stream {
  Descriptor pipe;
  std::string* text;
  std::size_t most;
};

// Reads both streams to their ends; what limit was broken, if one was.
std::string collect(std::array<Stream, 2>& streams, const ChildLimits& limits) {
  const Clock::time_point deadline = Clock::now() + limits.clock;
  std::array<char, 1U << 16U> block{};
  for (;;) {
    std::array<pollfd, 2> waiting{};
    bool open = false;
    for (std::size_t i = 0; i < streams.size(); ++i) {
      waiting[i] = {streams[i].pipe.number(), POLLIN, 0};
      open = open || streams[i].pipe.number() >= 0;
    }
    if (!open) return "";
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return too_long(limits.clock);
    const int ready = ::poll(waiting.data(), waiting.size(), static_cast<int>(std::min<decltype(left)>(left, INT_MAX)));
    if (ready < 0 && errno != EINTR) return reason(errno);
    for (std::size_t i = 0; ready > 0 && i < streams.size(); ++i) {
      if (waiting[i].revents == 0) continue;
      const ssize_t count = ::read(streams[i].pipe.number(), block.data(), block.size());
      if (count > 0) {
        streams[i].text->append(block.data(), static_cast<std::size_t>(count));
        if (streams[i].text->size() > streams[i].most)
          return "holds more text than can be read; split it, or have referat-text --direct read it";
      } else if (count == 0) {
        streams[i].pipe.close();
      } else if (errno != EINTR) {
        return reason(errno);
      }
    }
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

tl::expected<ChildResult, std::string> run_child(const std::vector<std::string>& command, std::string_view input,
                                                 const ChildLimits& limits) {
  auto file = nameless_file(input);
  if (!file) return tl::unexpected(file.error());
  auto output = make_pipe();
  if (!output) return tl::unexpected(output.error());
  auto messages = make_pipe();
  if (!messages) return tl::unexpected(messages.error());
  std::vector<std::string> words = command;  // exec wants them writable
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  const pid_t self = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return tl::unexpected(reason(errno));
  if (child == 0) {
    become(arguments.data(), file->number(), output->write.number(), messages->write.number(), limits, self);
  }
  output->write.close();
  messages->write.close();

  ChildResult result;
  std::array streams{Stream{std::move(output->read), &result.output, limits.output},
                     Stream{std::move(messages->read), &result.messages, kMostMessageBytes}};
  const std::string broken = collect(streams, limits);
  if (!broken.empty()) ::kill(child, SIGKILL);
  const int status = wait_for(child);
  if (!broken.empty()) return tl::unexpected(broken);
  if (WIFSIGNALED(status)) {
    if (WTERMSIG(status) == SIGXCPU) return tl::unexpected(too_long(limits.processor));
    return tl::unexpected("reading it ended in signal " + std::to_string(WTERMSIG(status)) +
                          "; it may be damaged, or made to do harm");
  }
  result.status = WEXITSTATUS(status);
  return result;
}

std::string find_helper(std::string_view name) {
  std::array<char, PATH_MAX> self{};
  const ssize_t length = ::readlink("/proc/self/exe", self.data(), self.size());
  std::string folders(self.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  folders.resize(folders.find_last_of('/') == std::string::npos ? 0 : folders.find_last_of('/'));
  if (const char* const path = std::getenv("PATH")) folders.append(":").append(path);
  for (std::size_t at = 0; at < folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    std::string program = folders.substr(at, end - at) + "/" REFERAT_HELPERS "/" + std::string(name);
    if (end > at && ::access(program.c_str(), X_OK) == 0) return program;
    at = end + 1;
  }
  return "";
}

}  // namespace referat::tools
