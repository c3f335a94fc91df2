#include "extract.h"

int main(int argc, char** argv) {
  return referat::tools::run_extractor(argc, argv,
                                       {.name = "referat-decisions",
                                        .summary = "Lists the decisions in minutes: who decided what, when, with which "
                                                   "outcome.",
                                        .examples = "  referat-decisions minutes.txt\n"
                                                    "  referat-decisions -r archive | grep -w rejected\n"
                                                    "  referat-decisions -f json minutes.txt > decisions.json\n"},
                                       referat::RecordKind::decision, referat::decisions);
}
