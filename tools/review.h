// A page on which a person checks the changes: one HTML file that holds all it needs.
//
//   auto review = Review::begin("review.html");
//   review->add(review_entry("a.txt", document, edits, locator));   // for each input, in order
//   review->finish();
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "referat/locate.h"
#include "referat/repair.h"
#include "referat/text.h"
#include "replacement.h"

namespace referat::tools {

/// What the page shows of one input, as JSON: the changes with some text around them. Empty without edits.
[[nodiscard]] std::string review_entry(std::string_view file, const Document& document, const std::vector<Edit>& edits,
                                       const Locator& locator);

class Review {
 public:
  /// Begins the page that is to be at `path`. "name: why" where that fails.
  [[nodiscard]] static tl::expected<Review, std::string> begin(const std::string& path);

  /// Adds an entry of review_entry().
  void add(std::string_view entry);

  /// Gives the page its name. "name: why" where it could not be written.
  [[nodiscard]] tl::expected<void, std::string> finish();

 private:
  Review(Replacement page, std::string path) : page_(std::move(page)), path_(std::move(path)) {}

  Replacement page_;
  std::string path_;
  std::size_t entries_ = 0;
};

}  // namespace referat::tools
