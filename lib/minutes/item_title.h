// Titles that agenda items have wherever minutes are written.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "minutes/table.h"
#include "minutes/words.h"

namespace referat::minutes {

class ItemTitles {
 public:
  /// From the rows of item_titles.tsv.
  explicit ItemTitles(const std::vector<Row>& rows);

  /// "Godkendelse af dagsorden for mødet", "Årsplan (Orientering)".
  [[nodiscard]] bool known(std::string_view title) const;

  /// "Åben dagsorden - godkendelse": the item's text tells body and date of the meeting.
  [[nodiscard]] bool approves_agenda(std::string_view title) const;

  /// "At planen godkendes": a point of a proposal.
  [[nodiscard]] bool never(std::string_view title) const;

 private:
  std::unordered_set<std::string> begins_;  // folded words, one blank between
  std::unordered_set<std::string> firsts_;  // … and the first of them
  std::unordered_set<std::string> ends_;
  std::unordered_set<std::string> never_;  // first words
  FirstBytes never_beginnings_;
  std::vector<std::string> agenda_;  // beginnings of words
};

}  // namespace referat::minutes
