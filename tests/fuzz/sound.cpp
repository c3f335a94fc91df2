// Sound sentences, in whatever order they stand, come back as they are. Two bytes of the input choose each.
#include <set>
#include <vector>

#include "fuzz/fuzz.h"
#include "referat/repair.h"

namespace {

// The lines of the sound samples that are whole sentences.
std::vector<std::string> read_sentences() {
  std::set<std::string> sentences;
  for (const auto& sample : std::filesystem::directory_iterator(REFERAT_SAMPLES)) {
    std::ifstream file(sample.path() / "minutes.txt");
    for (std::string line; std::getline(file, line);) {
      if (line.size() > 40 && line.ends_with('.')) sentences.insert(line);
    }
  }
  require(!sentences.empty());
  return {sentences.begin(), sentences.end()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<std::string> sentences = read_sentences();
  std::string text;
  for (std::size_t i = 0; i + 1 < size; i += 2) {
    text += sentences[(256U * data[i] + data[i + 1]) % sentences.size()];
    text += data[i] % 2 == 0 ? '\n' : ' ';
  }
  require(referat::repair(text).text == text);
  return 0;
}
