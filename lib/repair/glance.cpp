#include "repair/glance.h"

#include <algorithm>

#include "repair/characters.h"
#include "repair/encodings.h"
#include "repair/survey.h"
#include "text/hash.h"

namespace referat::engine {
namespace {

// Verdicts kept, of 24 bytes each: few at first, as most processes read one small file.
constexpr std::size_t kFewestVerdicts = std::size_t{1} << 11;
constexpr std::size_t kMostVerdicts = std::size_t{1} << 15;
// More unknown words than these have few sound pages, and most damaged ones early: on them a glance is given up.
constexpr std::size_t kFewUnknown = 6;
constexpr std::size_t kTokensPerUnknown = 16;
constexpr std::size_t kLongestRun = 120;  // bytes: the counts of a verdict have room for no more

/// Blanks and a line's end follow, or the text's.
bool at_line_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n' && white_space(text, at) > 0) at += white_space(text, at);
  return at == text.size() || text[at] == '\n';
}

/// Two of the rows of mend_characters() end with a no-break space, which ends a run.
bool has_mended_characters(std::string_view run) { return !mend_characters(std::string(run) + "\u00A0").empty(); }

}  // namespace

Glance::Glance(Lookup& lookup) : verdicts_(kFewestVerdicts), lookup_(lookup) {}

void Glance::make_room() {
  std::vector<Verdict> before(std::min(4 * verdicts_.size(), kMostVerdicts));
  before.swap(verdicts_);
  for (const Verdict& verdict : before) verdicts_[verdict.fingerprint & (verdicts_.size() - 1)] = verdict;
}

bool Glance::known(const Token& token) {
  return (token.role == TokenRole::word && lookup_.source.is_word(lower_case(token.symbols))) ||
         !lookup_.terms[lookup_.terms.id(token.symbols, token.role)].as_read.unknown;
}

Glance::Verdict Glance::judge(std::string_view run, std::uint64_t print) {
  Verdict verdict;
  verdict.fingerprint = print;
  if (run.size() > kLongestRun) {
    verdict.notes = kDoubtful;
    return verdict;
  }
  if (has_mended_characters(run)) verdict.notes |= kDoubtful;
  const EncodingSigns signs = encoding_signs(run);
  verdict.shown = static_cast<std::uint8_t>(signs.shown);
  verdict.kept = static_cast<std::uint8_t>(signs.kept);
  if (run.back() == '-') verdict.notes |= kEndsInHyphen;
  // A question mark inside a word may be a letter, and then those behind words are.
  const std::size_t mark = run.find('?');
  if (mark != std::string_view::npos && mark + 1 < run.size()) verdict.notes |= kDoubtful;
  std::size_t letters = 0;
  std::size_t danish = 0;
  for (const Token& token : tokenize(run)) {
    ++verdict.tokens;
    for (const char c : token.symbols) {
      letters += is_letter(static_cast<Symbol>(c)) ? 1U : 0U;
      danish += is_danish(static_cast<Symbol>(c)) ? 1U : 0U;
    }
    if (token.kind != TokenKind::word || known(token)) continue;
    if (verdict.unknown != kNoTerm) verdict.notes |= kDoubtful;
    verdict.unknown = lookup_.terms.id(token.symbols, token.role);
    if (token.span.end == run.size()) verdict.notes |= kMayBegin;
    const bool small = class_of(static_cast<Symbol>(token.symbols.front())) == SymbolClass::lower;
    if (token.span.begin == 0 && small) verdict.notes |= kMayFollow;
  }
  verdict.letters = static_cast<std::uint8_t>(letters);
  verdict.danish = static_cast<std::uint8_t>(danish);
  return verdict;
}

Glance::Verdict Glance::verdict(std::string_view run) {
  const std::uint64_t print = hash_of(run);
  Verdict* const pair = &verdicts_[print & (verdicts_.size() - 2)];
  if (pair[0].fingerprint == print) return pair[0];
  if (pair[1].fingerprint == print) return pair[1];
  const Verdict fresh = judge(run, print);
  pair[1] = pair[0];
  pair[0] = fresh;
  if (++judged_ > verdicts_.size() / 2 && verdicts_.size() < kMostVerdicts) make_room();
  return fresh;
}

bool Glance::known_as_one(TermId first, TermId second) const {
  const Terms& terms = lookup_.terms;
  return !read_as_it_is(terms[first].symbols + terms[second].symbols, terms[second].role, terms.source()).unknown;
}

bool Glance::few_open(std::size_t tokens, double letters, double danish) {
  const double most = kSoundShare * static_cast<double>(tokens);
  if (static_cast<double>(unknown_.size()) < most) return true;
  TermSearch& search = lookup_.searches.near(guess_profile(letters, danish));
  // Both answers are often sure before all words have been searched.
  std::size_t open = 0;
  for (std::size_t at = 0; at < unknown_.size() && static_cast<double>(open) < most; ++at) {
    if (static_cast<double>(open + unknown_.size() - at) < most) return true;
    const TermId term = unknown_[at];
    if (term == kNoTerm || search.find(term, Effort::rules).size() > 1) ++open;
  }
  return static_cast<double>(open) < most;
}

bool Glance::sound(std::string_view page) {
  unknown_.clear();
  std::size_t tokens = 0;
  std::size_t broken = 0;  // runs that may be half a word
  std::size_t letters = 0;
  std::size_t danish = 0;
  EncodingSigns signs;
  Verdict before;
  std::size_t before_end = 0;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t space = white_space(page, at);
    if (space > 0) {
      at += space;
      continue;
    }
    const std::size_t end = run_end(page, at);
    const Verdict here = verdict(page.substr(at, end - at));
    tokens += here.tokens;
    letters += here.letters;
    danish += here.danish;
    signs.shown += here.shown;
    signs.kept += here.kept;
    if ((here.notes & kDoubtful) != 0) return false;
    if ((here.notes & kEndsInHyphen) != 0 && at_line_end(page, end)) ++broken;
    if (here.unknown != kNoTerm) {
      unknown_.push_back(here.unknown);
      if (unknown_.size() > kFewUnknown + tokens / kTokensPerUnknown) return false;
      const bool apart = at != before_end + 1 || page[before_end] != ' ';
      if (!apart && (before.notes & kMayBegin) != 0 && (here.notes & kMayFollow) != 0 &&
          known_as_one(before.unknown, here.unknown)) {
        return false;
      }
    }
    before = here;
    before_end = end;
    at = end;
  }
  if (may_be_misread(signs) && !mend_encoding(page).empty()) return false;
  if (tokens == 0) return true;
  unknown_.insert(unknown_.end(), broken, kNoTerm);
  return few_open(tokens - std::min(tokens, broken), static_cast<double>(letters), static_cast<double>(danish));
}

}  // namespace referat::engine
