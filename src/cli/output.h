// What `assess` and `report` have in common: -o flags, settings files, the exit code of findings.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "assess/settings.h"
#include "summarize/summary.h"

namespace CLI {
class App;
}

namespace patchtriage::cli {

struct OutputFlags {
  std::vector<std::string> outputs;  // "FORMAT" or "FORMAT=FILE"; none: table
  bool all = false;
  std::string fail_on;  // P1 … P4, any; empty: none
  bool strict = false;
  std::string config;  // a settings file
};

void add_output_flags(CLI::App& command, OutputFlags& flags);

// Checks the formats' names before any work is done. The error is for people.
std::expected<void, std::string> check_outputs(const OutputFlags& flags);

// --config, else ./patchtriage.toml, else the one in $XDG_CONFIG_HOME; else the built-in settings.
std::expected<Settings, std::string> load_settings(const std::string& config);

// Writes all outputs and returns the exit code: findings, incomplete, a file that can't be written.
int write_outputs(const Summary& summary, const OutputFlags& flags);

}  // namespace patchtriage::cli
