// What the pattern of a case number (case_schemes.tsv) tells of the first characters of what it matches: a test that
// spares nearly all texts the regular expression.
//
//   PatternShape("(?<y>\\d{2})/\\d{1,6}").admits("21/1359")   // true: two digits, then a slash
//   PatternShape("(?<y>\\d{2})/\\d{1,6}").admits("3. maj")    // false
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace referat::minutes {

class PatternShape {
 public:
  /// A pattern that says nothing simple admits every text.
  explicit PatternShape(std::string_view pattern);

  /// The digits and the capitals that a text begins with: what all patterns ask of it.
  struct Beginning {
    explicit Beginning(std::string_view text);
    struct Run {
      std::size_t length = 0;  ///< characters
      char behind = 0;         ///< the byte that ends it; 0 at the text's end
    };
    Run digits;
    Run capitals;
  };

  /// False where the pattern cannot match at the beginning of a text.
  [[nodiscard]] bool admits(const Beginning& text) const;
  [[nodiscard]] bool admits(std::string_view text) const { return admits(Beginning(text)); }

  /// True when a small letter may stand in what the pattern matches.
  [[nodiscard]] bool has_small_letters() const { return small_letters_; }

 private:
  enum class Lead : std::uint8_t { anything, digits, capitals };
  enum class Next : std::uint8_t { anything, digit, mark };
  void read_lead(std::string_view pattern);

  Lead lead_ = Lead::anything;
  Next next_ = Next::anything;  // behind the lead
  char mark_ = 0;
  bool small_letters_ = true;
  std::uint32_t least_ = 0;  // characters of the lead
  std::uint32_t most_ = 0;
};

}  // namespace referat::minutes
