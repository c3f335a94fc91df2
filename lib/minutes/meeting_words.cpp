#include "minutes/meeting_words.h"

#include <algorithm>

#include "minutes/words.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kBeginning = 4;  // bytes of a word that are looked at

/// Sets the bit in which small letters differ from capitals, in ASCII and in the second byte of æ, ø and å; of other
/// characters, equal ones stay equal.
char without_case(char c) { return static_cast<char>(static_cast<unsigned char>(c) | 0x20U); }

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() && std::equal(beginning.begin(), beginning.end(), text.begin(),
                                                       [](char a, char b) { return a == without_case(b); });
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
    std::string beginning = word.substr(0, kBeginning);
    std::ranges::transform(beginning, beginning.begin(), without_case);
    for (int byte = 0; byte < 256; ++byte) {
      if (without_case(static_cast<char>(byte)) == beginning.front()) bytes_[static_cast<std::size_t>(byte)] |= kFirst;
    }
    if (!beginnings_.any_of([&](std::string_view known) { return known == beginning; })) beginnings_.add(beginning);
    words_.add(word);
  }
}

bool MeetingWords::may_stand_in(std::string_view line) const {
  unsigned before = kDivides;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const unsigned byte = bytes_[static_cast<unsigned char>(line[at])];
    if ((before & kDivides) != 0 && (byte & kFirst) != 0) {
      const std::string_view rest = line.substr(at);
      if (beginnings_.any_of([&](std::string_view form) { return begins_with(rest, form); })) return true;
    }
    before = byte;
  }
  return false;
}

}  // namespace referat::minutes
