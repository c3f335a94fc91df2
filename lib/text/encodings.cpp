#include "text/encodings.h"

#include <unicode/ucnv.h>

namespace referat {
namespace {

UpperHalf read_converter(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name, &error);
  UpperHalf half{};
  for (std::size_t i = 0; i < half.size(); ++i) {
    const char byte = static_cast<char>(0x80 + i);
    UChar unit = 0;
    ucnv_toUChars(converter, &unit, 1, &byte, 1, &error);
    if (error == U_STRING_NOT_TERMINATED_WARNING) error = U_ZERO_ERROR;
    half[i] = unit;
  }
  ucnv_close(converter);
  return half;
}

}  // namespace

const UpperHalf& upper_half(Encoding encoding) {
  static const UpperHalf windows_1252 = read_converter("ibm-5348_P100-1997");
  static const UpperHalf cp850 = read_converter("ibm-850_P100-1995");
  return encoding == Encoding::cp850 ? cp850 : windows_1252;
}

}  // namespace referat
