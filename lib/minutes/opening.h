// Decisions that stand under no heading: where in a section's text one begins.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "minutes/phrase.h"
#include "minutes/phrase_index.h"
#include "minutes/sentence.h"
#include "referat/minutes.h"

namespace referat::minutes {

/// The phrases of openings.tsv.
class OpeningPhrases {
 public:
  OpeningPhrases() = default;
  OpeningPhrases(const std::vector<Row>& rows, const Vocabulary& vocabulary);

  enum class Where { bare, prose, last, after_body, earlier };

  /// True when the sentence has the words of a phrase for such a place.
  [[nodiscard]] bool may_match(const Sentence& sentence, Where where) const;

  /// True when such a phrase begins anywhere in it.
  [[nodiscard]] bool match_anywhere(const Sentence& sentence, Where where) const;

  /// True when such a phrase begins at `word`.
  [[nodiscard]] bool match(const Sentence& sentence, Where where, std::size_t word) const;

  template <typename Storage>
  void store(Storage& storage) {
    storage(places_, phrases_, index_);
  }

 private:
  Array<Where> places_;
  Phrases phrases_;
  PhraseIndex index_;
};

/// The first sentence that opens a decision in text under no heading at all.
[[nodiscard]] std::optional<std::size_t> bare_decision(std::span<const Sentence> sentences, const Layout& layout);

/// The same at the end of a section with a heading of another kind: after "Økonomi", what was decided on the whole
/// case.
[[nodiscard]] std::optional<std::size_t> closing_decision(std::span<const Sentence> sentences, const Layout& layout);

/// False where no sentence of a part of the text is one that stated_decision() looks for: no line begins with a body.
[[nodiscard]] bool may_state_decision(std::string_view text, Span part, const Layout& layout);

/// In a recommendation, the decision of a body on it ("Økonomiudvalget anbefaler indstillingen."): where the body's
/// name stands; std::nullopt when the sentence is none.
[[nodiscard]] std::optional<Span> stated_decision(const Sentence& sentence, const Layout& layout);

}  // namespace referat::minutes
