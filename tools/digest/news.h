// From the records of an archive to what is new in a period.
//
//   Archive archive(period);
//   for (…) archive.add(findings_in(file, municipality, minutes, locator));
//   std::vector<News> news = archive.news();
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "digest/period.h"
#include "referat/locate.h"
#include "referat/minutes.h"
#include "referat/records.h"

namespace referat::tools {

/// A decision with what a reader wants to know beside it.
struct News {
  Decision decision;
  std::string file;
  std::string municipality;         ///< as the minutes name it; empty where they do not
  std::string folder;               ///< the part of the archive in which the file lies; may be empty
  bool own = false;                 ///< from the minutes of the meeting that took it, not quoted in later ones
  std::vector<Absentee> absentees;  ///< in that meeting, as far as they concern this item
  struct Step {
    std::string date;
    std::string body;
    Outcome outcome = Outcome::unclassified;
    std::string file;
    std::size_t line = 1;
    std::string municipality;
    bool own = false;
  };
  std::vector<Step> way;  ///< the case's earlier decisions, oldest first
  bool changed = false;   ///< given by an earlier run with another content

  /// What it is about: the same for a decision and a corrected edition of it. One line.
  [[nodiscard]] std::string identity() const;
  /// All that it says, white space apart: the same wherever it is published. One line.
  [[nodiscard]] std::string content() const;
};

/// The decisions in one file, all but their `folder`. Places are in the file.
[[nodiscard]] std::vector<News> findings_in(std::string_view file, std::string_view municipality,
                                            const Minutes& minutes, const Locator& locator);

/// "Vesterå Kommune": the municipality that the text names most often; empty where it names none.
[[nodiscard]] std::string municipality_in(std::string_view text);

/// Keeps what is decided in the period, and of all other decisions on numbered cases the steps of their ways.
class Archive {
 public:
  explicit Archive(const Period& period) : period_(period) {}

  void add(std::vector<News> findings);

  /// The decisions of the period, each once, by date and then as they were added; with their ways. The archive is empty
  /// thereafter.
  [[nodiscard]] std::vector<News> take_news();

  /// Decisions left out because they have no date and the period has an end.
  [[nodiscard]] std::size_t undated() const { return undated_; }

 private:
  Period period_;
  std::vector<News> news_;
  std::unordered_map<std::string, std::vector<News::Step>> steps_;  // by case number
  std::size_t undated_ = 0;
};

}  // namespace referat::tools
