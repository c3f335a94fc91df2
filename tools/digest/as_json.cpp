#include <nlohmann/json.hpp>

#include "digest/formats.h"
#include "referat/output.h"

namespace referat::tools {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json decision(const News& news, Language language) {
  Json object = Json::parse(row(news.file, news.decision, Format::jsonl));
  object["municipality"] = or_null(news.municipality);
  object["outcome_text"] = word(news.decision.outcome, language);
  object["changed"] = news.changed;
  Json absentees = Json::array();
  for (const Absentee& absentee : news.absentees) {
    absentees.push_back({{"name", or_null(absentee.name)},
                         {"party", or_null(absentee.party)},
                         {"kind", name(absentee.kind)},
                         {"limits", or_null(absentee.limits)},
                         {"substitute", or_null(absentee.substitute)}});
  }
  object["absentees"] = std::move(absentees);
  Json earlier = Json::array();
  for (const News::Step& step : news.way) {
    earlier.push_back({{"date", step.date},
                       {"body", or_null(step.body)},
                       {"outcome", name(step.outcome)},
                       {"file", step.file},
                       {"line", step.line}});
  }
  object["earlier"] = std::move(earlier);
  return object;
}

}  // namespace

std::string as_json(const Page& page, const Period& period) {
  Json groups = Json::array();
  for (const Group& group : page.groups) {
    Json decisions = Json::array();
    for (const Entry& entry : group.entries) decisions.push_back(decision(*entry.news, page.language));
    groups.push_back({{"name", group.name}, {"decisions", std::move(decisions)}});
  }
  const Json object = {{"subject", page.subject},
                       {"since", period.since ? Json(iso(*period.since)) : Json()},
                       {"until", period.until ? Json(iso(*period.until)) : Json()},
                       {"groups", std::move(groups)}};
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace referat::tools
