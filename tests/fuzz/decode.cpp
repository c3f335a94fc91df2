// Decoding takes any bytes: the text is UTF-8, and every offset of it leads back into the bytes.
#include "fuzz/fuzz.h"
#include "referat/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const referat::Document document = referat::decode(bytes);
  std::size_t before = 0;
  for (std::size_t offset = 0; offset < document.text.size(); ++offset) {
    const referat::Span source = document.positions.to_source({offset, offset + 1});
    require(source.begin <= source.end && source.end <= size);
    require(before <= source.begin);
    before = source.begin;
  }
  // A decoded text is UTF-8: it decodes to itself.
  const referat::Document again = referat::decode(document.text, referat::Encoding::utf8);
  require(again.diagnostics.empty());
  require(again.text == document.text || again.byte_order_mark);
  // What was read without loss is written back as it was.
  const std::optional<std::string> encoded =
      referat::encode(document.text, document.encoding, document.byte_order_mark);
  if (document.diagnostics.empty()) {
    require(encoded == bytes);
  }
  return 0;
}
