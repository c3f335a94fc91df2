// The lines under an item's title that carry its case number, "Åben sag", initials and the like.
//
//   header.match("Sagsnr.: 330-2018-3619   Dok.nr.: 330-2018-500301   Åbent", …)  // case 330-2018-3619, open
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/body.h"
#include "minutes/by_hash.h"
#include "minutes/case_number.h"
#include "minutes/line_text.h"
#include "minutes/stored.h"
#include "minutes/table.h"
#include "minutes/word_forms.h"
#include "minutes/words.h"
#include "referat/records.h"
#include "text/verdicts.h"

namespace referat::minutes {

enum class LabelMeaning { case_number, document, title, other, body, date, front };

struct HeaderLine {
  CaseNumber case_number;  ///< its span in the line
  CaseStatus status = CaseStatus::unknown;
  bool label = false;                        ///< the line has a label of an item's header
  std::optional<LabelMeaning> open_label{};  ///< the line ends in this label, whose value stands on the next line
};

struct FoundLabel {
  LabelMeaning meaning = LabelMeaning::other;
  Span span;              ///< in the line, without its colon
  std::size_t value = 0;  ///< where the value begins
  bool colon = false;
};

struct TitleMarker {
  Span title;  ///< what is left of the title
  CaseStatus status = CaseStatus::unknown;
};

class Labels {
 public:
  /// From the rows of labels.tsv and markers.tsv.
  Labels(const std::vector<Row>& labels, const std::vector<Row>& markers);
  Labels() = default;

  /// The header line that `text` is as a whole; `after` is the label that the line before ends in.
  [[nodiscard]] std::optional<HeaderLine> match(LineText& text, const CaseSchemes& schemes, const Bodies& bodies,
                                                std::optional<LabelMeaning> after) const;

  /// The label that `line` begins with.
  [[nodiscard]] std::optional<FoundLabel> label(std::string_view line) const;

  /// What a line tells of the items that follow it: "Lukkede punkter".
  [[nodiscard]] std::optional<CaseStatus> group(LineText& line) const;

  /// Parts a title from its marker: "Lukket: Ejendomssag", "Ejendomssag (Lukket)". "Lukket: …" keeps its words, as the
  /// title is often nothing without them.
  [[nodiscard]] TitleMarker split_marker(std::string_view title) const;

  /// What a marker among the words before a title says: "Åbent punkt 4", "Punkt 4, lukket:".
  [[nodiscard]] CaseStatus status_told(std::string_view before) const;

  /// True when the title is nothing but a marker: "Lukket sag".
  [[nodiscard]] bool is_marker(std::string_view title) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(labels_, meanings_, by_first_word_, marker_forms_, markers_, marker_firsts_, marker_places_,
            longest_group_);
  }

 private:
  enum class Where { line, title, end, group };  // a marker stands
  struct Marker {
    CaseStatus status = CaseStatus::unknown;
    Where where = Where::line;
  };
  [[nodiscard]] static Verdict place(Where where) { return static_cast<Verdict>(1U << static_cast<unsigned>(where)); }
  [[nodiscard]] Verdict places_of_markers(std::string_view folded) const;
  [[nodiscard]] bool begins_with_label(LineText& line) const;
  [[nodiscard]] bool may_have_marker(std::string_view title) const;

  /// The longest label at `words[at]`, and the longest marker for such a place: of how many words it is.
  struct LabelAt {
    LabelMeaning meaning = LabelMeaning::other;
    std::size_t words = 0;
  };
  struct MarkerAt {
    CaseStatus status = CaseStatus::unknown;
    std::size_t words = 0;
  };
  [[nodiscard]] std::optional<LabelAt> label_at(const std::vector<Word>& words, std::size_t at) const;
  [[nodiscard]] std::optional<MarkerAt> marker_at(const std::vector<Word>& words, std::size_t at, Where where) const;

  WordForms labels_;  // longest first
  Array<LabelMeaning> meanings_;
  ByHash<std::uint16_t> by_first_word_;  // the labels' numbers
  WordForms marker_forms_;               // longest first
  Array<Marker> markers_;
  DamageableForms marker_firsts_;  // their first words, each once …
  Array<Verdict> marker_places_;   // … and where the markers stand that begin so
  std::size_t longest_group_ = 0;  // bytes
  Verdicts marker_words_{512};     // where the markers stand that a word begins
  Verdicts title_words_{512};      // whether a word begins a marker of titles
};

}  // namespace referat::minutes
