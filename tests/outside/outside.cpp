// What a user of the library writes: minutes on standard input, mended; one line for each decision on standard output.
#include <referat/minutes.h>
#include <referat/repair.h>
#include <referat/text.h>

#include <iostream>
#include <iterator>
#include <string>

int main() {
  const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
  const referat::Document document = referat::decode(bytes);
  const referat::Repaired repaired = referat::repair(document.text);
  for (const referat::Decision& decision : referat::decisions(referat::segment(repaired.text))) {
    std::cout << decision.date << ' ' << decision.body << ": " << decision.title << " (" << name(decision.outcome)
              << ")\n";
  }
}
