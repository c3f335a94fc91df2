// Bytes in, text out: decoding, and the way back from text to bytes.
//
//   referat::Document document = referat::decode(bytes);
//   // document.text is valid UTF-8; a span of it leads back to the bytes it was read from:
//   referat::Span source = document.positions.to_source({0, 10});
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
/// Danish minutes: damaged text mended, sections, decisions, absences and cases read out of it.
namespace referat {

/// A half-open range of byte offsets.
struct Span {
  std::size_t begin = 0;  ///< offset of the first byte
  std::size_t end = 0;    ///< offset behind the last byte

  /// In bytes.
  [[nodiscard]] std::size_t length() const { return end - begin; }
  /// The same range.
  friend bool operator==(const Span&, const Span&) = default;
};

/// The bytes (or characters) of `text` that `span` covers. Precondition: span.end <= text.size().
[[nodiscard]] inline std::string_view cut(std::string_view text, Span span) {
  return text.substr(span.begin, span.length());
}

/// Leads from a derived text (the target) back to the text it was made from (the source). Offsets are in bytes.
/// Identity, but for the pieces added: between two pieces both texts run on in step.
///
///   PositionMap map;          // "pa skolen" was mended to "på skolen"
///   map.add({1, 3}, {1, 2});  // the two bytes of å were made from the one byte a
///   map.to_source({4, 10})    // {3, 9}
class PositionMap {
 public:
  /// Says that `target` was made from `source`; either may be empty (something left out, something put in). Pieces are
  /// added in increasing order of both, and do not overlap.
  void add(Span target, Span source);

  /// The smallest source span that covers `target`. An offset inside a piece widens to the whole piece. Of something
  /// left out nothing is covered unless `target` goes on at both sides; an empty span then stands behind it.
  [[nodiscard]] Span to_source(Span target) const;

  /// True when target and source are the same text.
  [[nodiscard]] bool identity() const { return runs_.empty(); }

 private:
  // Pieces of one size, one upon the other: UTF-16 has a piece for every character, so they are kept as runs.
  struct Run {
    Span target;  // the first piece
    Span source;
    std::size_t count = 1;
  };
  std::vector<Run> runs_;
};

/// The encodings that inputs come in.
enum class Encoding { utf8, utf16_le, utf16_be, utf32_le, utf32_be, windows_1252, cp850 };

/// Something worth telling about an input that was nevertheless read. Bad text is never an error.
struct Diagnostic {
  std::size_t offset = 0;  ///< of the first place, in source bytes
  std::size_t places = 1;  ///< how many there are
  std::string what;        ///< what they are: "not valid UTF-8, read as Windows-1252"

  /// "2 places from here on are not valid UTF-8, …": English, one line, no trailing full stop.
  [[nodiscard]] std::string message() const;
};

/// A decoded input. `text` is valid UTF-8; line ends, NUL and all spacing are kept as they were.
struct Document {
  std::string text;                     ///< valid UTF-8
  Encoding encoding = Encoding::utf8;   ///< of the source
  bool byte_order_mark = false;         ///< the source began with one; it is not part of `text`
  PositionMap positions;                ///< from `text` to the source bytes
  std::vector<Diagnostic> diagnostics;  ///< in the order of their places
};

/// Decodes bytes; never fails. Without `encoding` the rule of lib/text/decode.cpp tells which it is.
[[nodiscard]] Document decode(std::string_view bytes, std::optional<Encoding> encoding = std::nullopt);

/// "UTF-8", "UTF-16LE", "windows-1252", "CP850", …
[[nodiscard]] std::string_view name(Encoding encoding);

/// A PDF document, told by its mark.
[[nodiscard]] bool is_pdf(std::string_view bytes);

/// An HTML page or a part of one, in any encoding: told by its first tag. Markdown that begins with a tag or two is
/// not.
[[nodiscard]] bool is_html(std::string_view bytes);

/// What bytes are that hold no text: "a PDF document", "a ZIP archive", "binary data"; std::nullopt for text.
/// Told by their first bytes and by the share of control characters; text with a stray NUL is text.
[[nodiscard]] std::optional<std::string_view> non_text(std::string_view bytes);

/// Encodes UTF-8 text; std::nullopt when `encoding` lacks one of its characters. For every input that
/// decode() read without a diagnostic, encode(document.text, document.encoding, document.byte_order_mark) is the input.
[[nodiscard]] std::optional<std::string> encode(std::string_view text, Encoding encoding, bool byte_order_mark);

}  // namespace referat
#pragma GCC visibility pop
