#include "frame.h"
#include "text/html.h"
#include "text/pdf.h"

namespace referat::tools {
namespace {

constexpr Program kProgram{.name = "referat-text",
                           .summary = "Writes the text of PDF, HTML and text files as UTF-8, page by page.",
                           .examples =
                               "  referat-text minutes.pdf > minutes.txt\n"
                               "  referat-text minutes.html | less\n"
                               "  curl -s https://example.org/minutes.pdf | referat-text\n"};

// The text of a document that is to be read in this process.
Result document_text(InputFormat format, std::string_view bytes) {
  Result result;
  if (format == InputFormat::html) {
    auto text = html_text(bytes);
    if (!text) return failed(text.error());
    result.text = *std::move(text);
  } else {
    auto text = pdf_text(bytes);
    if (!text) return failed(text.error());
    result.text = std::move(text->text);
    for (std::string& note : text->notes) result.messages.push_back({0, std::move(note), false});
  }
  return result;
}

// The text of what the frame hands over.
Worker text_of(const Input& input) {
  return [direct = input.is_document() && !input.encoding, format = input.format](const Window& window,
                                                                                  std::size_t& /*end*/) {
    if (direct) return document_text(format, window.bytes);
    Result result;
    result.text = window.document.text;
    return result;
  };
}

ExitStatus run(int argc, char** argv) {
  Frame frame(kProgram);
  frame.add_record_mode();
  bool direct = false;
  frame.parser().add_flag("--direct", direct, "Read documents in this process, without limits on time and memory");
  if (const auto status = frame.parse(argc, argv)) return *status;
  const auto inputs = frame.inputs();
  if (!inputs) return frame.wrong_usage(inputs.error());
  if (direct) frame.set_documents(Documents::as_bytes);

  if (frame.options().jsonl_in) return frame.run_lines(*inputs, text_of, {.text = "text", .rows = ""});
  frame.set_text_separator("\f");  // a new file begins a new page
  Sink out = Sink::standard_output();
  return frame.run(*inputs, text_of, &out, nullptr, Table(RecordKind::section, Format::tsv, Header::hidden));
}

}  // namespace
}  // namespace referat::tools

int main(int argc, char** argv) {
  return referat::tools::guarded([&] { return referat::tools::run(argc, argv); });
}
