// Forms: lines with placeholders, as the tables of layouts have them.
//
//   Forms forms;
//   forms.add("Beslutning i {body} den {date}");
//   LineBodies line("BESLUTNING i Byrådet (18-21) den 19-12-2016: Godkendt.", words, bodies);
//   forms[0].match(line)
//     // body "Byrådet", date "2016-12-19", end before ": Godkendt."
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "minutes/body.h"
#include "minutes/damage.h"
#include "minutes/stored.h"
#include "minutes/words.h"

namespace referat::minutes {

struct FormMatch {
  std::size_t end = 0;  ///< of what the form covers, in bytes of the line
  std::optional<Span> body;
  std::string date;    ///< ISO 8601
  std::string number;  ///< as printed
};

class Form;

/// The forms of a table.
class Forms {
 public:
  /// Words and the placeholders {body} (a known body's name), {name} (up to ten words, capitalised first), {date},
  /// {number}, {words} (one to ten words).
  void add(std::string_view form);

  [[nodiscard]] std::size_t size() const { return facts_.size(); }
  [[nodiscard]] Form operator[](std::size_t i) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(facts_, kinds_, words_);
  }

 private:
  friend class Form;
  enum class Kind : std::uint8_t { word, body, name, date, number, words };
  struct Facts {
    std::uint32_t end = 0;  // of its parts
    std::uint16_t bare = 1;
    std::uint8_t has_date = 0;
    std::uint8_t has_number = 0;
  };
  Array<Facts> facts_;
  Array<Kind> kinds_;      // of the parts of all
  DamageableForms words_;  // of the same; empty for a placeholder
};

/// One of them, to which it refers.
class Form {
 public:
  /// Matches from the line's beginning. Between the parts blanks, punctuation and one bracketed group may stand; words
  /// may differ in case and be damaged.
  [[nodiscard]] std::optional<FormMatch> match(LineBodies& line) const;

  /// True when no word of it is literal but "den", "pkt." and the like: "{body} {date}".
  [[nodiscard]] bool bare() const { return facts_->bare != 0; }

  /// The literal word that it begins with, in lower case; empty where it begins with a placeholder.
  [[nodiscard]] std::string_view first_word() const { return word(0).text; }

  /// The same of the word that it ends with.
  [[nodiscard]] std::string_view last_word() const { return word(size() - 1).text; }

  [[nodiscard]] bool begins_with_body() const { return kind(0) == Kind::body; }
  [[nodiscard]] bool has_date() const { return facts_->has_date != 0; }

  /// True when it holds a date or number: only a line with a digit can match, and text may follow on it.
  [[nodiscard]] bool has_number() const { return facts_->has_number != 0; }

 private:
  friend class Forms;
  using Kind = Forms::Kind;
  Form(const Forms& all, std::size_t i)
      : all_(&all), facts_(&all.facts_[i]), first_(i == 0 ? 0 : all.facts_[i - 1].end) {}

  [[nodiscard]] std::size_t size() const { return facts_->end - first_; }
  [[nodiscard]] Kind kind(std::size_t part) const { return all_->kinds_[first_ + part]; }
  [[nodiscard]] DamageableForm word(std::size_t part) const { return all_->words_[first_ + part]; }
  bool may_begin(LineBodies& line) const;
  bool match_from(std::size_t part, std::size_t word, LineBodies& line, FormMatch& match) const;
  bool match_part(std::size_t part, std::size_t word, LineBodies& line, FormMatch& match) const;

  const Forms* all_;
  const Forms::Facts* facts_;
  std::size_t first_;  // of its parts among those of all
};

inline Form Forms::operator[](std::size_t i) const { return {*this, i}; }

}  // namespace referat::minutes
