// Damages sound text as optical character recognition by an English model does, by the confusions that were counted.
//
//   damage_text --profile print < sound.txt > damaged.txt
//
// The letters æ, ø and å, which the model does not know, are read as often wrong as they were counted to be; all else
// so often as the profile says: at `print` about 15 % of the words come out wrong, at `photocopy` about 25 %.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "generator/random.h"

namespace {

struct Confusion {
  std::string read;
  double share = 0;  // of the occurrences of what was printed
};

/// By the printed character's bytes.
using Confusions = std::map<std::string, std::vector<Confusion>, std::less<>>;

/// Multiplies the shares that were counted.
struct Strength {
  double danish = 1;
  double others = 1;
};

const std::map<std::string, Strength> kProfiles{{"print", {.danish = 0.85, .others = 0.05}},
                                                {"photocopy", {.danish = 1, .others = 5}}};

bool holds_white_space(std::string_view text) { return text.find_first_of(" \t\n\f") != std::string_view::npos; }

std::size_t character_length(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
  return length;
}

bool is_danish(std::string_view character) {
  constexpr std::array<std::string_view, 6> kDanish{"æ", "ø", "å", "Æ", "Ø", "Å"};
  return std::ranges::find(kDanish, character) != kDanish.end();
}

// The rows of the English model for single characters; rows with white space would change lines and words.
Confusions read_confusions(const std::string& path, const Strength& strength) {
  std::ifstream file(path);
  Confusions confusions;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("eng\t")) continue;
    std::istringstream cells(line.substr(4));
    std::string printed;
    std::string read;
    double count = 0;
    double total = 0;
    std::getline(cells, printed, '\t');
    std::getline(cells, read, '\t');
    if (!(cells >> count >> total)) continue;
    if (printed.empty() || character_length(printed) != printed.size() || holds_white_space(printed + read)) continue;
    confusions[printed].push_back({read, count / total * (is_danish(printed) ? strength.danish : strength.others)});
  }
  if (confusions.empty()) throw std::runtime_error(path + ": no confusions");
  return confusions;
}

std::string damaged(std::string_view text, const Confusions& confusions, Random& random) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::string_view character = text.substr(0, character_length(text));
    text.remove_prefix(character.size());
    std::string_view read = character;
    if (const auto known = confusions.find(character); known != confusions.end()) {
      double chance = random.share();
      for (const Confusion& confusion : known->second) {
        chance -= confusion.share;
        if (chance < 0) {
          read = confusion.read;
          break;
        }
      }
    }
    result += read;
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::string profile = "print";
    std::string table = REFERAT_CONFUSIONS;
    std::uint64_t seed = 1;
    CLI::App app("Damages sound text on standard input as optical character recognition does");
    app.add_option("--profile", profile, "print or photocopy")->check(CLI::IsMember(kProfiles))->capture_default_str();
    app.add_option("--confusions", table, "The table of confusions")->capture_default_str();
    app.add_option("--seed", seed, "Another seed makes other damage")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    const Confusions confusions = read_confusions(table, kProfiles.at(profile));
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    Random random(seed);
    std::cout << damaged(text, confusions, random);
    if (!std::cout.flush()) throw std::runtime_error("standard output: cannot be written");
  } catch (const std::exception& error) {
    std::cerr << "damage_text: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
