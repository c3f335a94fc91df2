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

Result failed(std::string why) {
  Result result;
  result.messages.push_back({0, std::move(why), true});
  return result;
}

// The text of what the frame hands over: of a document itself where it is to be read in this process.
Result text_of(const Input& input, const std::string& bytes) {
  if (input.encoding || !input.is_document()) {
    Result result;
    result.text = decode_input(input, bytes, result.messages).text;
    return result;
  }
  Result result;
  if (input.format == InputFormat::html) {
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
