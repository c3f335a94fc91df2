// Word lists and models may hold anything: they are read, or what is wrong is told; what was read works in a repair,
// and a model written anew is the same file.
#include "referat/knowledge.h"

#include "fuzz/fuzz.h"
#include "referat/model.h"
#include "referat/repair.h"

namespace {

constexpr std::string_view kText = "Udvalget dreftede sagen om skolen i Bonsvig den 3. maj, og Aalbask er pa plads.\n";

void require_repair(const referat::Knowledge& knowledge) {
  referat::RepairOptions options;
  options.knowledge = knowledge;
  const referat::Repaired repaired = referat::repair(kText, options);
  require(referat::replay(kText, repaired.edits) == repaired.text);
  require(referat::repair(repaired.text, options).edits.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const referat::WordList list = referat::read_word_list(bytes_of(data, size));
  require((list.bad_line == 0) == list.problem.empty());
  if (!list.words.empty()) {
    require_repair(referat::Knowledge({.words = list.words}));
    const referat::Knowledge kept({.keep = list.words});
    std::size_t end = 0;
    for (const referat::Span span : kept.kept(kText)) {
      require(end <= span.begin && span.begin <= span.end && span.end <= kText.size());
      end = span.end;
    }
    require_repair(kept);
  }
  const referat::ReadModel read = referat::Model::read(bytes_of(data, size));
  if (read.problem.empty()) {
    const std::string written = read.model.write();
    const referat::ReadModel again = referat::Model::read(written);
    require(again.problem.empty() && again.model.write() == written);
    require_repair(referat::Knowledge({.model = &read.model}));
  }
  return 0;
}
