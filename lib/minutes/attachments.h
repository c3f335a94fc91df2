// The list of attachments of an agenda item.
//
//   read_attachments("1 -\tÅben\tReferat\t(95699/23)\t(H)\n3519506", words)
//     // number "1", open, title "Referat", document number "95699/23", id "3519506"
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "minutes/table.h"
#include "referat/records.h"

namespace referat::minutes {

/// The words of attachments.tsv.
class AttachmentWords {
 public:
  enum class Meaning { none, open, closed, label };
  explicit AttachmentWords(const std::vector<Row>& rows);

  /// What the folded word or phrase means; nullptr when it is not in the table.
  [[nodiscard]] const Meaning* find(const std::string& folded) const;

 private:
  std::unordered_map<std::string, Meaning> meanings_;
};

/// One attachment a row; a row that goes on below, and a document's id on a line of its own, are joined to it.
[[nodiscard]] std::vector<Attachment> read_attachments(std::string_view body, const AttachmentWords& words);

}  // namespace referat::minutes
