#include "state.h"

#include <fcntl.h>
#include <glib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "inputs.h"
#include "replacement.h"

namespace referat::tools {
namespace {

constexpr std::string_view kFirstLine = "referat-digest state 1\n";
constexpr std::size_t kHashLength = 64;
constexpr std::size_t kLineLength = 2 * kHashLength + 1;  // without its LF

using Failure = tl::unexpected<std::string>;

std::string reason(int error) { return std::generic_category().message(error); }

bool is_line(std::string_view line) {
  return line.size() == kLineLength && line[kHashLength] == ' ' &&
         line.find_first_not_of("0123456789abcdef ") == std::string_view::npos;
}

std::string line_of(const News& news) { return hash(news.identity()) + ' ' + hash(news.content()); }

}  // namespace

std::string hash(std::string_view text) {
  const std::unique_ptr<char, decltype(&g_free)> digits(
      g_compute_checksum_for_data(G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(text.data()), text.size()),
      g_free);
  return digits.get();
}

tl::expected<State, std::string> State::open(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
    return Failure(path + ": is not a regular file; --state takes a file of its own");
  const std::string lock_path = path + ".lock";
  const int lock = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock < 0) return Failure(lock_path + ": " + reason(errno));
  State state(path, lock);
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    return Failure(path + ": " + (errno == EWOULDBLOCK ? "is in use by another run; wait for its end" : reason(errno)));
  }
  if (::access(path.c_str(), F_OK) != 0 && errno == ENOENT) return state;
  const auto text = read_bytes(path);
  if (!text) return Failure(path + ": " + text.error());
  if (!text->starts_with(kFirstLine))
    return Failure(path + ": is no state of referat-digest; name a new file, or one that --state has made");
  for (std::size_t at = kFirstLine.size(); at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    const std::string line = text->substr(at, end - at);
    if (!is_line(line)) return Failure(path + ": is a damaged state; delete the file, and all is told anew");
    state.identities_.insert(line.substr(0, kHashLength));
    state.lines_.insert(line);
    at = end + 1;
  }
  return state;
}

State::State(State&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::exchange(other.lock_, -1)),
      identities_(std::move(other.identities_)),
      lines_(std::move(other.lines_)) {}

State::~State() {
  if (lock_ >= 0) ::close(lock_);
}

void State::keep_new(std::vector<News>& news) const {
  news.erase(
      std::remove_if(news.begin(), news.end(), [&](const News& given) { return lines_.count(line_of(given)) != 0; }),
      news.end());
  for (News& given : news) given.changed = identities_.count(hash(given.identity())) != 0;
}

tl::expected<void, std::string> State::save(const std::vector<News>& given) {
  for (const News& news : given) lines_.insert(line_of(news));
  struct stat old {};
  const bool exists = ::stat(path_.c_str(), &old) == 0;
  auto replacement = Replacement::begin(path_, exists ? std::optional(old) : std::nullopt);
  if (!replacement) return Failure(path_ + ": " + replacement.error());
  replacement->write(kFirstLine);
  for (const std::string& line : lines_) replacement->write(line + '\n');
  auto done = replacement->sync();
  if (done) done = replacement->commit();
  return done.map_error([&](const std::string& why) { return path_ + ": " + why; });
}

}  // namespace referat::tools
