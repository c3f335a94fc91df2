// Counts of words and word pairs, learned from sound text: what makes repairs on the rest of that archive better.
//
//   referat::Model model;
//   for (const std::string& text : texts) model.learn(text);
//   referat::RepairOptions options;
//   options.knowledge = referat::Knowledge({.model = &model});
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace referat {

struct ReadModel;

/// The counts; what is learned in pieces may be added.
class Model {
 public:
  /// How a word was seen written, inside sentences where it was seen there.
  struct Word {
    std::uint64_t count = 0;     ///< how often
    std::uint64_t capitals = 0;  ///< … with a capital first
    std::uint64_t inside = 0;    ///< … behind another word, where a capital is no sentence's
  };
  /// What became of the pages of a text.
  struct Pages {
    std::size_t learned = 0;  ///< sound ones
    std::size_t damaged = 0;  ///< left out
  };
  /// Words by their form, UTF-8 in lower case.
  using Words = std::map<std::string, Word>;
  /// A word, or `<s>` (a sentence's start), `<p>` (a mark) or `<num>`, and the word or `<num>` behind it.
  using Pairs = std::map<std::pair<std::string, std::string>, std::uint64_t>;

  /// What a file of write() begins with.
  static constexpr std::string_view kMagic = "referat-model\t";

  /// Counts the pages of valid UTF-8 that are sound by their profile.
  Pages learn(std::string_view text);

  /// Adds the counts of another model.
  void add(const Model& other);

  /// The model as a file, as referat-model(5) describes it. Words and pairs seen only once are left out: what is
  /// misread is seldom misread so twice.
  [[nodiscard]] std::string write() const;

  /// Reads such a file.
  [[nodiscard]] static ReadModel read(std::string_view bytes);

  /// How many words were counted.
  [[nodiscard]] std::uint64_t running_words() const { return running_words_; }
  /// All words.
  [[nodiscard]] const Words& words() const { return words_; }
  /// All pairs.
  [[nodiscard]] const Pairs& pairs() const { return pairs_; }

 private:
  std::uint64_t running_words_ = 0;
  Words words_;
  Pairs pairs_;
};

/// What Model::read() gives.
struct ReadModel {
  Model model;          ///< empty where there is a problem
  std::string problem;  ///< English, one line: why it is no model; empty when it was read
};

}  // namespace referat
#pragma GCC visibility pop
