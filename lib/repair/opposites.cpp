#include "repair/opposites.h"

#include <set>
#include <string>
#include <utility>

#include "repair/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_opposites)

namespace referat::engine {

bool are_opposites(std::string_view word, std::string_view other) {
  static const auto pairs = [] {
    std::set<std::pair<std::string, std::string>, std::less<>> table;
    each_row<2>(referat_embedded_repair_opposites_view(), [&table](const auto& fields) {
      std::string first = to_symbols(fields[0]);
      std::string second = to_symbols(fields[1]);
      table.emplace(first, second);
      table.emplace(std::move(second), std::move(first));
    });
    return table;
  }();
  return pairs.contains(std::pair(std::string(word), std::string(other)));
}

}  // namespace referat::engine
