// Finds the candidates of words, one a line on standard input, and writes how many words there were and the seconds of
// processor time that their search took, without reading them and without the start of the process.
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include "repair/candidates.h"
#include "repair/channel.h"

int main() {
  using namespace referat;
  std::vector<std::string> words;
  for (std::string line; std::getline(std::cin, line);) {
    std::string symbols(line.size(), '\0');
    if (const auto length = language::to_symbols(line, reinterpret_cast<unsigned char*>(symbols.data()))) {
      symbols.resize(*length);
      words.push_back(symbols);
    }
  }
  // A page that an English model read: nearly all of its æ, ø and å are lost.
  const engine::Channel channel(engine::make_profile(0.1, 1));
  const engine::Source source;
  engine::CandidateFinder finder(channel, source);
  std::size_t found = 0;
  const std::clock_t start = std::clock();
  for (const std::string& word : words) {
    const engine::Candidate as_read = engine::read_as_it_is(word, engine::TokenRole::word, source);
    found += finder.find(word, engine::TokenRole::word, as_read, engine::Effort::rules).size();
  }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::cout << words.size() << '\t' << found << '\t' << seconds << '\n';
}
