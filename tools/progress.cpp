#include "progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace referat::tools {
namespace {

constexpr std::string_view kEraseLine = "\r\x1B[K";
constexpr std::size_t kUsualColumns = 80;
constexpr std::size_t kMostCells = 30;  // of the bar itself

std::size_t columns() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0 ? size.ws_col : kUsualColumns;
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string time_left(double seconds) {
  const auto whole = static_cast<std::size_t>(std::lround(seconds));
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02} left", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02} left", whole / 60, whole % 60);
}

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

Bar bar_for_terminal() {
  const char* const terminal = std::getenv("TERM");
  const bool able = terminal != nullptr && std::string_view(terminal) != "dumb";
  return able && ::isatty(STDERR_FILENO) != 0 ? Bar::shown : Bar::hidden;
}

std::string progress_line(std::size_t files, std::size_t all_files, std::uint64_t bytes, std::uint64_t all_bytes,
                          std::chrono::duration<double> elapsed, std::size_t columns) {
  const auto share = [](auto part, auto whole) {
    return whole == 0 ? 1.0 : std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
  };
  // Bytes tell the time better than files do, which may be of any size.
  const double done = all_bytes == 0 ? share(files, all_files) : share(bytes, all_bytes);
  std::string text = fmt::format(" {}/{} files", grouped(files), grouped(all_files));
  constexpr double kMegabyte = 1e6;
  if (all_bytes != 0) {
    text += fmt::format("  {:.1f}/{:.1f} MB", static_cast<double>(bytes) / kMegabyte,
                        static_cast<double>(all_bytes) / kMegabyte);
  }
  if (done > 0) text += "  " + time_left(elapsed.count() * (1 - done) / done);

  constexpr std::size_t kFrame = 3;  // two brackets, and the last column, in which terminals may wrap
  if (text.size() + kFrame + 1 > columns) return text.substr(0, columns == 0 ? 0 : columns - 1);
  const std::size_t cells = std::min(kMostCells, columns - text.size() - kFrame);
  const auto full = static_cast<std::size_t>(done * static_cast<double>(cells));
  return '[' + std::string(full, '=') + std::string(cells - full, ' ') + ']' + text;
}

Progress::Progress(std::size_t files, std::uint64_t bytes, Bar bar) : all_files_(files), all_bytes_(bytes), bar_(bar) {}

void Progress::advance(std::size_t files, std::uint64_t bytes) {
  files_ += files;
  bytes_ += bytes;
  const Clock::time_point now = Clock::now();
  if (bar_ == Bar::hidden || now < next_drawing_) return;
  next_drawing_ = now + std::chrono::milliseconds(100);
  write(std::string(kEraseLine) + progress_line(files_, all_files_, bytes_, all_bytes_, now - begun_, columns()));
  drawn_ = true;
}

void Progress::hide() {
  if (drawn_) write(kEraseLine);
  drawn_ = false;
}

}  // namespace referat::tools
