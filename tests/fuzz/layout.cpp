// A layout file may hold anything: it is read, or what is wrong is told with a line of it, and what was read works.
#include <algorithm>

#include "fuzz/fuzz.h"
#include "referat/minutes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kMinutes =
      "Byrådet\n\nDagsorden 12. maj 2023\n\n1. Budget 2024\nSagsnr. 21/1359\n\nIndstilling\nAt budgettet godkendes.\n\n"
      "Beslutning\nGodkendt.\nAfbud: Bo Kjær (A)\n\n2. Orientering\nBeslutning\nTaget til efterretning.\n";
  const std::string text = referat::decode(bytes_of(data, size)).text;
  const referat::ReadLayout read = referat::read_layout(text);
  require((read.layout == nullptr) != read.errors.empty());
  const std::size_t lines = 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  for (const referat::LayoutError& error : read.errors) {
    require(error.line >= 1 && error.line <= lines && !error.message.empty());
    require(error.message.find('\n') == std::string::npos);
  }
  if (read.layout == nullptr) return 0;
  for (const referat::SectionRecord& section : referat::sections(referat::segment(kMinutes, *read.layout))) {
    require(section.place.span.end <= kMinutes.size());
  }
  static_cast<void>(referat::furniture(kMinutes, *read.layout));
  return 0;
}
