// Any bytes may call themselves HTML: what comes out is text.
#include "text/html.h"

#include "fuzz/fuzz.h"
#include "referat/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = referat::tools::html_text(bytes_of(data, size));
  if (!text) return 0;
  require(!text->empty() && text->back() == '\n');
  require(referat::decode(*text, referat::Encoding::utf8).diagnostics.empty());
  require(text->find('\0') == std::string::npos);
  return 0;
}
