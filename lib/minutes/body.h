// The names of bodies: councils, committees, boards.
//
//   bodies.find("REFERAT Klima-, Teknik- og Miljøudvalget d. 19-03-2025")  // "Klima-, Teknik- og Miljøudvalget"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/by_hash.h"
#include "minutes/damage.h"
#include "minutes/stored.h"
#include "minutes/tables.h"
#include "minutes/words.h"
#include "referat/text.h"
#include "text/verdicts.h"

namespace referat::minutes {

class Bodies {
 public:
  /// From the rows of bodies.tsv and abbreviations.tsv.
  explicit Bodies(const Tables& tables);
  Bodies() = default;

  struct Name {
    Span span;              ///< in the line, without a genitive s
    std::size_t first = 0;  ///< its words [first, last)
    std::size_t last = 0;
  };

  /// The first name of a body in `line` among its words from `from` on.
  [[nodiscard]] std::optional<Name> find(std::string_view line, const std::vector<Word>& words,
                                         std::size_t from = 0) const;
  [[nodiscard]] std::optional<Span> find(std::string_view line) const;

  /// The name that begins with word `first`; a year behind it ("Byråd 2022") is passed over in Name::last.
  [[nodiscard]] std::optional<Name> at(std::string_view line, const std::vector<Word>& words, std::size_t first) const;

  /// False when no name begins with the line's first word.
  [[nodiscard]] bool may_begin(std::string_view line) const;

  /// The first name that is joined to "møde": "Skolebestyrelse" in "Referat af Skolebestyrelsesmøde".
  [[nodiscard]] std::optional<Span> find_in_meeting(const std::vector<Word>& words) const;

  /// True when a word speaks of a meeting: "mødet", "Mødested", "Byrådsmøde".
  [[nodiscard]] bool speak_of_meeting(const std::vector<Word>& words) const;

  /// "KB", as printed.
  [[nodiscard]] bool is_abbreviation(std::string_view word) const {
    return word.size() <= longest_abbreviation_ && abbreviations_.contains(word);
  }

  /// "og", "samt".
  [[nodiscard]] bool is_joint(std::string_view folded) const { return joints_.contains(folded); }

  /// The line is a committee's name, though it has no word for it ("Plan, Miljø og Teknik") or small letters ("Udvalget
  /// for psykiatri og specialiseret socialområde").
  [[nodiscard]] bool is_joined_name(std::string_view line) const;

  /// "i", behind which it is told where a body is.
  [[nodiscard]] bool is_place(std::string_view folded) const { return places_.contains(folded); }

  /// True when the line is the name of a body and nothing else but a year, or where it is: "i Vindeby Kommune".
  [[nodiscard]] bool is_body(std::string_view line, const std::vector<Word>& words) const;
  [[nodiscard]] bool is_body(std::string_view line) const { return is_body(line, split_words(line)); }

  template <typename Storage>
  void store(Storage& storage) {
    storage(words_, endings_, never_endings_, damageable_words_, damageable_kinds_, damageable_endings_,
            damageable_never_endings_, meetings_, joints_, articles_, places_, beginnings_, abbreviations_,
            longest_abbreviation_);
  }

 private:
  enum class Kind { word, ending, indefinite, adjectival, never };

  /// A word that is or ends a name.
  struct Head {
    Kind kind = Kind::word;
    std::size_t length = 0;  ///< in bytes, without a genitive s
  };
  void add_word(std::string_view form, Kind kind);
  [[nodiscard]] std::optional<Head> head(std::string_view folded) const;
  [[nodiscard]] bool is_never(std::string_view folded) const;
  [[nodiscard]] std::optional<Head> damaged_head(std::string_view folded) const;
  [[nodiscard]] std::optional<Head> head_at(std::string_view line, const Word& word) const;
  [[nodiscard]] std::optional<Head> judge(std::string_view line, const Word& word) const;
  [[nodiscard]] Verdict roles(std::string_view printed) const;
  [[nodiscard]] bool may_go_on(std::string_view line, const std::vector<Word>& words, std::size_t at) const;
  [[nodiscard]] std::optional<Name> name_found_at(std::string_view line, const std::vector<Word>& words, std::size_t at,
                                                  std::size_t from) const;
  [[nodiscard]] static std::optional<Name> name_before_date(std::string_view line, const std::vector<Word>& words,
                                                            std::size_t first, std::size_t after);
  [[nodiscard]] std::optional<Name> beginning_at(std::string_view line, const std::vector<Word>& words,
                                                 std::size_t first) const;
  [[nodiscard]] bool is_name_in_small_letters(std::string_view line, const std::vector<Word>& words) const;
  [[nodiscard]] std::size_t first_word(std::string_view line, const std::vector<Word>& words, std::size_t last,
                                       std::size_t from) const;

  ByHash<Kind> words_;
  Texts endings_;
  Texts never_endings_;
  // The same, to be recognised damaged.
  DamageableForms damageable_words_;
  Array<Kind> damageable_kinds_;
  DamageableForms damageable_endings_;
  DamageableForms damageable_never_endings_;
  Texts meetings_;
  TextSet joints_;
  TextSet articles_;
  TextSet places_;
  TextSet abbreviations_;
  std::size_t longest_abbreviation_ = 0;  // bytes
  std::vector<Texts> beginnings_;         // the words of "udvalget for"
  Verdicts heads_{4096};                  // by word, without its outer marks
  Verdicts roles_{4096};                  // by word as printed
};

/// A line, and the names of bodies in it, each of which is looked for once though many forms ask for it.
class LineBodies {
 public:
  LineBodies(std::string_view line, const std::vector<Word>& words, const Bodies& bodies)
      : line_(line), words_(words), bodies_(bodies) {}

  [[nodiscard]] std::string_view line() const { return line_; }
  [[nodiscard]] const std::vector<Word>& words() const { return words_; }

  [[nodiscard]] bool is_joint(std::string_view folded) const { return bodies_.is_joint(folded); }

  /// Bodies::at(). The result holds until the next call.
  [[nodiscard]] const std::optional<Bodies::Name>& at(std::size_t first);

 private:
  struct Found {
    std::size_t first = 0;
    std::optional<Bodies::Name> name;
  };
  std::string_view line_;
  const std::vector<Word>& words_;
  const Bodies& bodies_;
  std::vector<Found> found_;
};

}  // namespace referat::minutes
