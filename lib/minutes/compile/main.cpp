// Makes the built-in layouts of the tables of lib/minutes/data/, and stores them:
//
//   compile_layout OUTPUT
//
// It is linked of the library's own objects, but for the built-in layouts, which are what it makes.
#include <fstream>
#include <iostream>

#include "minutes/layout.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: compile_layout OUTPUT\n";
    return 2;
  }
  referat::Layout layout{referat::minutes::Tables()};
  referat::minutes::Saver saver;
  saver(layout);
  std::ofstream out(argv[1], std::ios::binary);
  out << saver.bytes() << std::flush;
  if (!out) std::cerr << argv[1] << ": could not be written\n";
  return out ? 0 : 1;
}
