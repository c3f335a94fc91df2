// Told from text so that no tool reads a picture or an archive as if it were minutes.
#include <algorithm>

#include "referat/text.h"

namespace referat {
namespace {
using std::string_view_literals::operator""sv;

struct Signature {
  std::string_view bytes;
  std::string_view name;
};
// First bytes as the `file` program's tables have them.
constexpr Signature kSignatures[] = {
    {"PK\x03\x04"sv, "a ZIP archive (or an office document)"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old office document"},
    {"{\\rtf"sv, "an RTF document"},
    {"%!PS"sv, "a PostScript document"},
    {"\x89PNG\r\n\x1A\n"sv, "a PNG picture"},
    {"\xFF\xD8\xFF"sv, "a JPEG picture"},
    {"GIF8"sv, "a GIF picture"},
    {"II*\0"sv, "a TIFF picture"},
    {"MM\0*"sv, "a TIFF picture"},
    {"\x1F\x8B"sv, "gzip-compressed data"},
    {"BZh"sv, "bzip2-compressed data"},
    {"\xFD"
     "7zXZ\0"sv,
     "xz-compressed data"},
    {"\x28\xB5\x2F\xFD"sv, "zstd-compressed data"},
    {"Rar!\x1A\x07"sv, "a RAR archive"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    {"\x7F"
     "ELF"sv,
     "a program"},
};

constexpr std::size_t kTarMark = 257;  // where POSIX.1 has "ustar" in the first header
constexpr std::size_t kControlWindow = 8192;
// Bytes that compression or chance has mixed hold one of these in 11; Danish text whose letters beyond ASCII have all
// become such holds one in 25.
constexpr std::size_t kTextPerControl = 16;
constexpr std::size_t kStrayControls = 4;  // that a text may hold however short it is

// Control characters that text may hold: BEL to CR, and ESC and SUB, which old systems left behind.
bool is_text_control(unsigned char byte) { return (byte >= 7 && byte <= 13) || byte == 0x1A || byte == 0x1B; }

}  // namespace

std::optional<std::string_view> non_text(std::string_view bytes) {
  if (is_pdf(bytes)) return "a PDF document";
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return signature.name;
  }
  if (bytes.size() > kTarMark && bytes.substr(kTarMark).starts_with("ustar")) return "a tar archive";
  const std::string_view window = bytes.substr(0, kControlWindow);
  const Encoding encoding = decode(window).encoding;
  if (encoding != Encoding::utf8 && encoding != Encoding::windows_1252 && encoding != Encoding::cp850) {
    return std::nullopt;
  }
  const auto controls = std::count_if(window.begin(), window.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && !is_text_control(byte);
  });
  if (static_cast<std::size_t>(controls) > kStrayControls + window.size() / kTextPerControl) return "binary data";
  return std::nullopt;
}

}  // namespace referat
