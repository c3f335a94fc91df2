#include "extract.h"

namespace referat::tools {

namespace {

/// The layouts that a user's file describes, after telling what is wrong with it; null where something is. Without a
/// file, the built-in ones.
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

}  // namespace

Extraction::Extraction(Frame& frame) : frame_(frame) {
  add_choice<RepairMode>(
      frame.parser(), "--repair", mode_,
      {{"auto", RepairMode::automatic}, {"always", RepairMode::always}, {"never", RepairMode::never}},
      "Whether damaged text is mended before it is read (default: auto)");
  frame.parser()
      .add_option("--layout", layout_path_, "Read minutes as the layout FILE adds to what is built in")
      ->type_name("FILE");
  add_knowledge_options(frame.parser(), knowledge_files_);
}

bool Extraction::load() {
  layout_ = load_layout(frame_, layout_path_);
  std::optional<Knowledge> knowledge = load_knowledge(frame_, knowledge_files_);
  if (layout_ == nullptr || !knowledge) return false;
  repair_options_.knowledge = *std::move(knowledge);
  return true;
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
