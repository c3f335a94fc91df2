// The upper halves of the two one-byte encodings.
#pragma once

#include <array>
#include <optional>

#include "referat/text.h"

namespace referat {

/// What the bytes 0x80 to 0xFF mean.
using UpperHalf = std::array<char32_t, 128>;

/// Precondition: windows_1252 or cp850. The five bytes that Windows-1252 leaves open are the C1 controls of the same
/// number (WHATWG Encoding Standard, index windows-1252), so that every byte has a character and leads back to itself.
[[nodiscard]] const UpperHalf& upper_half(Encoding encoding);

}  // namespace referat
