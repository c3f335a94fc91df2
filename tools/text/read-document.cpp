// Reads a PDF or HTML page for the tools (documents.h): read-document pdf|html
//
// The document comes from standard input, its text goes to standard output. What there is to say goes to standard
// error, a line each; with exit status 1 the last of them is why there is no text.
#include <libxml/xmlmemory.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
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

void* or_end(void* memory) {
  if (memory != nullptr) return memory;
  tell(reason(std::bad_alloc()));
  std::_Exit(1);
}

// libxml2 that gets no memory takes a page for a shorter one, or waits for ever for a lock: this process ends instead.
void end_without_memory() {
  // NOLINTBEGIN(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory): it asks for functions of malloc's kind
  xmlMemSetup(
      std::free, [](std::size_t size) { return or_end(std::malloc(size)); },
      [](void* memory, std::size_t size) { return or_end(std::realloc(memory, size)); },
      [](const char* text) { return static_cast<char*>(or_end(::strdup(text))); });
  // NOLINTEND(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
}

tl::expected<std::string, std::string> text_of(std::string_view format, std::string_view bytes) {
  if (format == "html") {
    end_without_memory();
    return html_text(bytes);
  }
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
