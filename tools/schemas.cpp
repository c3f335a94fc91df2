// A step of the build: writes the JSON Schema of each record kind into the folder that it is given.
#include <fstream>
#include <string>

#include "referat/output.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  using referat::RecordKind;
  for (const RecordKind kind : {RecordKind::section, RecordKind::decision, RecordKind::absentee, RecordKind::case_,
                                RecordKind::change, RecordKind::step}) {
    std::ofstream file(std::string(argv[1]) + '/' + std::string(name(kind)) + ".schema.json");
    file << schema(kind);
    file.close();
    if (!file) return 1;
  }
  return 0;
}
