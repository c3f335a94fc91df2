// What a user knows beside the built-in language: words of his own, words that are never to be
// touched, and what was learned from his sound texts.
//
//   const referat::WordList names = referat::read_word_list(bytes);  // "Bønsvig\nTrudsholm\n"
//   referat::RepairOptions options;
//   options.knowledge = referat::Knowledge({.words = names.words});
//   referat::repair("Skolen i Bonsvig fik pa ny …", options);        // "Skolen i Bønsvig fik på ny …"
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "referat/text.h"

#pragma GCC visibility push(default)
namespace referat {

class Model;

namespace engine {
struct OwnKnowledge;
}

/// The format of referat-words(5): one word or name a line, UTF-8.
struct WordList {
  std::vector<std::string> words;  ///< without outer blanks, in the order of the lines
  std::size_t bad_line = 0;        ///< 1-based; 0 when the whole list was read
  std::string problem;             ///< English, one line; empty when the whole list was read
};

/// Empty lines and those that begin with # are left out. Reading ends at the first line that is no word: one that is
/// not UTF-8, holds a control character or no letter, or is longer than 200 bytes.
[[nodiscard]] WordList read_word_list(std::string_view bytes);

/// Immutable and safe to share between threads; copies share what they hold. Building it takes about a second for a
/// million words; using it costs next to nothing.
class Knowledge {
 public:
  /// Where knowledge comes from.
  struct Sources {
    /// Names and terms, in valid UTF-8, with the case they are written in. Repair takes them for sound, and for what a
    /// damaged word may have been; so it does their genitives in -s. Of an entry of several words each is known.
    std::vector<std::string> words{};
    /// What repair never changes where it stands as whole words, in whatever case. Valid UTF-8.
    std::vector<std::string> keep{};
    /// What was learned from sound text; null for nothing. It is read, and not kept.
    const Model* model = nullptr;
  };

  /// Nothing.
  Knowledge() = default;

  /// What the sources say, compiled.
  explicit Knowledge(const Sources& sources);

  /// Where words to keep stand in valid UTF-8. Sorted, disjoint.
  [[nodiscard]] std::vector<Span> kept(std::string_view text) const;

  /// For the library's own use; null when nothing is known.
  [[nodiscard]] const engine::OwnKnowledge* own() const { return own_.get(); }

 private:
  std::shared_ptr<const engine::OwnKnowledge> own_;
};

}  // namespace referat
#pragma GCC visibility pop
