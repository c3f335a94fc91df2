#include "repair/glance.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "repair/characters.h"
#include "repair/encodings.h"
#include "repair/survey.h"
#include "text/hash.h"

namespace referat::engine {
namespace {

constexpr std::size_t kMostPlainRuns = std::size_t{1} << 15;
// Other runs, of 24 bytes each: few at first, as most processes read one small file.
constexpr std::size_t kFewestOtherRuns = std::size_t{1} << 9;
constexpr std::size_t kMostOtherRuns = std::size_t{1} << 14;
// More unknown words than these have few sound pages, and most damaged ones early: on them a glance is given up.
constexpr std::size_t kFewUnknown = 6;
constexpr std::size_t kTokensPerUnknown = 16;
constexpr std::size_t kLongestRun = 120;  // bytes: the counts of a run have room for no more

// The bits of a plain run's verdict.
constexpr unsigned kPlain = 1U << 0U;
constexpr unsigned kSmall = 1U << 1U;  // its æ, ø and å are small: counted as kept, as no other is
constexpr unsigned kTokensAt = 2;
constexpr unsigned kDanishAt = 5;
constexpr unsigned kLettersAt = 9;
constexpr unsigned kMostTokens = 7;
constexpr unsigned kMostDanish = 15;
static_assert(kLongestRun >> (16U - kLettersAt) == 0);

/// Blanks and a line's end follow, or the text's.
bool at_line_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n' && white_space(text, at) > 0) at += white_space(text, at);
  return at == text.size() || text[at] == '\n';
}

/// A run without white space, and a hash of it.
struct HashedRun {
  std::size_t end = 0;
  std::uint64_t hash = 0;
};

/// The run that begins at `at`. Most are found and hashed in one step of eight bytes.
HashedRun hashed_run(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kBlanks = 0x2020202020202020;
  std::uint64_t hash = 0;
  for (std::size_t end = at;; end += 8) {
    std::uint64_t bytes = kBlanks;
    if (end + 8 <= text.size()) {
      std::memcpy(&bytes, text.data() + end, 8);
    } else {
      std::memcpy(&bytes, text.data() + end, text.size() - end);
    }
    const std::uint64_t stops = may_end_run(bytes);
    if (stops == 0) {
      hash = mix_bits(hash ^ bytes);
      continue;
    }
    const auto bits = static_cast<unsigned>(std::countr_zero(stops)) & ~7U;
    end += bits / 8;
    // What only begins like a no-break space is a part of the run.
    if (end < text.size() && white_space(text, end) == 0) {
      end = run_end(text, end + 1);
      return {end, hash_of(text.substr(at, end - at))};
    }
    return {end, mix_bits(hash ^ (bytes & ((std::uint64_t{1} << bits) - 1)) ^ (end - at) << 56U)};
  }
}

/// Two of the rows of mend_characters() end with a no-break space, which ends a run.
bool has_mended_characters(std::string_view run) { return !mend_characters(std::string(run) + "\u00A0").empty(); }

}  // namespace

Verdicts make_plain_runs() { return Verdicts(kMostPlainRuns); }

Glance::Glance(Lookup& lookup, const Verdicts& plain_runs)
    : lookup_(lookup), plain_runs_(plain_runs), other_runs_(kFewestOtherRuns) {}

void Glance::make_room() {
  std::vector<Run> before(std::min(4 * other_runs_.size(), kMostOtherRuns));
  before.swap(other_runs_);
  for (const Run& run : before) other_runs_[run.fingerprint & (other_runs_.size() - 1)] = run;
}

bool Glance::known(const Token& token) const {
  return (token.role == TokenRole::word && lookup_.source.is_word(lower_case(token.symbols))) ||
         !lookup_.terms[lookup_.terms.id(token.symbols, token.role)].as_read.unknown;
}

Glance::Run Glance::judge(std::string_view run) const {
  Run said;
  said.fingerprint = hash_of(run);
  if (run.size() > kLongestRun) {
    said.notes = kDoubtful;
    return said;
  }
  if (has_mended_characters(run)) said.notes |= kDoubtful;
  const EncodingSigns signs = encoding_signs(run);
  said.shown = static_cast<std::uint8_t>(signs.shown);
  said.kept = static_cast<std::uint8_t>(signs.kept);
  if (run.back() == '-') said.notes |= kEndsInHyphen;
  // A question mark inside a word may be a letter, and then those behind words are.
  const std::size_t mark = run.find('?');
  if (mark != std::string_view::npos && mark + 1 < run.size()) said.notes |= kDoubtful;
  std::size_t letters = 0;
  std::size_t danish = 0;
  for (const Token& token : tokenize(run)) {
    ++said.tokens;
    for (const char c : token.symbols) {
      letters += is_letter(static_cast<Symbol>(c)) ? 1U : 0U;
      danish += is_danish(static_cast<Symbol>(c)) ? 1U : 0U;
    }
    if (token.kind != TokenKind::word || known(token)) continue;
    if (said.unknown != kNoTerm) said.notes |= kDoubtful;
    said.unknown = lookup_.terms.id(token.symbols, token.role);
    if (token.span.end == run.size()) said.notes |= kMayBegin;
    const bool small = class_of(static_cast<Symbol>(token.symbols.front())) == SymbolClass::lower;
    if (token.span.begin == 0 && small) said.notes |= kMayFollow;
  }
  said.letters = static_cast<std::uint8_t>(letters);
  said.danish = static_cast<std::uint8_t>(danish);
  return said;
}

// A plain run's counts in the bits of a verdict; 0 for all other runs.
Verdict Glance::packed(const Run& run) {
  const bool plain = run.notes == 0 && run.unknown == kNoTerm && run.shown == 0 && run.tokens <= kMostTokens &&
                     run.danish <= kMostDanish && (run.kept == 0 || run.kept == run.danish);
  if (!plain) return 0;
  const unsigned kept = run.kept == 0 ? 0U : kSmall;
  return static_cast<Verdict>(kPlain | kept | run.tokens << kTokensAt | run.danish << kDanishAt |
                              run.letters << kLettersAt);
}

void Glance::Counts::add(Verdict plain) {
  const unsigned danish_here = plain >> kDanishAt & kMostDanish;
  tokens += plain >> kTokensAt & kMostTokens;
  letters += plain >> kLettersAt;
  danish += danish_here;
  signs.kept += (plain & kSmall) == 0 ? 0 : danish_here;
}

void Glance::Counts::add(const Run& run) {
  tokens += run.tokens;
  letters += run.letters;
  danish += run.danish;
  signs.kept += run.kept;
  signs.shown += run.shown;
}

Glance::Run Glance::read_other(std::string_view run) {
  const std::uint64_t print = hash_of(run);
  Run& kept = other_runs_[print & (other_runs_.size() - 1)];
  if (kept.fingerprint == print) return kept;
  const Run fresh = judge(run);
  if (packed(fresh) != 0) return fresh;
  kept = fresh;
  if (++judged_ > other_runs_.size() / 2 && other_runs_.size() < kMostOtherRuns) make_room();
  return fresh;
}

bool Glance::known_as_one(TermId first, TermId second) const {
  const Terms& terms = lookup_.terms;
  return !read_as_it_is(terms[first].symbols + terms[second].symbols, terms[second].role, terms.source()).unknown;
}

bool Glance::few_open(std::size_t tokens, const Counts& counts) {
  const double most = kSoundShare * static_cast<double>(tokens);
  if (static_cast<double>(unknown_.size()) < most) return true;
  TermSearch& search =
      lookup_.searches.near(guess_profile(static_cast<double>(counts.letters), static_cast<double>(counts.danish)));
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
  Counts counts;
  std::size_t broken = 0;      // runs that may be half a word
  TermId before = kNoTerm;     // the unknown word right before, where it may be the first half of one …
  std::size_t before_end = 0;  // … and where that ends
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t space = white_space(page, at);
    if (space > 0) {
      at += space;
      continue;
    }
    const std::size_t begin = at;
    const HashedRun found = hashed_run(page, begin);
    at = found.end;
    const std::string_view printed = page.substr(begin, at - begin);
    const Verdict plain = plain_runs_.of_hash(found.hash, [&] { return packed(read_other(printed)); });
    if (plain != 0) {
      counts.add(plain);
      before = kNoTerm;
      continue;
    }
    const Run run = read_other(printed);
    counts.add(run);
    if ((run.notes & kDoubtful) != 0) return false;
    if ((run.notes & kEndsInHyphen) != 0 && at_line_end(page, at)) ++broken;
    if (run.unknown != kNoTerm) {
      unknown_.push_back(run.unknown);
      if (unknown_.size() > kFewUnknown + counts.tokens / kTokensPerUnknown) return false;
      const bool behind = before != kNoTerm && begin == before_end + 1 && page[before_end] == ' ';
      if (behind && (run.notes & kMayFollow) != 0 && known_as_one(before, run.unknown)) return false;
    }
    before = (run.notes & kMayBegin) != 0 ? run.unknown : kNoTerm;
    before_end = at;
  }
  if (may_be_misread(counts.signs) && !mend_encoding(page).empty()) return false;
  if (counts.tokens == 0) return true;
  unknown_.insert(unknown_.end(), broken, kNoTerm);
  return few_open(counts.tokens - std::min(counts.tokens, broken), counts);
}

}  // namespace referat::engine
