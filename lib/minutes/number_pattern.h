// The patterns of most case numbers (case_schemes.tsv), matched without a regular expression: digits, capital letters
// and marks, each so many times, one behind the other. That takes one pass and no memory.
//
//   NumberPattern("(?<y>\\d{2})/\\d{1,6}").match("21/1359 Åben")->length  // 7; its group y is "21"
//   NumberPattern("(?!19|20)\\d{4}").is_plain()                           // false: a regular expression's work
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace referat::minutes {

class NumberPattern {
 public:
  explicit NumberPattern(std::string_view pattern);

  /// False where the pattern says more than this class knows: it must not be asked to match then.
  [[nodiscard]] bool is_plain() const { return plain_ != 0; }

  struct Match {
    std::size_t length = 0;
    std::array<std::optional<std::string_view>, 4> groups{};  ///< by their place in kGroups

    [[nodiscard]] const std::optional<std::string_view>& group(char name) const { return groups[kGroups.find(name)]; }
  };

  /// What a regular expression finds that is matched at the front of the text.
  [[nodiscard]] std::optional<Match> match(std::string_view text) const;

  /// The named groups that patterns have.
  static constexpr std::string_view kGroups = "ynab";

 private:
  static constexpr std::size_t kMostSteps = 16;
  enum class Kind : std::uint8_t { digit, capital, byte };
  /// One character, from `least` to `most` times.
  struct Step {
    Kind kind = Kind::digit;
    char byte = 0;
    std::uint8_t least = 1;
    std::uint8_t most = 1;
  };
  /// The steps [begin, end) of a group; none where the pattern does not have it.
  struct Group {
    std::uint8_t begin = 0;
    std::uint8_t end = 0;
  };
  bool read(std::string_view rest);
  [[nodiscard]] bool is_greedy() const;
  static bool overlap(const Step& a, const Step& b);
  static std::size_t length_at(const Step& step, std::string_view text);

  std::array<Step, kMostSteps> steps_{};
  std::array<Group, 4> groups_{};
  std::uint16_t size_ = 0;
  std::uint16_t plain_ = 0;
};

}  // namespace referat::minutes
