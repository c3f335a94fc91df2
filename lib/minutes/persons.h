// Persons and parties where minutes name them.
//
//   person_at("Rådmand Anna Holm-Kjær (A), sygdom", 0, …)->name == "Anna Holm-Kjær", ->party == "A"
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/by_hash.h"
#include "minutes/damage.h"
#include "minutes/stored.h"
#include "minutes/tables.h"
#include "referat/text.h"
#include "text/verdicts.h"

namespace referat::minutes {

/// What tells names from other words, and parties.
class Names {
 public:
  explicit Names(const Tables& tables);
  Names() = default;

  // Of a word in any case.
  /// Also where a Danish letter was lost: "Radmand".
  [[nodiscard]] bool is_title(std::string_view word) const;
  [[nodiscard]] bool is_no_name(std::string_view word) const;

  [[nodiscard]] bool is_particle(std::string_view folded) const { return particles_.contains(folded); }

  /// "Afbud", "Sygdom": a label or reason of absence; of a word in any case.
  [[nodiscard]] bool tells_absence(std::string_view word) const;
  /// "Liste", which stands before a party; of a word in any case.
  [[nodiscard]] bool stands_before_party(std::string_view word) const;

  struct Party {
    std::string_view printed;
    std::string_view folded;  ///< empty for a code, which must be written as printed
    std::string_view meant;   ///< what a misread mark stands for; empty for parties
  };
  /// How many parties there are, and one of them: longest first, so that the first that fits is the one meant.
  [[nodiscard]] std::size_t party_count() const { return printed_.size(); }
  /// The numbers of those that a text may begin with that begins with `byte`.
  [[nodiscard]] std::span<const std::uint16_t> parties_beginning_with(char byte) const {
    return by_first_byte_.find(byte);
  }
  [[nodiscard]] Party party(std::size_t i) const { return {printed_[i], folded_[i], meant_[i]}; }

  template <typename Storage>
  void store(Storage& storage) {
    storage(titles_, title_endings_, damageable_titles_, particles_, not_names_, not_name_beginnings_,
            not_name_endings_, before_parties_, absence_words_, printed_, folded_, meant_, by_first_byte_);
  }

 private:
  [[nodiscard]] Verdict judge_title(std::string_view folded) const;
  [[nodiscard]] Verdict judge_no_name(std::string_view folded) const;

  TextSet titles_;
  Texts title_endings_;
  DamageableForms damageable_titles_;  // those with æ, ø or å
  TextSet particles_;
  TextSet not_names_;
  Texts not_name_beginnings_;
  Texts not_name_endings_;
  TextSet before_parties_;
  TextSet absence_words_;
  Texts printed_;  // of the parties, and so below
  Texts folded_;
  Texts meant_;
  ByByte by_first_byte_;
  Verdicts title_verdicts_{2048};    // by word as printed
  Verdicts no_name_verdicts_{2048};  // the same
};

struct Person {
  Span span;           ///< from title words to the last mark after the name
  std::string name;    ///< without titles, on one line
  std::string party;   ///< as printed inside the marks: "A", "Løsgænger", "UP-1"; empty for "()"
  std::string remark;  ///< any other text in marks: "sygdom", "punkt 5"
};

enum class NameForm {
  full,   ///< a first name or initial and a surname
  short_  ///< also one word, or initials: only where nothing but names is expected
};

/// The person named at `offset`; nothing beyond `end` is read. A name is two to six words that begin with a capital
/// letter (hyphens, initials and particles inside), none of which not_names.tsv lists.
[[nodiscard]] std::optional<Person> person_at(std::string_view text, std::size_t offset, std::size_t end, NameForm form,
                                              const Names& names);

/// The persons in a row from `offset` on, divided by commas, "og", "samt", "/", "+", "|" and the like; empty when no
/// person is named there.
[[nodiscard]] std::vector<Person> persons_at(std::string_view text, std::size_t offset, std::size_t end, NameForm form,
                                             const Names& names);

/// The persons in a row that stand behind their parties: "A: Anna Holm, Carl Ring, V: Bo Kjær"; empty where the row
/// does not begin so.
[[nodiscard]] std::vector<Person> persons_by_party(std::string_view text, std::size_t offset, std::size_t end,
                                                   const Names& names);

/// Whether the persons of a row have their parties behind them.
enum class PartyMarks {
  needed,
  not_of_one  ///< not where the row is one person alone
};

/// The persons in a row that is nothing else and has their surnames first: "Holm, Anna (A); Kjær, Bo (V)". Their names
/// are given as others are: "Anna Holm".
[[nodiscard]] std::vector<Person> reversed_persons_at(std::string_view text, std::size_t offset, std::size_t end,
                                                      PartyMarks marks, const Names& names);

/// Where one divider of a row ("," or "og", with the blanks around it) that begins at `offset` ends; `offset` when none
/// is there.
[[nodiscard]] std::size_t after_divider(std::string_view text, std::size_t offset, std::size_t end);

/// The end of a party's letter or name at `offset`, as parties.tsv knows it; std::nullopt where there is none.
[[nodiscard]] std::optional<std::size_t> party_end(std::string_view text, std::size_t offset, std::size_t end,
                                                   const Names& names);

}  // namespace referat::minutes
