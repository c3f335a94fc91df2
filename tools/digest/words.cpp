#include "words.h"

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>
#include <new>

namespace referat::tools {
namespace {

struct Entry {
  std::string_view danish;
  std::string_view english;
};

std::string_view pick(const Entry& entry, Language language) {
  return language == Language::danish ? entry.danish : entry.english;
}

// In the order of Word.
constexpr std::array kWords{
    Entry{"Beslutninger", "Decisions"},
    Entry{"beslutninger", "decisions"},
    Entry{"råd og udvalg", "councils and committees"},
    Entry{"i", "in"},
    Entry{"og", "and"},
    Entry{"Besluttet af", "Decided by"},
    Entry{"Dato", "Date"},
    Entry{"Sag", "Case"},
    Entry{"Afgørelse", "Outcome"},
    Entry{"punkt", "point"},
    Entry{"Stemmer", "Votes"},
    Entry{"for", "for"},
    Entry{"imod", "against"},
    Entry{"undlod at stemme", "abstained"},
    Entry{"Forbehold og mindretal", "Dissent"},
    Entry{"Fravær", "Absent"},
    Entry{"Tidligere i sagen", "Earlier in the case"},
    Entry{"Ordlyd", "Wording"},
    Entry{"Kilde", "Source"},
    Entry{"side", "page"},
    Entry{"ændret siden sidst", "changed since last time"},
    Entry{"uden titel", "no title"},
    Entry{"Uden angivet udvalg", "Body not given"},
    Entry{"Uden angivet kommune", "Municipality not given"},
};
static_assert(kWords.size() == static_cast<std::size_t>(Word::no_municipality) + 1);

// In the order of Outcome.
constexpr std::array kOutcomes{
    Entry{"Godkendt", "Approved"},
    Entry{"Anbefalet", "Recommended"},
    Entry{"Taget til efterretning", "Noted"},
    Entry{"Drøftet", "Discussed"},
    Entry{"Udsat", "Postponed"},
    Entry{"Sendt videre", "Referred"},
    Entry{"Forkastet", "Rejected"},
    Entry{"Taget af dagsordenen", "Withdrawn"},
    Entry{"Uden klar afgørelse", "No clear outcome"},
};
static_assert(kOutcomes.size() == static_cast<std::size_t>(Outcome::unclassified) + 1);

// In the order of AbsenceKind.
constexpr std::array kAbsences{
    Entry{"fraværende", "absent"},
    Entry{"afbud", "excused"},
    Entry{"inhabil", "recused"},
    Entry{"deltog ikke", "did not take part"},
    Entry{"til stede en del af tiden", "present for a part"},
};
static_assert(kAbsences.size() == static_cast<std::size_t>(AbsenceKind::partial) + 1);

// From Sunday, as std::chrono::weekday counts.
constexpr std::array kWeekdays{
    Entry{"søndag", "Sunday"},    Entry{"mandag", "Monday"}, Entry{"tirsdag", "Tuesday"}, Entry{"onsdag", "Wednesday"},
    Entry{"torsdag", "Thursday"}, Entry{"fredag", "Friday"}, Entry{"lørdag", "Saturday"},
};
constexpr std::array kMonths{
    Entry{"januar", "January"},  Entry{"februar", "February"},  Entry{"marts", "March"},
    Entry{"april", "April"},     Entry{"maj", "May"},           Entry{"juni", "June"},
    Entry{"juli", "July"},       Entry{"august", "August"},     Entry{"september", "September"},
    Entry{"oktober", "October"}, Entry{"november", "November"}, Entry{"december", "December"},
};

// ICU fails for want of memory only, here. Its strings do not tell: they lose their text.
void check(UErrorCode status) {
  if (U_FAILURE(status)) throw std::bad_alloc();
}

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
}

std::string utf8(const icu::UnicodeString& text) {
  if (text.isBogus()) throw std::bad_alloc();
  std::string result;
  return text.toUTF8String(result);
}

const icu::Collator& collator() {
  static const std::unique_ptr<icu::Collator> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("da", "DK"), status));
    check(status);
    return made;
  }();
  return *instance;
}

std::string short_date(Day day, Language language) {
  const std::chrono::year_month_day date(day);
  const std::string_view month = pick(kMonths.at(static_cast<unsigned>(date.month()) - 1), language);
  return fmt::format("{}{} {} {}", static_cast<unsigned>(date.day()), language == Language::danish ? "." : "", month,
                     static_cast<int>(date.year()));
}

}  // namespace

std::string_view word(Word word, Language language) {
  return pick(kWords.at(static_cast<std::size_t>(word)), language);
}
std::string_view word(Outcome outcome, Language language) {
  return pick(kOutcomes.at(static_cast<std::size_t>(outcome)), language);
}
std::string_view word(AbsenceKind kind, Language language) {
  return pick(kAbsences.at(static_cast<std::size_t>(kind)), language);
}

std::string long_date(Day day, Language language) {
  const std::string_view weekday = pick(kWeekdays.at(std::chrono::weekday(day).c_encoding()), language);
  return fmt::format("{} {}{}", weekday, language == Language::danish ? "den " : "", short_date(day, language));
}

std::string period_name(const Period& period, Language language) {
  if (period.week) {
    return fmt::format("{} {}, {}", language == Language::danish ? "Uge" : "Week", period.week->number,
                       period.week->year);
  }
  if (period.since && period.until) {
    if (*period.since == *period.until) return short_date(*period.since, language);
    return short_date(*period.since, language) + " - " + short_date(*period.until, language);
  }
  const bool danish = language == Language::danish;
  if (period.since) return (danish ? "Fra " : "From ") + short_date(*period.since, language);
  if (period.until) return (danish ? "Til " : "Until ") + short_date(*period.until, language);
  return "";
}

std::string enumerate(const std::vector<std::string>& words, Language language) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 < words.size() ? ", " : fmt::format(" {} ", word(Word::and_, language));
    text += words[i];
  }
  return text;
}

bool collates_before(std::string_view a, std::string_view b) {
  UErrorCode status = U_ZERO_ERROR;
  const UCollationResult order = collator().compareUTF8(icu::StringPiece(a.data(), static_cast<int>(a.size())),
                                                        icu::StringPiece(b.data(), static_cast<int>(b.size())), status);
  check(status);
  return order == UCOL_EQUAL ? a < b : order == UCOL_LESS;
}

std::string fold_case(std::string_view text) { return utf8(unicode(text).foldCase()); }

std::string title_case(std::string_view text) { return utf8(unicode(text).toTitle(nullptr, icu::Locale("da", "DK"))); }

}  // namespace referat::tools
