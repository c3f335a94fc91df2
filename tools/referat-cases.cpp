#include "extract.h"

namespace {

constexpr referat::tools::Program kProgram{.name = "referat-cases",
                                           .summary =
                                               "Lists the agenda items of minutes: case number, title, route, "
                                               "attachments.",
                                           .examples =
                                               "  referat-cases minutes.txt\n"
                                               "  referat-cases -r archive | cut -f 1,8,12\n"
                                               "  referat-cases -f jsonl minutes.txt | jq .route\n"};

}  // namespace

int main(int argc, char** argv) {
  return referat::tools::guarded(kProgram, [&] {
    return referat::tools::run_extractor(argc, argv, kProgram, referat::RecordKind::case_, referat::cases);
  });
}
