// The names of enumerators as records show them. One table per enumeration, in the enumerators' order.
#include <array>

#include "referat/records.h"
#include "referat/repair.h"

namespace referat {
namespace {
using std::string_view_literals::operator""sv;

constexpr std::array kCauses{"ocr"sv,      "encoding"sv,      "hyphenation"sv, "spacing"sv,
                             "ligature"sv, "normalisation"sv, "furniture"sv};
constexpr std::array kSectionKinds{"front"sv,          "contents"sv, "title"sv,      "route"sv,       "summary"sv,
                                   "presentation"sv,   "law"sv,      "economy"sv,    "hearing"sv,     "earlier"sv,
                                   "recommendation"sv, "decision"sv, "attendance"sv, "attachments"sv, "signatures"sv,
                                   "other"sv};
constexpr std::array kOutcomes{"approved"sv, "recommended"sv, "noted"sv,     "discussed"sv,   "postponed"sv,
                               "referred"sv, "rejected"sv,    "withdrawn"sv, "unclassified"sv};
constexpr std::array kAbsenceKinds{"absent"sv, "excused"sv, "recused"sv, "not_participating"sv, "partial"sv};
constexpr std::array kCaseStatuses{""sv, "open"sv, "closed"sv};
}  // namespace

std::string_view name(Cause cause) { return kCauses.at(static_cast<std::size_t>(cause)); }
std::string_view name(SectionKind kind) { return kSectionKinds.at(static_cast<std::size_t>(kind)); }
std::string_view name(Outcome outcome) { return kOutcomes.at(static_cast<std::size_t>(outcome)); }
std::string_view name(AbsenceKind kind) { return kAbsenceKinds.at(static_cast<std::size_t>(kind)); }
std::string_view name(CaseStatus status) { return kCaseStatuses.at(static_cast<std::size_t>(status)); }

}  // namespace referat
