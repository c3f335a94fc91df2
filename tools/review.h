// A page on which a person checks the changes: one HTML file that holds all it needs.
//
//   auto review = Review::begin("review.html");
//   review->add("a.txt", review_hunks(document, edits, locator));   // for each window of each input, in order
//   review->finish();
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "referat/locate.h"
#include "referat/repair.h"
#include "referat/text.h"
#include "replacement.h"

namespace referat::tools {

/// What the page shows of one window, as JSON objects with commas between them: the changes with some text around them.
/// Empty without edits.
[[nodiscard]] std::string review_hunks(const Document& document, const std::vector<Edit>& edits,
                                       const Locator& locator);

class Review {
 public:
  /// Begins the page that is to be at `path`. "name: why" where that fails.
  [[nodiscard]] static tl::expected<Review, std::string> begin(const std::string& path);

  /// Whether a file that begins so is such a page.
  [[nodiscard]] static bool begins(std::string_view head);

  /// Adds what review_hunks() gave of the next window.
  void add(const std::string& file, std::string_view hunks);

  /// Gives the page its name. "name: why" where it could not be written.
  [[nodiscard]] tl::expected<void, std::string> finish();

 private:
  Review(Replacement page, std::string path) : page_(std::move(page)), path_(std::move(path)) {}

  Replacement page_;
  std::string path_;
  std::optional<std::string> file_;  // the last one that was added
};

}  // namespace referat::tools
