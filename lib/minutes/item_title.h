// Titles that agenda items have wherever minutes are written.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "minutes/table.h"

namespace referat::minutes {

class ItemTitles {
 public:
  /// From the rows of item_titles.tsv.
  explicit ItemTitles(const std::vector<Row>& rows);

  /// "Godkendelse af dagsorden for mødet", "Årsplan (Orientering)".
  [[nodiscard]] bool known(std::string_view title) const;

 private:
  std::unordered_set<std::string> begins_;  // folded words, one blank between
  std::unordered_set<std::string> ends_;
};

}  // namespace referat::minutes
