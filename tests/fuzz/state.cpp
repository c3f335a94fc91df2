// A digest's state file may hold anything: it is read, or refused with its name; saved, it is read again.
#include "digest/state.h"

#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using referat::tools::State;
  static const ScratchFolder folder;
  const std::string path = folder.file("state");
  folder.write("state", bytes_of(data, size));
  {
    auto state = State::open(path);
    if (!state) {
      require(state.error().starts_with(path + ": "));
      return 0;
    }
    std::vector<referat::tools::News> news(1);
    news.front().decision.title = "Budget 2024";
    state->keep_new(news);
    require(state->save(news).has_value());
  }
  auto again = State::open(path);
  require(again.has_value());
  std::vector<referat::tools::News> news(1);
  news.front().decision.title = "Budget 2024";
  again->keep_new(news);
  require(news.empty());
  return 0;
}
