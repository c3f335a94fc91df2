// Damaged Danish in, mended text and its edits out.
//
//   referat::Repaired repaired = referat::repair("Punktet blev dreftet.");
//   // repaired.text == "Punktet blev drøftet.", repaired.edits[0].cause == referat::Cause::ocr
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "referat/knowledge.h"
#include "referat/text.h"

#pragma GCC visibility push(default)
namespace referat {

/// The damage that an edit mends.
enum class Cause { ocr, encoding, hyphenation, spacing, ligature, normalisation, furniture };

/// The name used in records: "ocr", "encoding", …
[[nodiscard]] std::string_view name(Cause cause);

/// One change. `span` is in the text given to repair(); its bytes are replaced by `replacement`.
struct Edit {
  Span span;                 ///< empty where something is put in
  std::string replacement;   ///< empty where something is left out
  Cause cause = Cause::ocr;  ///< the damage
  double confidence = 0;     ///< probability (0..1) that the change is right, calibrated on texts whose truth is known
};

/// What becomes of words that a hyphen breaks at a line's end. They are mended in both halves either way; joined, they
/// stand whole on the first line. Hyphens that belong to the text ("Børne- og Ungdomsudvalget") always stay.
enum class BrokenWords { kept, joined };

/// What repair() may do, and what the user knows.
struct RepairOptions {
  double min_confidence = 0.78;      ///< a change has to be surer than this (0..1) …
  double min_confidence_lost = 0.4;  ///< … where a letter was lost ("?", U+FFFD): such a word can not be right
  Knowledge knowledge{};             ///< the user's own
  std::vector<Cause> skip{};         ///< damage that is left as it is
  BrokenWords broken_words = BrokenWords::kept;  ///< at line ends
};

/// A mended text. `edits` are sorted and disjoint; replay(input, edits) == text; repairing `text` changes nothing.
struct Repaired {
  std::string text;         ///< mended
  std::vector<Edit> edits;  ///< what was done
  PositionMap positions;    ///< from `text` to the input
};

/// Mends valid UTF-8. Sound text comes back as it was, with no edits. What is known of the words met is kept by the
/// thread for its next texts, some 20 MB at most; no result depends on it.
[[nodiscard]] Repaired repair(std::string_view text, const RepairOptions& options = {});

/// The text as it is, with no edits: what the extractors read under --repair=never.
[[nodiscard]] Repaired unrepaired(std::string_view text);

/// `repaired`, which was made from `text`, with those of further edits that the options allow. Precondition: `more` is
/// sorted, disjoint, and inside repaired.text.
[[nodiscard]] Repaired edited(std::string_view text, const Repaired& repaired, std::vector<Edit> more,
                              const RepairOptions& options = {});

/// Replays edits. Precondition: sorted, disjoint, inside `text`.
[[nodiscard]] std::string replay(std::string_view text, std::span<const Edit> edits);

/// The cost, in nats (-ln probability), of `intended` having been read as `read` by the OCR channel, case folded, at
/// damage strength one; infinity above `bound`. Both are UTF-8. Costs below 3 per ten letters are plain damage.
/// This is the one fuzzy matcher of the house: damaged headings and labels are recognised with it.
[[nodiscard]] double channel_cost(std::string_view intended, std::string_view read, double bound);

}  // namespace referat
#pragma GCC visibility pop
