// Headings of sections, recognised in a line.
//
//   headings.match("### **Beslutning i Byrådet den 19-12-2016**", bodies)  // kind decision, "Byrådet", "2016-12-19"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/body.h"
#include "minutes/by_hash.h"
#include "minutes/damage.h"
#include "minutes/form.h"
#include "minutes/line_text.h"
#include "minutes/stored.h"
#include "minutes/table.h"
#include "referat/records.h"
#include "text/verdicts.h"

namespace referat::minutes {

/// The kind of that name in the tables; `other` where there is none.
[[nodiscard]] SectionKind section_kind(std::string_view name);

/// True for a form of headings.tsv that holds placeholders for words.
[[nodiscard]] bool is_template(std::string_view form);

struct Heading {
  SectionKind kind = SectionKind::other;
  Span span;             ///< in the line, without its colon
  std::size_t text = 0;  ///< where text begins on the same line; the line's length where there is none
  std::string body_name{};
  std::string date{};  ///< ISO 8601
  bool bare = false;   ///< a body and a date only ("Byrådet, 18.12.2018"), which text may also begin with
  bool weak = false;   ///< also means something else ("Referat:"): counts only where no other of its kind does
  double confidence = 1;
};

class Headings {
 public:
  /// From the rows of headings.tsv.
  explicit Headings(const std::vector<Row>& rows);
  Headings() = default;

  /// The heading that the line is or begins with.
  [[nodiscard]] std::optional<Heading> match(LineText& line, const Bodies& bodies) const;

  /// The heading that is broken over two lines: "Økonomiske" / "konsekvenser". Its places are in the two, joined by a
  /// blank.
  [[nodiscard]] std::optional<Heading> match_broken(std::string_view line, std::string_view next,
                                                    const Bodies& bodies) const;

  /// Where in a line a heading with a date begins behind a sentence: "Godkendt. Beslutning fra Byrådet, 3. maj 2021:
  /// …"; npos where none does.
  [[nodiscard]] std::size_t find_glued(std::string_view line, const Bodies& bodies) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(plain_, before_colon_, damageable_, damageable_kinds_, shorter_, templates_, template_kinds_, dated_words_,
            dated_beginnings_, body_endings_, any_line_, points_, longest_, longest_damaged_, least_by_signs_);
  }

 private:
  struct Found {
    SectionKind kind = SectionKind::other;
    double confidence = 1;
  };
  /// The plain form that the folded text is, perhaps damaged.
  [[nodiscard]] std::optional<Found> find(std::string_view text) const;
  [[nodiscard]] std::optional<Found> judge(std::string_view folded) const;
  [[nodiscard]] std::optional<SectionKind> find_exact(std::string_view folded) const;
  [[nodiscard]] std::size_t point_end(std::string_view line, std::size_t at, const Bodies& bodies) const;
  [[nodiscard]] std::optional<Heading> match_before_colon(std::string_view line) const;
  [[nodiscard]] std::optional<Heading> match_before_column(std::string_view line) const;
  [[nodiscard]] std::optional<Heading> match_glued(std::string_view line) const;
  [[nodiscard]] bool may_be_damaged(const LineText& line) const;
  [[nodiscard]] bool may_be_template(LineText& line, const Bodies& bodies) const;
  [[nodiscard]] std::optional<Heading> match_templates(std::string_view line, const std::vector<Word>& words, Uses uses,
                                                       const Bodies& bodies) const;

  ByHash<SectionKind> plain_;
  ByHash<SectionKind> before_colon_;     // those that need their colon
  DamageableForms damageable_;           // those of them that are, the shortest first …
  Array<SectionKind> damageable_kinds_;  // … and what they head
  Array<std::uint32_t> shorter_;         // by bytes: how many of them are shorter
  Forms templates_;
  Array<SectionKind> template_kinds_;
  TextSet dated_words_;                  // that templates with a date or number begin with
  FirstBytes dated_beginnings_;          // … and what these begin with
  DamageableForms body_endings_;         // the last words of templates that begin with a body and hold no number
  bool any_line_ = false;                // there is a template of which neither its words nor digits tell
  Forms points_;                         // "pkt. 42" behind a date
  std::size_t longest_ = 0;              // of the plain forms, in bytes
  std::size_t longest_damaged_ = 0;      // of what may be read for one of the damageable
  Array<std::uint32_t> least_by_signs_;  // the size in bytes of the shortest that so many signs may be read for
  Verdicts verdicts_{512};               // of find()
};

}  // namespace referat::minutes
