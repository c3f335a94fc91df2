#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "batch.h"
#include "causes.h"
#include "change_list.h"
#include "colour.h"
#include "commands.h"
#include "edit_list.h"
#include "explanation.h"
#include "frame.h"
#include "knowledge.h"
#include "own_file.h"
#include "referat/locate.h"
#include "referat/minutes.h"
#include "referat/repair.h"
#include "review.h"

namespace referat::tools {
namespace {

constexpr Program kProgram{.name = "referat-repair",
                           .summary = "Mends damaged Danish text; what is right stays as it is, byte for byte.",
                           .examples =
                               "  referat-repair scan.txt > mended.txt\n"
                               "  referat-repair --dry-run scan.txt\n"
                               "  referat-repair --in-place --backup-suffix=.orig --changes=changes.tsv -r archive\n"
                               "  referat-repair --output-dir=mended -j 4 -r archive\n"};

constexpr std::string_view kExplainAll = "true";  // what the parser makes of a flag without a value

struct Options {
  bool dry_run = false;
  bool to_utf8 = false;
  std::string explain;  // a word, or kExplainAll
  bool dehyphenate = false;
  bool drop_furniture = false;
  std::string changes;  // the file for the list; empty for none, and so below
  std::string only;
  std::string review;
  BatchOptions batch;
  RepairOptions repair;
  KnowledgeFiles knowledge;
};

void add_skip(CLI::App& parser, std::vector<Cause>& skip) {
  std::string causes;
  for (const Cause cause : kCauses) causes.append(causes.empty() ? "" : "|").append(name(cause));
  const auto take = [&skip, causes](const std::vector<std::string>& names) {
    for (const std::string& given : names) {
      const std::optional<Cause> cause = cause_named(given);
      if (!cause) throw CLI::ValidationError("--skip", fmt::format("'{}' is none of {}", given, causes));
      skip.push_back(*cause);
    }
  };
  parser.add_option_function<std::vector<std::string>>("--skip", take, "Leave damage of these causes as it is")
      ->delimiter(',')
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false)
      ->type_name(causes)
      ->option_text("CAUSE[,CAUSE]...");
}

void add_options(CLI::App& parser, Options& options) {
  parser
      .add_option("--changes", options.changes, "List every change in FILE, in --format; - is stdout, without the text")
      ->type_name("FILE");
  parser.add_flag("--dry-run", options.dry_run, "Show what would change, as diff -u does");
  parser.add_option("--review", options.review, "Make a page for checking the changes in a browser")->type_name("FILE");
  parser.add_option("--only", options.only, "Make the changes that FILE lists, and no others")->type_name("FILE");
  add_batch_options(parser, options.batch);
  parser.add_flag("--to-utf8", options.to_utf8, "Write files in UTF-8, whatever their encoding was");
  parser
      .add_option("--min-confidence", options.repair.min_confidence, "Change only what is surer than P (default: 0.78)")
      ->type_name("P");
  parser.add_flag("--dehyphenate", options.dehyphenate, "Join words that a hyphen breaks at a line's end");
  parser.add_flag("--drop-furniture", options.drop_furniture, "Cut page headers, footers, leaders and misread bullets");
  // A flag, so that it takes no FILE behind it for its word.
  parser.add_flag("--explain", options.explain,
                  "Show why words are changed, or why WORD is or is not (--explain=WORD)");
  add_skip(parser, options.repair.skip);
  add_knowledge_options(parser, options.knowledge);
}

// What would be lost where `file` were written for `option`; empty when nothing would.
std::string overwrites(std::string_view option, const std::string& file, std::string_view kind,
                       bool (*is_own)(std::string_view), const std::vector<Input>& inputs) {
  if (file.empty()) return "";
  for (const Input& input : inputs) {
    std::error_code missing;
    if (std::filesystem::equivalent(file, input.name, missing)) {
      return fmt::format("{} would overwrite the input {}; name another file", option, input.name);
    }
  }
  if (may_replace(file, is_own)) return "";
  return fmt::format("{} would overwrite {}, which is {}; name another file, or remove that one", option, file, kind);
}

// What is wrong with options that are right each by itself; empty when nothing is.
std::string conflict(const Options& options, const CommonOptions& common, const std::vector<Input>& inputs) {
  if (common.jsonl_in && (options.dry_run || options.batch.wanted() || !options.changes.empty() ||
                          !options.only.empty() || !options.review.empty())) {
    return "--jsonl-in excludes --dry-run, --in-place, --output-dir, --changes, --only and --review";
  }
  const double least = options.repair.min_confidence;
  if (!(least >= 0 && least <= 1)) return "--min-confidence takes a number from 0 to 1";
  if (options.dry_run && options.batch.wanted()) {
    return std::string("--dry-run and ") + (options.batch.in_place ? "--in-place" : "--output-dir") +
           " exclude each other";
  }
  if (options.dry_run && options.changes == "-") return "--dry-run and --changes=- both write to standard output";
  if (!options.explain.empty() && (options.dry_run || options.batch.wanted() || common.jsonl_in ||
                                   !options.changes.empty() || !options.only.empty() || !options.review.empty())) {
    return "--explain excludes all other ways of writing changes";
  }
  if (options.batch.resume && !options.review.empty()) return "--resume and --review exclude each other";
  if (options.changes != "-") {
    std::string wrong = overwrites("--changes", options.changes, "no list of changes", ChangeList::begins, inputs);
    if (!wrong.empty()) return wrong;
  }
  std::string wrong = overwrites("--review", options.review, "no review page", Review::begins, inputs);
  if (!wrong.empty()) return wrong;
  return conflict(options.batch, inputs);
}

Repaired mended(std::string_view text, const Options& options) {
  Repaired repaired = repair(text, options.repair);
  if (!options.drop_furniture) return repaired;
  return edited(text, repaired, furniture(repaired.text), options.repair);
}

std::string byte_order_mark(const Document& document) {
  return document.encoding == Encoding::utf8 ? *encode("", Encoding::utf8, document.byte_order_mark) : "";
}

// The hunks of a window.
std::string next_hunks(Diff& diff, const Document& document, std::string_view text, std::vector<Edit> edits) {
  const std::string mark = byte_order_mark(document);
  for (Edit& edit : edits) edit.span = {edit.span.begin + mark.size(), edit.span.end + mark.size()};
  return diff.next(mark + std::string(text), edits);
}

// The input with its edits made. The bytes themselves are edited, so that all else stays as it was, be it valid in its
// encoding or not. std::nullopt where the encoding lacks a character, with a message.
std::optional<std::string> mended_bytes(std::string_view bytes, const Document& document, const Locator& locator,
                                        const std::vector<Edit>& edits, std::vector<Message>& messages) {
  std::string mended;
  std::size_t copied = 0;
  for (const Edit& edit : edits) {
    const Span source = document.positions.to_source(edit.span);
    const auto replacement = encode(edit.replacement, document.encoding, false);
    if (!replacement) {
      messages.push_back({locator.locate_decoded(edit.span).line,
                          "\"" + edit.replacement + "\" cannot be written in " + std::string(name(document.encoding)) +
                              "; the file is left as it was, --to-utf8 writes it",
                          true});
      return std::nullopt;
    }
    mended += bytes.substr(copied, source.begin - copied);
    mended += *replacement;
    copied = source.end;
  }
  mended += bytes.substr(copied);
  return mended;
}

std::size_t words_in(const std::vector<Edit>& edits) {
  return static_cast<std::size_t>(
      std::count_if(edits.begin(), edits.end(), [](const Edit& edit) { return edit.cause != Cause::furniture; }));
}

// What a run reads and writes beside its inputs.
struct Outputs {
  std::optional<EditList> only;
  std::optional<Batch> batch;
  std::optional<ChangeList> list;
  std::optional<Sink> stream;  // for the changes, where they do not go to a file
  std::optional<Review> review;
  std::vector<std::string> missing;  // files of the list of edits that are no inputs

  // Opens what the options name. "name: why" where that fails.
  std::string open(const Frame& frame, const Options& options, const Table& table, std::vector<Input>& inputs) {
    if (!options.only.empty()) {
      auto read = EditList::read(options.only);
      if (!read) return read.error();
      missing = read->missing(inputs);
      only.emplace(*std::move(read));
    }
    if (options.batch.wanted()) {
      auto begun = Batch::begin(options.batch, options.changes, table, inputs);
      if (!begun) return begun.error();
      batch.emplace(*std::move(begun));
      for (const auto& [file, note] : batch->notes()) frame.note(file, note);
    }
    if (!options.changes.empty() && options.changes != "-" && !(batch && batch->reports())) {
      if (is_place_for_file(options.changes)) {
        auto begun = ChangeList::begin(options.changes, table);
        if (!begun) return begun.error();
        list.emplace(*std::move(begun));
      } else {
        auto created = Sink::create(options.changes);
        if (!created) return options.changes + ": " + created.error();
        stream.emplace(*std::move(created));
      }
    }
    if (!options.review.empty()) {
      auto begun = Review::begin(options.review);
      if (!begun) return begun.error();
      review.emplace(*std::move(begun));
    }
    return "";
  }
};

// What all the inputs of a run have in common.
struct Run {
  const Frame& frame;
  const Options& options;
  const Table& table;
  Outputs& outputs;
};

// Mends one input, window by window.
class Mender {
 public:
  Mender(const Run& run, const Input& input)
      : run_(run), name_(input.name), is_document_(input.is_document()), diff_(input.name) {
    if (run.outputs.batch) work_ = run.outputs.batch->begin_work(input);
  }

  Result operator()(const Window& window, std::size_t& end) {
    if (run_.outputs.batch && is_document_)
      return failed("is a document, not text; it is left as it is, and referat-text makes text of it");
    Result result;
    const auto repaired = repaired_text(window, end);
    if (!repaired) {
      result.messages.push_back(repaired.error());
      return result;
    }
    const Document& document = window.document;
    const std::string_view text = std::string_view(document.text).substr(0, end);
    const PositionMap unrepaired;
    const Locator locator(document, unrepaired, window.start);
    const std::vector<Edit>& edits = repaired->edits;
    result.found = edits.size();
    list(text, edits, locator, result);
    if (run_.outputs.batch) {
      write(window, end, *repaired, locator, result);
    } else if (run_.options.dry_run) {
      result.text = next_hunks(diff_, document, text, edits);
      if (window.last) result.text += diff_.end();
      if (run_.frame.coloured(STDOUT_FILENO)) result.text = colour_diff(result.text);
    } else {
      result.text = byte_order_mark(document) + repaired->text;
    }
    report(document, edits, locator, result);
    return result;
  }

 private:
  // The edits of a window up to `end`, from the list of edits where there is one.
  tl::expected<Repaired, Message> repaired_text(const Window& window, std::size_t& end) const {
    const std::string_view text = window.document.text;
    if (!run_.outputs.only) return mended(text, run_.options);
    return run_.outputs.only->edits(name_, window, end).map([&](std::vector<Edit> edits) {
      return Repaired{replay(text.substr(0, end), edits), std::move(edits), {}};
    });
  }

  void list(std::string_view text, const std::vector<Edit>& edits, const Locator& locator, Result& result) const {
    if (run_.options.changes.empty() && !run_.frame.options().jsonl_in) return;
    for (Change& change : changes(text, edits)) {
      change.place = locator.locate_decoded(change.place.span);
      result.rows.push_back(row(name_, change, run_.table.format()));
    }
  }

  void write(const Window& window, std::size_t end, const Repaired& repaired, const Locator& locator,
             Result& result) const {
    const Document& document = window.document;
    const std::string_view bytes = end == document.text.size()
                                       ? window.bytes
                                       : window.bytes.substr(0, document.positions.to_source({end, end}).begin);
    const auto mended = run_.options.to_utf8 ? std::optional(byte_order_mark(document) + repaired.text)
                                             : mended_bytes(bytes, document, locator, repaired.edits, result.messages);
    if (mended) run_.outputs.batch->take(work_, {bytes, *mended, words_in(repaired.edits), window.last}, result);
  }

  // For the page and the list of changes, when it is this window's turn.
  void report(const Document& document, const std::vector<Edit>& edits, const Locator& locator, Result& result) const {
    Outputs& outputs = run_.outputs;
    if (!outputs.review && !outputs.list) return;
    const std::string hunks = outputs.review ? review_hunks(document, edits, locator) : "";
    result.finish = [&outputs, hunks, file = name_, before = std::move(result.finish)](Result& finished) {
      if (before) before(finished);
      if (outputs.review) outputs.review->add(file, hunks);
      if (outputs.list) outputs.list->add(finished.rows);
    };
  }

  Run run_;
  std::string name_;
  bool is_document_;
  Diff diff_;
  std::shared_ptr<Batch::Work> work_;
};

ExitStatus run(const Frame& frame, const Options& options, const Table& table, const std::vector<Input>& inputs,
               Outputs& outputs) {
  Sink out = Sink::standard_output();
  Sink* const rows = outputs.stream ? &*outputs.stream : options.changes == "-" ? &out : nullptr;
  Sink* const text = outputs.batch || rows == &out ? nullptr : &out;
  const auto process = [&](const Input& input) { return Mender({frame, options, table, outputs}, input); };
  ExitStatus status = frame.run(inputs, process, text, rows, table);

  for (const std::string& file : outputs.missing) {
    frame.tell(file, 0,
               "is no input, and its changes in " + options.only + " are not made; name it, or its folder with -r");
    if (status == ExitStatus::done || status == ExitStatus::nothing_found) status = ExitStatus::input_failed;
  }
  const auto ended = [&](const tl::expected<void, std::string>& end) {
    if (end) return;
    frame.tell("", 0, end.error());
    status = ExitStatus::output_failed;
  };
  if (outputs.batch) ended(outputs.batch->end());
  // A run that was broken off has not seen all the changes.
  if (outputs.list && out.good()) ended(outputs.list->finish());
  if (outputs.review && out.good()) ended(outputs.review->finish());
  const bool many = frame.options().recursive || !frame.options().files0_from.empty();
  if (outputs.batch && many) frame.note("", outputs.batch->summary());
  return status;
}

// The explanations of one window, as text or as rows of JSON.
Result explained(const Options& options, Format format, const std::string& file, const Window& window) {
  Result result;
  const PositionMap unrepaired;
  const Locator locator(window.document, unrepaired, window.start);
  const std::string_view word = options.explain == kExplainAll ? std::string_view() : options.explain;
  for (const Explanation& why : explain(window.document.text, options.repair, word)) {
    const Place place = locator.locate_decoded(why.span);
    if (format == Format::tsv) {
      result.text += explanation_text(file, place, why);
    } else {
      result.rows.push_back(explanation_json(file, place, why));
    }
    ++result.found;
  }
  return result;
}

ExitStatus run_explaining(const Frame& frame, const Options& options, const std::vector<Input>& inputs) {
  const Format format = frame.options().format;
  const auto process = [&](const Input& input) -> Worker {
    return [&, file = input.name](const Window& window, std::size_t& /*end*/) {
      return explained(options, format, file, window);
    };
  };
  Sink out = Sink::standard_output();
  const Table table(RecordKind::change, format, Header::hidden);
  return frame.run(inputs, process, format == Format::tsv ? &out : nullptr, format == Format::tsv ? nullptr : &out,
                   table);
}

}  // namespace

ExitStatus run_repair(int argc, char** argv) {
  Frame frame(kProgram);
  frame.add_record_options();
  Options options;
  add_options(frame.parser(), options);
  if (const auto status = frame.parse(argc, argv)) return *status;
  if (frame.parser().count("--min-confidence") > 0) {
    options.repair.min_confidence_lost = options.repair.min_confidence;
  }
  auto inputs = frame.inputs();
  if (!inputs) return frame.wrong_usage(inputs.error());
  if (const std::string wrong = conflict(options, frame.options(), *inputs); !wrong.empty()) {
    return frame.wrong_usage(wrong);
  }
  const std::optional<Knowledge> knowledge = load_knowledge(frame, options.knowledge);
  if (!knowledge) return ExitStatus::output_failed;
  options.repair.knowledge = *knowledge;
  if (options.dehyphenate) options.repair.broken_words = BrokenWords::joined;

  if (!options.explain.empty()) return run_explaining(frame, options, *inputs);
  const Table table(RecordKind::change, frame.options().format, frame.options().header());
  if (frame.options().jsonl_in) {
    Outputs none;
    const auto process = [&](const Input& input) { return Mender({frame, options, table, none}, input); };
    return frame.run_lines(*inputs, process, {.text = "text", .rows = "changes"});
  }
  Outputs outputs;
  if (const std::string failure = outputs.open(frame, options, table, *inputs); !failure.empty()) {
    frame.tell("", 0, failure);
    return ExitStatus::output_failed;
  }
  return run(frame, options, table, *inputs, outputs);
}

}  // namespace referat::tools
