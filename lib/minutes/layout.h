// All that is known of layouts, read from the tables of lib/minutes/data/ and perhaps a user's file.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "minutes/attachments.h"
#include "minutes/attendance.h"
#include "minutes/body.h"
#include "minutes/case_number.h"
#include "minutes/first_words.h"
#include "minutes/form.h"
#include "minutes/header_line.h"
#include "minutes/heading.h"
#include "minutes/item_form.h"
#include "minutes/item_title.h"
#include "minutes/lazy.h"
#include "minutes/meeting_words.h"
#include "minutes/opening.h"
#include "minutes/outcome.h"
#include "minutes/persons.h"
#include "minutes/tables.h"
#include "minutes/vocabulary.h"
#include "minutes/votes.h"
#include "referat/minutes.h"

namespace referat {

class Layout {
 public:
  /// A sentence that opens a section, of sentences.tsv.
  struct OpeningSentence {
    minutes::Form form;
    SectionKind kind = SectionKind::other;
  };
  /// The texts that the rows refer to must outlive the layout.
  explicit Layout(minutes::Tables tables);

  minutes::Tables tables;
  minutes::FirstWords first_words;
  minutes::Bodies bodies;
  minutes::Headings headings;
  std::vector<OpeningSentence> opening_sentences;
  minutes::ItemForms item_forms;
  minutes::Labels labels;
  minutes::CaseSchemes case_schemes;
  minutes::Lazy<minutes::AttachmentWords> attachment_words;
  minutes::ItemTitles item_titles;
  minutes::Lazy<minutes::Names> names;
  minutes::Lazy<minutes::Vocabulary> vocabulary;
  minutes::Lazy<minutes::OutcomePhrases> outcomes;
  minutes::Lazy<minutes::OpeningPhrases> openings;
  minutes::Lazy<minutes::VotePhrases> votes;
  minutes::Lazy<minutes::AttendancePhrases> attendance;
  std::unordered_set<std::string_view> point_words;  ///< folded
  minutes::MeetingWords meeting_words;
  std::vector<minutes::Form> furniture;
  std::unordered_map<std::string, std::string_view> abbreviations;  ///< as printed, and the body's name
  std::unordered_set<std::string> attendance_words;                 ///< folded
};

}  // namespace referat
