#include "commands.h"
#include "frame.h"

namespace referat::tools {
namespace {

constexpr Program kProgram{.name = "referat-text",
                           .summary = "Writes the text of PDF, HTML and text files as UTF-8, page by page.",
                           .examples =
                               "  referat-text minutes.pdf > minutes.txt\n"
                               "  referat-text minutes.html | less\n"
                               "  curl -s https://example.org/minutes.pdf | referat-text\n"};

// The text of what the frame hands over, which is that of documents already.
Worker text_of(const Input& /*input*/) {
  return [](const Window& window, std::size_t& /*end*/) {
    Result result;
    result.text = window.document.text;
    return result;
  };
}

}  // namespace

ExitStatus run_text(int argc, char** argv) {
  Frame frame(kProgram);
  frame.add_record_mode();
  bool direct = false;
  frame.parser().add_flag("--direct", direct, "Read documents without limits on time and memory");
  if (const auto status = frame.parse(argc, argv)) return *status;
  const auto inputs = frame.inputs();
  if (!inputs) return frame.wrong_usage(inputs.error());
  if (direct) frame.set_document_limits(kNoLimits);

  if (frame.options().jsonl_in) return frame.run_lines(*inputs, text_of, {.text = "text", .rows = ""});
  frame.set_text_separator("\f");  // a new file begins a new page
  Sink out = Sink::standard_output();
  return frame.run(*inputs, text_of, &out, nullptr, Table(RecordKind::section, Format::tsv, Header::hidden));
}

}  // namespace referat::tools
