#include "repair/lone.h"

#include <algorithm>
#include <string>
#include <vector>

#include "repair/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_lone_signs)
REFERAT_EMBEDDED(repair_numbered)

namespace referat::engine {

std::span<const LoneReading> lone_readings(Symbol sign) {
  static const std::vector<LoneReading> table = [] {
    std::vector<LoneReading> rows;
    each_row<3>(referat_embedded_repair_lone_signs_view(), [&rows](const auto& fields) {
      rows.push_back({static_cast<Symbol>(to_symbols(fields[0]).front()),
                      static_cast<Symbol>(to_symbols(fields[1]).front()), static_cast<float>(number_of(fields[2]))});
    });
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.read < b.read; });
    return rows;
  }();
  const auto first =
      std::lower_bound(table.begin(), table.end(), sign, [](const LoneReading& row, Symbol s) { return row.read < s; });
  const auto last = std::find_if(first, table.end(), [sign](const LoneReading& row) { return row.read != sign; });
  return {first, last};
}

bool is_numbered(std::string_view word) {
  static const auto words = first_column(referat_embedded_repair_numbered_view());
  return words.contains(lower_case(word));
}

}  // namespace referat::engine
