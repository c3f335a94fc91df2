#include "documents.h"

#include "referat/text.h"

namespace referat::tools {
namespace {

using Failure = tl::unexpected<std::string>;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) lines.emplace_back(text.substr(at, end - at));
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

tl::expected<DocumentText, std::string> read_document(std::string_view bytes, InputFormat format,
                                                      const ChildLimits& limits) {
  const std::string reader = find_helper("read-document");
  if (reader.empty()) return Failure("cannot be read: referat-text is not there; install it");
  auto child = run_child({reader, format == InputFormat::pdf ? "pdf" : "html"}, bytes, limits);
  if (!child) return Failure(child.error());
  std::vector<std::string> notes = lines_of(child->messages);
  if (child->status == 0) return DocumentText{std::move(child->output), std::move(notes)};
  if (notes.empty())
    return Failure("the reader of PDF and HTML failed, and did not say why; install referat-text anew");
  return Failure(std::move(notes.back()));
}

}  // namespace referat::tools
