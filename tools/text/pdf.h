// PDF documents: bytes in, the text of their pages out.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace referat::tools {

struct PdfText {
  std::string text;                ///< UTF-8, a form feed between pages, each page ended by a line end
  std::vector<std::string> notes;  ///< what a reader of the text should know
};

/// The text layer of a PDF, page by page: lines as they stand, tables row by row, columns of prose one after the other.
/// Why not, where it is encrypted, truncated, or a scan without text.
[[nodiscard]] tl::expected<PdfText, std::string> pdf_text(std::string_view bytes);

}  // namespace referat::tools
