#include "repair/inflections.h"

#include <algorithm>

#include "repair/table.h"
#include "text/embedded.h"

REFERAT_EMBEDDED(repair_inflections)

namespace referat::engine {
namespace {

constexpr std::size_t kShortestStem = 6;  // what is left of shorter words is a word by accident too often
constexpr float kUnlistedForm = -7.0F;    // ln of how much rarer it is than the word itself

}  // namespace

std::optional<float> score_inflected(std::string_view form, const Source& source) {
  static const auto endings = first_column(referat_embedded_repair_inflections_view());
  std::optional<float> best;
  for (const std::string& ending : endings) {
    if (form.size() < kShortestStem + ending.size() || !form.ends_with(ending)) continue;
    const std::string_view stem = form.substr(0, form.size() - ending.size());
    const std::uint16_t flags = source.flags(stem);
    constexpr std::uint16_t kWord = language::kDictionary | language::kLower;
    if ((flags & kWord) != kWord || (flags & language::kForbidden) != 0) continue;
    const float score = source.score_form(stem, flags).log_probability + kUnlistedForm;
    best = std::max(best.value_or(score), score);
  }
  return best;
}

}  // namespace referat::engine
