// Following a case: what each body did with it, told in its own minutes and retold in those of the bodies after it.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "minutes/words.h"
#include "referat/minutes.h"

namespace referat {
namespace {

Step step_of(const Decision& decision) {
  return {.place = decision.place,
          .item = decision.item,
          .confidence = decision.confidence,
          .case_number = decision.case_number,
          .date = decision.date,
          .body = decision.body,
          .title = decision.title,
          .point = decision.point,
          .outcome = decision.outcome,
          .text = decision.text};
}

/// An item without a decision: the case was on the agenda.
Step step_of(const Meeting& meeting, const Item& item) {
  return {.place = {.span = item.sections.front().span},
          .item = item.number,
          .confidence = item.confidence,
          .case_number = item.case_number.normalised,
          .date = meeting.date,
          .body = meeting.body,
          .title = item.title,
          .point = {},
          .outcome = {},
          .text = {}};
}

/// What two tellings of one event have in common.
auto event(const Step& step) { return std::tuple(step.case_number, step.date, minutes::fold(step.body)); }

/// Of two tellings of one decision the surer one stays, of equals the first.
void leave_out_repeated(std::vector<FiledStep>& steps) {
  std::map<decltype(std::tuple_cat(event(Step()), std::tuple(std::string(), std::optional<Outcome>()))), std::size_t>
      seen;
  std::vector<FiledStep> kept;
  for (FiledStep& filed : steps) {
    const auto key = std::tuple_cat(event(filed.step), std::tuple(filed.step.point, filed.step.outcome));
    const auto [place, is_new] = seen.emplace(key, kept.size());
    if (is_new) {
      kept.push_back(std::move(filed));
    } else if (filed.step.confidence > kept[place->second].step.confidence) {
      kept[place->second] = std::move(filed);
    }
  }
  // On the agenda, where the same meeting's decision is told too.
  std::set<decltype(event(Step()))> decided;
  for (const FiledStep& filed : kept) {
    if (filed.step.outcome) decided.insert(event(filed.step));
  }
  std::erase_if(kept,
                [&](const FiledStep& filed) { return !filed.step.outcome && decided.contains(event(filed.step)); });
  steps = std::move(kept);
}

}  // namespace

std::vector<Step> steps(const Minutes& minutes) {
  std::vector<Step> found;
  for (const Decision& decision : decisions(minutes)) {
    if (!decision.case_number.empty()) found.push_back(step_of(decision));
  }
  for (const Meeting& meeting : minutes.meetings) {
    for (const Item& item : meeting.items) {
      if (!item.continued && !item.case_number.normalised.empty()) found.push_back(step_of(meeting, item));
    }
  }
  return found;
}

std::vector<FiledStep> timeline(std::vector<FiledStep> steps) {
  std::ranges::stable_sort(steps, {}, [](const FiledStep& filed) {
    return std::tuple(filed.step.case_number, filed.step.date.empty(), filed.step.date);
  });
  leave_out_repeated(steps);
  return steps;
}

}  // namespace referat
