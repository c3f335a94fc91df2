// One form for each person's name, however the name is printed in one meeting's minutes.
//
//   NameForms forms;
//   for (name of {"Lærke Brandt", "Lerke Brandt", "Bo Kjær", "Bo T. Kjær"}) forms.add(name);
//   forms.form_of("Lerke Brandt") == "Lærke Brandt"
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/damage.h"
#include "minutes/words.h"

namespace referat::minutes {

class NameForms {
 public:
  void add(std::string_view name);

  /// The form that stands for the person; `name` itself where it is the only one, or where there are so many names that
  /// comparing them would take too long. Of two forms that differ by damage the sound one is taken, else the one that
  /// is printed more often, then the longer.
  [[nodiscard]] std::string form_of(std::string_view name);

 private:
  /// A name, read once for the many that it is compared with.
  struct Form {
    explicit Form(std::string_view name);

    /// `read` may be this name with Danish letters lost. Other differences may be those of two persons: Anna, Anne.
    [[nodiscard]] bool was_damaged_to(const Form& read) const;
    [[nodiscard]] bool is_person_of(const Form& other) const;

    std::vector<Word> words;
    std::string ends;  // the first of them and the last
    std::string folded;
    FormFacts facts;              // of the folded name
    std::size_t beyond_ascii;     // letters
    std::size_t count = 0;        // how often it is printed
    std::string best{};           // what form_of() gives, as long as no further name is added
    std::size_t compared_at = 0;  // how many had been added when `best` was found
  };
  using Forms = std::map<std::string, Form, std::less<>>;  // by name as printed
  using Named = Forms::value_type;
  [[nodiscard]] static bool is_better(const Named& form, const Named& than);

  Forms forms_;
  std::size_t added_ = 0;
};

}  // namespace referat::minutes
