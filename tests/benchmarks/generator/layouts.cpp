#include "generator/layouts.h"

#include <sstream>
#include <stdexcept>

namespace {

Block* block_named(Layout& layout, const std::string& name) {
  if (name == "front") return &layout.front;
  if (name == "opening") return &layout.opening;
  if (name == "page") return &layout.page;
  if (name == "item") return &layout.items.emplace_back();
  return nullptr;
}

Records read_records(std::istringstream& words) {
  Records records;
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    const std::string kind = word.substr(0, equals);
    const std::size_t count = equals == std::string::npos ? 0 : std::stoul(word.substr(equals + 1));
    if (kind == "cases") {
      records.cases = count;
    } else if (kind == "decisions") {
      records.decisions = count;
    } else if (kind == "absentees") {
      records.absentees = count;
    } else {
      throw std::runtime_error("no such kind of record: " + word);
    }
  }
  return records;
}

}  // namespace

Layouts read_layouts(std::string_view text) {
  Layouts result;
  Block* block = nullptr;
  std::vector<std::string>* parts = nullptr;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("== ")) {
      result.layouts.push_back({.name = line.substr(3)});
      block = nullptr;
    } else if (line.starts_with("-- ")) {
      std::istringstream words(line.substr(3));
      std::string name;
      words >> name;
      block = block_named(result.layouts.back(), name);
      parts = block == nullptr ? &result.parts[name] : nullptr;
      if (block != nullptr) block->records = read_records(words);
    } else if (block != nullptr) {
      (block->text += line) += '\n';
    } else if (parts != nullptr && !line.empty()) {
      // Titles are lines, all other parts words.
      std::istringstream words(line);
      if (parts == &result.parts["titles"]) {
        parts->push_back(line);
      } else {
        for (std::string word; words >> word;) parts->push_back(word);
      }
    }
  }
  std::erase_if(result.layouts, [](const Layout& layout) { return layout.items.empty(); });
  if (result.layouts.empty()) throw std::runtime_error("no layouts");
  return result;
}
