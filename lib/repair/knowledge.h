// What a Knowledge holds.
#pragma once

#include "language/supplement.h"
#include "referat/knowledge.h"
#include "repair/glance.h"
#include "repair/keep.h"

namespace referat::engine {

struct OwnKnowledge {
  language::Supplement words;
  KeepList keep;
  Verdicts plain_runs = make_plain_runs();
};

}  // namespace referat::engine
