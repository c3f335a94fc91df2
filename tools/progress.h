// The bar on standard error that shows how far work over many files has come.
//
//   Progress progress(files, bytes, bar_for_terminal());
//   for (…) {
//     progress.hide();  // before anything else is written to the terminal
//     progress.advance(1, bytes_of_this_file);
//   }
//   // ~Progress() takes the bar away
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace referat::tools {

enum class Bar { hidden, shown };

/// Shown where standard error is a terminal that can draw it.
[[nodiscard]] Bar bar_for_terminal();

/// "[=====>    ] 1,204/3,000 files  48.1/120.3 MB  0:42 left", fitted to `columns`; without bytes where `all_bytes` is
/// 0.
[[nodiscard]] std::string progress_line(std::size_t files, std::size_t all_files, std::uint64_t bytes,
                                        std::uint64_t all_bytes, std::chrono::duration<double> elapsed,
                                        std::size_t columns);

/// Not for use from several threads. Nothing is shown in the first second.
class Progress {
 public:
  /// `bytes` is the size of all files, 0 where it is not known.
  Progress(std::size_t files, std::uint64_t bytes, Bar bar);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;
  ~Progress() { hide(); }

  /// So many more files and bytes are done. Draws at most ten times a second.
  void advance(std::size_t files, std::uint64_t bytes);

  /// Takes the bar from the terminal until the next advance().
  void hide();

 private:
  using Clock = std::chrono::steady_clock;

  std::size_t all_files_;
  std::uint64_t all_bytes_;
  Bar bar_;
  bool drawn_ = false;
  std::size_t files_ = 0;
  std::uint64_t bytes_ = 0;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point next_drawing_ = begun_ + std::chrono::seconds(1);
};

}  // namespace referat::tools
