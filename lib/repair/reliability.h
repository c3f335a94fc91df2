// How sure a change is: the lattice's posterior, calibrated by how often changes of its kind were right.
//
// Platt scaling (1999) with a few features beside the posterior's ln odds; lib/repair/data/reliability.tsv has the
// weights and where they come from.
#pragma once

#include "repair/candidates.h"

namespace referat::engine {

/// What a change is made of.
struct ChangeKind {
  WordKind word = WordKind::counted;  ///< the new word
  bool capital = false;               ///< the new word begins with one
  bool spacing = false;               ///< a space is lost or added
  int noise = 0;                      ///< letters changed that are not æ, ø or å
  bool was_known = false;             ///< the old word was a known one …
  bool was_known_so = false;          ///< … listed, not a compound, and with a capital where this has one …
  bool was_capitals = false;          ///< … and ends in a capital or a sign
  bool was_lone = false;              ///< the old word is a sign that stands alone
};

/// The probability (0..1) that a change with this posterior is right.
[[nodiscard]] double reliability(double posterior, const ChangeKind& kind);

}  // namespace referat::engine
