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

int main(int argc, char** argv) {
  return referat::tools::guarded([&] {
    return referat::tools::run_extractor(argc, argv, kProgram, referat::RecordKind::decision, referat::decisions);
  });
}
