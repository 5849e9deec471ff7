// The commands: each adds its flags to the program's, and says how to run it.
//
// One .cc for each command. CLI11 stays in those and in main.cc.
#pragma once

#include <functional>
#include <memory>

namespace CLI {
class App;
}

namespace patchtriage::cli {

// What main() calls once the flags are read; returns the exit code.
using Run = std::function<int()>;
// Adds one subcommand. `chosen` is set when that subcommand was given.
using AddCommand = void (*)(CLI::App& program, Run& chosen);

void add_assess(CLI::App& program, Run& chosen);
void add_report(CLI::App& program, Run& chosen);  // report, explain, actions: one saved run
void add_diff(CLI::App& program, Run& chosen);
void add_runs(CLI::App& program, Run& chosen);
void add_texts(CLI::App& program, Run& chosen);      // diagnose-log, decode
void add_catalogue(CLI::App& program, Run& chosen);  // rule, policy
void add_doctor(CLI::App& program, Run& chosen);
void add_simulate(CLI::App& program, Run& chosen);
void add_shell(CLI::App& program, Run& chosen);  // completion, man

// The whole program: its description, its own flags and every command. `is_verbose` is set by --verbose.
void add_everything(CLI::App& program, Run& chosen, bool& is_verbose);

}  // namespace patchtriage::cli
