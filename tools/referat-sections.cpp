#include "extract.h"

int main(int argc, char** argv) {
  return referat::tools::run_extractor(argc, argv,
                                       {.name = "referat-sections",
                                        .summary = "Lists the sections of each agenda item of minutes.",
                                        .examples = "  referat-sections minutes.txt\n"
                                                    "  referat-sections --no-header minutes.txt | cut -f 3,6,8,9\n"
                                                    "  referat-sections -f jsonl minutes.txt | jq .heading\n"},
                                       referat::RecordKind::section, referat::sections);
}
