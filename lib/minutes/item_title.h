// Titles that agenda items have wherever minutes are written.
#pragma once

#include <string_view>
#include <vector>

#include "minutes/by_hash.h"
#include "minutes/stored.h"
#include "minutes/table.h"
#include "minutes/words.h"

namespace referat::minutes {

class ItemTitles {
 public:
  /// From the rows of item_titles.tsv.
  explicit ItemTitles(const std::vector<Row>& rows);
  ItemTitles() = default;

  /// "Godkendelse af dagsorden for mødet", "Årsplan (Orientering)".
  [[nodiscard]] bool known(std::string_view title) const;

  /// "Åben dagsorden - godkendelse": the item's text tells body and date of the meeting.
  [[nodiscard]] bool approves_agenda(std::string_view title) const;

  /// "At planen godkendes": a point of a proposal.
  [[nodiscard]] bool never(std::string_view title) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(begins_, firsts_, ends_, never_, never_beginnings_, agenda_);
  }

 private:
  TextSet begins_;  // folded words, one blank between
  TextSet firsts_;  // … and the first of them
  TextSet ends_;
  TextSet never_;  // first words
  FirstBytes never_beginnings_;
  Texts agenda_;  // beginnings of words
};

}  // namespace referat::minutes
