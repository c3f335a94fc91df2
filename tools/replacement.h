// A file that comes to be at once or not at all.
//
//   auto replacement = Replacement::begin(path, old_status);
//   replacement->write(bytes);
//   if (auto done = replacement->sync(); done) done = replacement->commit();
//
// Until commit() the bytes stand in a hidden file beside the path. It is locked, so that two programs never write the
// same one, and its name depends on the path alone, so that what a killed run left behind is taken over by the next.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "sink.h"

namespace referat::tools {

class Replacement {
 public:
  /// Begins the file that is to be at `path`. It gets the mode and, where allowed, the owner that `like` has; without
  /// one, those of a new file. A symbolic link at `path` is itself replaced. Why not, where that fails.
  [[nodiscard]] static tl::expected<Replacement, std::string> begin(const std::string& path,
                                                                    const std::optional<struct stat>& like);

  Replacement(Replacement&& other) noexcept;
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  Replacement& operator=(Replacement&&) = delete;
  /// Without commit() nothing is left.
  ~Replacement();

  /// Buffers; what fails is told by written() and sync().
  void write(std::string_view bytes) { sink_.write(bytes); }
  /// Why what was written so far could not be.
  [[nodiscard]] tl::expected<void, std::string> written() const;
  /// Has what was written begin to go to the disk: to be called for each of several files before the first sync().
  [[nodiscard]] tl::expected<void, std::string> begin_sync();
  /// Brings all that was written to the disk.
  [[nodiscard]] tl::expected<void, std::string> sync();
  /// Gives the file its name, and brings that to the disk. Precondition: sync() succeeded.
  [[nodiscard]] tl::expected<void, std::string> commit();
  /// Gives the file its name, which sync_folder() then brings to the disk. Precondition: sync() succeeded.
  [[nodiscard]] tl::expected<void, std::string> give_name();

 private:
  Replacement(Sink sink, std::string temporary, std::string path)
      : sink_(std::move(sink)), temporary_(std::move(temporary)), path_(std::move(path)) {}

  Sink sink_;
  std::string temporary_;  // empty once it has its name
  std::string path_;
  std::optional<mode_t> mode_;
};

/// The folder in which `path` is: "." where it has none.
[[nodiscard]] std::string folder_of(const std::string& path);

/// Brings the names in a folder to the disk.
[[nodiscard]] tl::expected<void, std::string> sync_folder(const std::string& folder);

}  // namespace referat::tools
