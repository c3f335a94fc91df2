// Files embedded in the library (referat_embed() in lib/CMakeLists.txt).
//
//   REFERAT_EMBEDDED(headings)          // at namespace scope, once per source that uses it
//   … referat_embedded_headings_view()  // the file's bytes, 64-byte aligned, followed by a NUL
#pragma once

#include <cstddef>
#include <string_view>

#define REFERAT_EMBEDDED(name)                                                                  \
  extern "C" {                                                                                  \
  extern const char referat_embedded_##name[];                                                  \
  extern const char referat_embedded_##name##_end[];                                            \
  }                                                                                             \
  [[maybe_unused]] static inline std::string_view referat_embedded_##name##_view() {            \
    return {referat_embedded_##name,                                                            \
            static_cast<std::size_t>(referat_embedded_##name##_end - referat_embedded_##name)}; \
  }
