#include "batch.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "change_list.h"
#include "fingerprint.h"
#include "replacement.h"

namespace referat::tools {
namespace {

namespace fs = std::filesystem;

std::string reason(int error) { return std::generic_category().message(error); }

std::string canonical(const std::string& path) {
  std::error_code error;
  fs::path result = fs::weakly_canonical(path, error);
  return error ? path : result.native();
}

// Canonical paths of many files: a folder in which several lie is resolved once.
class CanonicalPaths {
 public:
  [[nodiscard]] std::string of(const std::string& path) {
    const std::size_t name = path.rfind('/') + 1;  // npos + 1 is 0
    const std::string_view last = std::string_view(path).substr(name);
    std::error_code error;
    if (last.empty() || last == "." || last == ".." || fs::is_symlink(path, error)) return canonical(path);
    const auto [folder, is_new] = folders_.try_emplace(path.substr(0, name));
    if (is_new) folder->second = canonical(name == 0 ? "." : folder->first);
    return (fs::path(folder->second) / last).native();
  }

 private:
  std::unordered_map<std::string, std::string> folders_;  // as named, and canonical
};

// True when `path` is `folder` or lies in it.
bool lies_in(const std::string& path, const std::string& folder) {
  const std::string inner = canonical(path) + '/';
  const std::string outer = canonical(folder) + '/';
  return inner.starts_with(outer == "//" ? "/" : outer);
}

std::set<std::string> walked_folders(const std::vector<Input>& inputs) {
  std::set<std::string> folders;
  for (const Input& input : inputs) {
    if (!input.folder.empty()) folders.insert(input.folder);
  }
  return folders;
}

// Its path in the folder that was named; of a file that was named itself, its name.
std::string path_below(const Input& input) {
  if (input.folder.empty()) return fs::path(input.name).filename();
  std::string_view rest = std::string_view(input.name).substr(input.folder.size());
  rest.remove_prefix(std::min(rest.find_first_not_of('/'), rest.size()));
  return std::string(rest);
}

std::optional<struct stat> status_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? std::optional(status) : std::nullopt;
}

// Calls use(bytes) with all the bytes of a file, one block after the other; why not, where that fails.
template <typename Use>
tl::expected<void, std::string> each_block(const std::string& path, const Use& use) {
  auto reader = open_reader(path);
  if (!reader) return tl::unexpected(reader.error());
  std::array<char, 1U << 16U> block{};
  for (;;) {
    const auto count = reader->read(block.data(), block.size());
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) return {};
    use(std::string_view(block.data(), *count));
  }
}

tl::expected<std::string, std::string> fingerprint_of(const std::string& path) {
  Fingerprint fingerprint;
  return each_block(path, [&](std::string_view bytes) { fingerprint.add(bytes); }).map([&] {
    return fingerprint.text();
  });
}

}  // namespace

struct Batch::Work {
  std::string name;
  std::string path;
  Fingerprint source;
  Fingerprint target;
  std::size_t words = 0;
  bool changed = false;
  std::optional<Replacement> replacement;  // empty: what is there is right
};

void add_batch_options(CLI::App& parser, BatchOptions& options) {
  parser.add_flag("--in-place", options.in_place, "Replace each file that changes; its encoding stays");
  parser.add_option("--backup-suffix", options.backup_suffix, "With --in-place: keep the original, as its name and S")
      ->type_name("S");
  parser.add_option("--output-dir", options.output_dir, "Write each file into FOLDER, unchanged ones too")
      ->type_name("FOLDER");
  parser.add_flag("--resume", options.resume, "Continue a run that was broken off; --changes names the same file");
}

std::string conflict(const BatchOptions& options, const std::vector<Input>& inputs) {
  const bool into_folder = !options.output_dir.empty();
  if (options.in_place && into_folder) return "--in-place and --output-dir exclude each other";
  if (!options.backup_suffix.empty() && !options.in_place) return "--backup-suffix goes with --in-place";
  if (options.backup_suffix.find('/') != std::string::npos) return "--backup-suffix takes a part of a name, without /";
  if (options.resume && !options.wanted()) return "--resume goes with --in-place or --output-dir";
  if (!options.wanted()) return "";
  for (const Input& input : inputs) {
    if (input.name == "-") {
      return std::string(into_folder ? "--output-dir" : "--in-place") + " does not work on standard input";
    }
  }
  if (!into_folder) return "";
  for (const std::string& folder : walked_folders(inputs)) {
    if (lies_in(options.output_dir, folder))
      return "--output-dir lies in the folder that is read, " + folder + "; name one outside";
    if (lies_in(folder, options.output_dir))
      return "--output-dir holds the folder that is read, " + folder + "; name another";
  }
  return "";
}

tl::expected<Batch, std::string> Batch::begin(BatchOptions options, const std::string& report, Table table,
                                              std::vector<Input>& inputs) {
  Batch batch(std::move(options), table);
  if (std::string wrong = batch.plan(inputs); !wrong.empty()) return tl::unexpected(wrong);
  if (!batch.options_.output_dir.empty()) {
    std::error_code error;
    fs::create_directories(batch.options_.output_dir, error);
    if (error) return tl::unexpected(batch.options_.output_dir + ": " + error.message());
  }
  if (const auto locked = batch.lock(inputs); !locked) return tl::unexpected(locked.error());

  // A device or a pipe is no place to resume from: rows go there as they come.
  if (!report.empty() && report != "-" && is_place_for_file(report)) {
    const std::string where = batch.options_.in_place ? "in place" : "into " + canonical(batch.options_.output_dir);
    constexpr std::string_view kFormats[] = {"tsv", "json", "jsonl"};
    const std::string about = fmt::format("{}, {}, {}, {}", where, batch.options_.backup_suffix,
                                          kFormats[static_cast<std::size_t>(table.format())], table.begin());
    auto journal =
        Journal::open(report, about, batch.options_.resume ? Journal::Start::resumed : Journal::Start::afresh);
    if (!journal) return tl::unexpected(journal.error());
    batch.journal_.emplace(*std::move(journal));
  }
  batch.names_.reserve(inputs.size());
  for (const Input& input : inputs) batch.names_.push_back(input.name);
  if (batch.options_.resume && batch.journal_) {
    std::erase_if(inputs, [&](const Input& input) { return batch.done_before(input); });
    batch.done_before_ = batch.names_.size() - inputs.size();
  }
  batch.read_ = inputs.size();
  return batch;
}

tl::expected<void, std::string> Batch::lock(const std::vector<Input>& inputs) {
  std::set<std::string> trees = walked_folders(inputs);
  std::set<std::string> shared;
  if (!options_.in_place) {
    (trees.empty() ? shared : trees) = {options_.output_dir};
  } else {
    for (const Input& input : inputs) {
      std::error_code error;
      const fs::path parent = fs::canonical(input.name, error).parent_path();
      if (input.folder.empty() && !error) shared.insert(parent);
    }
  }
  return TreeLock::take({trees.begin(), trees.end()}, {shared.begin(), shared.end()}).map([&](TreeLock lock) {
    lock_.emplace(std::move(lock));
  });
}

std::string Batch::plan(std::vector<Input>& inputs) {
  struct Source {
    std::string name;
    std::string path;
  };
  std::unordered_map<std::string, Source> sources;  // by target
  CanonicalPaths paths;
  std::string wrong;
  const auto dropped = [&](Input& input) {
    if (!input.failure.empty()) return false;
    std::error_code error;
    if (!input.folder.empty() && options_.in_place) {
      if (!options_.backup_suffix.empty() && input.name.ends_with(options_.backup_suffix)) return true;
      if (fs::is_symlink(input.name, error)) {
        notes_.emplace_back(input.name, "is a symbolic link, left alone");
        return true;
      }
    }
    const fs::file_status found = fs::status(input.name, error);
    if (fs::exists(found) && !fs::is_regular_file(found)) {
      if (!fs::is_directory(found)) input.failure = "is not a regular file; name one, or a folder with -r";
      return false;
    }
    const std::string source = paths.of(input.name);
    const std::string path = options_.in_place ? source : target(input);
    if (!options_.in_place && paths.of(path) == source) {
      wrong = "--output-dir would overwrite the input " + input.name;
      return false;
    }
    const auto [other, is_new] = sources.emplace(path, Source{input.name, source});
    if (is_new) return false;
    if (other->second.path == source) {
      notes_.emplace_back(input.name, "is named twice");
      return true;
    }
    wrong = other->second.name + " and " + input.name + " would both be written to " + path;
    return false;
  };
  std::erase_if(inputs, dropped);
  return wrong;
}

std::string Batch::target(const Input& input) const {
  return options_.in_place ? canonical(input.name) : (fs::path(options_.output_dir) / path_below(input)).native();
}

bool Batch::done_before(const Input& input) {
  const Journal::Record* record = journal_->find(input.name);
  if (record == nullptr) return false;
  const auto holds = [](const std::string& path, const std::string& expected) {
    return fingerprint_of(path) == expected;
  };
  const bool done = holds(target(input), record->target) && (options_.in_place || holds(input.name, record->source));
  if (!done) journal_->forget(input.name);
  return done;
}

std::shared_ptr<Batch::Work> Batch::begin_work(const Input& input) const {
  auto work = std::make_shared<Work>();
  work->name = input.name;
  work->path = target(input);
  return work;
}

void Batch::take(const std::shared_ptr<Work>& work, const Part& part, Result& result) {
  work->source.add(part.bytes);
  work->target.add(part.mended);
  work->words += part.words;
  work->changed = work->changed || part.mended != part.bytes;
  // What is there may be right already: that is known at the end.
  const bool right =
      part.last && (options_.in_place ? !work->changed : fingerprint_of(work->path) == work->target.text());
  tl::expected<void, std::string> written;
  if (right) {
    work->replacement.reset();
  } else {
    written = write_part(*work, part);
  }
  const auto failed = [this, work](Result& of, const std::string& why) {
    of.output_failure = (options_.in_place ? work->name : work->path) + ": " + why;
  };
  if (!written) return failed(result, written.error());
  // What has failed goes no further.
  const auto unless_failed = [](const auto& step) {
    return [step](Result& of) {
      if (of.output_failure.empty()) step(of);
    };
  };
  if (part.last && work->replacement) {
    result.settle = [work, failed](Result& of) {
      if (const auto synced = work->replacement->sync(); !synced) failed(of, synced.error());
    };
  }
  if (journal_) {
    result.announce = unless_failed([this, work, kind = part.last ? PartKind::last : PartKind::more_to_come](
                                        Result& of) { announce(*work, kind, of); });
  }
  if (part.last) result.finish = unless_failed([this, work](Result& of) { write(*work, of); });
}

tl::expected<void, std::string> Batch::write_part(Work& work, const Part& part) const {
  if (!work.replacement) {
    std::error_code error;
    if (!options_.in_place) fs::create_directories(fs::path(work.path).parent_path(), error);
    if (error) return tl::unexpected(error.message());
    auto replacement = Replacement::begin(work.path, status_of(work.name));
    if (!replacement) return tl::unexpected(replacement.error());
    work.replacement.emplace(*std::move(replacement));
  }
  work.replacement->write(part.mended);
  return part.last ? work.replacement->begin_sync() : work.replacement->written();
}

// In the order of the inputs, as all that follows.
void Batch::announce(const Work& work, PartKind part, Result& result) {
  if (broken_) return;
  const Journal::Record record{work.name, work.source.text(), work.target.text(), work.words};
  const auto added =
      part == PartKind::last ? journal_->add(record, result.rows) : journal_->add_rows(work.name, result.rows);
  if (!added) break_off(added.error(), result);
}

void Batch::break_off(const std::string& why, Result& result) {
  result.output_failure = why;
  result.stop = broken_ = true;
}

// Gives a file its name, if it was written anew.
void Batch::write(Work& work, Result& result) {
  if (work.replacement) {
    if (journal_) {
      if (const auto synced = journal_->sync(); !synced) return break_off(synced.error(), result);
    }
    replace(work, result);
    if (result.failed()) {
      if (journal_) journal_->forget(work.name);
      return;
    }
  }
  ++(work.changed ? changed_ : unchanged_);
  words_ += work.words;
}

void Batch::replace(Work& work, Result& result) {
  const auto failed = [&](const std::string& why) { result.output_failure = work.name + ": " + why; };
  if (options_.in_place) {
    const auto now = fingerprint_of(work.path);
    if (!now || *now != work.source.text()) {
      result.messages.push_back(
          {0, now ? "changed while it was being mended; it is left as it is, run again" : now.error(), true});
      return;
    }
    if (const auto kept = keep_original(work.path); !kept) return failed(kept.error());
  }
  folders_.insert(folder_of(work.path));
  if (const auto named = work.replacement->give_name(); !named) failed(named.error());
}

tl::expected<void, std::string> Batch::keep_original(const std::string& path) const {
  if (options_.backup_suffix.empty()) return {};
  const std::string backup = path + options_.backup_suffix;
  if (::link(path.c_str(), backup.c_str()) == 0) return {};
  const int error = errno;
  const auto in_backup = [&](const std::string& why) { return backup + ": " + why; };
  if (error == EEXIST) {
    // A run that was killed may have made it.
    const auto original = fingerprint_of(path);
    if (!original) return tl::unexpected(original.error());
    if (fingerprint_of(backup) == *original) return {};
    return tl::unexpected(in_backup("exists already, and is another text; choose another --backup-suffix"));
  }
  // Some file systems have no hard links.
  if (error != EPERM && error != EOPNOTSUPP && error != EMLINK) return tl::unexpected(in_backup(reason(error)));
  auto copy = Replacement::begin(backup, status_of(path));
  if (!copy) return tl::unexpected(in_backup(copy.error()));
  auto read = each_block(path, [&](std::string_view bytes) { copy->write(bytes); });
  if (!read) return read;
  return copy->sync().and_then([&] { return copy->commit(); }).map_error(in_backup);
}

tl::expected<void, std::string> Batch::end() {
  for (const std::string& folder : folders_) {
    const auto synced = sync_folder(folder);
    if (!synced) return tl::unexpected(folder + ": " + synced.error());
  }
  if (!journal_ || broken_) return {};
  return journal_->finish(names_, table_);
}

std::string Batch::summary() const {
  const std::string before = done_before_ == 0 ? "" : fmt::format(", {} done before", done_before_);
  return fmt::format("{} files read, {} changed, {} unchanged, {} failed, {} words changed{}", read_, changed_,
                     unchanged_, read_ - changed_ - unchanged_, words_, before);
}

}  // namespace referat::tools
