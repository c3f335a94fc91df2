// Case numbers: the schemes in which municipalities number their cases.
//
//   schemes.match("85.02.02G00-0011 Åben sag", 0, Label::none)  // normalised "85.02.02-G00-0011"
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/number_pattern.h"
#include "minutes/pattern_shape.h"
#include "minutes/stored.h"
#include "minutes/table.h"
#include "referat/minutes.h"
#include "text/verdicts.h"

namespace referat::minutes {

/// What is wrong with the pattern of a scheme: it is no regular expression, or takes too long; empty when nothing is.
[[nodiscard]] std::string pattern_fault(std::string_view pattern);

enum class Label { none, present };

class CaseSchemes {
 public:
  /// From the rows of case_schemes.tsv.
  explicit CaseSchemes(const std::vector<Row>& rows);
  CaseSchemes() = default;

  /// The case number that begins at `offset` of `line` and is no part of something longer. Without a label only the
  /// schemes that may stand alone are tried. A letter read for a digit is made one in the normalised number.
  [[nodiscard]] std::optional<CaseNumber> match(std::string_view line, std::size_t offset, Label label) const;

  /// The case number that a title begins with ("BR 366/07. Medlemsforslag") or ends with, in brackets or apart from its
  /// words ("Budget 2020 (2019-0302914)", "Budget 2020    19/30214").
  [[nodiscard]] std::optional<CaseNumber> match_in_title(std::string_view title) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(names_, patterns_, plain_, shapes_, needed_);
    set_regexes();
  }

 private:
  [[nodiscard]] std::optional<CaseNumber> match_apart(std::string_view title) const;
  [[nodiscard]] std::optional<CaseNumber> match_text(std::string_view text, Label label) const;
  [[nodiscard]] std::optional<NumberPattern::Match> match_pattern(std::size_t scheme, std::string_view text) const;
  [[nodiscard]] bool may_stand_alone(std::string_view text) const;
  void set_regexes();

  Texts names_;  // of the schemes, and so below
  Texts patterns_;
  Array<NumberPattern> plain_;
  Array<PatternShape> shapes_;
  Array<Label> needed_;  // none of those that may stand alone
  struct Regexes;
  std::shared_ptr<const Regexes> regexes_;  // of the patterns that are not plain, each made when it is first needed
  Verdicts begins_alone_{512};              // whether a word begins a number that stands alone
};

}  // namespace referat::minutes
