#include "minutes/body.h"

#include <algorithm>

#include "minutes/date.h"

namespace referat::minutes {
namespace {

constexpr std::size_t kMostWords = 10;       // of a name
constexpr std::size_t kMostPlaceWords = 3;   // "Vindeby Kommune"
constexpr std::size_t kShortestDamaged = 5;  // bytes
constexpr std::size_t kLongestKept = 200;    // bytes of a word of which the verdict is kept

// What one of the first two words of a line may be to a name:
constexpr Verdict kWord = 1;      // it is no mark
constexpr Verdict kBegins = 2;    // it begins a name, whatever follows
constexpr Verdict kCapital = 4;   // it begins one if "og" follows
constexpr Verdict kJoins = 8;     // "og"
constexpr Verdict kFollows = 16;  // "Byråd", before which a municipality's name may stand
constexpr Verdict kArticle = 32;  // "Det", if a word with a capital letter follows
constexpr Verdict kAnything = kWord | kBegins | kCapital | kJoins | kFollows;

bool is_capitalised(std::string_view line, const Word& word) { return begins_with_capital(cut(line, word.span)); }

/// "Klima-", "Klima-,".
bool is_first_part(const Word& word) { return word.folded.size() > 1 && word.folded.back() == '-'; }

bool has_comma(std::string_view line, const Word& word) { return cut(line, word.printed).back() == ','; }

/// The word's own marks end the phrase: "Byrådet." or "(Byrådet)".
bool ends_phrase(const Word& word) { return word.printed.end != word.span.end; }

/// "Skolebestyrelsesmøde".
bool ends_in_meeting(std::string_view folded, std::string_view meeting) {
  return folded.ends_with(meeting) && folded.substr(0, folded.size() - meeting.size()).ends_with('s');
}

bool is_year(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "2022", or a term of office: "2018-2021".
bool is_term(std::string_view text) {
  constexpr std::size_t kYear = 4;
  if (text.size() != 2 * kYear + 1) return is_year(text);
  return is_year(text.substr(0, kYear)) && text[kYear] == '-' && is_year(text.substr(kYear + 1));
}

}  // namespace

Bodies::Bodies(const Tables& tables) {
  for (const Row& row : tables["abbreviations"]) {
    abbreviations_.add(row[0]);
    longest_abbreviation_ = std::max(longest_abbreviation_, row[0].size());
  }
  const std::vector<Row>& rows = tables["bodies"];
  for (const Row& row : rows) {
    if (row[1] == "ending") endings_.add(fold(row[0]));
  }
  for (const Row& row : rows) {
    const std::string form = fold(row[0]);
    if (row[1] == "word") add_word(form, Kind::word);
    if (row[1] == "indefinite") add_word(form, Kind::indefinite);
    if (row[1] == "adjectival") add_word(form, Kind::adjectival);
    if (row[1] == "never") add_word(form, Kind::never);
    if (row[1] == "meeting") meetings_.add(form);
    if (row[1] == "joint") joints_.add(form);
    if (row[1] == "article") articles_.add(form);
    if (row[1] == "place") places_.add(form);
    if (row[1] == "beginning") {
      Texts& words = beginnings_.emplace_back();
      for (const Word& word : split_words(form)) words.add(word.folded);
    }
  }
  const auto add_damageable = [](const Texts& endings, DamageableForms& damageable) {
    for (std::size_t i = 0; i < endings.size(); ++i) {
      if (endings[i].size() >= kShortestDamaged) damageable.add(endings[i]);
    }
  };
  add_damageable(endings_, damageable_endings_);
  add_damageable(never_endings_, damageable_never_endings_);
}

void Bodies::add_word(std::string_view form, Kind kind) {
  if (!words_.find(form).empty()) return;
  words_.add(form, kind);
  damageable_words_.add(form);
  damageable_kinds_.push_back(kind);
  // "området" is no ending of a body, though "rådet" is. "Udvalget" is no name, but an ending of names.
  const bool longer =
      endings_.any_of([&](std::string_view ending) { return form.size() > ending.size() && form.ends_with(ending); });
  if (kind == Kind::never && longer) never_endings_.add(form);
}

std::optional<Bodies::Head> Bodies::head(std::string_view folded) const {
  const std::string_view genitive = folded.ends_with('s') ? folded.substr(0, folded.size() - 1) : std::string_view();
  for (const std::string_view form : {folded, genitive}) {
    if (form.size() < 4) continue;
    if (const auto found = words_.find(form); !found.empty()) {
      if (found.front() == Kind::never) return std::nullopt;
      return Head{found.front(), form.size()};
    }
    const auto ends_so = [form](std::string_view ending) { return form.ends_with(ending); };
    if (!endings_.any_of(ends_so)) continue;
    if (never_endings_.any_of(ends_so)) return std::nullopt;
    return Head{Kind::ending, form.size()};
  }
  return std::nullopt;
}

bool Bodies::is_never(std::string_view folded) const {
  const auto found = words_.find(folded);
  return !found.empty() && found.front() == Kind::never;
}

std::optional<Bodies::Head> Bodies::damaged_head(std::string_view folded) const {
  if (folded.size() < kShortestDamaged) return std::nullopt;
  const Letters letters = letters_of(folded);
  const auto ends_damaged = [&](const DamageableForm& ending) {
    return folded.size() > ending.text.size() && same_but_damaged(ending, suffix(folded, ending.text.size()));
  };
  if (damageable_never_endings_.any_of(letters, ends_damaged)) return std::nullopt;
  std::optional<Kind> kind;
  damageable_words_.any_of(letters, 0, damageable_words_.size(), [&](std::size_t i) {
    if (same_but_damaged(damageable_words_[i], folded, letters)) kind = damageable_kinds_[i];
    return kind.has_value();
  });
  if (kind == Kind::never) return std::nullopt;
  if (kind) return Head{*kind, folded.size()};
  if (!damageable_endings_.any_of(letters, ends_damaged)) return std::nullopt;
  return Head{Kind::ending, folded.size()};
}

std::optional<Bodies::Head> Bodies::head_at(std::string_view line, const Word& word) const {
  constexpr Verdict kNone = 0;
  constexpr Verdict kKinds = 8;
  if (word.span.length() > kLongestKept) return judge(line, word);
  const Verdict verdict = heads_.of(cut(line, word.span), [&](std::string_view) {
    const std::optional<Head> found = judge(line, word);
    return found ? static_cast<Verdict>(1 + static_cast<std::size_t>(found->kind) + kKinds * found->length) : kNone;
  });
  if (verdict == kNone) return std::nullopt;
  return Head{static_cast<Kind>(verdict % kKinds - 1), static_cast<std::size_t>(verdict / kKinds)};
}

std::optional<Bodies::Head> Bodies::judge(std::string_view line, const Word& word) const {
  std::optional<Head> found = head(word.folded);
  if (!found && is_capitalised(line, word)) found = damaged_head(word.folded);
  return found;
}

/// Leftwards from the last word of "Klima-, Teknik- og Miljøudvalget" over "og" and words that end in a hyphen.
std::size_t Bodies::first_word(std::string_view line, const std::vector<Word>& words, std::size_t last,
                               std::size_t from) const {
  std::size_t first = last;
  while (first > from && last - first < kMostWords) {
    if (is_first_part(words[first - 1])) {
      --first;
      continue;
    }
    if (!is_joint(words[first - 1].folded) || first < from + 2) break;
    const Word& before = words[first - 2];
    // "Børn og Unge-udvalget": the hyphen is inside the last word.
    const bool shared =
        words[last].folded.find('-') != std::string::npos && is_capitalised(line, before) && before.span.length() > 1;
    if (!is_first_part(before) && !shared) break;
    first -= 2;
  }
  return first;
}

/// "Udvalget for psykiatri og specialiseret socialområde, den 3. december 2012": only before a date is it told where
/// the name ends that goes on at word `after` in small letters.
std::optional<Bodies::Name> Bodies::name_before_date(std::string_view line, const std::vector<Word>& words,
                                                     std::size_t first, std::size_t after) {
  constexpr std::size_t kLongestBefore = 3;  // bytes: "den"
  std::size_t last = after;
  const auto begins_date = [&](const Word& word) { return date_at(line, word.span.begin).has_value(); };
  while (last < words.size() && last < first + kMostWords && !begins_date(words[last])) ++last;
  if (last == words.size() || !begins_date(words[last])) return std::nullopt;
  if (last > after && words[last - 1].span.length() <= kLongestBefore) --last;
  // Without the comma a verb may stand there: "Udvalget for ældre anbefaler den 3. marts".
  if (last == after || !has_comma(line, words[last - 1])) return std::nullopt;
  for (std::size_t i = after; i + 1 < last; ++i) {
    if (is_marks(words[i]) || (ends_phrase(words[i]) && !has_comma(line, words[i]))) return std::nullopt;
  }
  return Name{{words[first].span.begin, words[last - 1].span.end}, first, last};
}

std::optional<Bodies::Name> Bodies::beginning_at(std::string_view line, const std::vector<Word>& words,
                                                 std::size_t first) const {
  for (const Texts& beginning : beginnings_) {
    const std::size_t after = first + beginning.size();
    if (after >= words.size() || words[first].folded != beginning[0]) continue;
    if (!is_capitalised(line, words[first])) continue;
    bool same = true;
    for (std::size_t i = 1; same && i < beginning.size(); ++i) same = words[first + i].folded == beginning[i];
    if (!same) continue;
    if (!is_capitalised(line, words[after])) return name_before_date(line, words, first, after);
    // Capitalised words, divided by commas and "og".
    std::size_t last = after;
    for (std::size_t i = after; i < words.size() && i < first + kMostWords; ++i) {
      if (is_joint(words[i].folded)) continue;
      const bool joined = i == after || has_comma(line, words[i - 1]) || is_joint(words[i - 1].folded);
      if (!joined || !is_capitalised(line, words[i])) break;
      last = i;
      if (ends_phrase(words[i]) && !has_comma(line, words[i])) break;
    }
    return Name{{words[first].span.begin, words[last].span.end}, first, last + 1};
  }
  return std::nullopt;
}

/// The name that begins at word `at` with a beginning, or ends there with a head; none of its words stands before
/// `from`.
std::optional<Bodies::Name> Bodies::name_found_at(std::string_view line, const std::vector<Word>& words, std::size_t at,
                                                  std::size_t from) const {
  if (std::optional<Name> name = beginning_at(line, words, at)) return name;
  // "KB, den 3. maj 2021"; in prose it is mostly something else.
  if (at == from && is_abbreviation(cut(line, words[at].span))) return Name{words[at].span, at, at + 1};
  const std::optional<Head> last = head_at(line, words[at]);
  if (!last) return std::nullopt;
  std::size_t first = first_word(line, words, at, from);
  if (last->kind == Kind::indefinite || last->kind == Kind::adjectival) {
    // "Aarhus Byråd": the municipality's name.
    const bool named = first == at && at > from && is_capitalised(line, words[at - 1]) &&
                       words[at - 1].span.length() > 1 && !ends_phrase(words[at - 1]) &&
                       !is_never(words[at - 1].folded);
    if (named) --first;
    // "Det Sociale Udvalg"
    const bool article = named && last->kind == Kind::adjectival && first > from &&
                         articles_.contains(words[first - 1].folded) && is_capitalised(line, words[first - 1]);
    if (article) --first;
    if (!named && last->kind == Kind::adjectival && first == at) return std::nullopt;
    if (!is_capitalised(line, words[first])) return std::nullopt;
  }
  return Name{{words[first].span.begin, words[at].span.begin + last->length}, first, at + 1};
}

std::optional<Bodies::Name> Bodies::find(std::string_view line, const std::vector<Word>& words,
                                         std::size_t from) const {
  for (std::size_t i = from; i < words.size(); ++i) {
    if (std::optional<Name> name = name_found_at(line, words, i, from)) return name;
  }
  return std::nullopt;
}

/// A part that may stand in a name before its last word: "Klima-,", "og", and the word before "og".
bool Bodies::may_go_on(std::string_view line, const std::vector<Word>& words, std::size_t at) const {
  if (is_first_part(words[at]) || is_joint(words[at].folded)) return true;
  if (!is_capitalised(line, words[at])) return false;
  // "Det Sociale Udvalg"
  const auto is_article = [&](std::size_t word) { return articles_.contains(words[word].folded); };
  if (is_article(at) || (at > 0 && is_article(at - 1))) return true;
  return at + 1 < words.size() && is_joint(words[at + 1].folded);
}

std::optional<Span> Bodies::find(std::string_view line) const {
  const std::optional<Name> name = find(line, split_words(line));
  if (!name) return std::nullopt;
  return name->span;
}

std::optional<Bodies::Name> Bodies::at(std::string_view line, const std::vector<Word>& words, std::size_t first) const {
  std::optional<Name> name;
  // No farther than a name that begins here can lead. The second word is always looked at: "Aarhus Byråd".
  bool goes_on = true;
  for (std::size_t i = first; !name && i < words.size() && (goes_on || i == first + 1); ++i) {
    name = name_found_at(line, words, i, first);
    goes_on = goes_on && may_go_on(line, words, i);
  }
  if (!name || name->first != first) return std::nullopt;
  if (name->last < words.size() && is_term(words[name->last].folded)) ++name->last;
  return name;
}

Verdict Bodies::roles(std::string_view printed) const {
  return roles_.of(printed, [this](std::string_view text) {
    std::size_t at = 0;
    const Word word = next_word(text, at);
    if (at < text.size()) return kAnything;  // divided by another blank
    if (is_marks(word)) return Verdict{0};
    const std::optional<Head> found = head_at(text, word);
    const auto begins_with = [&](const Texts& beginning) { return beginning[0] == word.folded; };
    Verdict roles = kWord;
    if (found || is_abbreviation(cut(text, word.span)) || is_first_part(word) || is_joint(word.folded) ||
        std::ranges::any_of(beginnings_, begins_with)) {
      roles |= kBegins;
    }
    if (is_capitalised(text, word)) roles |= kCapital;
    if (articles_.contains(word.folded)) roles |= kArticle;
    if (is_joint(word.folded)) roles |= kJoins;
    if (found && (found->kind == Kind::indefinite || found->kind == Kind::adjectival)) roles |= kFollows;
    return roles;
  });
}

bool Bodies::may_begin(std::string_view line) const {
  Verdict first = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const Verdict here = end > at ? roles(line.substr(at, end - at)) : Verdict{0};
    if (first != 0 && end > at) {
      return (here & kFollows) != 0 || ((first & kCapital) != 0 && (here & kJoins) != 0) ||
             ((first & kArticle) != 0 && (here & kCapital) != 0);
    }
    if ((here & kBegins) != 0) return true;
    first = here;
    at = end + 1;
  }
  return false;
}

std::optional<Span> Bodies::find_in_meeting(const std::vector<Word>& words) const {
  for (const Word& word : words) {
    for (std::size_t i = 0; i < meetings_.size(); ++i) {
      const std::string_view meeting = meetings_[i];
      if (!ends_in_meeting(word.folded, meeting)) continue;
      const std::string_view name = std::string_view(word.folded).substr(0, word.folded.size() - meeting.size() - 1);
      if (const std::optional<Head> found = head(name)) return Span{word.span.begin, word.span.begin + found->length};
    }
  }
  return std::nullopt;
}

bool Bodies::speak_of_meeting(const std::vector<Word>& words) const {
  return std::ranges::any_of(words, [this](const Word& word) {
    return meetings_.any_of([&](std::string_view meeting) {
      return word.folded.starts_with(meeting) || ends_in_meeting(word.folded, meeting);
    });
  });
}

bool Bodies::is_body(std::string_view line, const std::vector<Word>& words) const {
  if (words.empty() || words.size() > kMostWords || words[0].printed.begin != words[0].span.begin) return false;
  const std::optional<Name> name = at(line, words, 0);
  if (!name || name->last == words.size()) return name.has_value();
  const std::size_t place = name->last + 1;
  return is_place(words[name->last].folded) && place < words.size() && words.size() <= place + kMostPlaceWords &&
         std::all_of(words.begin() + static_cast<std::ptrdiff_t>(place), words.end(),
                     [&](const Word& word) { return is_capitalised(line, word) && !ends_phrase(word); });
}

bool Bodies::is_name_in_small_letters(std::string_view line, const std::vector<Word>& words) const {
  if (words.empty() || words.size() > kMostWords || !is_capitalised(line, words[0]) || has_digit(line)) return false;
  const bool begins = std::ranges::any_of(beginnings_, [&](const Texts& beginning) {
    if (beginning.size() >= words.size()) return false;
    for (std::size_t i = 0; i < beginning.size(); ++i) {
      if (beginning[i] != words[i].folded) return false;
    }
    return true;
  });
  return begins &&
         std::ranges::none_of(words, [&](const Word& word) { return ends_phrase(word) && !has_comma(line, word); });
}

bool Bodies::is_joined_name(std::string_view line) const {
  const std::vector<Word> words = split_words(line);
  if (is_name_in_small_letters(line, words)) return true;
  if (words.size() < 3 || words.size() > kMostWords || !is_joint(words[words.size() - 2].folded)) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size();
    if (is_joint(words[i].folded)) {
      if (i == 0 || last || is_joint(words[i - 1].folded)) return false;
      continue;
    }
    const bool divided = last || has_comma(line, words[i]) || is_joint(words[i + 1].folded);
    if (!is_capitalised(line, words[i]) || !divided || words[i].span.length() < 2) return false;
  }
  return !ends_phrase(words.back());
}

const std::optional<Bodies::Name>& LineBodies::at(std::size_t first) {
  const auto known = std::ranges::find(found_, first, &Found::first);
  if (known != found_.end()) return known->name;
  return found_.emplace_back(Found{first, bodies_.at(line_, words_, first)}).name;
}

}  // namespace referat::minutes
