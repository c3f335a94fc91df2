#include "page.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "digest/clean.h"

namespace referat::tools {
namespace {

// A subject is read in a list of mails: what is longer is cut.
constexpr std::size_t kMostTitleCharacters = 80;

std::string shortened(const std::string& text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins_character = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins_character && ++characters > kMostTitleCharacters) return text.substr(0, at) + "…";
  }
  return text;
}

class Writer {
 public:
  Writer(const std::vector<News>& news, Grouping grouping, Language language)
      : grouping_(grouping), language_(language) {
    for (const News& one : news) {
      if (!one.municipality.empty()) municipalities_.insert(fold_case(one.municipality));
    }
  }

  [[nodiscard]] std::string group_name(const News& news) const {
    const Decision& decision = news.decision;
    switch (grouping_) {
      case Grouping::municipality:
        if (!news.municipality.empty()) return news.municipality;
        return news.folder.empty() ? text(Word::no_municipality) : news.folder;
      case Grouping::case_:
        if (decision.case_number.empty()) return title(decision);
        return decision.case_number + " " + title(decision);
      case Grouping::body:
        break;
    }
    return body(news);
  }

  // What makes two decisions stand in one group.
  [[nodiscard]] std::string group_key(const News& news) const {
    if (grouping_ == Grouping::case_ && !news.decision.case_number.empty()) {
      return fold_case(news.municipality) + '\n' + news.decision.case_number;
    }
    return fold_case(group_name(news));
  }

  [[nodiscard]] Entry entry(const News& news) const {
    const Decision& decision = news.decision;
    Entry entry;
    entry.news = &news;
    entry.heading = clean_line((decision.item.empty() ? "" : decision.item + ". ") + title(decision));
    if (news.changed) entry.heading += " (" + text(Word::changed) + ")";
    add(entry, Word::outcome, outcome(decision));
    if (grouping_ != Grouping::body) add(entry, Word::body, body(news));
    const std::optional<Day> day = parse_day(decision.date);
    add(entry, Word::date, day ? long_date(*day, language_) : "");
    if (grouping_ != Grouping::case_) add(entry, Word::case_number, decision.case_number);
    add(entry, Word::votes, votes(decision));
    add(entry, Word::dissent, decision.dissent);
    add(entry, Word::absent, absent(news));
    add(entry, Word::earlier, way(news));
    add(entry, Word::wording, decision.text);
    add(entry, Word::source, source(news.file, decision.place, language_));
    return entry;
  }

  [[nodiscard]] std::string subject(const std::vector<News>& news, const std::string& period) const {
    const std::string prefix = period.empty() ? "" : period + ": ";
    if (news.size() == 1) {
      const Decision& decision = news.front().decision;
      return fmt::format("{}{}: {} ({})", prefix, word(decision.outcome, language_), shortened(title(decision)),
                         body(news.front()));
    }
    std::map<std::string, std::string> bodies;
    std::map<Outcome, std::size_t> outcomes;
    for (const News& one : news) {
      bodies.emplace(fold_case(body(one)), body(one));
      ++outcomes[one.decision.outcome];
    }
    constexpr std::size_t kMostBodies = 2;
    std::vector<std::string> places;
    places.reserve(bodies.size());
    for (const auto& [key, name] : bodies) places.push_back(name);
    std::sort(places.begin(), places.end(), collates_before);
    const std::string where = places.size() <= kMostBodies ? enumerate(places, language_)
                                                           : fmt::format("{} {}", places.size(), text(Word::bodies));
    std::vector<std::pair<Outcome, std::size_t>> counts(outcomes.begin(), outcomes.end());
    std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string what;
    for (const auto& [result, count] : counts) {
      what += fmt::format("{}{} {}", what.empty() ? "" : ", ", count, fold_case(word(result, language_)));
    }
    return fmt::format("{}{} {} {} {} ({})", prefix, news.size(), text(Word::decisions), text(Word::in), where, what);
  }

 private:
  [[nodiscard]] std::string text(Word which) const { return std::string(word(which, language_)); }

  void add(Entry& entry, Word label, const std::string& value) const {
    if (!value.empty()) entry.fields.push_back({text(label), clean(value)});
  }

  [[nodiscard]] std::string title(const Decision& decision) const {
    return decision.title.empty() ? text(Word::no_title) : decision.title;
  }

  // With the municipality where the digest is about several.
  [[nodiscard]] std::string body(const News& news) const {
    const std::string name = news.decision.body.empty() ? text(Word::no_body) : news.decision.body;
    const bool told = municipalities_.size() < 2 || news.municipality.empty() || grouping_ == Grouping::municipality;
    return told ? name : name + ", " + news.municipality;
  }

  [[nodiscard]] std::string outcome(const Decision& decision) const {
    const std::string name(word(decision.outcome, language_));
    return decision.point.empty() ? name : fmt::format("{} ({} {})", name, text(Word::point), decision.point);
  }

  // "19 for (A, B), 7 imod (V), 2 undlod at stemme"
  [[nodiscard]] std::string votes(const Decision& decision) const {
    struct Side {
      std::string_view name;
      Word word;
      const std::optional<int>* count;
    };
    std::string result;
    for (const Side& side :
         {Side{"for", Word::for_, &decision.votes_for}, Side{"against", Word::against, &decision.votes_against},
          Side{"abstained", Word::abstained, &decision.votes_abstained}}) {
      std::string voters;
      for (const Decision::Voter& voter : decision.voters) {
        if (voter.side != side.name) continue;
        if (!voters.empty()) voters += ", ";
        voters += voter.name.empty() ? voter.party : voter.name;
        if (!voter.name.empty() && !voter.party.empty()) voters += " (" + voter.party + ")";
      }
      if (!*side.count && voters.empty()) continue;
      if (!result.empty()) result += "; ";
      if (*side.count) result += std::to_string(**side.count) + " ";
      result += text(side.word);
      if (!voters.empty()) result += ": " + voters;
    }
    return result;
  }

  [[nodiscard]] std::string absent(const News& news) const {
    std::string result;
    for (const Absentee& absentee : news.absentees) {
      if (!result.empty()) result += "; ";
      result += absentee.name;
      if (!absentee.party.empty()) result += " (" + absentee.party + ")";
      result += fmt::format(" - {}", word(absentee.kind, language_));
      if (!absentee.limits.empty()) result += ", " + absentee.limits;
      if (!absentee.substitute.empty()) result += " (→ " + absentee.substitute + ")";
    }
    return result;
  }

  // A line for each step.
  [[nodiscard]] std::string way(const News& news) const {
    std::string result;
    for (const News::Step& step : news.way) {
      const std::optional<Day> day = parse_day(step.date);
      if (!result.empty()) result += '\n';
      result += fmt::format("{}, {}: {} ({}:{})", day ? long_date(*day, language_) : step.date,
                            step.body.empty() ? text(Word::no_body) : step.body, word(step.outcome, language_),
                            clean_line(step.file), step.line);
    }
    return result;
  }

  Grouping grouping_;
  Language language_;
  std::set<std::string> municipalities_;
};

}  // namespace

std::string source(const std::string& file, const Place& place, Language language) {
  const std::string where = fmt::format("{}:{}", clean_line(file), place.line);
  return place.page == 1 ? where : fmt::format("{} ({} {})", where, word(Word::page, language), place.page);
}

Page make_page(const std::vector<News>& news, const Period& period, Grouping grouping, Language language) {
  const Writer writer(news, grouping, language);
  Page page;
  page.language = language;
  page.period = period_name(period, language);
  page.subject = clean_line(writer.subject(news, page.period));
  std::map<std::string, std::size_t> places;  // of the groups, by key
  for (const News& one : news) {
    const auto [at, first] = places.emplace(writer.group_key(one), page.groups.size());
    if (first) page.groups.push_back({clean_line(writer.group_name(one)), {}});
    page.groups[at->second].entries.push_back(writer.entry(one));
  }
  std::stable_sort(page.groups.begin(), page.groups.end(),
                   [](const Group& a, const Group& b) { return collates_before(a.name, b.name); });
  return page;
}

}  // namespace referat::tools
