#include "commands.h"
#include "extract.h"

namespace {

constexpr referat::tools::Program kProgram{.name = "referat-sections",
                                           .summary = "Lists the sections of each agenda item of minutes.",
                                           .examples =
                                               "  referat-sections minutes.txt\n"
                                               "  referat-sections --no-header minutes.txt | cut -f 3,6,8,9\n"
                                               "  referat-sections -f jsonl minutes.txt | jq .heading\n"};

}  // namespace

referat::tools::ExitStatus referat::tools::run_sections(int argc, char** argv) {
  return run_extractor(argc, argv, kProgram, referat::RecordKind::section, referat::sections);
}
