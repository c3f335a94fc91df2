#include "own_file.h"

#include <filesystem>
#include <fstream>
#include <system_error>

namespace referat::tools {

bool may_replace(const std::string& path, bool (*is_own)(std::string_view head)) {
  constexpr std::size_t kHead = 4096;  // bytes
  std::error_code missing;
  if (!std::filesystem::is_regular_file(path, missing)) return true;
  std::string head(kHead, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  // What cannot be read is not empty.
  return head.empty() ? std::filesystem::file_size(path, missing) == 0 : is_own(head);
}

}  // namespace referat::tools
