// From the operands of a command line to the files that are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "referat/text.h"

namespace referat::tools {

/// What an input is; `automatic` stands for what its content says.
enum class InputFormat { automatic, text, markdown, html, pdf };

/// One input, in the order of the command line.
struct Input {
  std::string name;     ///< as given; "-" is standard input
  std::string failure;  ///< why it cannot be read, where that is known already
  std::string folder;   ///< the operand in which it was found; empty where it was named itself
  // Known once it has been read:
  InputFormat format = InputFormat::automatic;      ///< what its text was read from
  std::optional<Encoding> encoding = std::nullopt;  ///< of its text, where it has been told already

  [[nodiscard]] bool is_document() const { return format == InputFormat::html || format == InputFormat::pdf; }
};

enum class Folders { refused, walked };

/// The files that `operands` stand for. A walked folder gives its files in the order of their names' bytes, without
/// those that begin with a dot and without special files; symbolic links to folders are not followed.
[[nodiscard]] std::vector<Input> expand(const std::vector<std::string>& operands, Folders folders);

/// NUL-separated names, as `find -print0` writes them; why not, where that fails. "-" is standard input.
[[nodiscard]] tl::expected<std::vector<std::string>, std::string> read_names(const std::string& path);

/// The lines of many files, one after the other, as they come.
class LineReader {
 public:
  explicit LineReader(const std::vector<Input>& inputs) : inputs_(&inputs) {}
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;
  LineReader(LineReader&&) = delete;
  LineReader& operator=(LineReader&&) = delete;
  ~LineReader();

  struct Line {
    std::size_t input = 0;   ///< its place among the inputs
    std::size_t number = 0;  ///< 1-based; 0 for a failure to read the input
    std::string text;        ///< without its LF; the reason, for a failure
  };
  /// The next line or failure; std::nullopt at the end of the last input.
  [[nodiscard]] std::optional<Line> next();

 private:
  [[nodiscard]] Line finish(std::string failure);

  const std::vector<Input>* inputs_;
  std::size_t input_ = 0;
  std::size_t number_ = 0;
  int descriptor_ = -1;
  std::string buffer_;
  std::size_t at_ = 0;  // what is before it in the buffer has been given
};

/// The size of all the files in bytes, as far as they have one.
[[nodiscard]] std::uint64_t total_size(const std::vector<Input>& inputs);

/// Where bytes come from, one after the other.
struct Reader {
  /// Gives at most so many bytes to `to`, and returns how many; 0 at the end; why not, where that fails.
  std::function<tl::expected<std::size_t, std::string>(char* to, std::size_t most)> read;
  std::size_t size = 0;  ///< of a file that has one: fewer bytes than asked for are then its last; 0 where not known
};

/// Opens a file; why not, where that fails. "-" is standard input.
[[nodiscard]] tl::expected<Reader, std::string> open_reader(const std::string& path);

/// `text`, which must outlive the reader.
[[nodiscard]] Reader reader_of(std::string_view text);

/// The whole file; why not, where that fails. "-" is standard input.
[[nodiscard]] tl::expected<std::string, std::string> read_bytes(const std::string& path);

}  // namespace referat::tools
