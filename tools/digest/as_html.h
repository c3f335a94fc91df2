// The parts of a digest in HTML that a feed shows too.
#pragma once

#include "digest/page.h"
#include "digest/xml.h"

namespace referat::tools {

/// "da" or "en".
[[nodiscard]] const char* language_code(Language language);

/// The fields of an entry as a description list.
void write_fields(XmlWriter& xml, const Entry& entry);

}  // namespace referat::tools
