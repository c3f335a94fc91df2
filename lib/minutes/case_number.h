// Case numbers: the schemes in which municipalities number their cases.
//
//   schemes.match("85.02.02G00-0011 Åben sag", 0, Label::none)  // normalised "85.02.02-G00-0011"
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/table.h"
#include "minutes/verdicts.h"
#include "referat/minutes.h"

namespace referat::minutes {

/// What is wrong with the pattern of a scheme: it is no regular expression, or takes too long; empty when nothing is.
[[nodiscard]] std::string pattern_fault(std::string_view pattern);

enum class Label { none, present };

class CaseSchemes {
 public:
  /// From the rows of case_schemes.tsv.
  explicit CaseSchemes(const std::vector<Row>& rows);

  /// The case number that begins at `offset` of `line` and is no part of something longer. Without a label only the
  /// schemes that may stand alone are tried. A letter read for a digit is made one in the normalised number.
  [[nodiscard]] std::optional<CaseNumber> match(std::string_view line, std::size_t offset, Label label) const;

 private:
  struct Scheme;
  [[nodiscard]] std::optional<CaseNumber> match_text(std::string_view text, Label label) const;
  [[nodiscard]] bool may_stand_alone(std::string_view text) const;

  std::vector<std::shared_ptr<Scheme>> schemes_;
  Verdicts begins_alone_;  // whether a word begins a number that stands alone
};

}  // namespace referat::minutes
