#include "minutes/meeting_words.h"

#include <algorithm>
#include <cstring>

#include "minutes/words.h"

namespace referat::minutes {
namespace {

/// Sets the bit in which small letters differ from capitals, in ASCII and in the second byte of æ, ø and å; of other
/// characters, equal ones stay equal.
char without_case(char c) { return static_cast<char>(static_cast<unsigned char>(c) | 0x20U); }

/// The first bytes of a text without case; behind its end, blanks.
std::uint32_t first_letters(std::string_view text) {
  std::uint32_t letters = 0;
  std::memcpy(&letters, text.data(), std::min(text.size(), sizeof letters));
  return letters | 0x20202020U;
}

/// A word does not begin behind a letter or digit. What ASCII lacks may be a letter or a mark.
bool is_letter_or_digit(char c) {
  const char letter = without_case(c);
  return (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

MeetingWords::MeetingWords(const std::vector<Row>& rows) {
  for (std::size_t byte = 0; byte < bytes_.size(); ++byte) {
    if (!is_letter_or_digit(static_cast<char>(byte))) bytes_[byte] = kDivides;
  }
  for (const Row& row : rows) {
    const std::string word = fold(row[0]);
    if (word.empty()) continue;
    for (int byte = 0; byte < 256; ++byte) {
      if (without_case(static_cast<char>(byte)) == without_case(word.front()))
        bytes_[static_cast<std::size_t>(byte)] |= kFirst;
    }
    Beginning beginning;
    std::memset(&beginning.mask, 0xFF, std::min(word.size(), sizeof beginning.mask));
    beginning.letters = first_letters(word) & beginning.mask;
    if (std::ranges::find(beginnings_, beginning) == beginnings_.end()) beginnings_.push_back(beginning);
    words_.add(word);
  }
}

bool MeetingWords::may_stand_in(std::string_view line) const {
  const auto is_first = [this](char c) { return (bytes_[static_cast<unsigned char>(c)] & kFirst) != 0; };
  const auto divides = [this](char c) { return (bytes_[static_cast<unsigned char>(c)] & kDivides) != 0; };
  const char* const end = line.data() + line.size();
  for (const char* at = line.data(); (at = std::find_if(at, end, is_first)) != end; ++at) {
    if (at != line.data() && !divides(at[-1])) continue;
    const std::uint32_t letters = first_letters({at, static_cast<std::size_t>(end - at)});
    const auto stands = [letters](const Beginning& known) { return (letters & known.mask) == known.letters; };
    if (std::ranges::any_of(beginnings_, stands)) return true;
  }
  return false;
}

}  // namespace referat::minutes
