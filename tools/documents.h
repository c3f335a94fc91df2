// PDF and HTML as text: read by a program of its own (text/read-document.cpp), so that a hostile document costs one
// file, and what reading takes is loaded by those who need it.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "child.h"
#include "inputs.h"

namespace referat::tools {

/// What `bytes` are: `given`, unless that is `automatic`.
[[nodiscard]] InputFormat recognise(std::string_view bytes, InputFormat given);

struct DocumentText {
  std::string text;                ///< UTF-8, a form feed between pages
  std::vector<std::string> notes;  ///< what the reader had to say, a line each
};

/// The text of a PDF or HTML document; why it cannot be had, else. Precondition: `format` is html or pdf.
[[nodiscard]] tl::expected<DocumentText, std::string> read_document(std::string_view bytes, InputFormat format,
                                                                    const ChildLimits& limits);

}  // namespace referat::tools
