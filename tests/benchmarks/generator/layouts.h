// The layouts of layouts.txt.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// How many records the tools are to find.
struct Records {
  std::size_t cases = 0;
  std::size_t decisions = 0;
  std::size_t absentees = 0;

  Records& operator+=(const Records& more) {
    cases += more.cases;
    decisions += more.decisions;
    absentees += more.absentees;
    return *this;
  }
};

/// A piece of minutes with slots in it.
struct Block {
  std::string text;
  Records records{};
};

struct Layout {
  std::string name;
  Block front{};
  Block opening{};  ///< empty where the layout has none
  Block page{};     ///< likewise
  std::vector<Block> items{};
};

struct Layouts {
  std::vector<Layout> layouts;
  /// The parts of names, places, titles and compounds, by their block's name.
  std::map<std::string, std::vector<std::string>, std::less<>> parts;
};

/// Reads layouts.txt; throws std::runtime_error with what is wrong in it.
[[nodiscard]] Layouts read_layouts(std::string_view text);
