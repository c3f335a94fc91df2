// Decisions that stand under no heading: where in a section's text one begins.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "minutes/body.h"
#include "minutes/sentence.h"

namespace referat::minutes {

/// The first sentence that opens a decision in text under no heading at all.
[[nodiscard]] std::optional<std::size_t> bare_decision(std::span<const Sentence> sentences);

/// The same at the end of a section with a heading of another kind: after "Økonomi", what was decided on the whole
/// case.
[[nodiscard]] std::optional<std::size_t> closing_decision(std::span<const Sentence> sentences);

/// In a recommendation, the decision of a body on it ("Økonomiudvalget anbefaler indstillingen."): where the body's
/// name stands; std::nullopt when the sentence is none.
[[nodiscard]] std::optional<Span> stated_decision(const Sentence& sentence, const Bodies& bodies);

}  // namespace referat::minutes
