#include "extract.h"

int main(int argc, char** argv) {
  return referat::tools::run_extractor(argc, argv,
                                       {.name = "referat-cases",
                                        .summary = "Lists the agenda items of minutes: case number, title, route, "
                                                   "attachments.",
                                        .examples = "  referat-cases minutes.txt\n"
                                                    "  referat-cases -r archive | cut -f 1,8,12\n"
                                                    "  referat-cases -f jsonl minutes.txt | jq .route\n"},
                                       referat::RecordKind::case_, referat::cases);
}
