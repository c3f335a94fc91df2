#include "inputs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace referat::tools {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

void walk(const std::filesystem::path& folder, std::vector<Input>& inputs) {
  std::vector<std::filesystem::directory_entry> entries;
  std::error_code error;
  for (std::filesystem::directory_iterator next(folder, error); !error && next != std::filesystem::directory_iterator();
       next.increment(error)) {
    if (!next->path().filename().native().starts_with('.')) entries.push_back(*next);
  }
  if (error) inputs.push_back({folder, error.message()});
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
  for (const auto& entry : entries) {
    std::error_code ignored;  // what cannot be examined is an input that cannot be read
    if (entry.is_directory(ignored)) {
      if (!entry.is_symlink(ignored)) walk(entry.path(), inputs);
    } else if (entry.is_regular_file(ignored) || entry.is_symlink(ignored)) {
      inputs.push_back({entry.path(), ""});
    }
  }
}

}  // namespace

std::vector<Input> expand(const std::vector<std::string>& operands, Folders folders) {
  std::vector<Input> inputs;
  for (const std::string& operand : operands) {
    std::error_code error;
    if (operand == "-" || !std::filesystem::is_directory(operand, error)) {
      inputs.push_back({operand, ""});
    } else if (folders == Folders::refused) {
      inputs.push_back({operand, "is a folder; -r reads the files in it"});
    } else {
      walk(operand, inputs);
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
    if (end == at) return tl::unexpected("name " + std::to_string(names.size() + 1) + " is empty");
    names.push_back(list->substr(at, end - at));
    at = end + 1;
  }
  return names;
}

tl::expected<std::string, std::string> read_bytes(const std::string& path) {
  const int descriptor = path == "-" ? 0 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return tl::unexpected(reason(errno));
  std::string bytes;
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
    bytes.reserve(static_cast<std::size_t>(status.st_size));
  }
  std::array<char, 1U << 16U> block{};
  int error = 0;
  for (;;) {
    const ssize_t count = ::read(descriptor, block.data(), block.size());
    if (count == 0) break;
    if (count > 0) {
      bytes.append(block.data(), static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      error = errno;
      break;
    }
  }
  if (descriptor != 0) ::close(descriptor);
  if (error != 0) return tl::unexpected(reason(error));
  return bytes;
}

}  // namespace referat::tools
