// Why a word was changed, or was not.
//
//   for (const referat::Explanation& why : referat::explain("Udvalget dreftede sagen.", {}, "dreftede")) {
//     for (const referat::Reading& reading : why.readings) … reading.word, reading.channel, reading.context
//   }
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "referat/repair.h"
#include "referat/text.h"

#pragma GCC visibility push(default)
namespace referat {

/// One word that may have been read as it was. Costs are in nats (-ln probability): of two readings that are one nat
/// apart the cheaper is 2.7 times as probable.
struct Reading {
  std::string word;        ///< in the case of the token
  double channel = 0;      ///< of the word having been misread so, in its case, on a page of this profile
  double context = 0;      ///< of the word where it stands, between the words that were chosen beside it
  double probability = 0;  ///< over all ways to read the sentence
  bool as_read = false;    ///< the token as it stands
  bool chosen = false;     ///< what repair() takes

  /// The cost of the reading.
  [[nodiscard]] double total() const { return channel + context; }
};

/// What a page went through, as estimated from itself.
struct PageProfile {
  std::string name;  ///< "sound"; else the damage that most æ, ø and å met: a name of lib/repair/data/damage.tsv
  double lost = 0;   ///< share of æ, ø and å that are something else (0..1)
  double noise = 0;  ///< how often other letters are misread, against the tables' rates
};

/// Why one word is changed, or is not.
struct Explanation {
  Span span;                      ///< in the text given to explain()
  std::string before;             ///< what stands there
  std::optional<Edit> edit;       ///< what is changed, span in the same text; nothing when the word stays
  PageProfile page;               ///< of the page on which it stands
  std::vector<Reading> readings;  ///< cheapest first; empty for what is mended whatever the word
};

/// Explains each change that repair() makes in its first round over valid UTF-8, or, where `word` is given, each token
/// that reads or comes to read so, in whatever case. Sorted.
[[nodiscard]] std::vector<Explanation> explain(std::string_view text, const RepairOptions& options = {},
                                               std::string_view word = {});

}  // namespace referat
#pragma GCC visibility pop
