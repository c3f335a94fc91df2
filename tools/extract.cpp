#include "extract.h"

namespace referat::tools {

std::shared_ptr<const Layout> load_layout(const Frame& frame, const std::string& path) {
  if (path.empty()) return {std::shared_ptr<const Layout>(), &builtin_layout()};
  const tl::expected<std::string, std::string> bytes = read_bytes(path);
  if (!bytes) {
    frame.tell(path, 0, bytes.error());
    return nullptr;
  }
  const ReadLayout read = read_layout(decode(*bytes).text);
  for (const LayoutError& error : read.errors) frame.tell(path, error.line, error.message);
  return read.layout;
}

Repaired mend(std::string_view text, RepairMode mode, const RepairOptions& options) {
  // Sound text has hardly any change, a page read by a wrong model dozens.
  constexpr std::size_t kSoundBytesPerEdit = 2000;
  if (mode == RepairMode::never) return unrepaired(text);
  Repaired repaired = repair(text, options);
  const bool damaged = repaired.edits.size() * kSoundBytesPerEdit > text.size();
  return mode == RepairMode::always || damaged ? repaired : unrepaired(text);
}

}  // namespace referat::tools
