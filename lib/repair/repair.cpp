// Repair: a noisy channel over a lattice (Shannon 1948; Kernighan, Church and Gale 1990; per-page damage by EM).
//
//   glance_at         the pages, stretches whose damage is judged apart; most are sound, and done with; of the others:
//   mend_encoding     pages that were decoded wrongly
//   mend_characters   UTF-8 decoded wrongly, ligatures, decomposed letters: whatever the word
//   for each page
//     survey            its tokens, and which damage it went through
//     remember          its unknown words that are surely right
//   mend              of each damaged page, knowing these words: what each token may have been, and which go together
//   until nothing changes any more.
//   join_broken_words where it is asked for
#include "referat/repair.h"

#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

#include "referat/explain.h"
#include "repair/characters.h"
#include "repair/edits.h"
#include "repair/encodings.h"
#include "repair/glance.h"
#include "repair/hyphens.h"
#include "repair/knowledge.h"
#include "repair/mend.h"
#include "repair/pages.h"
#include "text/hash.h"

namespace referat {
namespace engine {
namespace {

constexpr int kMostRounds = 4;
constexpr int kMostRoundsOfSigns = 32;  // text that was decoded wrongly once more is twice as long, or more

/// The first of sorted, disjoint spans that ends behind `at`.
std::span<const Span>::iterator first_behind(std::span<const Span> spans, std::size_t at) {
  return std::partition_point(spans.begin(), spans.end(), [at](Span span) { return span.end <= at; });
}

/// The spans that lie in `page`, in the page.
std::vector<Span> in_page(std::span<const Span> spans, Span page) {
  std::vector<Span> found;
  for (auto span = first_behind(spans, page.begin); span != spans.end() && span->begin < page.end; ++span) {
    found.push_back({std::max(span->begin, page.begin) - page.begin, std::min(span->end, page.end) - page.begin});
  }
  return found;
}

bool touches(const Edit& edit, std::span<const Span> spans) {
  const auto span = first_behind(spans, edit.span.begin);
  return span != spans.end() && span->begin < edit.span.end;
}

/// What the user wants left as it is in `text`, sorted and disjoint: words to keep, and characters whose damage is
/// skipped.
std::vector<Span> kept_spans(std::string_view text, const RepairOptions& options) {
  std::vector<Span> kept = options.knowledge.kept(text);
  if (options.skip.empty()) return kept;
  for (const Edit& edit : mend_characters(text)) {
    if (skips(options, edit.cause)) kept.push_back(edit.span);
  }
  std::sort(kept.begin(), kept.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::vector<Span> merged;
  for (const Span& span : kept) {
    if (merged.empty() || span.begin >= merged.back().end) {
      merged.push_back(span);
    } else {
      merged.back().end = std::max(merged.back().end, span.end);
    }
  }
  return merged;
}

/// Without the edits that the user does not want.
std::vector<Edit> wanted(std::vector<Edit> edits, std::span<const Span> kept, const RepairOptions& options) {
  std::erase_if(edits, [&](const Edit& edit) { return skips(options, edit.cause) || touches(edit, kept); });
  return edits;
}

std::vector<Edit> join_lines(std::string_view text, const RepairOptions& options) {
  const OwnKnowledge* own = options.knowledge.own();
  const std::vector<Span> kept = kept_spans(text, options);
  std::vector<Edit> edits = join_broken_words(text, Source(own == nullptr ? nullptr : &own->words, nullptr), kept);
  std::erase_if(edits, [&](const Edit& edit) { return edit.confidence <= options.min_confidence; });
  return wanted(std::move(edits), kept, options);
}

/// What a thread keeps from one text to the next: what the lexicon and the user's own words say of the tokens it has
/// seen. It makes texts faster, and none of them different.
class Workbench {
 public:
  explicit Workbench(const Knowledge& knowledge)
      : knowledge_(knowledge),
        own_(knowledge.own() == nullptr ? nullptr : &knowledge.own()->words),
        lookup_(Source(own_, nullptr)),
        glance_(lookup_, plain_runs(knowledge)) {}

  /// Whether it serves a text of this knowledge too: one that has grown large serves none.
  [[nodiscard]] bool serves(const Knowledge& knowledge) const {
    constexpr std::size_t kMostKept = 72'000;  // terms and candidates: some 20 MB
    return knowledge_.own() == knowledge.own() && lookup_.terms.size() + lookup_.searches.size() <= kMostKept;
  }

  [[nodiscard]] const language::Supplement* own() const { return own_; }
  [[nodiscard]] Lookup& lookup() { return lookup_; }
  [[nodiscard]] Glance& glance() { return glance_; }

 private:
  /// Those of the user's knowledge, or of the lexicon alone.
  static const Verdicts& plain_runs(const Knowledge& knowledge) {
    static const Verdicts of_lexicon = make_plain_runs();
    return knowledge.own() == nullptr ? of_lexicon : knowledge.own()->plain_runs;
  }

  Knowledge knowledge_;
  const language::Supplement* own_;
  Lookup lookup_;
  Glance glance_;
};

/// The thread's own workbench, taken for one text and then kept for the next. Where an exception ends the work on a
/// text, for want of memory, it is not kept: what was under way is half done.
class TakenBench {
 public:
  explicit TakenBench(const Knowledge& knowledge) : bench_(std::move(kept())) {
    if (!bench_ || !bench_->serves(knowledge)) bench_ = std::make_unique<Workbench>(knowledge);
  }
  TakenBench(const TakenBench&) = delete;
  TakenBench& operator=(const TakenBench&) = delete;
  TakenBench(TakenBench&&) = delete;
  TakenBench& operator=(TakenBench&&) = delete;
  ~TakenBench() {
    if (std::uncaught_exceptions() == exceptions_) kept() = std::move(bench_);
  }

  [[nodiscard]] Workbench& operator*() const { return *bench_; }

 private:
  static std::unique_ptr<Workbench>& kept() {
    thread_local std::unique_ptr<Workbench> kept;
    return kept;
  }

  std::unique_ptr<Workbench> bench_;
  int exceptions_ = std::uncaught_exceptions();
};

/// The pages of a text, and which of them are sound at a glance.
struct Glanced {
  std::vector<Span> places;
  std::vector<bool> sound;

  [[nodiscard]] bool all_sound() const { return std::find(sound.begin(), sound.end(), false) == sound.end(); }
};

Glanced glance_at(std::string_view text, Workbench& bench) {
  Glanced pages{engine::pages(text), {}};
  for (const Span place : pages.places) pages.sound.push_back(bench.glance().sound(cut(text, place)));
  return pages;
}

/// The edits that `mend_page` makes of each page that is not sound at a glance.
template <typename MendPage>
std::vector<Edit> mend_pages(std::string_view text, const Glanced& pages, MendPage&& mend_page) {
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < pages.places.size(); ++i) {
    if (pages.sound[i]) continue;
    for (Edit& edit : mend_page(cut(text, pages.places[i]))) {
      edit.span = {edit.span.begin + pages.places[i].begin, edit.span.end + pages.places[i].begin};
      edits.push_back(std::move(edit));
    }
  }
  return edits;
}

/// Mends the words of a document, round by round.
class WordMender {
 public:
  WordMender(const RepairOptions& options, Workbench& bench) : options_(options), bench_(bench) {}

  /// The edits of one round; `explaining` may be null. Explanations are added in the order of the text.
  std::vector<Edit> round(std::string_view text, const Glanced& pages, Explaining* explaining = nullptr) {
    const std::vector<Span> kept = kept_spans(text, options_);
    std::vector<Surveyed> surveyed = survey_pages(text, pages, kept, explaining != nullptr);
    Lookup& lookup = bench_.lookup();
    std::optional<language::Supplement> memory;
    std::optional<Lookup> with_memory;
    if (!memory_.empty()) {
      // They take nothing from the lexicon's words: most of what is known of a term then stands whatever the document.
      memory.emplace(memory_, std::vector<language::CountedPair>{}, language::Weight{.total = 0});
      with_memory.emplace(Source(bench_.own(), &*memory), lookup);
      for (const Surveyed& here : surveyed) {
        if (!here.page) continue;
        for (const Token& token : here.page->tokens) {
          if (is_unknown(token, lookup.terms)) with_memory->terms.look_up_again(token.term);
        }
      }
    }
    Lookup& known = with_memory ? *with_memory : lookup;
    std::vector<Edit> edits;
    for (Surveyed& here : surveyed) {
      if (!here.page) continue;
      const std::string_view page = cut(text, here.place);
      const std::size_t explained = explaining == nullptr ? 0 : explaining->found.size();
      std::vector<Edit> found = mend(page, *std::move(here.page), known.terms, known.searches, options_, explaining);
      if (found.empty()) quiet_.insert_or_assign(hash_of(page), std::move(here.quiet));
      for (Edit& edit : found) {
        edit.span.begin += here.place.begin;
        edit.span.end += here.place.begin;
        edits.push_back(std::move(edit));
      }
      for (std::size_t e = explained; explaining != nullptr && e < explaining->found.size(); ++e) {
        shift(explaining->found[e], here.place.begin);
      }
    }
    return wanted(std::move(edits), kept, options_);
  }

 private:
  /// What a page is to the rest of its document.
  struct Quiet {
    bool damaged = false;
    std::vector<TermId> remembered;
  };

  struct Surveyed {
    Span place;
    std::optional<Page> page;  // none where nothing is to be mended
    Quiet quiet;
  };

  /// Surveys the pages that may have something to mend, and finds the words that the document is sure of. A page of
  /// which nothing was mended in the round before is not looked at again while these words stay the same.
  std::vector<Surveyed> survey_pages(std::string_view text, const Glanced& pages, std::span<const Span> kept,
                                     bool all_pages) {
    Lookup& lookup = bench_.lookup();
    std::vector<Surveyed> surveyed(pages.places.size());
    const auto look = [&](Surveyed& here) {
      here.page = survey(cut(text, here.place), in_page(kept, here.place), lookup.terms, lookup.searches);
      here.quiet.damaged = !here.page->sound;
    };
    std::vector<bool> known(surveyed.size());
    bool damaged = false;
    for (std::size_t i = 0; i < surveyed.size(); ++i) {
      Surveyed& here = surveyed[i];
      here.place = pages.places[i];
      const auto quiet = quiet_.find(hash_of(cut(text, here.place)));
      known[i] = quiet != quiet_.end();
      if (known[i]) {
        here.quiet = quiet->second;
      } else if (all_pages || !pages.sound[i]) {
        look(here);
      }
      damaged = damaged || here.quiet.damaged;
    }
    std::vector<language::CountedWord> words;
    if (damaged) {
      for (std::size_t i = 0; i < surveyed.size(); ++i) {
        if (known[i]) continue;
        if (!surveyed[i].page) look(surveyed[i]);  // for the words to be remembered
        surveyed[i].quiet.remembered = remember(*surveyed[i].page, lookup.terms, lookup.searches);
      }
      words = remembered(surveyed, lookup.terms);
    }
    if (words != memory_) {
      for (std::size_t i = 0; i < surveyed.size(); ++i) {
        if (known[i]) look(surveyed[i]);
      }
      quiet_.clear();
      memory_ = std::move(words);
    }
    return surveyed;
  }

  static void shift(Explanation& why, std::size_t offset) {
    why.span = {why.span.begin + offset, why.span.end + offset};
    if (why.edit) why.edit->span = why.span;
  }

  /// The words of the document that are surely right, though no list has them.
  static std::vector<language::CountedWord> remembered(std::span<const Surveyed> surveyed, const Terms& terms) {
    std::map<std::string, language::CountedWord> words;
    for (const Surveyed& here : surveyed) {
      for (const TermId id : here.quiet.remembered) {
        const std::string& symbols = terms[id].symbols;
        const bool capital = is_upper(static_cast<Symbol>(symbols.front()));
        language::CountedWord& word = words[lower_case(symbols)];
        if (word.form.empty()) word = {lower_case(symbols), 0, 0};
        word.flags |= capital ? language::kTitle | language::kName : language::kLower | language::kDictionary;
        word.count += 1;
      }
    }
    std::vector<language::CountedWord> list;
    list.reserve(words.size());
    for (auto& [form, word] : words) list.push_back(std::move(word));
    return list;
  }

  const RepairOptions& options_;
  Workbench& bench_;
  std::vector<language::CountedWord> memory_;  // words that the document was sure of in the last round …
  std::unordered_map<std::uint64_t, Quiet>
      quiet_;  // … and its pages that had nothing to mend then, by their text's hash
};

}  // namespace
}  // namespace engine

namespace {

/// Makes the edits of a pass, which are in result.text, part of a result that was made from `text`; false without any.
bool take(std::string_view text, const std::vector<Edit>& edits, Repaired& result) {
  if (edits.empty()) return false;
  result.edits = engine::compose(text, result.edits, edits);
  result.text = replay(text, result.edits);
  return true;
}

/// A text on its way through the passes.
struct Passing {
  Passing(std::string_view given, const RepairOptions& how)
      : text(given), options(how), bench(how.knowledge), pages(engine::glance_at(given, *bench)) {
    result.text = given;
  }

  /// Takes the edits of a pass, which are in result.text; false without any.
  bool take(const std::vector<Edit>& edits) {
    if (!referat::take(text, edits, result)) return false;
    pages = engine::glance_at(result.text, *bench);
    return true;
  }

  std::string_view text;
  const RepairOptions& options;
  engine::TakenBench bench;
  Repaired result;
  engine::Glanced pages;  // of result.text
};

/// What is mended whatever the word.
void mend_signs(Passing& passing) {
  const RepairOptions& options = passing.options;
  auto mend_characters = [&] {
    const std::string& text = passing.result.text;
    return engine::wanted(engine::mend_pages(text, passing.pages, engine::mend_characters),
                          engine::kept_spans(text, options), options);
  };
  passing.take(engine::wanted(engine::mend_pages(passing.text, passing.pages, engine::mend_encoding), {}, options));
  for (int round = 0; round < engine::kMostRoundsOfSigns && passing.take(mend_characters()); ++round) {
  }
}

}  // namespace

Repaired repair(std::string_view text, const RepairOptions& options) {
  Passing passing(text, options);
  const bool joining = options.broken_words == BrokenWords::joined;
  if (passing.pages.all_sound() && !joining) return unrepaired(text);
  mend_signs(passing);
  engine::WordMender words(options, *passing.bench);
  auto mend_words = [&] { return words.round(passing.result.text, passing.pages); };
  for (int round = 0; round < engine::kMostRounds && passing.take(mend_words()); ++round) {
  }
  Repaired result = std::move(passing.result);
  if (joining) {
    auto join = [&] { return engine::join_lines(result.text, options); };
    for (int round = 0; round < engine::kMostRounds && take(text, join(), result); ++round) {
    }
  }
  result.positions = engine::position_map(result.edits);
  return result;
}

std::vector<Explanation> explain(std::string_view text, const RepairOptions& options, std::string_view word) {
  Passing passing(text, options);
  mend_signs(passing);
  const Repaired& signs = passing.result;
  engine::Explaining explaining{engine::lower_case(engine::to_symbols(word))};
  const std::vector<Edit> edits =
      engine::WordMender(options, *passing.bench).round(signs.text, passing.pages, &explaining);
  const PositionMap back = engine::position_map(signs.edits);
  std::vector<Explanation> result;
  for (Explanation& why : explaining.found) {
    // What is not wanted for its cause, or stands in what is to be kept, was left out of the edits.
    if (why.edit && std::none_of(edits.begin(), edits.end(), [&](const Edit& e) { return e.span == why.span; })) {
      why.edit.reset();
      if (word.empty()) continue;
    }
    why.span = back.to_source(why.span);
    why.before = cut(text, why.span);
    if (why.edit) why.edit->span = why.span;
    result.push_back(std::move(why));
  }
  for (const Edit& edit : signs.edits) {
    const bool told = std::any_of(result.begin(), result.end(), [&](const Explanation& why) {
      return why.span.begin < edit.span.end && edit.span.begin < why.span.end;
    });
    if (word.empty() && !told) result.push_back({edit.span, std::string(cut(text, edit.span)), edit, {}, {}});
  }
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return result;
}

Repaired edited(std::string_view text, const Repaired& repaired, std::vector<Edit> more, const RepairOptions& options) {
  Repaired result;
  std::erase_if(more, [&](const Edit& edit) { return edit.confidence <= options.min_confidence; });
  more = engine::wanted(std::move(more), engine::kept_spans(repaired.text, options), options);
  result.edits = engine::compose(text, repaired.edits, more);
  result.text = replay(text, result.edits);
  result.positions = engine::position_map(result.edits);
  return result;
}

Repaired unrepaired(std::string_view text) { return {std::string(text), {}, {}}; }

}  // namespace referat
