#include "minutes/case_number.h"

#include <algorithm>
#include <boost/regex.hpp>
#include <charconv>
#include <deque>
#include <string>

#include "minutes/lazy.h"
#include "minutes/words.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kLongest = 40;  // bytes of a case number

// What engines read for digits, as in lib/language/data/ocr-confusions.tsv.
constexpr std::string_view kReadForDigits = "OoDlI|BSZ";
constexpr std::string_view kDigits = "000111852";

/// Years of case files: two digits from 1985 to 2049, four from 1970 to 2069.
bool is_year(std::string_view digits) {
  int year = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), year);
  return digits.size() == 2 ? year < 50 || year >= 85 : year >= 1970 && year <= 2069;
}

bool begins_as_number(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return false;
  const char32_t first = next_character(text, at);
  return is_digit(first) || is_upper(first);
}

/// What stands behind would make the number a part of a longer one: "24/09/2025", "21/1359a".
bool goes_on(std::string_view rest) {
  if (rest.empty()) return false;
  std::size_t at = 0;
  const char32_t first = next_character(rest, at);
  if (is_letter(first) || is_digit(first)) return true;
  if (first != U'-' && first != U'/' && first != U'.') return false;
  return at < rest.size() && is_digit(next_character(rest, at));
}

/// The text with the letters that digits are read as made digits again, in its first word when most of that is digits:
/// "24-00B276" is "24-008276". Empty where there is nothing to change.
std::string with_digits(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  const auto digits = std::ranges::count_if(word, [](char c) { return c >= '0' && c <= '9'; });
  if (static_cast<std::size_t>(digits) * 3 < word.size() * 2 || word[0] < '0' || word[0] > '9') return {};
  if (word.find_first_of(kReadForDigits) == std::string_view::npos) return {};
  std::string result(text);
  for (std::size_t at = 0; (at = std::string_view(result).substr(0, word.size()).find_first_of(kReadForDigits, at)) !=
                           std::string_view::npos;) {
    result[at] = kDigits[kReadForDigits.find(result[at])];
  }
  return result;
}

std::string expand(std::string_view pattern) {
  constexpr std::string_view kPlaceholder = "{letter}";
  std::string expanded(pattern);
  for (std::size_t at = 0; (at = expanded.find(kPlaceholder, at)) != std::string::npos;) {
    expanded.replace(at, kPlaceholder.size(), "(?:[A-Z@]|Æ|Ø|Å)");
  }
  return expanded;
}

}  // namespace

std::string pattern_fault(std::string_view pattern) {
  // What a pattern that can match in many ways takes longest for.
  static const std::string kHostile[] = {std::string(kLongest, '1'), std::string(kLongest, 'A'),
                                         std::string(kLongest, '-'), "1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-x"};
  try {
    const boost::regex regex(expand(pattern), boost::regex::perl);
    for (const std::string& text : kHostile) {
      boost::smatch found;
      boost::regex_search(text, found, regex, boost::match_continuous);
    }
  } catch (const boost::regex_error& error) {
    return error.what();
  } catch (const std::runtime_error&) {
    return "the pattern takes too long; make it simpler";
  }
  return {};
}

struct CaseSchemes::Regexes {
  std::deque<Lazy<boost::regex>> by_scheme;
};

CaseSchemes::CaseSchemes(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    names_.add(row[0]);
    patterns_.add(row[1]);
    plain_.push_back(NumberPattern(row[1]));
    shapes_.push_back(PatternShape(row[1]));
    needed_.push_back(row[2] == "yes" ? Label::none : Label::present);
  }
  set_regexes();
}

void CaseSchemes::set_regexes() {
  const auto regexes = std::make_shared<Regexes>();
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    regexes->by_scheme.emplace_back(
        [pattern = patterns_[i]] { return boost::regex(expand(pattern), boost::regex::perl); });
  }
  regexes_ = regexes;
}

std::optional<NumberPattern::Match> CaseSchemes::match_pattern(std::size_t scheme, std::string_view text) const {
  if (plain_[scheme].is_plain()) return plain_[scheme].match(text);
  boost::match_results<std::string_view::const_iterator> found;
  if (!boost::regex_search(text.begin(), text.end(), found, *regexes_->by_scheme[scheme], boost::match_continuous)) {
    return std::nullopt;
  }
  const auto part = [&](const auto& matched) {
    return text.substr(static_cast<std::size_t>(matched.first - text.begin()),
                       static_cast<std::size_t>(matched.length()));
  };
  NumberPattern::Match match{.length = part(found[0]).size()};
  for (const char name : NumberPattern::kGroups) {
    const auto& group = found[std::string(1, name)];
    if (group.matched) match.groups[NumberPattern::kGroups.find(name)] = part(group);
  }
  return match;
}

std::optional<CaseNumber> CaseSchemes::match_text(std::string_view text, Label label) const {
  const PatternShape::Beginning beginning(text);
  for (std::size_t i = 0; i < shapes_.size(); ++i) {
    if ((needed_[i] == Label::present && label == Label::none) || !shapes_[i].admits(beginning)) continue;
    const std::optional<NumberPattern::Match> found = match_pattern(i, text);
    if (!found || goes_on(text.substr(found->length))) continue;
    if (found->group('y') && !is_year(*found->group('y'))) continue;
    CaseNumber number{.span = {0, found->length}, .normalised = {}, .scheme = std::string(names_[i])};
    number.normalised = found->group('n').value_or(text.substr(0, found->length));
    if (found->group('a'))
      number.normalised.assign(*found->group('a')).append("-").append(found->group('b').value_or(""));
    // "09.17.00-@40-2-17": Ø read by an English model.
    if (const std::size_t at = number.normalised.find('@'); at != std::string::npos) {
      number.normalised.replace(at, 1, "Ø");
    }
    return number;
  }
  return std::nullopt;
}

/// The quick test that most lines do not pass: what the first word looks like, with the blank behind it.
bool CaseSchemes::may_stand_alone(std::string_view text) const {
  const std::string_view first = text.substr(0, std::min(text.find(' '), text.size() - 1) + 1);
  const Verdict begins = begins_alone_.of(first, [this](std::string_view word) {
    const PatternShape::Beginning beginning(word);
    bool admitted = !with_digits(word).empty();
    for (std::size_t i = 0; i < shapes_.size() && !admitted; ++i) {
      admitted = needed_[i] == Label::none && shapes_[i].admits(beginning);
    }
    return static_cast<Verdict>(admitted);
  });
  return begins != 0;
}

std::optional<CaseNumber> CaseSchemes::match(std::string_view line, std::size_t offset, Label label) const {
  const std::string_view text = prefix(line.substr(offset), kLongest);
  if (!begins_as_number(text) || !has_digit(text)) return std::nullopt;
  if (label == Label::none && !may_stand_alone(text)) return std::nullopt;
  std::optional<CaseNumber> number = match_text(text, label);
  if (!number) {
    const std::string undamaged = with_digits(text);
    if (!undamaged.empty()) number = match_text(undamaged, label);
  }
  if (number) {
    number->span.begin += offset;
    number->span.end += offset;
  }
  return number;
}

std::optional<CaseNumber> CaseSchemes::match_in_title(std::string_view title) const {
  if (!has_digit(title)) return std::nullopt;
  if (std::optional<CaseNumber> number = match(title, 0, Label::none)) return number;
  const std::size_t bracket = title.rfind('(');
  if (bracket == std::string_view::npos) return match_apart(title);
  std::optional<CaseNumber> number = match(title, bracket + 1, Label::none);
  return number && title.substr(number->span.end) == ")" ? number : match_apart(title);
}

/// What stands behind a tab or two blanks, up to the end.
std::optional<CaseNumber> CaseSchemes::match_apart(std::string_view title) const {
  const std::string_view end = suffix(title, std::min(title.size(), kLongest));
  const std::size_t tab = end.rfind('\t');
  const std::size_t blanks = end.rfind("  ");
  if (tab == std::string_view::npos && blanks == std::string_view::npos) return std::nullopt;
  const std::size_t begin =
      std::min(end.find_first_not_of("\t ", tab == std::string_view::npos ? blanks : tab), end.size());
  std::optional<CaseNumber> number = match(title, title.size() - end.size() + begin, Label::none);
  if (!number || number->span.end != title.size()) return std::nullopt;
  return number;
}

}  // namespace referat::minutes
