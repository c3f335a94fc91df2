// What a Knowledge holds.
#pragma once

#include "language/supplement.h"
#include "referat/knowledge.h"
#include "repair/keep.h"

namespace referat::engine {

struct OwnKnowledge {
  language::Supplement words;
  KeepList keep;
};

}  // namespace referat::engine
