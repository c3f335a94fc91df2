// All that is known of layouts, read from the tables of lib/minutes/data/.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "minutes/attachments.h"
#include "minutes/body.h"
#include "minutes/case_number.h"
#include "minutes/form.h"
#include "minutes/header_line.h"
#include "minutes/heading.h"
#include "minutes/item_form.h"
#include "minutes/item_title.h"
#include "referat/minutes.h"

namespace referat {

class Layout {
 public:
  /// The texts of the tables, in the formats that their first lines tell.
  struct Tables {
    std::string_view bodies;
    std::string_view headings;
    std::string_view sentences;
    std::string_view item_forms;
    std::string_view markers;
    std::string_view labels;
    std::string_view case_schemes;
    std::string_view meeting_words;
    std::string_view furniture;
    std::string_view abbreviations;
    std::string_view attendance_words;
    std::string_view attachments;
    std::string_view item_titles;
  };
  /// A sentence that opens a section, of sentences.tsv.
  struct Opening {
    minutes::Form form;
    SectionKind kind = SectionKind::other;
  };
  explicit Layout(const Tables& tables);

  minutes::Bodies bodies;
  minutes::Headings headings;
  std::vector<Opening> openings;
  minutes::ItemForms item_forms;
  minutes::Labels labels;
  minutes::CaseSchemes case_schemes;
  minutes::AttachmentWords attachment_words;
  minutes::ItemTitles item_titles;
  std::unordered_set<std::string> meeting_words;  ///< folded
  std::vector<minutes::Form> furniture;
  std::unordered_set<std::string> abbreviations;     ///< as printed
  std::unordered_set<std::string> attendance_words;  ///< folded
};

}  // namespace referat
