// Shell completion from the tree of commands: scripts to be evaluated by bash, zsh and fish.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/command_tree.h"

namespace patchtriage::cli {

// What a positional argument of this name may be, beside what the tree says: {"ID": the rules}.
// Saved runs are asked for when a shell completes: `patchtriage runs -o ids`.
using KnownValues = std::map<std::string, std::vector<std::string>>;

std::string bash_completion(const CommandTree& program, const KnownValues& values);
std::string zsh_completion(const CommandTree& program, const KnownValues& values);
std::string fish_completion(const CommandTree& program, const KnownValues& values);

}  // namespace patchtriage::cli
