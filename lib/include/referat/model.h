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

class Model {
 public:
  /// How a word was seen written, inside sentences where it was seen there.
  struct Word {
    std::uint64_t count = 0;
    std::uint64_t capitals = 0;  ///< … with a capital first
    std::uint64_t inside = 0;    ///< … behind another word, where a capital is no sentence's
  };
  struct Pages {
    std::size_t learned = 0;
    std::size_t damaged = 0;  ///< left out
  };
  using Words = std::map<std::string, Word>;
  using Pairs = std::map<std::pair<std::string, std::string>, std::uint64_t>;

  /// Counts the pages of valid UTF-8 that are sound by their profile.
  Pages learn(std::string_view text);

  /// Adds the counts of another model.
  void add(const Model& other);

  /// The model as a file, as referat-model(5) describes it. Words and pairs seen only once are left out: what is
  /// misread is seldom misread so twice.
  [[nodiscard]] std::string write() const;

  /// Reads such a file.
  [[nodiscard]] static ReadModel read(std::string_view bytes);

  [[nodiscard]] std::uint64_t running_words() const { return running_words_; }
  /// By their form, UTF-8 in lower case.
  [[nodiscard]] const Words& words() const { return words_; }
  /// A word, or <s> (a sentence's start), <p> (a mark) or <num>, and the word or <num> behind it.
  [[nodiscard]] const Pairs& pairs() const { return pairs_; }

 private:
  std::uint64_t running_words_ = 0;
  Words words_;
  Pairs pairs_;
};

struct ReadModel {
  Model model;
  std::string problem;  ///< English, one line: why it is no model; empty when it was read
};

}  // namespace referat
#pragma GCC visibility pop
