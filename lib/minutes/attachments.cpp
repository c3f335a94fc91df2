#include "minutes/attachments.h"

#include <algorithm>

#include "minutes/words.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kMostNumberDigits = 3;
constexpr std::size_t kFewestIdDigits = 5;

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "95699/23", "2012-208960", "306-2019-263412": groups of digits, five or more in all.
bool is_document_number(std::string_view text) {
  if (text.size() < kFewestIdDigits + 1 || !is_digits(text.substr(0, 1)) || !is_digits(text.substr(text.size() - 1))) {
    return false;
  }
  const auto marks = std::ranges::count_if(text, [](char c) { return c == '/' || c == '-'; });
  const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return marks >= 1 && marks <= 2 && static_cast<std::size_t>(marks + digits) == text.size() &&
         static_cast<std::size_t>(digits) >= kFewestIdDigits;
}

class RowReader {
 public:
  RowReader(std::string_view line, const AttachmentWords& words)
      : line_(line), table_(words), words_(split_words(line)) {}

  /// Without number and document number the whole line is the title.
  Attachment read() {
    end_ = words_.size();
    read_tail();
    skip_dashes();
    if (at_ < end_ && meaning_of(at_, AttachmentWords::Meaning::label) && at_ + 1 < end_ &&
        is_digits(number(at_ + 1))) {
      ++at_;
    }
    if (at_ < end_ && is_digits(number(at_)) && number(at_).size() <= kMostNumberDigits && at_ + 1 < end_) {
      attachment_.number = number(at_++);
      numbered_ = true;
      skip_dashes();
    } else if (at_ < end_ && is_document_number(folded(at_)) && at_ + 1 < end_) {
      attachment_.document_number = folded(at_++);
      numbered_ = true;
    }
    skip_dashes();
    if (numbered_ && at_ + 1 < end_) read_marker();
    skip_dashes();
    if (at_ < end_) attachment_.title = cut(line_, {words_[at_].printed.begin, words_[end_ - 1].printed.end});
    return attachment_;
  }

  [[nodiscard]] bool numbered() const { return numbered_; }

 private:
  [[nodiscard]] const std::string& folded(std::size_t word) const { return words_[word].folded; }

  /// The word without a dash at its end: readers of PDF write "1 -" as "1-".
  [[nodiscard]] std::string_view number(std::size_t word) const {
    const std::string_view text = folded(word);
    return text.substr(0, text.size() - (text.ends_with('-') ? 1 : 0));
  }

  [[nodiscard]] bool meaning_of(std::size_t word, AttachmentWords::Meaning meaning) const {
    return table_.find(folded(word)) == meaning;
  }

  void skip_dashes() {
    while (at_ < end_ && (folded(at_).empty() || folded(at_) == "-")) ++at_;
  }

  /// From the end: "(H)", "(95699/23)", "87931/15".
  void read_tail() {
    while (end_ > 1 && line_[words_[end_ - 1].printed.begin] == '(' && character_count(folded(end_ - 1)) == 1) --end_;
    if (end_ > 1 && is_document_number(folded(end_ - 1))) attachment_.document_number = folded(--end_);
    while (end_ > 1 && folded(end_ - 1) == "-") --end_;
  }

  void read_marker() {
    if (meaning_of(at_, AttachmentWords::Meaning::open)) attachment_.status = CaseStatus::open;
    if (meaning_of(at_, AttachmentWords::Meaning::closed)) attachment_.status = CaseStatus::closed;
    if (attachment_.status != CaseStatus::unknown) ++at_;
  }

  std::string_view line_;
  const AttachmentWords& table_;
  std::vector<Word> words_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool numbered_ = false;
  Attachment attachment_;
};

}  // namespace

AttachmentWords::AttachmentWords(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const Meaning meaning = row[1] == "none"     ? Meaning::none
                            : row[1] == "closed" ? Meaning::closed
                            : row[1] == "label"  ? Meaning::label
                                                 : Meaning::open;
    meanings_.add(fold(row[0]), meaning);
  }
}

std::optional<AttachmentWords::Meaning> AttachmentWords::find(std::string_view folded) const {
  const auto found = meanings_.find(folded);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Attachment> read_attachments(std::string_view body, const AttachmentWords& words) {
  std::vector<Attachment> attachments;
  bool numbered = false;  // the last row
  for (const Span& span : lines(body)) {
    const std::string_view line = cut(body, trim(body, span));
    if (line.empty()) continue;
    std::string folded = fold(line);
    if (folded.ends_with('.')) folded.pop_back();
    if (words.find(folded) == AttachmentWords::Meaning::none) continue;
    if (is_digits(line) && line.size() >= kFewestIdDigits && !attachments.empty()) {
      attachments.back().id = line;
      continue;
    }
    RowReader row(line, words);
    Attachment attachment = row.read();
    if (!row.numbered() && numbered && !attachments.empty() && attachments.back().id.empty()) {
      // A numbered row that goes on, perhaps with the document number at its end.
      attachments.back().title += ' ';
      attachments.back().title += attachment.title;
      if (attachments.back().document_number.empty()) attachments.back().document_number = attachment.document_number;
      continue;
    }
    numbered = row.numbered();
    if (!attachment.title.empty()) attachments.push_back(std::move(attachment));
  }
  return attachments;
}

}  // namespace referat::minutes
