#include "text/encodings.h"

#include "text/characters.h"

namespace referat {

const UpperHalf& upper_half(Encoding encoding) {
  return encoding == Encoding::cp850 ? characters::tables().cp850 : characters::tables().windows_1252;
}

}  // namespace referat
