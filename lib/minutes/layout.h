// All that is known of layouts, read from the tables of lib/minutes/data/ and perhaps a user's file.
#pragma once

#include <string_view>

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
#include "minutes/meeting_words.h"
#include "minutes/opening.h"
#include "minutes/outcome.h"
#include "minutes/persons.h"
#include "minutes/stored.h"
#include "minutes/tables.h"
#include "minutes/vocabulary.h"
#include "minutes/votes.h"
#include "referat/minutes.h"

namespace referat {

class Layout {
 public:
  /// Made of tables, which need not outlive it.
  explicit Layout(const minutes::Tables& tables);
  /// Loaded from what was stored.
  explicit Layout(std::string_view stored);

  template <typename Storage>
  void store(Storage& storage) {
    storage(first_words, bodies, headings, opening_sentences, opened_kinds, item_forms, labels, case_schemes,
            attachment_words, item_titles, names, vocabulary, outcomes, openings, votes, attendance, point_words,
            meeting_words, furniture, attendance_words);
  }

  minutes::FirstWords first_words;
  minutes::Bodies bodies;
  minutes::Headings headings;
  minutes::Forms opening_sentences;          ///< of sentences.tsv, which open sections …
  minutes::Array<SectionKind> opened_kinds;  ///< … of these kinds
  minutes::ItemForms item_forms;
  minutes::Labels labels;
  minutes::CaseSchemes case_schemes;
  minutes::AttachmentWords attachment_words;
  minutes::ItemTitles item_titles;
  minutes::Names names;
  minutes::Vocabulary vocabulary;
  minutes::OutcomePhrases outcomes;
  minutes::OpeningPhrases openings;
  minutes::VotePhrases votes;
  minutes::AttendancePhrases attendance;
  minutes::TextSet point_words;  ///< folded
  minutes::MeetingWords meeting_words;
  minutes::Forms furniture;
  minutes::TextSet attendance_words;  ///< folded
};

}  // namespace referat
