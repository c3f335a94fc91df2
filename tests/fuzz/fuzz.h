// Shared by the fuzz targets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Ends the run where a promise is broken: the fuzzer keeps the input, the replay fails its test.
inline void require(bool promise) {
  if (!promise) {
    std::abort();
  }
}
