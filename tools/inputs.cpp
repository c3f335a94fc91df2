#include "inputs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

namespace referat::tools {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

// `operand` is the folder that was named, in which `folder` lies.
void walk(const std::string& operand, const std::filesystem::path& folder, std::vector<Input>& inputs) {
  std::vector<std::filesystem::directory_entry> entries;
  std::error_code error;
  for (std::filesystem::directory_iterator next(folder, error); !error && next != std::filesystem::directory_iterator();
       next.increment(error)) {
    if (!next->path().filename().native().starts_with('.')) entries.push_back(*next);
  }
  if (error) inputs.push_back({folder, error.message(), operand});
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
  for (const auto& entry : entries) {
    std::error_code ignored;  // what cannot be examined is an input that cannot be read
    if (entry.is_directory(ignored)) {
      if (!entry.is_symlink(ignored)) walk(operand, entry.path(), inputs);
    } else if (entry.is_regular_file(ignored) || !entry.exists(ignored)) {
      inputs.push_back({entry.path(), "", operand});
    }
  }
}

// The descriptor, or -1 and errno.
int open_input(const std::string& path) {
  return path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
}

void close_input(int descriptor) {
  if (descriptor > STDIN_FILENO) ::close(descriptor);
}

constexpr std::size_t kBlockSize = 1U << 16U;

// As read(), which a signal may interrupt.
ssize_t read_some(int descriptor, char* to, std::size_t most) {
  ssize_t count = 0;
  do {
    count = ::read(descriptor, to, most);
  } while (count < 0 && errno == EINTR);
  return count;
}

// Appends what comes next; 0 at the end, or -1 and errno.
ssize_t read_block(int descriptor, std::string& bytes) {
  std::array<char, kBlockSize> block{};
  const ssize_t count = read_some(descriptor, block.data(), block.size());
  if (count > 0) bytes.append(block.data(), static_cast<std::size_t>(count));
  return count;
}

}  // namespace

std::vector<Input> expand(const std::vector<std::string>& operands, Folders folders) {
  std::vector<Input> inputs;
  for (const std::string& operand : operands) {
    std::error_code error;
    if (operand == "-" || !std::filesystem::is_directory(operand, error)) {
      inputs.push_back({operand, "", ""});
    } else if (folders == Folders::refused) {
      inputs.push_back({operand, "is a folder; -r reads the files in it", ""});
    } else {
      walk(operand, operand, inputs);
    }
  }
  return inputs;
}

tl::expected<std::vector<std::string>, std::string> read_names(const std::string& path) {
  const tl::expected<std::string, std::string> list = read_bytes(path);
  if (!list) return tl::unexpected(list.error());
  std::vector<std::string> names;
  for (std::size_t at = 0; at < list->size();) {
    const std::size_t end = std::min(list->find('\0', at), list->size());
    if (end == at)
      return tl::unexpected("name " + std::to_string(names.size() + 1) + " is empty; each is to end in one NUL byte");
    names.push_back(list->substr(at, end - at));
    at = end + 1;
  }
  return names;
}

tl::expected<std::string, std::string> read_bytes(const std::string& path) {
  const int descriptor = open_input(path);
  if (descriptor < 0) return tl::unexpected(reason(errno));
  std::string bytes;
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
    bytes.reserve(static_cast<std::size_t>(status.st_size));
  }
  ssize_t count = 0;
  do {
    count = read_block(descriptor, bytes);
  } while (count > 0);
  const int error = errno;
  close_input(descriptor);
  if (count < 0) return tl::unexpected(reason(error));
  return bytes;
}

tl::expected<Reader, std::string> open_reader(const std::string& path) {
  const int descriptor = open_input(path);
  if (descriptor < 0) return tl::unexpected(reason(errno));
  const std::shared_ptr<const int> file(new int(descriptor),
                                        [](const int* opened) { close_input(*std::unique_ptr<const int>(opened)); });
  Reader reader;
  reader.read = [file](char* to, std::size_t most) -> tl::expected<std::size_t, std::string> {
    const ssize_t count = read_some(*file, to, most);
    if (count < 0) return tl::unexpected(reason(errno));
    return static_cast<std::size_t>(count);
  };
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
    reader.size = static_cast<std::size_t>(status.st_size);
  }
  return reader;
}

Reader reader_of(std::string_view text) {
  const auto read = [text](char* to, std::size_t most) mutable -> tl::expected<std::size_t, std::string> {
    const std::size_t count = text.copy(to, most);
    text.remove_prefix(count);
    return count;
  };
  return {read, text.size()};
}

std::uint64_t total_size(const std::vector<Input>& inputs) {
  std::uint64_t size = 0;
  for (const Input& input : inputs) {
    struct stat status {};
    if (input.name != "-" && ::stat(input.name.c_str(), &status) == 0)
      size += static_cast<std::uint64_t>(status.st_size);
  }
  return size;
}

LineReader::~LineReader() { close_input(descriptor_); }

LineReader::Line LineReader::finish(std::string failure) {
  close_input(descriptor_);
  descriptor_ = -1;
  number_ = 0;
  buffer_.clear();
  at_ = 0;
  return {input_++, 0, std::move(failure)};
}

std::optional<LineReader::Line> LineReader::next() {
  while (input_ < inputs_->size()) {
    const Input& input = (*inputs_)[input_];
    if (!input.failure.empty()) return finish(input.failure);
    if (descriptor_ < 0) descriptor_ = open_input(input.name);
    if (descriptor_ < 0) return finish(reason(errno));

    std::size_t searched = at_;
    std::size_t end = buffer_.find('\n', searched);
    while (end == std::string::npos) {
      buffer_.erase(0, at_);
      at_ = 0;
      searched = buffer_.size();
      const ssize_t count = read_block(descriptor_, buffer_);
      if (count < 0) return finish(reason(errno));
      if (count == 0) break;
      end = buffer_.find('\n', searched);
    }
    if (end == std::string::npos && buffer_.empty()) {
      static_cast<void>(finish(""));
      continue;
    }
    const std::size_t stop = std::min(end, buffer_.size());
    Line line{input_, ++number_, buffer_.substr(at_, stop - at_)};
    at_ = std::min(stop + 1, buffer_.size());
    return line;
  }
  return std::nullopt;
}

}  // namespace referat::tools
