#include "extract.h"

namespace referat::tools {

Repaired mend(std::string_view text, RepairMode mode) {
  // Sound text has hardly any change, a page read by a wrong model dozens.
  constexpr std::size_t kSoundBytesPerEdit = 2000;
  if (mode == RepairMode::never) return unrepaired(text);
  Repaired repaired = repair(text);
  const bool damaged = repaired.edits.size() * kSoundBytesPerEdit > text.size();
  return mode == RepairMode::always || damaged ? repaired : unrepaired(text);
}

}  // namespace referat::tools
