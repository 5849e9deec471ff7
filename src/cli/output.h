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

// One -o: where what goes.
struct OutputTarget {
  std::string format;
  std::string file;  // empty: standard output
};
// "FORMAT" or "FORMAT=FILE" with one of the known formats. The error is for people.
std::expected<OutputTarget, std::string> parse_output(const std::string& text, const std::vector<std::string>& known);
// What --help calls the value of such a flag: "FORMAT[=FILE]:{table,md}". Shell completion reads the names from it.
std::string output_type_name(const std::vector<std::string>& known);

void add_output_flags(CLI::App& command, OutputFlags& flags);

// Checks the formats' names before any work is done. The error is for people.
std::expected<void, std::string> check_outputs(const OutputFlags& flags);

// --config, else ./patchtriage.toml, else the one in $XDG_CONFIG_HOME; else the built-in settings.
std::expected<Settings, std::string> load_settings(const std::string& config);

// Writes all outputs and returns the exit code: findings, incomplete, a file that can't be written.
int write_outputs(const Summary& summary, const OutputFlags& flags);

}  // namespace patchtriage::cli
