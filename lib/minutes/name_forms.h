// One form for each person's name, however the name is printed in one meeting's minutes.
//
//   NameForms forms;
//   for (name of {"Lærke Brandt", "Lerke Brandt", "Bo Kjær", "Bo T. Kjær"}) forms.add(name);
//   forms.form_of("Lerke Brandt") == "Lærke Brandt"
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace referat::minutes {

class NameForms {
 public:
  void add(std::string_view name);

  /// The form that stands for the person; `name` itself where it is the only one, or where there are so many names that
  /// comparing them would take too long. Of two forms that differ by damage the sound one is taken, else the one that
  /// is printed more often, then the longer.
  [[nodiscard]] std::string form_of(std::string_view name) const;

 private:
  [[nodiscard]] bool is_better(const std::string& form, const std::string& than) const;

  std::map<std::string, std::size_t, std::less<>> counts_;
};

}  // namespace referat::minutes
