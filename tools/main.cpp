// The commands that need nothing but the library are one program, which all of them link to under their names: so each
// can hold all that it needs, the library too, and no shared library has to be loaded when it starts.
#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <string_view>

#include "commands.h"

namespace referat::tools {
namespace {

struct Command {
  std::string_view name;
  ExitStatus (*run)(int argc, char** argv);
};
constexpr std::array kCommands{Command{"referat-absentees", run_absentees},
                               Command{"referat-cases", run_cases},
                               Command{"referat-decisions", run_decisions},
                               Command{"referat-learn", run_learn},
                               Command{"referat-repair", run_repair},
                               Command{"referat-sections", run_sections},
                               Command{"referat-text", run_text}};

}  // namespace
}  // namespace referat::tools

int main(int argc, char** argv) {
  using referat::tools::kCommands;
  const std::string_view path = argc > 0 ? argv[0] : "";
  const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  const auto* command = std::find_if(kCommands.begin(), kCommands.end(), [&](const auto& c) { return c.name == name; });
  if (command == kCommands.end()) {
    std::fprintf(stderr, "%.*s: no command has this name; call the program by one of its links, as referat-cases\n",
                 static_cast<int>(path.size()), path.data());
    return static_cast<int>(referat::tools::ExitStatus::output_failed);
  }
  const auto run = [&] { return command->run(argc, argv); };
  return referat::tools::guarded(std::ref(run));  // a reference, for which no memory is needed that there may not be
}
