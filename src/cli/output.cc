#include "cli/output.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>

#include "base/text.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "report/format.h"

namespace patchtriage::cli {
namespace {

struct Output {
  const Format* format = nullptr;
  std::string file;
};

std::expected<Output, std::string> parse_output(const std::string& text) {
  const std::size_t equals = text.find('=');
  Output output;
  output.format = formats::find(text.substr(0, equals));
  if (equals != std::string::npos) output.file = text.substr(equals + 1);
  if (output.format != nullptr && !(equals != std::string::npos && output.file.empty())) return output;
  std::vector<std::string> names;
  for (const Format& format : formats::all()) names.emplace_back(format.name);
  return std::unexpected(fmt::format("-o {}: not FORMAT or FORMAT=FILE; formats: {}", text, join(names, ", ")));
}

// A finding that an unexpired exception accepts never fails a run.
bool fails(const InstanceFindings& findings, const std::string& fail_on) {
  if (!findings.ranking.tier || (findings.exception && !findings.exception->is_expired)) return false;
  if (fail_on == "any") return true;
  const int limit = fail_on[1] - '1';
  return static_cast<int>(*findings.ranking.tier) <= limit;
}

std::string config_home() {
  const char* home = std::getenv("XDG_CONFIG_HOME");
  if (home != nullptr && *home != '\0') return home;
  const char* user = std::getenv("HOME");
  return std::string(user == nullptr ? "" : user) + "/.config";
}

}  // namespace

void add_output_flags(CLI::App& command, OutputFlags& flags) {
  std::string formats = "FORMAT[=FILE], repeatable; without a file to standard output. Formats:";
  for (const Format& format : formats::all()) formats += fmt::format("\n  {}: {}", format.name, format.documentation);
  command.add_option("-o,--output", flags.outputs, formats)->allow_extra_args(false);
  command.add_flag("--all", flags.all, "List the compliant instances too");
  command.add_option("--fail-on", flags.fail_on, "Exit with 1 where a finding is at or above this tier")
      ->check(CLI::IsMember({"P1", "P2", "P3", "P4", "any"}));
  command.add_flag("--strict", flags.strict, "Exit with 3 where something could not be read");
  command.add_option("--config", flags.config,
                     "Settings file (default: ./patchtriage.toml, then the one in $XDG_CONFIG_HOME/patchtriage)");
}

std::expected<void, std::string> check_outputs(const OutputFlags& flags) {
  for (const std::string& text : flags.outputs) {
    if (auto output = parse_output(text); !output) return std::unexpected(output.error());
  }
  return {};
}

std::expected<Settings, std::string> load_settings(const std::string& config) {
  std::string path = config;
  if (path.empty()) {
    for (const std::string& candidate :
         {std::string("patchtriage.toml"), config_home() + "/patchtriage/patchtriage.toml"}) {
      std::error_code ignored;  // a place that can't be looked at holds no settings
      if (!std::filesystem::exists(candidate, ignored)) continue;
      path = candidate;
      break;
    }
  }
  if (path.empty()) return default_settings();
  const auto text = read_file(path);
  if (!text) return std::unexpected(text.error());
  auto settings = parse_settings(*text, path);
  if (settings) return *settings;
  const SettingsError& error = settings.error();
  return std::unexpected(error.line > 0 ? fmt::format("{}:{}: {}", error.file, error.line, error.message)
                                        : fmt::format("{}: {}", error.file, error.message));
}

int write_outputs(const Summary& summary, const OutputFlags& flags) {
  std::vector<std::string> outputs = flags.outputs;
  if (outputs.empty()) outputs = {"table"};
  for (const std::string& text : outputs) {
    const auto output = parse_output(text);
    if (!output) {
      complain(output.error());
      return kUsage;
    }
    FormatOptions options;
    options.all = flags.all;
    options.width = terminal_width();
    options.colour = output->file.empty() && shows_colour();
    if (const auto written = write_file(output->file, output->format->write(summary, options)); !written) {
      complain(written.error());
      return kLocalFailure;
    }
  }
  if (flags.strict && !summary.is_complete) return kIncomplete;
  if (!flags.fail_on.empty()) {
    for (const InstanceFindings& findings : summary.instances) {
      if (fails(findings, flags.fail_on)) return kFindings;
    }
  }
  return kDone;
}

}  // namespace patchtriage::cli
