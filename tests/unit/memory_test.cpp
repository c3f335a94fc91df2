// Memory that runs short in one text leaves nothing behind for the next one.
#include <doctest/doctest.h>

#include <cstdlib>
#include <new>
#include <string>

#include "referat/repair.h"

namespace {

thread_local long calls_left = 0;  // until one to operator new fails; 0: none does

}  // namespace

// What new and delete are made of here can be nothing else than malloc and free.
// NOLINTBEGIN(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
void* operator new(std::size_t size) {
  if (calls_left > 0 && --calls_left == 0) throw std::bad_alloc();
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new(std::size_t size, const std::nothrow_t& /*nothrow*/) noexcept {
  if (calls_left > 0 && --calls_left == 0) return nullptr;
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
// NOLINTEND(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)

TEST_CASE("a text that ends for want of memory changes nothing in the next") {
  const std::string text =
      "Udvalget dreftede sagen pa medet, og forvaltningen udarbejder et oplzg til den nye skole.\n"
      "Kommunalbestyrelsen tiltradte indstillingen fra Okonomiudvalget og Bern- og Ungeudvalget.\n";
  const std::string mended = referat::repair(text).text;
  REQUIRE(mended != text);
  referat::RepairOptions other;
  other.knowledge = referat::Knowledge({.words = {"Bønsvig"}});
  const auto ends = [&](long call) {
    static_cast<void>(referat::repair("Punktet", other));  // the next text finds nothing that the thread has kept
    calls_left = call;
    try {
      static_cast<void>(referat::repair(text));
      calls_left = 0;
      return true;
    } catch (const std::bad_alloc&) {
      return false;
    }
  };
  long failed = 0;
  for (long call = 1;; call += 1 + call / 16) {
    if (ends(call)) break;
    ++failed;
    CHECK(referat::repair(text).text == mended);
  }
  CHECK(failed > 50);
}
