#include "language/lexicon.h"

#include <algorithm>

namespace referat::language {
namespace {

const WordFigures& figures(WordId id) { return detail::lexicon_at<WordFigures>(detail::header().words)[id]; }

float log_of(std::uint32_t cost) { return -kCostStep * static_cast<float>(cost); }

}  // namespace

std::uint16_t find(std::string_view form) {
  Walk walk;
  for (const char symbol : form) {
    const std::optional<Walk> next = walk.step(static_cast<unsigned char>(symbol));
    if (!next) return 0;
    walk = *next;
  }
  return walk.flags();
}

WordId word_id(std::string_view form) {
  // The slots keep 16 bits of each word's hash, which tells the words of the figures from one another, but from no
  // other form: the automaton does that.
  if ((find(form) & kFigures) == 0) return kUnknownWord;
  const auto* slots = detail::lexicon_at<std::uint32_t>(detail::header().slots);
  const std::uint32_t mask = (1U << detail::header().slot_bits) - 1;
  const std::uint64_t hash = form_hash(form);
  auto slot = static_cast<std::uint32_t>(hash) & mask;
  while (slots[slot] >> 16 != hash >> 48) slot = (slot + 1) & mask;
  return slots[slot] & 0xFFFF;
}

WordId word_count() { return detail::header().word_count; }

float log_frequency(WordId id) { return log_of(figures(id).frequency); }

int capitalised_per_mille(WordId id) { return figures(id).capitalised_per_mille; }

std::optional<float> log_pair(WordId previous, WordId word) {
  const auto* rows = detail::lexicon_at<std::uint32_t>(detail::header().rows);
  const auto* pairs = detail::lexicon_at<std::uint32_t>(detail::header().pairs);
  const auto* end = pairs + rows[previous + 1];
  const auto* pair = std::lower_bound(pairs + rows[previous], end, word << 16);
  if (pair == end || *pair >> 16 != word) return std::nullopt;
  return log_of(*pair & 0xFFFF);
}

float log_backoff(WordId previous) { return log_of(figures(previous).backoff); }

float log_letter(std::size_t before_last, std::size_t last, std::size_t letter) {
  const auto* costs = detail::lexicon_at<std::uint8_t>(detail::header().letters);
  return -kLetterCostStep * static_cast<float>(costs[(before_last * kLetterClasses + last) * kLetterClasses + letter]);
}

float log_spelling(std::string_view form) {
  std::size_t before = kWordEdge;
  std::size_t last = kWordEdge;
  float sum = 0;
  auto take = [&](std::size_t letter) {
    sum += log_letter(before, last, letter);
    before = last;
    last = letter;
  };
  for (const char symbol : form) take(letter_class(static_cast<unsigned char>(symbol)));
  take(kWordEdge);
  return sum;
}

}  // namespace referat::language
