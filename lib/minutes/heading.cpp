#include "minutes/heading.h"

#include <algorithm>
#include <array>

#include "minutes/damage.h"
#include "minutes/date.h"
#include "minutes/words.h"
#include "text/unicode.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kLongestLine = 400;  // bytes: no heading stands in a longer line, with its text or without

constexpr std::size_t kLongestPoint = 30;  // bytes

constexpr std::size_t kLongestGlued = 160;  // bytes of a heading that is looked for inside a line

constexpr std::size_t kLongestDated = LineText::kLongestRead + 40;  // bytes: words that are read, and a date

constexpr double kDamagedConfidence = 0.85;

constexpr std::string_view kColon = "{:}";  // at the end of a form

constexpr std::array kKinds{SectionKind::front,      SectionKind::contents,       SectionKind::title,
                            SectionKind::route,      SectionKind::summary,        SectionKind::presentation,
                            SectionKind::law,        SectionKind::economy,        SectionKind::hearing,
                            SectionKind::earlier,    SectionKind::recommendation, SectionKind::decision,
                            SectionKind::attendance, SectionKind::attachments,    SectionKind::signatures,
                            SectionKind::other};

/// Passes over blanks, colons, dashes and Markdown marks.
std::size_t skip_marks(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    std::size_t next = at;
    const char32_t character = next_character(line, next);
    if (!is_space(character) && character != U':' && character != U'*' && character != U',' && character != U')' &&
        character != U'-' && character != U'–' && character != U'.')
      break;
    at = next;
  }
  return at;
}

/// The last word of a line, in lower case, without the marks behind it.
std::string last_word(std::string_view line) {
  std::size_t end = line.size();
  for (std::size_t at = end; at > 0; end = at) {
    const char32_t last = previous_character(line, at);
    if (is_letter(last) || is_digit(last)) break;
  }
  const std::size_t blank = line.substr(0, end).rfind(' ');
  std::size_t at = blank == std::string_view::npos ? 0 : blank;
  return next_word(line, at).folded;
}

}  // namespace

SectionKind section_kind(std::string_view name) {
  const auto* const found = std::ranges::find(kKinds, name, [](SectionKind kind) { return referat::name(kind); });
  return found == kKinds.end() ? SectionKind::other : *found;
}

bool is_template(std::string_view form) { return form.find('{') != std::string_view::npos && !form.ends_with(kColon); }

Headings::Headings(const std::vector<Row>& rows) {
  std::vector<std::pair<std::string, SectionKind>> damageable;
  for (const Row& row : rows) {
    const SectionKind kind = section_kind(row[1]);
    if (row[1] == "point") {
      points_.add(row[0]);
    } else if (is_template(row[0])) {
      templates_.add(row[0]);
      template_kinds_.push_back(kind);
    } else {
      const bool weak = row[0].ends_with(kColon);
      std::string folded = fold(row[0].substr(0, row[0].size() - (weak ? kColon.size() : 0)));
      longest_ = std::max(longest_, folded.size());
      if (weak) {
        before_colon_.add(folded, kind);
        continue;
      }
      plain_.add(folded, kind);
      if (DamageableForm(folded).facts.exact == 0) damageable.emplace_back(std::move(folded), kind);
    }
  }
  for (std::size_t i = 0; i < templates_.size(); ++i) {
    const Form form = templates_[i];
    if (form.has_number()) {
      dated_words_.add(form.first_word());
      dated_beginnings_.add(form.first_word());
    }
    if (form.begins_with_body() && !form.has_number()) body_endings_.add(form.last_word());
    if (form.first_word().empty() && !form.begins_with_body() && !form.has_date()) any_line_ = true;
  }
  std::ranges::stable_sort(damageable, {}, [](const auto& entry) { return entry.first.size(); });
  for (const auto& [folded, kind] : damageable) {
    damageable_.add(folded);
    damageable_kinds_.push_back(kind);
    longest_damaged_ = std::max(longest_damaged_, longest_read_for(DamageableForm(folded)));
    // The forms come in the order of their sizes.
    for (std::size_t most = most_signs_read_for(DamageableForm(folded)); least_by_signs_.size() <= most;) {
      least_by_signs_.push_back(static_cast<std::uint32_t>(folded.size()));
    }
  }
  for (std::size_t size = 0; size <= longest_ + 1; ++size) {
    const auto longer = std::ranges::find_if(damageable, [&](const auto& entry) { return entry.first.size() >= size; });
    shorter_.push_back(static_cast<std::uint32_t>(longer - damageable.begin()));
  }
}

std::optional<SectionKind> Headings::find_exact(std::string_view folded) const {
  if (folded.empty() || folded.size() > longest_) return std::nullopt;
  const auto found = plain_.find(folded);
  if (found.empty()) return std::nullopt;
  return found.front();
}

std::optional<Headings::Found> Headings::find(std::string_view text) const {
  constexpr Verdict kNone = 0;
  constexpr Verdict kDamaged = 0x100;  // above all kinds
  const Verdict verdict = verdicts_.of(text, [this](std::string_view line) {
    const std::optional<Found> found = judge(fold(line));
    if (!found) return kNone;
    const auto kind = static_cast<Verdict>(1 + static_cast<int>(found->kind));
    return static_cast<Verdict>(kind | (found->confidence < 1 ? kDamaged : 0));
  });
  if (verdict == kNone) return std::nullopt;
  const bool damaged = (verdict & kDamaged) != 0;
  return Found{.kind = static_cast<SectionKind>(verdict % kDamaged - 1),
               .confidence = damaged ? kDamagedConfidence : 1};
}

std::optional<Headings::Found> Headings::judge(std::string_view folded) const {
  if (const std::optional<SectionKind> kind = find_exact(folded)) return Found{.kind = *kind};
  if (folded.empty() || folded.size() > longest_) return std::nullopt;
  // The form that damage explains best.
  std::optional<Found> found;
  double least = 0;
  // Damage hardly changes the length: the forms stand in the order of theirs.
  const auto [shortest, longest] = sizes_read_as(folded.size());
  const std::size_t signs = sign_count(folded);
  if (signs >= least_by_signs_.size()) return std::nullopt;
  const std::size_t begin = shorter_[std::max<std::size_t>(shortest, least_by_signs_[signs])];
  const std::size_t end = shorter_[std::min(longest, longest_) + 1];
  if (begin >= end) return std::nullopt;
  const Letters letters = letters_of(folded);
  damageable_.any_of(letters, begin, end, [&](std::size_t i) {
    const std::optional<double> cost = damage_cost(damageable_[i], folded, letters);
    if (!cost || (found && *cost >= least)) return false;
    found = Found{.kind = damageable_kinds_[i], .confidence = kDamagedConfidence};
    least = *cost;
    return false;
  });
  return found;
}

std::optional<Heading> Headings::match_before_colon(std::string_view line) const {
  const std::size_t colon = prefix(line, longest_ + 8).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view before = line.substr(0, colon);
  Heading heading{.span = trim(line, {0, colon}), .text = skip_marks(line, colon)};
  if (const std::optional<Found> found = find(before)) {
    heading.kind = found->kind;
    heading.confidence = found->confidence;
    return heading;
  }
  const auto weak = before_colon_.find(fold(before));
  if (weak.empty()) return std::nullopt;
  heading.kind = weak.front();
  heading.weak = true;
  return heading;
}

std::optional<Heading> Headings::match_before_column(std::string_view line) const {
  const std::string_view head = prefix(line, longest_ + 4);
  const std::size_t gap = std::min(head.find('\t'), head.find("   "));
  if (gap == std::string_view::npos) return std::nullopt;
  const std::size_t text = skip_marks(line, gap);
  if (text >= line.size() || !begins_with_capital(line.substr(text))) return std::nullopt;
  const std::optional<SectionKind> kind = find_exact(fold(line.substr(0, gap)));
  if (!kind) return std::nullopt;
  return Heading{.kind = *kind, .span = {0, gap}, .text = text, .confidence = 0.9};
}

std::optional<Heading> Headings::match_glued(std::string_view line) const {
  const std::string_view head = prefix(line, longest_ + 4);
  char32_t before = U' ';
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t here = at;
    const char32_t character = next_character(head, at);
    if (is_lower(before) && is_upper(character)) {
      const std::optional<SectionKind> kind = find_exact(fold(head.substr(0, here)));
      if (kind) return Heading{.kind = *kind, .span = {0, here}, .text = here, .confidence = 0.9};
    }
    before = character;
  }
  return std::nullopt;
}

std::size_t Headings::point_end(std::string_view line, std::size_t at, const Bodies& bodies) const {
  const std::size_t begin = skip_marks(line, at);
  const std::string_view rest = prefix(line.substr(begin), kLongestPoint);
  const std::vector<Word> words = split_words(rest);
  LineBodies forms(rest, words, bodies);
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (const std::optional<FormMatch> match = points_[i].match(forms)) return begin + match->end;
  }
  return at;
}

std::optional<Heading> Headings::match_templates(std::string_view line, const std::vector<Word>& words, Uses uses,
                                                 const Bodies& bodies) const {
  const bool digits = std::ranges::any_of(words, [](const Word& word) { return has_digit(word.folded); });
  const bool dated = digits && first_date(prefix(line, kLongestDated));
  LineBodies forms(line, words, bodies);
  for (std::size_t i = 0; i < templates_.size(); ++i) {
    const Form form = templates_[i];
    if ((form.has_number() && !digits) || (form.has_date() && !dated)) continue;
    if (!uses.has(Use::form) && !form.first_word().empty()) continue;
    const std::optional<FormMatch> match = form.match(forms);
    if (!match) continue;
    // "SU (beslutning)" in a route
    if (match->body && !form.has_date() && bodies.is_abbreviation(cut(line, *match->body))) continue;
    const std::size_t end = point_end(line, match->end, bodies);
    const std::size_t text = skip_marks(line, end);
    if (text < line.size()) {
      // Text follows on the line; a small letter goes on with a sentence that only begins like a heading.
      if (!form.has_number() || begins_with_small_letter(line.substr(text)) || line[text] == '(') continue;
    }
    // "… på mødet i Byrådet den 3. maj 2021." broken before the name ends in a full stop.
    if (form.bare() && text == line.size() && line.back() == '.') continue;
    Heading heading{.kind = template_kinds_[i], .span = {0, end}, .text = text, .date = match->date};
    if (match->body) {
      const std::string_view body = cut(line, *match->body);
      const std::optional<Span> known = bodies.find(body);
      heading.body_name = known && known->begin == 0 ? cut(body, *known) : body;
    }
    heading.bare = form.bare() && match->number.empty();
    return heading;
  }
  return std::nullopt;
}

/// A template begins with a word of its own, or with the name of a body, or holds a date. Without a number nothing may
/// follow it on the line.
bool Headings::may_be_template(LineText& line, const Bodies& bodies) const {
  if (any_line_ || line.may_be(Use::form)) return true;
  if (line.has_digit()) {
    return bodies.may_begin(line.text()) || first_date(prefix(line.text(), kLongestDated), line.first_digit());
  }
  if (!bodies.may_begin(line.text())) return false;
  const std::string last = last_word(line.text());
  for (std::size_t i = 0; i < body_endings_.size(); ++i) {
    const DamageableForm ending = body_endings_[i];
    if (ending.text.empty() || same_but_damaged(ending, last)) return true;
  }
  return false;
}

/// The quick test that most titles of items do not pass, for they begin with a number.
bool Headings::may_be_damaged(const LineText& line) const {
  if (line.text().size() > longest_damaged_ && line.least_folded() > longest_damaged_) return false;
  const std::size_t signs = sign_count(line.text());
  return signs < least_by_signs_.size() && least_by_signs_[signs] <= sizes_read_as(line.text().size()).most;
}

std::optional<Heading> Headings::match(LineText& line, const Bodies& bodies) const {
  const std::string_view text = line.text();
  if (text.empty() || text.size() > kLongestLine || begins_with_small_letter(text)) return std::nullopt;
  if (text.size() <= longest_ + 8 && (line.may_be(Use::heading) || may_be_damaged(line))) {
    if (const std::optional<Found> found = find(text)) {
      const std::size_t end = text.find_last_not_of(":* ") + 1;
      return Heading{.kind = found->kind, .span = {0, end}, .text = text.size(), .confidence = found->confidence};
    }
  }
  std::optional<Heading> heading = match_before_colon(text);
  if (!heading && line.may_be(Use::heading)) heading = match_before_column(text);
  if (!heading && line.may_be(Use::heading)) heading = match_glued(text);
  if ((heading && heading->kind != SectionKind::decision) || !may_be_template(line, bodies)) return heading;
  // "BESLUTNING: Kommunalbestyrelsen den 15-01-2018" says more than "BESLUTNING:".
  std::optional<Heading> named = match_templates(text, line.words(), line.uses(), bodies);
  return heading && (!named || named->span.end <= heading->span.end) ? heading : named;
}

std::size_t Headings::find_glued(std::string_view line, const Bodies& bodies) const {
  for (std::size_t stop = line.find('.'); stop != std::string_view::npos; stop = line.find('.', stop + 1)) {
    const std::size_t begin = line.find_first_not_of(' ', stop + 1);
    if (begin == std::string_view::npos || !dated_beginnings_.may_begin(line.substr(begin)) ||
        !begins_with_capital(line.substr(begin))) {
      continue;
    }
    const std::string_view rest = prefix(line.substr(begin), kLongestGlued);
    const std::string first = lower_case(rest.substr(0, rest.find(' ')));
    if (!dated_words_.contains(first) || !has_digit(rest)) continue;
    const std::optional<Heading> heading = match_templates(rest, split_words(rest), Uses::all(), bodies);
    if (heading && heading->kind == SectionKind::decision && !heading->date.empty()) return begin;
  }
  return std::string_view::npos;
}

std::optional<Heading> Headings::match_broken(std::string_view line, std::string_view next,
                                              const Bodies& bodies) const {
  if (line.size() + next.size() > kLongestGlued || !begins_with_capital(line)) return std::nullopt;
  const auto joined = [&] { return std::string(line).append(" ").append(next); };
  if (begins_with_small_letter(next)) {
    if (line.size() + next.size() > longest_) return std::nullopt;
    const std::optional<SectionKind> kind = find_exact(fold(joined()));
    return kind ? std::optional(Heading{.kind = *kind, .span = {}}) : std::nullopt;
  }
  // "Beslutning i Klima-, Teknik- og" / "Miljøudvalget den 24-06-2021"
  if (!has_digit(next) || !dated_beginnings_.may_begin(line)) return std::nullopt;
  if (!dated_words_.contains(lower_case(line.substr(0, line.find(' '))))) return std::nullopt;
  const std::string whole = joined();
  std::optional<Heading> heading = match_templates(whole, split_words(whole), Uses::all(), bodies);
  if (!heading || heading->date.empty() || heading->text < whole.size()) return std::nullopt;
  return heading;
}

}  // namespace referat::minutes
