// Mending many files where they lie, or into another folder.
//
//   auto batch = Batch::begin(options, inputs, table, jobs…);
//   auto work = batch->begin_work(input);                       // for each input
//   batch->take(work, {bytes, mended, words, window.last}, result);  // for each of its windows
//   batch->end(…)
//
// Files are read and mended in any number of threads; they get their names in one, in the order of the inputs, with the
// journal ahead of them. Whatever happens, a name leads to a whole file: the old one or the mended one. Files that are
// done at the same time wait for the disk together; the folders are brought to it at the end.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "frame.h"
#include "journal.h"
#include "tree_lock.h"

namespace referat::tools {

struct BatchOptions {
  bool in_place = false;
  std::string output_dir;     ///< empty: none
  std::string backup_suffix;  ///< empty: the original is not kept
  bool resume = false;

  [[nodiscard]] bool wanted() const { return in_place || !output_dir.empty(); }
};

void add_batch_options(CLI::App& parser, BatchOptions& options);

/// What is wrong with options that are right each by itself; empty when nothing is.
[[nodiscard]] std::string conflict(const BatchOptions& options, const std::vector<Input>& inputs);

class Batch {
 public:
  /// Locks what is to be written and takes out of `inputs` what needs no work: what was done by the run that is
  /// resumed, what is named twice, and symbolic links found in a folder that is mended in place. `report` is the file
  /// for all the changes, in the form of `table`; empty for none. Why not, where that fails.
  [[nodiscard]] static tl::expected<Batch, std::string> begin(BatchOptions options, const std::string& report,
                                                              Table table, std::vector<Input>& inputs);

  /// One input on its way.
  struct Work;
  [[nodiscard]] std::shared_ptr<Work> begin_work(const Input& input) const;

  /// A window of it, or what was used of that.
  struct Part {
    std::string_view bytes;
    std::string_view mended;  ///< what they are to be
    std::size_t words = 0;    ///< that were changed
    bool last = true;
  };
  /// Takes a part, and with the last one has `result` write the input anew when its turn comes. From several threads.
  void take(const std::shared_ptr<Work>& work, const Part& part, Result& result);

  /// True when the rows of results go to the report, and nowhere else.
  [[nodiscard]] bool reports() const { return journal_.has_value(); }

  /// To be called after all is done: brings the names to the disk, and makes the report. "name: why" where that fails.
  [[nodiscard]] tl::expected<void, std::string> end();

  /// "12 files read, 3 changed, 8 unchanged, 1 failed, 41 words changed".
  [[nodiscard]] std::string summary() const;

  /// What begin() has to tell about inputs: a file and a note on it.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& notes() const { return notes_; }

 private:
  explicit Batch(BatchOptions options, Table table) : options_(std::move(options)), table_(table) {}

  [[nodiscard]] std::string target(const Input& input) const;
  [[nodiscard]] std::string plan(std::vector<Input>& inputs);
  [[nodiscard]] tl::expected<void, std::string> lock(const std::vector<Input>& inputs);
  [[nodiscard]] bool done_before(const Input& input);
  [[nodiscard]] tl::expected<void, std::string> write_part(Work& work, const Part& part) const;
  void break_off(const std::string& why, Result& result);
  enum class PartKind { more_to_come, last };
  void announce(const Work& work, PartKind part, Result& result);
  void write(Work& work, Result& result);
  void replace(Work& work, Result& result);
  [[nodiscard]] tl::expected<void, std::string> keep_original(const std::string& path) const;

  BatchOptions options_;
  Table table_;
  std::optional<TreeLock> lock_;
  std::optional<Journal> journal_;
  std::vector<std::string> names_;  // of all inputs, in their order
  std::set<std::string> folders_;   // in which files got their names
  std::vector<std::pair<std::string, std::string>> notes_;
  bool broken_ = false;  // the journal could not be written
  std::size_t read_ = 0;
  std::size_t changed_ = 0;
  std::size_t unchanged_ = 0;
  std::size_t words_ = 0;
  std::size_t done_before_ = 0;
};

}  // namespace referat::tools
