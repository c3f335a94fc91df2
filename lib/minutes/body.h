// The names of bodies: councils, committees, boards.
//
//   bodies.find("REFERAT Klima-, Teknik- og Miljøudvalget d. 19-03-2025")  // "Klima-, Teknik- og Miljøudvalget"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "minutes/table.h"
#include "minutes/words.h"
#include "referat/text.h"

namespace referat::minutes {

class Bodies {
 public:
  /// From the rows of bodies.tsv.
  explicit Bodies(const std::vector<Row>& rows);

  /// The first name of a body in `line`, without a genitive s.
  [[nodiscard]] std::optional<Span> find(std::string_view line) const;
  [[nodiscard]] std::optional<Span> find(std::string_view line, const std::vector<Word>& words) const;

  /// True when `text` is the name of a body and nothing else; a year behind it ("Byråd 2022") may stand.
  [[nodiscard]] bool is_body(std::string_view text) const;

 private:
  enum class Kind { word, ending, beginning, indefinite, never };
  struct Ending {
    std::string form;
    Kind kind;
  };
  struct Beginning {
    std::vector<std::string> words;
  };

  /// What the word is by itself; a genitive s may follow it. `length` is that of the word without it, in bytes.
  [[nodiscard]] std::optional<Kind> kind_of(const Word& word, std::size_t& length) const;

  std::unordered_map<std::string, Kind> words_;
  std::vector<std::string> endings_;
  std::vector<std::string> never_endings_;
  std::vector<std::vector<std::string>> beginnings_;
};

}  // namespace referat::minutes
