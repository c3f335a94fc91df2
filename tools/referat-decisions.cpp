#include "commands.h"
#include "extract.h"

namespace {

constexpr referat::tools::Program kProgram{.name = "referat-decisions",
                                           .summary =
                                               "Lists the decisions in minutes: who decided what, when, with which "
                                               "outcome.",
                                           .examples =
                                               "  referat-decisions minutes.txt\n"
                                               "  referat-decisions -r archive | grep -w rejected\n"
                                               "  referat-decisions -f json minutes.txt > decisions.json\n"};

}  // namespace

referat::tools::ExitStatus referat::tools::run_decisions(int argc, char** argv) {
  return run_extractor(argc, argv, kProgram, referat::RecordKind::decision, referat::decisions);
}
