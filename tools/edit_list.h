// A list of edits to make, in the form that --changes writes and the review page saves: referat-edits(5).
//
//   auto list = EditList::read("edits.tsv");
//   auto edits = list->edits("archive/a.txt", window, end);
//   replay(window.document.text, *edits)
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "frame.h"
#include "referat/repair.h"
#include "referat/text.h"

namespace referat::tools {

class EditList {
 public:
  /// Reads TSV, a JSON array or JSON Lines. "name:line: why" where that fails.
  [[nodiscard]] static tl::expected<EditList, std::string> read(const std::string& path);

  /// The edits of a window of an input, sorted, in its text; none where the list has none. `end` becomes where an edit
  /// begins that reaches into the next window. A message where they do not fit: where something else stands at one's
  /// place, or two overlap.
  [[nodiscard]] tl::expected<std::vector<Edit>, Message> edits(const std::string& file, const Window& window,
                                                               std::size_t& end) const;

  /// The files of the list that are not among the inputs, as the list has them.
  [[nodiscard]] std::vector<std::string> missing(const std::vector<Input>& inputs) const;

 private:
  struct Row {
    std::size_t line = 0;  // of the list; for JSON the number of the object
    Span span;             // in bytes of the input
    std::string before;
    Edit edit;  // but for its span
  };
  using Fields = std::map<std::string, std::string>;

  [[nodiscard]] std::string read_tsv(std::string_view text);
  [[nodiscard]] std::string read_json(std::string_view text);
  [[nodiscard]] std::string add(std::size_t line, const Fields& fields);

  std::string name_;
  std::map<std::string, std::vector<Row>> rows_;  // by file
};

}  // namespace referat::tools
