// What a digest shows, without yet saying in which format.
#pragma once

#include <string>
#include <vector>

#include "digest/news.h"
#include "digest/words.h"

namespace referat::tools {

enum class Grouping { body, case_, municipality };

struct Field {
  std::string label;  ///< empty in the first of what has no label
  std::string value;  ///< may have several lines
};

struct Entry {
  std::string heading;        ///< "213. Almene boliger på Bagerigrunden"
  std::vector<Field> fields;  ///< in the order in which they are read
  const News* news = nullptr;
};

struct Group {
  std::string name;
  std::vector<Entry> entries;
};

/// Refers to the news it was made of.
struct Page {
  std::string subject;  ///< one line that says what happened
  std::string period;   ///< "Uge 47, 2026"; empty for everything
  Language language = Language::danish;
  std::vector<Group> groups;
};

/// Groups stand in the order of the Danish alphabet, decisions in that of their dates.
[[nodiscard]] Page make_page(const std::vector<News>& news, const Period& period, Grouping grouping, Language language);

/// "minutes.pdf, side 3, linje 120"; a page only where there are several.
[[nodiscard]] std::string source(const std::string& file, const Place& place, Language language);

}  // namespace referat::tools
