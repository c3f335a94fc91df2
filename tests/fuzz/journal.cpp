// A journal that a killed run has left may hold anything: what can be read of it is taken up, and a report comes of it.
#include "journal.h"

#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using referat::tools::Journal;
  static const ScratchFolder folder;
  folder.write(".list.journal", bytes_of(data, size));
  // The first line says what the run is about; a run like it takes the rest up.
  const std::string_view title = bytes_of(data, size).substr(0, bytes_of(data, size).find('\n'));
  const std::size_t tab = title.find('\t');
  const std::string about(tab == std::string_view::npos ? "" : title.substr(tab + 1));
  auto journal = Journal::open(folder.file("list"), about, Journal::Start::resumed);
  if (!journal) {
    require(journal.error().find(": ") != std::string::npos);
    return 0;
  }
  static_cast<void>(journal->find("a.txt"));
  require(journal->add({"a.txt", "1", "2", 3}, {"row"}).has_value());
  require(journal->find("a.txt")->words == 3);
  using namespace referat;
  require(journal->finish({"a.txt"}, Table(RecordKind::change, Format::tsv, Header::hidden)).has_value());
  std::ifstream report(folder.file("list"), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(report), {}};
  require(text.ends_with("row\n"));
  return 0;
}
