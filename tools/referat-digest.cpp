#include <glib.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <memory>

#include "digest/formats.h"
#include "digest/news.h"
#include "digest/state.h"
#include "extract.h"
#include "frame.h"

namespace referat::tools {
namespace {

constexpr Program kProgram{
    .name = "referat-digest",
    .summary = "Tells what was decided in a period, from an archive of minutes.",
    .examples =
        "  referat-digest --week=2026-W47 archive\n"
        "  referat-digest --last=7d -f html archive > week.html\n"
        "  referat-digest --last=60d --state=given -f mail --to=desk@example.org archive > mail\n"};

enum class DigestFormat { text, markdown, html, mail, atom, json };

struct Options {
  PeriodOptions period;
  Grouping grouping = Grouping::body;
  DigestFormat format = DigestFormat::text;
  Language language = Language::danish;
  std::string state;
  std::string from;
  std::string to;
  bool fail_if_empty = false;
};

void add_options(CLI::App& parser, Options& options) {
  const auto text = [&](const char* name, std::string& target, const char* type, const char* description) {
    parser.add_option(name, target, description)->type_name(type);
  };
  text("--week", options.period.week, "WEEK", "Decisions of an ISO week: 2026-W47");
  text("--since", options.period.since, "DAY", "Decisions of this day and later: 2026-11-16");
  text("--until", options.period.until, "DAY", "Decisions of this day and earlier");
  text("--last", options.period.last, "TIME", "Decisions of the last days, weeks, months or years: 7d, 2w, 3m, 1y");
  add_choice<Grouping>(parser, "--by", options.grouping,
                       {{"body", Grouping::body}, {"case", Grouping::case_}, {"municipality", Grouping::municipality}},
                       "What the decisions are grouped by (default: body)");
  add_choice<DigestFormat>(parser, "-f,--format", options.format,
                           {{"text", DigestFormat::text},
                            {"markdown", DigestFormat::markdown},
                            {"html", DigestFormat::html},
                            {"mail", DigestFormat::mail},
                            {"atom", DigestFormat::atom},
                            {"json", DigestFormat::json}},
                           "How the digest is written (default: text)");
  add_choice<Language>(parser, "--lang", options.language, {{"da", Language::danish}, {"en", Language::english}},
                       "The language around the minutes' own words (default: da)");
  text("--state", options.state, "FILE", "Give only what no earlier run with this FILE has given");
  text("--from", options.from, "ADDRESS", "The sender of a mail (default: the user on this machine)");
  text("--to", options.to, "ADDRESS", "The receivers of a mail, separated by commas");
  parser.add_flag("--fail-if-empty", options.fail_if_empty, "Exit with status 3 when there is nothing to tell");
}

// The name of the folder right below the archive in which the file lies; empty where there is none, or only a number.
std::string folder_in_archive(const Input& input) {
  if (input.folder.empty()) return "";
  const std::filesystem::path rest = std::filesystem::path(input.name).lexically_relative(input.folder);
  const std::string folder = *rest.begin();
  const bool a_name = folder.find_first_not_of("0123456789-_. ") != std::string::npos;
  return std::distance(rest.begin(), rest.end()) > 1 && a_name ? folder : "";
}

std::string default_sender() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0 || host.front() == '\0') return "referat@localhost";
  return "referat@" + std::string(host.data());
}

std::string write(const Page& page, const Period& period, const Options& options, const Frame& frame,
                  const Envelope& envelope) {
  switch (options.format) {
    case DigestFormat::text:
      return as_text(page, frame.coloured(STDOUT_FILENO) ? Paint::coloured : Paint::plain);
    case DigestFormat::markdown:
      return as_markdown(page);
    case DigestFormat::html:
      return as_html(page);
    case DigestFormat::json:
      return as_json(page, period);
    case DigestFormat::atom: {
      std::string name;
      for (const std::string& archive : frame.options().operands) name += archive + '\n';
      return as_atom(page, {name, envelope.now});
    }
    case DigestFormat::mail:
      break;
  }
  return as_mail(page, envelope);
}

// Reads all inputs. The status is that of the reading.
ExitStatus read_archive(const Frame& frame, const Extraction& extraction, const std::vector<Input>& inputs,
                        Archive& archive) {
  const auto process = [&](const Input& input) -> Worker {
    return [&archive, file = input.name, folder = folder_in_archive(input), municipality = std::string(),
            minutes = extraction.reader()](const Window& window, std::size_t& end) mutable {
      const auto findings = std::make_shared<std::vector<News>>();
      minutes.read(window, end, [&](const Minutes& found, std::string_view text, const Locator& locator) {
        if (municipality.empty()) municipality = municipality_in(text);
        *findings = findings_in(file, municipality, found, locator);
      });
      for (News& news : *findings) news.folder = folder;
      Result result;
      result.finish = [findings, &archive](Result& /*result*/) { archive.add(std::move(*findings)); };
      return result;
    };
  };
  return frame.run(inputs, process, nullptr, nullptr, Table(RecordKind::decision, Format::tsv, Header::hidden));
}

// GLib does not report that memory is short, it ends the process: then with our message and status. GMime asks for what
// is not there, and goes on without it.
void end_in_order(const gchar* domain, GLogLevelFlags level, const gchar* message, gpointer data) {
  const bool fatal = (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL)) != 0;
  if (!fatal) return g_log_default_handler(domain, level, message, data);
  std::fprintf(stderr, "%s: the mail needs more memory than it may have: %s\n", kProgram.name.data(), message);
  std::_Exit(static_cast<int>(ExitStatus::output_failed));
}

ExitStatus run(int argc, char** argv) {
  g_log_set_default_handler(end_in_order, nullptr);
  Frame frame(kProgram, Folders::walked);
  Options options;
  add_options(frame.parser(), options);
  Extraction extraction(frame);
  if (const auto status = frame.parse(argc, argv)) return *status;
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const Day today = std::chrono::floor<std::chrono::days>(now + ahead_in_denmark(now));
  const auto period = parse_period(options.period, today);
  if (!period) return frame.wrong_usage(period.error());
  if (options.format != DigestFormat::mail && !(options.from + options.to).empty()) {
    return frame.wrong_usage("--from and --to are for -f mail");
  }
  const Envelope envelope{options.from.empty() ? default_sender() : options.from, options.to, now};
  if (options.format == DigestFormat::mail) {
    if (const std::string wrong = wrong_address(envelope); !wrong.empty()) return frame.wrong_usage(wrong);
  }
  const auto inputs = frame.inputs();
  if (!inputs) return frame.wrong_usage(inputs.error());
  if (!extraction.load()) return ExitStatus::output_failed;
  std::optional<State> state;
  if (!options.state.empty()) {
    auto opened = State::open(options.state);
    if (!opened) {
      frame.tell("", 0, opened.error());
      return ExitStatus::output_failed;
    }
    state.emplace(*std::move(opened));
  }

  Archive archive(*period);
  const ExitStatus reading = read_archive(frame, extraction, *inputs, archive);
  if (archive.undated() > 0) {
    frame.note("", std::to_string(archive.undated()) + " decisions without a date are left out");
  }
  std::vector<News> news = archive.take_news();
  if (state) state->keep_new(news);
  if (news.empty()) {
    return reading == ExitStatus::done && options.fail_if_empty ? ExitStatus::nothing_found : reading;
  }

  const Page page = make_page(news, *period, options.grouping, options.language);
  Sink out = Sink::standard_output();
  out.write(write(page, *period, options, frame, envelope));
  out.close();
  if (!out.failure().empty()) {
    frame.tell("", 0, out.failure());
    return ExitStatus::output_failed;
  }
  // Only what has been given counts as given: not what a reader that went away has not read.
  if (state && out.good()) {
    if (const auto saved = state->save(news); !saved) {
      frame.tell("", 0, saved.error());
      return ExitStatus::output_failed;
    }
  }
  return reading;
}

}  // namespace
}  // namespace referat::tools

int main(int argc, char** argv) {
  return referat::tools::guarded([&] { return referat::tools::run(argc, argv); });
}
