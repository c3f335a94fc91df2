// A file descriptor that is written to, with a buffer, and that remembers what went wrong.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace referat::tools {

class Sink {
 public:
  /// Standard output.
  [[nodiscard]] static Sink standard_output() { return {1, "<stdout>"}; }
  /// A new file, or an old one emptied; why not, where that fails.
  [[nodiscard]] static tl::expected<Sink, std::string> create(const std::string& path);
  /// An open descriptor, which the sink then owns; `name` is for failure().
  [[nodiscard]] static Sink on(int descriptor, std::string name) { return {descriptor, std::move(name)}; }

  Sink(Sink&& other) noexcept;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  Sink& operator=(Sink&&) = delete;
  ~Sink();

  /// Buffers; what fails shows in good(). A terminal gets printable_text().
  void write(std::string_view bytes);
  void flush();
  /// Flushes, and has the writing to the disk begin, so that a later sync() waits less.
  void begin_sync();
  /// Flushes, and waits until all is on the disk.
  void sync();
  /// Flushes and closes: some failures show only then.
  void close();

  [[nodiscard]] bool is_terminal() const { return terminal_; }
  /// False once a write has failed or the reader has gone.
  [[nodiscard]] bool good() const { return error_ == 0; }
  /// The reader of a pipe has gone: no reason to complain.
  [[nodiscard]] bool reader_gone() const;
  /// "name: why"; empty while all is well or the reader has gone.
  [[nodiscard]] std::string failure() const;
  /// Why a write failed. Precondition: !good().
  [[nodiscard]] std::string reason() const;

 private:
  Sink(int descriptor, std::string name);

  int descriptor_;
  std::string name_;
  bool terminal_ = false;
  std::string buffer_;
  int error_ = 0;
};

/// Opens what the caller left closed of the descriptors 0 to 2, so that no file gets their numbers, and has a write to
/// a closed pipe, or beyond the greatest size a file may have, fail instead of killing the process.
void prepare_descriptors();

}  // namespace referat::tools
