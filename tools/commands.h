// The commands that are one program (main.cpp).
#pragma once

#include "frame.h"

namespace referat::tools {

ExitStatus run_absentees(int argc, char** argv);
ExitStatus run_cases(int argc, char** argv);
ExitStatus run_decisions(int argc, char** argv);
ExitStatus run_learn(int argc, char** argv);
ExitStatus run_repair(int argc, char** argv);
ExitStatus run_sections(int argc, char** argv);
ExitStatus run_text(int argc, char** argv);

}  // namespace referat::tools
