#include "documents.h"

#include "child.h"
#include "referat/text.h"

namespace referat::tools {
namespace {

constexpr std::string_view kReader = "referat-text";

// The lines of standard error without the reader's name and the name of its input.
std::vector<std::string> messages_in(std::string_view text) {
  const std::string prefix = std::string(kReader) + ": -: ";
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.starts_with(prefix)) line.remove_prefix(prefix.size());
    if (!line.empty()) lines.emplace_back(line);
    at = end + 1;
  }
  return lines;
}

}  // namespace

InputFormat recognise(std::string_view bytes, InputFormat given) {
  if (given != InputFormat::automatic) return given;
  if (is_pdf(bytes)) return InputFormat::pdf;
  return is_html(bytes) ? InputFormat::html : InputFormat::text;
}

tl::expected<DocumentText, std::string> read_document(std::string_view bytes, InputFormat format) {
  const std::string reader = find_program(kReader);
  if (reader.empty()) return tl::unexpected("cannot be read: " + std::string(kReader) + " is not there; install it");
  const std::string option = format == InputFormat::pdf ? "--input-format=pdf" : "--input-format=html";
  auto child = run_child({reader, "--direct", option, "--color=never", "-"}, bytes, {});
  if (!child) return tl::unexpected(child.error());
  std::vector<std::string> notes = messages_in(child->messages);
  if (child->status == 0) return DocumentText{std::move(child->output), std::move(notes)};
  if (notes.empty())
    return tl::unexpected(std::string(kReader) + " failed, and did not say why; try it alone on this file");
  return tl::unexpected(std::move(notes.back()));
}

}  // namespace referat::tools
