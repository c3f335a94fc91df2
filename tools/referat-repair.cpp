#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "batch.h"
#include "colour.h"
#include "frame.h"
#include "knowledge.h"
#include "referat/locate.h"
#include "referat/repair.h"

namespace referat::tools {
namespace {

constexpr Program kProgram{.name = "referat-repair",
                           .summary = "Mends damaged Danish text; what is right stays as it is, byte for byte.",
                           .examples =
                               "  referat-repair scan.txt > mended.txt\n"
                               "  referat-repair --dry-run scan.txt\n"
                               "  referat-repair --in-place --backup-suffix=.orig --changes=changes.tsv -r archive\n"
                               "  referat-repair --output-dir=mended -j 4 -r archive\n"};

constexpr std::array kCauses{Cause::ocr,      Cause::encoding,      Cause::hyphenation, Cause::spacing,
                             Cause::ligature, Cause::normalisation, Cause::furniture};

struct Options {
  bool dry_run = false;
  bool to_utf8 = false;
  std::string changes;  // the file for the list; empty for none
  BatchOptions batch;
  RepairOptions repair;
  KnowledgeFiles knowledge;
};

void add_skip(CLI::App& parser, std::vector<Cause>& skip) {
  const auto take = [&skip](const std::vector<std::string>& names) {
    for (const std::string& given : names) {
      const auto* const cause = std::find_if(kCauses.begin(), kCauses.end(), [&](Cause c) { return name(c) == given; });
      if (cause == kCauses.end()) throw CLI::ValidationError("--skip", "'" + given + "' is no cause of changes");
      skip.push_back(*cause);
    }
  };
  parser.add_option_function<std::vector<std::string>>("--skip", take, "Leave damage of these causes as it is")
      ->delimiter(',')
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false)
      ->type_name("CAUSE[,CAUSE]");
}

void add_options(CLI::App& parser, Options& options) {
  parser
      .add_option("--changes", options.changes, "List every change in FILE, in --format; - is stdout, without the text")
      ->type_name("FILE");
  parser.add_flag("--dry-run", options.dry_run, "Show what would change, as diff -u does");
  add_batch_options(parser, options.batch);
  parser.add_flag("--to-utf8", options.to_utf8, "Write files in UTF-8, whatever their encoding was");
  parser
      .add_option("--min-confidence", options.repair.min_confidence, "Change only what is surer than P (default: 0.5)")
      ->type_name("P");
  add_skip(parser, options.repair.skip);
  add_knowledge_options(parser, options.knowledge);
}

// What is wrong with options that are right each by itself; empty when nothing is.
std::string conflict(const Options& options, const std::vector<Input>& inputs) {
  const double least = options.repair.min_confidence;
  if (!(least >= 0 && least <= 1)) return "--min-confidence takes a number from 0 to 1";
  if (options.dry_run && options.batch.wanted()) {
    return std::string("--dry-run and ") + (options.batch.in_place ? "--in-place" : "--output-dir") +
           " exclude each other";
  }
  if (options.dry_run && options.changes == "-") return "--dry-run and --changes=- both write to standard output";
  for (const Input& input : inputs) {
    std::error_code missing;
    if (!options.changes.empty() && std::filesystem::equivalent(options.changes, input.name, missing)) {
      return "--changes would overwrite the input " + input.name;
    }
  }
  return conflict(options.batch, inputs);
}

std::string byte_order_mark(const Document& document) {
  return document.encoding == Encoding::utf8 ? *encode("", Encoding::utf8, document.byte_order_mark) : "";
}

std::string diff(std::string_view name, const Document& document, std::vector<Edit> edits) {
  const std::string mark = byte_order_mark(document);
  for (Edit& edit : edits) edit.span = {edit.span.begin + mark.size(), edit.span.end + mark.size()};
  return unified_diff(name, mark + document.text, edits);
}

// The input with its edits made. The bytes themselves are edited, so that all else stays as it was, be it valid in its
// encoding or not. std::nullopt where the encoding lacks a character, with a message.
std::optional<std::string> mended_bytes(std::string_view bytes, const Document& document, const Locator& locator,
                                        const std::vector<Edit>& edits, std::vector<Message>& messages) {
  std::string mended;
  std::size_t copied = 0;
  for (const Edit& edit : edits) {
    const Place place = locator.locate_decoded(edit.span);
    const auto replacement = encode(edit.replacement, document.encoding, false);
    if (!replacement) {
      messages.push_back({place.line,
                          "\"" + edit.replacement + "\" cannot be written in " + std::string(name(document.encoding)) +
                              "; the file is left as it was",
                          true});
      return std::nullopt;
    }
    mended += bytes.substr(copied, place.span.begin - copied);
    mended += *replacement;
    copied = place.span.end;
  }
  mended += bytes.substr(copied);
  return mended;
}

std::size_t words_in(const std::vector<Edit>& edits) {
  return static_cast<std::size_t>(
      std::count_if(edits.begin(), edits.end(), [](const Edit& edit) { return edit.cause != Cause::furniture; }));
}

ExitStatus finish(const Frame& frame, Batch& batch, ExitStatus status) {
  if (const auto ended = batch.end(); !ended) {
    frame.tell("", 0, ended.error());
    status = ExitStatus::output_failed;
  }
  const CommonOptions& options = frame.options();
  if (options.recursive || !options.files0_from.empty()) frame.note("", batch.summary());
  return status;
}

ExitStatus run(int argc, char** argv) {
  Frame frame(kProgram);
  frame.add_record_options();
  Options options;
  add_options(frame.parser(), options);
  if (const auto status = frame.parse(argc, argv)) return *status;
  auto inputs = frame.inputs();
  if (!inputs) return frame.wrong_usage(inputs.error());
  if (const std::string wrong = conflict(options, *inputs); !wrong.empty()) {
    return frame.wrong_usage(wrong);
  }
  const std::optional<Knowledge> knowledge = load_knowledge(frame, options.knowledge);
  if (!knowledge) return ExitStatus::output_failed;
  options.repair.knowledge = *knowledge;

  const bool jsonl_in = frame.options().jsonl_in;
  if (jsonl_in && (options.dry_run || options.batch.wanted() || !options.changes.empty())) {
    return frame.wrong_usage("--jsonl-in excludes --dry-run, --in-place, --output-dir and --changes");
  }
  const Table table(RecordKind::change, frame.options().format, frame.options().header());
  std::optional<Batch> batch;
  if (options.batch.wanted()) {
    auto begun = Batch::begin(options.batch, options.changes, table, *inputs);
    if (!begun) {
      frame.tell("", 0, begun.error());
      return ExitStatus::output_failed;
    }
    batch.emplace(*std::move(begun));
    for (const auto& [file, note] : batch->notes()) frame.note(file, note);
  }

  Sink out = Sink::standard_output();
  std::optional<Sink> list;
  if (!options.changes.empty() && options.changes != "-" && !(batch && batch->reports())) {
    auto created = Sink::create(options.changes);
    if (!created) {
      frame.tell(options.changes, 0, created.error());
      return ExitStatus::output_failed;
    }
    list.emplace(*std::move(created));
  }
  Sink* const rows = list ? &*list : options.changes == "-" ? &out : nullptr;
  Sink* const text = batch || rows == &out ? nullptr : &out;

  const auto process = [&](const Input& input, const std::string& bytes) {
    Result result;
    if (batch && input.is_document()) {
      result.messages.push_back({0, "is a document, not text; it is left as it is", true});
      return result;
    }
    const Document document = decode_input(input, bytes, result.messages);
    const Repaired repaired = repair(document.text, options.repair);
    const Locator locator(document, repaired.positions);
    result.found = repaired.edits.size();
    if (!options.changes.empty() || jsonl_in) {
      for (Change& change : changes(document.text, repaired.edits)) {
        change.place = locator.locate_decoded(change.place.span);
        result.rows.push_back(row(input.name, change, table.format()));
      }
    }
    if (!batch) {
      result.text =
          options.dry_run ? diff(input.name, document, repaired.edits) : byte_order_mark(document) + repaired.text;
      if (options.dry_run && frame.coloured(STDOUT_FILENO)) result.text = colour_diff(result.text);
    } else if (auto mended = options.to_utf8
                                 ? byte_order_mark(document) + repaired.text
                                 : mended_bytes(bytes, document, locator, repaired.edits, result.messages)) {
      batch->take(input, bytes, *std::move(mended), words_in(repaired.edits), result);
    }
    return result;
  };
  if (jsonl_in) return frame.run_lines(*inputs, process, {.text = "text", .rows = "changes"});
  const ExitStatus status = frame.run(*inputs, process, text, rows, table);
  return batch ? finish(frame, *batch, status) : status;
}

}  // namespace
}  // namespace referat::tools

int main(int argc, char** argv) {
  return referat::tools::guarded(referat::tools::kProgram, [&] { return referat::tools::run(argc, argv); });
}
