// Numbers of agenda items, recognised at a line's beginning.
//
//   forms.match("Punkt 7: Budgetopfølgning")  // number "7", title at byte 9, weight strong
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/by_hash.h"
#include "minutes/stored.h"
#include "minutes/table.h"

namespace referat::minutes {

enum class FormWeight { strong, plain, weak };

struct ItemNumber {
  std::string number;     ///< as printed
  int value = 0;          ///< 1 … 9999
  int part = 0;           ///< 2 of "3.2", which is an item under item 3
  std::size_t title = 0;  ///< where the title begins; the line's length where it is on the next line
  FormWeight weight = FormWeight::plain;
};

class ItemForms {
 public:
  /// From the rows of item_forms.tsv.
  explicit ItemForms(const std::vector<Row>& rows);
  ItemForms() = default;

  [[nodiscard]] std::optional<ItemNumber> match(std::string_view line) const;

  /// "punkt": a form's number stands behind it.
  [[nodiscard]] bool has_word(std::string_view folded) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(before_, after_, weights_, by_first_byte_);
  }

 private:
  Texts before_;  // folded
  Texts after_;
  Array<FormWeight> weights_;
  ByByte by_first_byte_;  // their numbers, by what a line begins with
};

}  // namespace referat::minutes
