// A list of edits may hold anything: it is read, or what is wrong is told; the edits it gives a text replay.
#include "edit_list.h"
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ScratchFolder folder;
  folder.write("list", bytes_of(data, size));
  const auto list = referat::tools::EditList::read(folder.file("list"));
  if (!list) {
    require(list.error().starts_with(folder.file("list") + ":"));
    return 0;
  }
  referat::tools::Window window;
  window.bytes =
      "Punktet blev dr\xF8"
      "ftet pa modet.\n";
  window.document = referat::decode(window.bytes);
  const referat::Document& document = window.document;
  referat::tools::Input input;
  input.name = "a.txt";
  static_cast<void>(list->missing({input}));
  std::size_t end = document.text.size();
  const auto edits = list->edits("a.txt", window, end);
  if (!edits) return 0;
  end = 0;
  for (const referat::Edit& edit : *edits) {
    require(end <= edit.span.begin && edit.span.begin <= edit.span.end && edit.span.end <= document.text.size());
    end = edit.span.end;
  }
  require(referat::decode(referat::replay(document.text, *edits), referat::Encoding::utf8).diagnostics.empty());
  return 0;
}
