#include "commands.h"
#include "extract.h"

namespace {

constexpr referat::tools::Program kProgram{
    .name = "referat-absentees",
    .summary = "Lists who minutes say was not there, or not for all of the meeting.",
    .examples =
        "  referat-absentees minutes.txt\n"
        "  referat-absentees -r archive | cut -f 11 | sort | uniq -c\n"
        "  referat-absentees -f jsonl minutes.txt | jq .name\n"};

}  // namespace

referat::tools::ExitStatus referat::tools::run_absentees(int argc, char** argv) {
  return run_extractor(argc, argv, kProgram, referat::RecordKind::absentee, referat::absentees);
}
