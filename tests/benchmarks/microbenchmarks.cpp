// The library's parts one by one, on the samples and their damaged twins.
//
//   microbenchmarks --benchmark_filter=Decode
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "language/lexicon.h"
#include "referat/minutes.h"
#include "referat/output.h"
#include "referat/repair.h"
#include "referat/text.h"
#include "repair/lattice.h"
#include "repair/profile.h"
#include "repair/searches.h"
#include "repair/survey.h"

namespace {

using namespace referat;
namespace fs = std::filesystem;

// Those files of all samples, one after the other, each on a page of its own.
std::string read_samples(std::string_view file) {
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(REFERAT_SAMPLES)) {
    if (fs::exists(entry.path() / file)) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  std::string text;
  for (const fs::path& folder : folders) {
    std::ifstream in(folder / file, std::ios::binary);
    text.append(std::istreambuf_iterator<char>(in), {});
    text += '\f';
  }
  return text;
}

const std::string& sound_text() {
  static const std::string kText = read_samples("minutes.txt");
  return kText;
}

const std::string& damaged_text() {
  static const std::string kText = read_samples("damaged.txt");
  return kText;
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes));
}

void count_items(benchmark::State& state, std::size_t items) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(items));
}

void decode_utf8(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(decode(sound_text()));
  count_bytes(state, sound_text().size());
}
BENCHMARK(decode_utf8);

void decode_windows_1252(benchmark::State& state) {
  const std::string bytes = encode(sound_text(), Encoding::windows_1252, false).value_or("");
  for (auto _ : state) benchmark::DoNotOptimize(decode(bytes));
  count_bytes(state, bytes.size());
}
BENCHMARK(decode_windows_1252);

void tell_text_from_other_data(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(is_html(sound_text()));
    benchmark::DoNotOptimize(non_text(sound_text()));
  }
}
BENCHMARK(tell_text_from_other_data);

void look_up_words(benchmark::State& state) {
  std::vector<std::string> forms;
  for (const engine::Token& token : engine::tokenize(sound_text())) forms.push_back(engine::lower_case(token.symbols));
  for (auto _ : state) {
    for (const std::string& form : forms) benchmark::DoNotOptimize(language::find(form));
  }
  count_items(state, forms.size());
}
BENCHMARK(look_up_words);

void tokenize_text(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(engine::tokenize(sound_text()));
  count_bytes(state, sound_text().size());
}
BENCHMARK(tokenize_text);

/// The damaged samples, surveyed as one page, and the candidates of its words.
struct Surveyed {
  engine::Source source;
  engine::Terms terms{source};
  engine::Searches searches{terms};
  engine::Page page = engine::survey(damaged_text(), {}, terms, searches);
  engine::TermSearch& search = searches.near(page.profile);
};

void find_candidates(benchmark::State& state) {
  Surveyed surveyed;
  std::vector<engine::TermId> unknown;
  for (const engine::Token& token : surveyed.page.tokens) {
    if (token.term != engine::kNoTerm && surveyed.terms[token.term].as_read.unknown) unknown.push_back(token.term);
  }
  std::sort(unknown.begin(), unknown.end());
  unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
  engine::CandidateFinder& finder = surveyed.search.finder();
  for (auto _ : state) {
    for (const engine::TermId id : unknown) {
      const engine::Term& term = surveyed.terms[id];
      benchmark::DoNotOptimize(finder.find(term.symbols, term.role, term.as_read, engine::Effort::rules));
    }
  }
  count_items(state, unknown.size());
}
BENCHMARK(find_candidates);

void weigh_lattice(benchmark::State& state) {
  Surveyed surveyed;
  std::vector<engine::Token> tokens;
  std::vector<engine::Edge> edges;
  for (const engine::Token& token : surveyed.page.tokens) {
    if (token.term == engine::kNoTerm) continue;
    const auto begin = static_cast<std::uint32_t>(tokens.size());
    tokens.push_back(token);
    for (const engine::Candidate& candidate : surveyed.search.find(token.term, engine::Effort::rules)) {
      edges.push_back({.begin = begin,
                       .end = begin + 1,
                       .as_read = candidate.as_read,
                       .score = -engine::read_cost(candidate, surveyed.search.channel()),
                       .first = candidate.first,
                       .last = candidate.last});
    }
  }
  for (auto _ : state) benchmark::DoNotOptimize(engine::weigh(tokens, edges, surveyed.source));
  count_items(state, tokens.size());
}
BENCHMARK(weigh_lattice);

void estimate_profile(benchmark::State& state) {
  Surveyed surveyed;
  std::vector<engine::Observation> observations;
  engine::Letters letters;
  for (const engine::Token& token : surveyed.page.tokens) {
    if (token.term == engine::kNoTerm) continue;
    letters.add(token.symbols);
    observations.push_back({surveyed.search.find(token.term, engine::Effort::rules)});
  }
  const engine::Profile start = engine::guess_profile(letters.letters(), letters.danish());
  for (auto _ : state) benchmark::DoNotOptimize(engine::estimate_profile(observations, engine::Letters{}, start));
  count_items(state, observations.size());
}
BENCHMARK(estimate_profile);

void repair_sound(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(repair(sound_text()));
  count_bytes(state, sound_text().size());
}
BENCHMARK(repair_sound);

void repair_damaged(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(repair(damaged_text()));
  count_bytes(state, damaged_text().size());
}
BENCHMARK(repair_damaged);

void segment_minutes(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(segment(sound_text()));
  count_bytes(state, sound_text().size());
}
BENCHMARK(segment_minutes);

void find_furniture(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(furniture(sound_text()));
  count_bytes(state, sound_text().size());
}
BENCHMARK(find_furniture);

void read_builtin_layout(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_layout(""));
}
BENCHMARK(read_builtin_layout);

template <auto extract>
void extractor(benchmark::State& state) {
  const Minutes minutes = segment(sound_text());
  for (auto _ : state) benchmark::DoNotOptimize(extract(minutes));
  count_bytes(state, sound_text().size());
}
BENCHMARK(extractor<sections>)->Name("extract_sections");
BENCHMARK(extractor<decisions>)->Name("extract_decisions");
BENCHMARK(extractor<absentees>)->Name("extract_absentees");
BENCHMARK(extractor<cases>)->Name("extract_cases");
BENCHMARK(extractor<steps>)->Name("extract_steps");

template <auto extract, Format format>
void writer(benchmark::State& state) {
  const Minutes minutes = segment(sound_text());
  const auto records = extract(minutes);
  std::size_t bytes = 0;
  for (const auto& record : records) bytes += row("minutes.txt", record, format).size();
  for (auto _ : state) {
    for (const auto& record : records) benchmark::DoNotOptimize(row("minutes.txt", record, format));
  }
  count_bytes(state, bytes);
}
BENCHMARK(writer<sections, Format::tsv>)->Name("write_sections_tsv");
BENCHMARK(writer<sections, Format::json>)->Name("write_sections_json");
BENCHMARK(writer<decisions, Format::tsv>)->Name("write_decisions_tsv");
BENCHMARK(writer<decisions, Format::json>)->Name("write_decisions_json");
BENCHMARK(writer<absentees, Format::tsv>)->Name("write_absentees_tsv");
BENCHMARK(writer<cases, Format::json>)->Name("write_cases_json");

}  // namespace

BENCHMARK_MAIN();
