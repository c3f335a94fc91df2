// Reads a PDF or HTML page for the tools (documents.h): read-document pdf|html
//
// The document comes from standard input, its text goes to standard output. What there is to say goes to standard
// error, a line each; with exit status 1 the last of them is why there is no text.
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "html.h"
#include "inputs.h"
#include "pdf.h"
#include "reading.h"
#include "sink.h"

namespace referat::tools {
namespace {

void tell(std::string_view line) { std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data()); }

tl::expected<std::string, std::string> text_of(std::string_view format, std::string_view bytes) {
  if (format == "html") return html_text(bytes);
  return pdf_text(bytes).map([](PdfText pdf) {
    for (const std::string& note : pdf.notes) tell(note);
    return std::move(pdf.text);
  });
}

int run(std::string_view format) {
  const auto text = read_bytes("-").and_then([&](const std::string& bytes) { return text_of(format, bytes); });
  if (!text) {
    tell(text.error());
    return 1;
  }
  Sink out = Sink::standard_output();
  out.write(*text);
  out.close();
  if (out.good()) return 0;
  tell(out.failure());
  return 1;
}

}  // namespace
}  // namespace referat::tools

int main(int argc, char** argv) {
  try {
    return referat::tools::run(argc > 1 ? argv[1] : "");
  } catch (const std::exception& error) {
    referat::tools::tell(referat::tools::reason(error));
    return 1;
  }
}
