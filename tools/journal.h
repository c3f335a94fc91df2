// What a batch has done, so that a run that was killed can be continued, and the report of all changes that comes of
// it.
//
// The journal is a hidden file beside the report, `.NAME.journal`. Before a file is replaced, a record of it is
// appended and, together with those of other files, brought to the disk: its name, the fingerprint of what it will be,
// and its rows of the report. After a kill, the file's bytes tell whether that came to be: those that match the
// fingerprint are done, all others are done again. A record without its last byte is dropped. When all is done, the
// report is made of the records, under its name at once.
//
//   referat-repair journal 1 TAB what the run is about LF       at the beginning
//   + ROW LF                                                     for each row of the report
//   = SOURCE TAB TARGET TAB WORDS TAB NAME LF                    ends a record; the name with \\ and \n escaped
//   - LF                                                         the rows before it are none: their file failed
//   . LF                                                         the report was made
//
// The last record of a file is the one that counts.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "referat/output.h"

namespace referat::tools {

class Journal {
 public:
  enum class Start { afresh, resumed };

  struct Record {
    std::string name;
    std::string source;  ///< fingerprint of the input
    std::string target;  ///< fingerprint of the output
    std::size_t words = 0;
  };

  /// Opens the journal of `report`. `about` is what a run that continues it must have in common. "name: why" where that
  /// fails, where another run has it, or where an unfinished one is to be begun `afresh`.
  [[nodiscard]] static tl::expected<Journal, std::string> open(const std::string& report, const std::string& about,
                                                               Start start);

  Journal(Journal&& other) noexcept;
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  Journal& operator=(Journal&&) = delete;
  ~Journal();

  /// The record of an input; null where there is none.
  [[nodiscard]] const Record* find(const std::string& name) const;
  /// The record does not hold any more.
  void forget(const std::string& name) { entries_.erase(name); }

  /// Adds rows of an input before its record: those of a large one come in parts. They count for nothing if its record
  /// does not come next. "name: why" where that fails; nothing can be added then.
  [[nodiscard]] tl::expected<void, std::string> add_rows(const std::string& name, const std::vector<std::string>& rows);

  /// Adds a record with its last rows. "name: why" where that fails; nothing can be added then.
  [[nodiscard]] tl::expected<void, std::string> add(const Record& record, const std::vector<std::string>& rows);

  /// Brings what was added to the disk, where it is not there yet. "name: why" where that fails.
  [[nodiscard]] tl::expected<void, std::string> sync();

  /// Makes the report, with the rows of `names` in their order, after those of other files that have a record. Nothing
  /// can be added then.
  [[nodiscard]] tl::expected<void, std::string> finish(const std::vector<std::string>& names, Table table);

 private:
  struct Entry {
    Record record;
    std::size_t begin = 0;  // of its rows in the journal
    std::size_t end = 0;
  };

  Journal(int descriptor, std::string name, std::string report)
      : descriptor_(descriptor), name_(std::move(name)), report_(std::move(report)) {}
  [[nodiscard]] tl::expected<void, std::string> load(const std::string& about, Start start);
  [[nodiscard]] tl::expected<void, std::string> append(std::string_view bytes);
  [[nodiscard]] tl::expected<void, std::string> begin_rows(const std::string& name);
  [[nodiscard]] tl::unexpected<std::string> failure() const;

  int descriptor_;
  std::string name_;
  std::string report_;
  std::size_t size_ = 0;                // of the journal, in bytes
  std::size_t synced_ = 0;              // of these, on the disk
  std::optional<std::string> rows_of_;  // the input whose rows are there without a record
  std::size_t rows_begin_ = 0;
  std::map<std::string, Entry> entries_;
};

}  // namespace referat::tools
