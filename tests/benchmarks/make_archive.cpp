// Makes a synthetic archive: minutes of invented meetings in the layouts of the samples, of sentences made from theirs.
//
//   make_archive --size 100000000 > archive.txt
//   make_archive --size 5000 --files 10000 --folder archive
//
// The same options make the same bytes on every machine. No paragraph of running text stands in it twice. On stderr
// stands how many records are in it.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "generator/chain.h"
#include "generator/layouts.h"
#include "generator/minutes.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShortestMeeting = 20000;
constexpr std::size_t kLongestMeeting = 120000;

struct Options {
  std::size_t size = 0;
  std::size_t files = 0;
  fs::path folder;
  std::uint64_t seed = 1;
  fs::path samples = REFERAT_SAMPLES;
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad()) throw std::runtime_error(path.string() + ": cannot be read");
  return bytes;
}

Chain learn(const fs::path& samples) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(samples)) {
    if (fs::exists(entry.path() / "minutes.txt")) paths.push_back(entry.path() / "minutes.txt");
  }
  std::ranges::sort(paths);
  if (paths.empty()) throw std::runtime_error(samples.string() + ": no samples");
  Chain chain;
  for (const fs::path& path : paths) chain.learn(read(path));
  return chain;
}

// Meeting after meeting, each on a page of its own, so many bytes in all.
template <typename ChooseLayout>
Records write_text(MinutesWriter& writer, std::size_t size, std::ostream& out, ChooseLayout&& choose) {
  Records records;
  for (std::size_t left = size; left > 0;) {
    std::size_t bytes = writer.random().between(kShortestMeeting, kLongestMeeting);
    if (left < bytes + 1 + MinutesWriter::kShortest) bytes = left;
    const Meeting meeting = writer.meeting(choose(), bytes);
    out << meeting.text;
    records += meeting.records;
    left -= bytes;
    if (left > 0) {
      out << '\f';
      --left;
    }
  }
  if (!out.flush()) throw std::runtime_error("cannot be written");
  return records;
}

// One text of all layouts that begin a meeting with a front page; a page of the web, which does not, stands alone.
Records write_one(MinutesWriter& writer, const std::vector<Layout>& layouts, std::size_t size) {
  std::vector<const Layout*> usable;
  for (const Layout& layout : layouts) {
    if (!layout.front.text.empty()) usable.push_back(&layout);
  }
  return write_text(writer, size, std::cout, [&]() -> const Layout& { return *writer.random().one_of(usable); });
}

// Files of one layout each.
Records write_files(MinutesWriter& writer, const std::vector<Layout>& layouts, const Options& options) {
  fs::create_directories(options.folder);
  Records records;
  for (std::size_t number = 0; number < options.files; ++number) {
    const Layout& layout = writer.random().one_of(layouts);
    std::string name = std::to_string(number);
    name.insert(0, 6 - std::min<std::size_t>(name.size(), 6), '0');
    std::ofstream file(options.folder / (name + ".txt"), std::ios::binary);
    records += write_text(writer, options.size, file, [&]() -> const Layout& { return layout; });
  }
  return records;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    Options options;
    CLI::App app("Makes a synthetic archive of minutes");
    app.add_option("--size", options.size, "Bytes of the text, or of each file")
        ->required()
        ->check(CLI::Range(MinutesWriter::kShortest, std::size_t{1} << 40U));
    CLI::Option* files =
        app.add_option("--files", options.files, "How many files; without it, one text on standard output");
    app.add_option("--folder", options.folder, "Where the files go")->needs(files);
    files->needs("--folder");
    app.add_option("--seed", options.seed, "Another seed makes another archive")->capture_default_str();
    app.add_option("--samples", options.samples, "Folder of the samples")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    const Chain chain = learn(options.samples);
    const Layouts layouts = read_layouts(read(REFERAT_BENCHMARK_LAYOUTS));
    MinutesWriter writer(chain, layouts, options.seed);
    const Records records = files->count() == 0 ? write_one(writer, layouts.layouts, options.size)
                                                : write_files(writer, layouts.layouts, options);
    std::cerr << "cases\t" << records.cases << "\ndecisions\t" << records.decisions << "\nabsentees\t"
              << records.absentees << '\n';
  } catch (const std::exception& error) {
    std::cerr << "make_archive: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
