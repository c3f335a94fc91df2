#include "journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>

#include "replacement.h"

namespace referat::tools {
namespace {

constexpr std::string_view kTitle = "referat-repair journal 1\t";
constexpr std::string_view kFinished = ".";

std::string escaped(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if (c == '\n') {
      result += "\\n";
    } else {
      if (c == '\\') result += '\\';
      result += c;
    }
  }
  return result;
}

std::string unescaped(std::string_view name) {
  std::string result;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool escape = name[at] == '\\' && at + 1 < name.size();
    result += !escape ? name[at] : name[++at] == 'n' ? '\n' : name[at];
  }
  return result;
}

// What follows "= "; std::nullopt where it is no record's end.
std::optional<Journal::Record> parse(std::string_view line) {
  std::vector<std::string_view> fields;
  for (int i = 0; i < 3; ++i) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return std::nullopt;
    fields.push_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  Journal::Record record{unescaped(line), std::string(fields[0]), std::string(fields[1]), 0};
  std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), record.words);
  return record;
}

std::string lines_of(const std::vector<std::string>& rows) {
  std::string lines;
  for (const std::string& row : rows) lines += "+ " + row + '\n';
  return lines;
}

std::filesystem::path journal_of(const std::filesystem::path& report) {
  return report.parent_path() / ("." + report.filename().native() + ".journal");
}

}  // namespace

tl::expected<Journal, std::string> Journal::open(const std::string& report, const std::string& about, Start start) {
  std::error_code error;
  const std::string target = std::filesystem::weakly_canonical(report, error);
  std::string name = journal_of(error ? report : target);
  const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  Journal journal(descriptor, std::move(name), error ? report : target);
  if (descriptor < 0) return journal.failure();
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return tl::unexpected(report + ": another run is writing this report; wait for its end");
    return journal.failure();
  }
  if (const auto loaded = journal.load(about, start); !loaded) return tl::unexpected(loaded.error());
  return journal;
}

Journal::Journal(Journal&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      report_(std::move(other.report_)),
      size_(other.size_),
      synced_(other.synced_),
      rows_of_(std::move(other.rows_of_)),
      rows_begin_(other.rows_begin_),
      entries_(std::move(other.entries_)) {}

Journal::~Journal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

tl::unexpected<std::string> Journal::failure() const {
  return tl::unexpected(name_ + ": " + std::generic_category().message(errno));
}

tl::expected<void, std::string> Journal::load(const std::string& about, Start start) {
  const std::string title = std::string(kTitle) + escaped(about);
  std::ifstream lines(name_, std::ios::binary);
  bool finished = true;
  std::size_t read = 0;
  std::size_t rows_begin = 0;
  for (std::string line; std::getline(lines, line) && !lines.eof();) {
    const std::size_t begin = read;
    read += line.size() + 1;
    if (begin == 0) {
      if (start == Start::resumed && line != title) {
        return tl::unexpected(name_ + ": the run to be resumed was begun with other options; give the same ones");
      }
      size_ = rows_begin = read;
      continue;
    }
    finished = line == kFinished;
    if (line.starts_with("+ ")) continue;
    if (line.starts_with("= ")) {
      if (auto record = parse(std::string_view(line).substr(2))) {
        std::string key = record->name;
        entries_.insert_or_assign(std::move(key), Entry{*std::move(record), rows_begin, begin});
      }
    }
    size_ = rows_begin = read;
  }
  if (!lines.is_open() || lines.bad())
    return tl::unexpected(name_ + ": cannot be read; delete it, and begin anew without --resume");
  if (start == Start::afresh) {
    if (!finished) {
      return tl::unexpected(name_ + ": an earlier run did not finish; --resume continues it (or delete this file)");
    }
    entries_.clear();
    size_ = 0;
  }
  // Drops what a killed run could not write to its end.
  if (::ftruncate(descriptor_, static_cast<off_t>(size_)) != 0) return failure();
  if (size_ != 0) return {};
  if (auto written = append(title + "\n"); !written) return written;
  if (auto synced = sync(); !synced) return synced;
  return sync_folder(folder_of(name_)).map_error([&](const std::string& why) { return name_ + ": " + why; });
}

tl::expected<void, std::string> Journal::append(std::string_view bytes) {
  size_ += bytes.size();
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return failure();
    }
  }
  return {};
}

const Journal::Record* Journal::find(const std::string& name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : &found->second.record;
}

tl::expected<void, std::string> Journal::begin_rows(const std::string& name) {
  if (rows_of_ == name) return {};
  if (std::exchange(rows_of_, name)) {
    if (auto written = append("-\n"); !written) return written;
  }
  rows_begin_ = size_;
  return {};
}

tl::expected<void, std::string> Journal::add_rows(const std::string& name, const std::vector<std::string>& rows) {
  return begin_rows(name).and_then([&] { return append(lines_of(rows)); });
}

tl::expected<void, std::string> Journal::add(const Record& record, const std::vector<std::string>& rows) {
  if (auto begun = begin_rows(record.name); !begun) return begun;
  std::string bytes = lines_of(rows);
  const Entry entry{record, rows_begin_, size_ + bytes.size()};
  bytes += fmt::format("= {}\t{}\t{}\t{}\n", record.source, record.target, record.words, escaped(record.name));
  if (auto written = append(bytes); !written) return written;
  entries_.insert_or_assign(record.name, entry);
  rows_of_.reset();
  return {};
}

tl::expected<void, std::string> Journal::sync() {
  if (synced_ == size_) return {};
  if (::fdatasync(descriptor_) != 0) return failure();
  synced_ = size_;
  return {};
}

tl::expected<void, std::string> Journal::finish(const std::vector<std::string>& names, Table table) {
  const auto in_report = [&](const std::string& why) { return report_ + ": " + why; };
  std::optional<struct stat> old(std::in_place);
  if (::stat(report_.c_str(), &*old) != 0) old.reset();
  auto report = Replacement::begin(report_, old);
  if (!report) return tl::unexpected(in_report(report.error()));

  std::ifstream journal(name_, std::ios::binary);
  const auto copy = [&](const Entry& entry) {
    journal.seekg(static_cast<std::streamoff>(entry.begin));
    std::string line;
    for (std::size_t at = entry.begin; at < entry.end && std::getline(journal, line); at += line.size() + 1) {
      report->write(table.next(std::string_view(line).substr(2)));
    }
  };
  const std::set<std::string_view> named(names.begin(), names.end());
  report->write(table.begin());
  for (const auto& [name, entry] : entries_) {
    if (named.count(name) == 0) copy(entry);
  }
  for (const std::string& name : names) {
    if (const auto found = entries_.find(name); found != entries_.end()) copy(found->second);
  }
  report->write(table.end());
  if (!journal) return tl::unexpected(name_ + ": cannot be read; delete it, and begin anew without --resume");

  return report->sync()
      .and_then([&] { return report->commit(); })
      .map_error(in_report)
      .and_then([&] { return append(std::string(kFinished) + "\n"); })
      .and_then([&]() -> tl::expected<void, std::string> {
        if (::close(std::exchange(descriptor_, -1)) != 0) return failure();
        return {};
      });
}

}  // namespace referat::tools
