// Forms: lines with placeholders, as the tables of layouts have them.
//
//   Form form("Beslutning i {body} den {date}");
//   LineBodies line("BESLUTNING i Byrådet (18-21) den 19-12-2016: Godkendt.", words, bodies);
//   form.match(line)
//     // body "Byrådet", date "2016-12-19", end before ": Godkendt."
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/body.h"
#include "minutes/damage.h"
#include "minutes/words.h"

namespace referat::minutes {

struct FormMatch {
  std::size_t end = 0;  ///< of what the form covers, in bytes of the line
  std::optional<Span> body;
  std::string date;    ///< ISO 8601
  std::string number;  ///< as printed
};

class Form {
 public:
  /// Words and the placeholders {body} (a known body's name), {name} (up to ten words, capitalised first), {date},
  /// {number}, {words} (one to ten words).
  explicit Form(std::string_view form);

  /// Matches from the line's beginning. Between the parts blanks, punctuation and one bracketed group may stand; words
  /// may differ in case and be damaged.
  [[nodiscard]] std::optional<FormMatch> match(LineBodies& line) const;

  /// True when no word of it is literal but "den", "pkt." and the like: "{body} {date}".
  [[nodiscard]] bool bare() const { return bare_; }

  /// The literal word that it begins with, in lower case; empty where it begins with a placeholder.
  [[nodiscard]] std::string_view first_word() const { return parts_.front().word.text; }

  /// The same of the word that it ends with.
  [[nodiscard]] std::string_view last_word() const { return parts_.back().word.text; }

  [[nodiscard]] bool begins_with_body() const { return parts_.front().kind == Kind::body; }
  [[nodiscard]] bool has_date() const { return has_date_; }

  /// True when it holds a date or number: only a line with a digit can match, and text may follow on it.
  [[nodiscard]] bool has_number() const { return has_number_; }

 private:
  enum class Kind { word, body, name, date, number, words };
  struct Part {
    Kind kind = Kind::word;
    DamageableForm word;
  };
  bool may_begin(LineBodies& line) const;
  bool match_from(std::size_t part, std::size_t word, LineBodies& line, FormMatch& match) const;
  bool match_part(std::size_t part, std::size_t word, LineBodies& line, FormMatch& match) const;

  std::vector<Part> parts_;
  bool bare_ = true;
  bool has_date_ = false;
  bool has_number_ = false;
};

}  // namespace referat::minutes
