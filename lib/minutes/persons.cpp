#include "minutes/persons.h"

#include <algorithm>

#include "minutes/sentence.h"

namespace referat::minutes {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kMostWords = 6;
constexpr std::size_t kLongestMark = 60;  // bytes inside brackets after a name
constexpr std::size_t kLongestCode = 4;   // letters and digits of a party's code that no table lists

/// The word at `offset`: letters, with hyphens, apostrophes and one closing stop inside.
std::size_t name_word_end(std::string_view text, std::size_t offset, std::size_t end) {
  std::size_t i = offset;
  while (i < end) {
    const std::size_t letter = letter_length(text.substr(i, end - i));
    if (letter != 0) {
      i += letter;
      continue;
    }
    const bool joint = text[i] == '-' || text[i] == '\'' || text.substr(i).starts_with("’");
    const std::size_t joint_length = text[i] == '-' || text[i] == '\'' ? 1 : 3;
    if (!joint || i == offset || i + joint_length >= end || letter_length(text.substr(i + joint_length)) == 0) break;
    i += joint_length;
  }
  return i;
}

std::size_t skip_spaces(std::string_view text, std::size_t offset, std::size_t end) {
  while (offset < end && (text[offset] == ' ' || text[offset] == '\t' || text.substr(offset).starts_with("\xC2\xA0"))) {
    offset += text[offset] == '\xC2' ? 2 : 1;
  }
  return offset;
}

/// Blanks between `offset` and `next` that divide columns: a tab, or three.
bool divides_columns(std::string_view text, std::size_t offset, std::size_t next) {
  constexpr std::size_t kFewestBlanks = 3;
  const std::string_view between = text.substr(offset, next - offset);
  if (between.find('\n') != std::string_view::npos) return false;
  return between.size() >= kFewestBlanks || between.find('\t') != std::string_view::npos;
}

/// Blanks inside a name: it may go on in the next line.
std::size_t skip_inside_name(std::string_view text, std::size_t offset, std::size_t end) {
  offset = skip_spaces(text, offset, end);
  if (offset < end && text[offset] == '\r') ++offset;
  if (offset < end && text[offset] == '\n') offset = skip_spaces(text, offset + 1, end);
  return offset;
}

bool is_boundary(std::string_view text, std::size_t offset, std::size_t end) {
  return offset >= end || (letter_length(text.substr(offset, end - offset)) == 0 && !is_digit(text[offset]));
}

/// A party's code that no table lists: capitals and digits ("T", "KD2", "UP-1").
std::size_t code_end(std::string_view text, std::size_t offset, std::size_t end) {
  std::size_t i = offset;
  std::size_t length = 0;
  while (i < end && length <= kLongestCode) {
    const std::string_view rest = text.substr(i, end - i);
    const bool joint = i > offset && text[i] == '-' && i + 1 < end && is_digit(text[i + 1]);
    if (!begins_capital(rest) && !(i > offset && is_digit(text[i])) && !joint) break;
    i += begins_capital(rest) ? letter_length(rest) : 1;
    ++length;
  }
  return length != 0 && length <= kLongestCode && is_boundary(text, i, end) ? i : offset;
}

/// The end of the title words at `offset` ("1. viceborgmester "), or `offset`.
std::size_t skip_titles(std::string_view text, std::size_t offset, std::size_t end, const Names& names) {
  for (;;) {
    std::size_t word = offset;
    while (word < end && (is_digit(text[word]) || text[word] == '.' || text[word] == ' ') && word - offset < 4) ++word;
    if (word == offset || word >= end || letter_length(text.substr(word)) == 0) word = offset;
    const std::size_t word_end = name_word_end(text, word, end);
    if (word_end == word) return offset;
    const bool titled = names.is_title(text.substr(word, word_end - word));
    if (!titled && (word == offset || !names.is_title(text.substr(offset, word_end - offset)))) return offset;
    std::size_t next = word_end;
    if (next < end && (text[next] == ':' || text[next] == '.')) ++next;
    next = skip_spaces(text, next, end);
    if (next == word_end) return offset;
    offset = next;
  }
}

/// What stands in the brackets, without further ones inside.
std::string bare(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (c != '(' && c != ')') kept.push_back(c);
  }
  const Span part = bare_span(kept, {0, kept.size()});
  return kept.substr(part.begin, part.length());
}

/// Sorts one bracket's text into `person`.
void take_mark(Person& person, std::string_view content, const Names& names) {
  const std::string mark = bare(content);
  if (mark.empty() || names.is_title(mark)) return;
  for (std::size_t i = 0; i < names.party_count() && person.party.empty(); ++i) {
    const Names::Party known = names.party(i);
    if (known.meant.empty() || known.printed != mark) continue;
    person.party = known.meant;
    return;
  }
  const bool absence = names.tells_absence(mark.substr(0, word_length(mark)));  // "Sygdom", "Afbud fra kl. 17"
  const bool party = !absence && (begins_capital(mark) || party_end(mark, 0, mark.size(), names) == mark.size());
  std::string& place = party && person.party.empty() ? person.party : person.remark;
  place = mark;
}

/// Reads the marks after a name: "(A)", "((V)", "(Borgmester)(V)", ", A", ", (V)", " - formand".
void read_marks(std::string_view text, std::size_t end, Person& person, const Names& names) {
  for (;;) {
    std::size_t at = skip_inside_name(text, person.span.end, end);
    const bool dash = text.substr(at).starts_with("–");
    const bool divided = at < end && (text[at] == ',' || text[at] == '-' || dash);
    if (divided) at = skip_spaces(text, at + (dash ? 3 : 1), end);
    if (at >= end) return;
    if (text[at] == '(') {
      std::size_t close = text.substr(0, std::min(end, at + kLongestMark)).find(')', at);
      if (close == std::string_view::npos) return;
      // "(Bo Kjær (V) mødte i stedet)"
      if (const std::size_t inner = text.find('(', at + 2); inner < close) {
        const std::size_t outer = text.substr(0, std::min(end, at + kLongestMark)).find(')', close + 1);
        if (outer != std::string_view::npos) close = outer;
      }
      while (close + 1 < end && text[close + 1] == ')') ++close;
      take_mark(person, text.substr(at + 1, close - at - 1), names);
      person.span.end = close + 1;
      continue;
    }
    const std::size_t word_end = name_word_end(text, at, end);
    if (divided && names.is_title(text.substr(at, word_end - at))) {
      // "Anna Holm, formand", but "Anna Holm, skoleleder Bo Kjær" are two.
      if (begins_capital(text.substr(skip_spaces(text, word_end, end)))) return;
      person.span.end = word_end;
      continue;
    }
    if (divided && person.party.empty()) {
      // "Anna Holm, Venstre"
      const std::size_t name_end = party_end(text, at, end, names).value_or(at);
      if (name_end - at > kLongestCode) {
        person.party = text.substr(at, name_end - at);
        person.span.end = name_end;
        continue;
      }
    }
    const std::size_t letter = code_end(text, at, end);
    const bool code = person.party.empty() && letter > at &&
                      (divided || letter_length(text.substr(at)) == letter - at) &&
                      !(letter < end && text[letter] == '.' && letter + 1 < end && text[letter + 1] == ' ' &&
                        begins_capital(text.substr(letter + 2))) &&
                      party_end(text, at, end, names) == letter;
    if (!code) return;
    person.party = text.substr(at, letter - at);
    person.span.end = letter;
  }
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Names::Names(const Tables& tables) {
  for (const Row& row : tables["titles"]) {
    if (row[0].starts_with('*')) {
      title_endings_.add(row[0].substr(1));
      continue;
    }
    titles_.add(row[0]);
    if (!is_ascii(row[0])) damageable_titles_.add(row[0]);
  }
  for (const Row& row : tables["attendance"]) {
    if (row[1] != "mark") absence_words_.add(row[0]);
  }
  for (const Row& row : tables["reasons"]) absence_words_.add(row[0]);
  for (const Row& row : tables["particles"]) particles_.add(row[0]);
  for (const Row& row : tables["not_names"]) {
    if (row[0].ends_with('*')) {
      not_name_beginnings_.add(row[0].substr(0, row[0].size() - 1));
    } else if (row[0].starts_with('*')) {
      not_name_endings_.add(row[0].substr(1));
    } else {
      not_names_.add(row[0]);
    }
  }
  std::vector<Row> parties = tables["parties"];
  std::ranges::stable_sort(parties, std::greater(), [](const Row& row) { return row[0].size(); });
  for (const Row& row : parties) {
    if (row[1] == "before") {
      before_parties_.add(lower(row[0]));
      continue;
    }
    const bool name = row[1] == "name";
    const bool party = name || row[1] == "code";
    const auto number = static_cast<std::uint16_t>(printed_.size());
    const std::string folded = name ? lower(row[0]) : std::string();
    printed_.add(row[0]);
    folded_.add(folded);
    meant_.add(party ? std::string_view() : row[1]);
    if (!party) continue;
    const char first = name ? folded.front() : row[0].front();
    by_first_byte_.add(first, number);
    if (name && first >= 'a' && first <= 'z') by_first_byte_.add(static_cast<char>(first - 'a' + 'A'), number);
  }
}

bool Names::is_title(std::string_view word) const {
  return title_verdicts_.of(word, [this](std::string_view printed) { return judge_title(lower(printed)); }) != 0;
}

bool Names::is_no_name(std::string_view word) const {
  return no_name_verdicts_.of(word, [this](std::string_view printed) { return judge_no_name(lower(printed)); }) != 0;
}

bool Names::tells_absence(std::string_view word) const { return absence_words_.contains(lower(word)); }

bool Names::stands_before_party(std::string_view word) const { return before_parties_.contains(lower(word)); }

Verdict Names::judge_title(std::string_view folded) const {
  if (titles_.contains(folded)) return 1;
  if (title_endings_.any_of([&](std::string_view part) { return folded.ends_with(part); })) return 1;
  if (!is_ascii(folded)) return 0;
  const Letters letters = letters_of(folded);
  return damageable_titles_.any_of(
      letters, [&](const DamageableForm& title) { return damage_cost(title, folded, letters).has_value(); });
}

Verdict Names::judge_no_name(std::string_view folded) const {
  return not_names_.contains(folded) ||
         not_name_beginnings_.any_of([&](std::string_view part) { return folded.starts_with(part); }) ||
         not_name_endings_.any_of([&](std::string_view part) { return folded.ends_with(part); });
}

std::optional<std::size_t> party_end(std::string_view text, std::size_t offset, std::size_t end, const Names& names) {
  if (offset >= end) return std::nullopt;
  const std::string_view rest = text.substr(offset, end - offset);
  for (const std::uint16_t i : names.parties_beginning_with(rest.front())) {
    const Names::Party party = names.party(i);
    const bool code = party.folded.empty();
    const std::string_view here = rest.substr(0, party.printed.size());
    const bool fits = code ? here == party.printed : is_lower_case_of(party.folded, here);
    if (fits && is_boundary(text, offset + party.printed.size(), end)) return offset + party.printed.size();
  }
  const std::size_t letter = code_end(text, offset, end);
  if (letter > offset && letter_length(rest) == letter - offset) return letter;
  return std::nullopt;
}

std::optional<Person> person_at(std::string_view text, std::size_t offset, std::size_t end, NameForm form,
                                const Names& names) {
  const std::size_t begin = skip_titles(text, offset, end, names);
  Person person{{offset, begin}, {}, {}, {}};
  std::size_t words = 0;
  std::size_t long_words = 0;
  std::size_t at = begin;
  while (words < kMostWords && at < end) {
    const std::size_t word_end = name_word_end(text, at, end);
    const std::string_view word = text.substr(at, word_end - at);
    const bool capital = begins_capital(word);
    if (word.empty() || !is_boundary(text, word_end, end)) break;
    if (capital ? names.is_no_name(word) : words == 0 || !names.is_particle(lower(word))) break;
    const bool initial = letter_length(word) == word.size();
    const bool stop = word_end < end && text[word_end] == '.';
    if (initial && !stop) break;  // a party's letter
    const bool abbreviated = stop && (initial || names.is_particle(lower(word) + '.'));
    if (!initial) ++long_words;
    if (capital) person.span.end = abbreviated ? word_end + 1 : word_end;
    ++words;
    const std::size_t printed_end = abbreviated ? word_end + 1 : word_end;
    at = skip_inside_name(text, printed_end, end);
    if ((!abbreviated && at == word_end) || divides_columns(text, printed_end, at)) break;
  }
  const bool enough = form == NameForm::full ? words >= 2 && long_words >= 1 : words >= 1 && long_words >= 1;
  if (!enough || person.span.end <= begin) return std::nullopt;
  for (const char c : text.substr(begin, person.span.end - begin)) {
    if (!is_blank(c)) {
      person.name.push_back(c);
    } else if (person.name.back() != ' ') {
      person.name.push_back(' ');
    }
  }
  if (form == NameForm::full && person.name.find(' ') == std::string::npos &&
      person.name.find('.') == std::string::npos)
    return std::nullopt;
  if (party_end(text, begin, end, names).value_or(begin) >= person.span.end) return std::nullopt;
  read_marks(text, end, person, names);
  return person;
}

std::vector<Person> reversed_persons_at(std::string_view text, std::size_t offset, std::size_t end, PartyMarks marks,
                                        const Names& names) {
  std::vector<Person> found;
  const std::string_view row = text.substr(0, end);
  if (row.find(',', offset) == std::string_view::npos) return found;
  bool parties = true;
  for (std::size_t at = offset; at < end;) {
    const std::optional<Person> surname = person_at(text, at, end, NameForm::short_, names);
    if (!surname || !surname->party.empty() || !surname->remark.empty()) return {};
    if (surname->span.end >= end || text[surname->span.end] != ',') return {};
    const std::size_t next = skip_spaces(text, surname->span.end + 1, end);
    std::optional<Person> person = person_at(text, next, end, NameForm::short_, names);
    if (!person) return {};
    parties = parties && !person->party.empty();
    // "Anna Holm, Bo Kjær (V)" are two.
    const auto is_one_word = [](const Person& part) { return part.name.find(' ') == std::string::npos; };
    if (!is_one_word(*surname) && !(is_one_word(*person) && parties)) return {};
    person->name += ' ' + surname->name;
    person->span.begin = surname->span.begin;
    at = person->span.end;
    found.push_back(*std::move(person));
    if (row.find_first_not_of(" \t\r.)", at) == std::string_view::npos) break;
    const std::size_t divided = after_divider(text, at, end);
    if (divided == at || text[at] == ',') return {};
    at = divided;
  }
  const bool enough = parties || (found.size() == 1 && marks == PartyMarks::not_of_one);
  return enough ? found : std::vector<Person>();
}

std::size_t after_divider(std::string_view text, std::size_t offset, std::size_t end) {
  std::size_t at = skip_inside_name(text, offset, end);
  const std::size_t blanks_end = at;
  if (at < end && (text[at] == ',' || text[at] == ';' || text[at] == '/' || text[at] == '+' || text[at] == '&' ||
                   text[at] == '|')) {
    at = skip_inside_name(text, at + 1, end);
  }
  for (const std::string_view word : {"og"sv, "samt"sv}) {
    const std::size_t word_end = at + word.size();
    if (at > offset && word_end < end && text.substr(at).starts_with(word) && is_blank(text[word_end])) {
      return skip_inside_name(text, word_end, end);
    }
  }
  return at > blanks_end || divides_columns(text, offset, at) ? at : offset;
}

std::vector<Person> persons_at(std::string_view text, std::size_t offset, std::size_t end, NameForm form,
                               const Names& names) {
  std::vector<Person> found;
  std::size_t at = offset;
  for (;;) {
    std::optional<Person> person = person_at(text, at, end, form, names);
    if (!person) return found;
    const std::size_t person_end = person->span.end;
    found.push_back(std::move(*person));
    at = after_divider(text, person_end, end);
    if (at == person_end) return found;
  }
}

/// "17:30"
bool in_time(std::string_view text, std::size_t colon) {
  return colon > 0 && colon + 1 < text.size() && is_digit(text[colon - 1]) && is_digit(text[colon + 1]);
}

std::vector<Person> persons_by_party(std::string_view text, std::size_t offset, std::size_t end, const Names& names) {
  std::vector<Person> found;
  const std::string_view row = text.substr(0, end);
  const auto colon_at = [&](std::size_t at) {
    const std::size_t party = party_end(text, at, end, names).value_or(end);
    return party < end && text[party] == ':' ? party : std::string_view::npos;
  };
  for (std::size_t colon = colon_at(offset); colon != std::string_view::npos;) {
    const std::string_view party = text.substr(offset, colon - offset);
    // Its persons end before the next party.
    std::size_t next_colon = row.find(':', colon + 1);
    while (next_colon != std::string_view::npos && in_time(row, next_colon)) next_colon = row.find(':', next_colon + 1);
    offset = end;
    if (next_colon != std::string_view::npos) {
      offset = row.find_last_of(" ,;\t\n", next_colon) + 1;
      next_colon = colon_at(offset);
      if (next_colon == std::string_view::npos) return {};
    }
    const std::size_t begin = skip_spaces(text, colon + 1, offset);
    std::vector<Person> persons = persons_at(text, begin, offset, NameForm::full, names);
    if (persons.empty()) return {};
    for (Person& person : persons) {
      if (person.party.empty()) person.party = party;
      found.push_back(std::move(person));
    }
    colon = next_colon;
  }
  return found;
}

}  // namespace referat::minutes
