// Numbers of agenda items, recognised at a line's beginning.
//
//   forms.match("Punkt 7: Budgetopfølgning")  // number "7", title at byte 9, weight strong
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/table.h"

namespace referat::minutes {

enum class FormWeight { strong, plain, weak };

struct ItemNumber {
  std::string number;     ///< as printed
  int value = 0;          ///< 1 … 9999
  std::size_t title = 0;  ///< where the title begins; the line's length where it is on the next line
  FormWeight weight = FormWeight::plain;
};

class ItemForms {
 public:
  /// From the rows of item_forms.tsv.
  explicit ItemForms(const std::vector<Row>& rows);

  [[nodiscard]] std::optional<ItemNumber> match(std::string_view line) const;

 private:
  struct Form {
    std::string before;  // folded
    std::string after;
    FormWeight weight;
  };
  std::vector<Form> forms_;
};

}  // namespace referat::minutes
