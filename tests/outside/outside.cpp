// What a user of the library writes: minutes on standard input, mended; a line for each decision on standard output,
// with the line of the input in which it stands.
#include <referat/locate.h>
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
  const referat::Locator locator(document, repaired.positions);  // from the mended text back to the bytes
  for (const referat::Decision& decision : referat::decisions(referat::segment(repaired.text))) {
    const referat::Place place = locator.locate(decision.place.span);
    std::cout << "line " << place.line << ": " << decision.date << ' ' << decision.body << ": " << decision.title
              << " (" << name(decision.outcome) << ")\n";
  }
}
