// Any bytes may call themselves PDF: what comes out is text, a form feed between pages. Poppler itself is not built for
// the fuzzer, which therefore sees only what is made of its text.
#include "text/pdf.h"

#include "fuzz/fuzz.h"
#include "referat/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto pdf = referat::tools::pdf_text(bytes_of(data, size));
  if (!pdf) {
    require(!pdf.error().empty());
    return 0;
  }
  require(referat::decode(pdf->text, referat::Encoding::utf8).diagnostics.empty());
  require(pdf->text.find('\0') == std::string::npos);
  return 0;
}
