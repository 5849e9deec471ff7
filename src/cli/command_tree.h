// The commands and their flags as plain values, read from the CLI11 tree: what shell completion and the man page are
// made from, so that neither is kept by hand.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace patchtriage::cli {

struct Argument {
  std::vector<std::string> names;  // "-o", "--output"; of a positional one its name alone: "RUN"
  std::string value;               // "FILE", "TIER"; empty for a flag without one
  std::vector<std::string> choices;
  std::string description;
  std::string group;
  std::string default_text;
  bool is_required = false;
  bool is_repeatable = false;
};

struct CommandTree {
  std::string name;
  std::string description;
  std::string footer;
  std::vector<Argument> options;
  std::vector<Argument> positionals;
  std::vector<CommandTree> subcommands;
};

CommandTree command_tree(const CLI::App& app);

}  // namespace patchtriage::cli
