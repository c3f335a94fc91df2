// The list of attachments of an agenda item.
//
//   read_attachments("1 -\tÅben\tReferat\t(95699/23)\t(H)\n3519506", words)
//     // number "1", open, title "Referat", document number "95699/23", id "3519506"
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "minutes/by_hash.h"
#include "minutes/table.h"
#include "referat/records.h"

namespace referat::minutes {

/// The words of attachments.tsv.
class AttachmentWords {
 public:
  enum class Meaning { none, open, closed, label };
  AttachmentWords() = default;
  explicit AttachmentWords(const std::vector<Row>& rows);

  /// What the folded word or phrase means; std::nullopt when it is not in the table.
  [[nodiscard]] std::optional<Meaning> find(std::string_view folded) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(meanings_);
  }

 private:
  ByHash<Meaning> meanings_;
};

/// One attachment a row; a row that goes on below, and a document's id on a line of its own, are joined to it.
[[nodiscard]] std::vector<Attachment> read_attachments(std::string_view body, const AttachmentWords& words);

}  // namespace referat::minutes
