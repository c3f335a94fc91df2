#include "news.h"

#include <algorithm>
#include <boost/regex.hpp>
#include <map>
#include <set>
#include <tuple>

#include "digest/words.h"

namespace referat::tools {
namespace {

bool same(std::string_view a, std::string_view b) { return fold_case(a) == fold_case(b); }

// Bodies in one archive are told apart by their municipality, where it is known.
bool compatible(std::string_view a, std::string_view b) { return a.empty() || b.empty() || same(a, b); }

void append_words(std::string& line, std::string_view text) {
  bool blank = true;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      blank = true;
      continue;
    }
    if (blank && !line.empty()) line += ' ';
    blank = false;
    line += c;
  }
}

std::string joined(std::initializer_list<std::string_view> fields) {
  std::string line;
  for (const std::string_view field : fields) {
    append_words(line, field);
    line += '|';
  }
  return line;
}

std::string count(const std::optional<int>& votes) { return votes ? std::to_string(*votes) : ""; }

bool concerns(const Absentee& absentee, const Decision& decision) {
  return absentee.date == decision.date && same(absentee.body, decision.body) &&
         (absentee.item.empty() || absentee.item == decision.item);
}

bool in_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

const Meeting* meeting_of(const Minutes& minutes, Span span) {
  for (const Meeting& meeting : minutes.meetings) {
    if (span.begin >= meeting.span.begin && span.begin < meeting.span.end) return &meeting;
  }
  return nullptr;
}

News::Step step(const News& news) {
  const Decision& decision = news.decision;
  return {decision.date, decision.body, decision.outcome, news.file, decision.place.line, news.municipality, news.own};
}

std::vector<News::Step> way_of(const News& news, const std::vector<News::Step>& steps) {
  std::map<std::tuple<std::string, std::string, Outcome>, News::Step> way;
  for (const News::Step& step : steps) {
    // Of two bodies on one day, what stands first in the same minutes was first; of other files nothing tells.
    const bool before = step.date < news.decision.date ||
                        (step.date == news.decision.date && step.file == news.file &&
                         step.line < news.decision.place.line && !same(step.body, news.decision.body));
    if (before && !step.date.empty() && compatible(step.municipality, news.municipality)) {
      const auto [at, first] = way.try_emplace({step.date, fold_case(step.body), step.outcome}, step);
      if (!first && step.own && !at->second.own) at->second = step;
    }
  }
  std::vector<News::Step> result;
  result.reserve(way.size());
  for (auto& [key, step] : way) result.push_back(std::move(step));
  return result;
}

}  // namespace

std::string News::identity() const {
  const std::string subject = decision.case_number.empty() ? fold_case(decision.title) : decision.case_number;
  return joined({municipality, fold_case(decision.body), decision.date, subject, decision.point});
}

std::string News::content() const {
  std::string line = identity() + joined({decision.title, name(decision.outcome), count(decision.votes_for),
                                          count(decision.votes_against), count(decision.votes_abstained),
                                          decision.dissent, decision.text});
  for (const Decision::Voter& voter : decision.voters) line += joined({voter.side, voter.party, voter.name});
  return line;
}

std::vector<News> findings_in(std::string_view file, std::string_view municipality, const Minutes& minutes,
                              const Locator& locator) {
  const std::vector<Absentee> all_absentees = absentees(minutes);
  std::vector<News> findings;
  for (Decision& decision : decisions(minutes)) {
    News news;
    const Meeting* const meeting = meeting_of(minutes, decision.place.span);
    news.own = meeting != nullptr && meeting->date == decision.date && same(meeting->body, decision.body);
    decision.place = locator.locate(decision.place.span);
    news.file = file;
    news.municipality = municipality;
    for (const Absentee& absentee : all_absentees) {
      if (concerns(absentee, decision)) news.absentees.push_back(absentee);
    }
    news.decision = std::move(decision);
    findings.push_back(std::move(news));
  }
  return findings;
}

std::string municipality_in(std::string_view text) {
  // "Ringkøbing-Skjern Kommune", "Høje-Taastrup Kommunes"; a heading may be in capitals.
  static const boost::regex kName(
      "((?:[A-Z]|\xC3[\x85\x86\x98])(?:[A-Za-z]|\xC3[\x80-\xBF]|-)+)[ \xC2\xA0]+(?:Kommune|KOMMUNE)(?:s|S)?\\b");
  std::map<std::string, std::pair<std::string, std::size_t>> names;  // by folded name: as printed, how often
  for (boost::cregex_iterator at(text.data(), text.data() + text.size(), kName), end; at != end; ++at) {
    const std::string name = (*at)[1].str();
    auto& [printed, times] = names[fold_case(name)];
    if (printed.empty() || in_capitals(printed)) printed = name;
    ++times;
  }
  const auto most = std::max_element(names.begin(), names.end(),
                                     [](const auto& a, const auto& b) { return a.second.second < b.second.second; });
  if (most == names.end()) return "";
  const std::string& name = most->second.first;
  return (in_capitals(name) ? title_case(name) : name) + " Kommune";
}

void Archive::add(std::vector<News> findings) {
  for (News& news : findings) {
    if (!news.decision.case_number.empty()) steps_[news.decision.case_number].push_back(step(news));
    const std::optional<Day> day = parse_day(news.decision.date);
    if (!day && !period_.everything()) {
      ++undated_;
    } else if (!day || period_.contains(*day)) {
      news_.push_back(std::move(news));
    }
  }
}

std::vector<News> Archive::take_news() {
  std::set<std::string> own;
  for (const News& news : news_) {
    if (news.own) own.insert(news.identity());
  }
  std::set<std::string> seen;
  std::vector<News> result;
  for (News& news : news_) {
    // Later minutes quote earlier decisions; what the meeting itself has written down is better.
    if (!news.own && own.count(news.identity()) != 0) continue;
    if (!seen.insert(news.content() + news.folder).second) continue;
    const auto steps = steps_.find(news.decision.case_number);
    if (steps != steps_.end()) news.way = way_of(news, steps->second);
    result.push_back(std::move(news));
  }
  news_.clear();
  steps_.clear();
  std::stable_sort(result.begin(), result.end(),
                   [](const News& a, const News& b) { return a.decision.date < b.decision.date; });
  return result;
}

}  // namespace referat::tools
