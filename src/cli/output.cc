#include "cli/output.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/text.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "report/format.h"
#include "summarize/failing.h"

namespace patchtriage::cli {
namespace {

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : formats::all()) names.emplace_back(format.name);
  return names;
}

// "any" is every finding that has a tier.
std::optional<Tier> lowest_tier(const std::string& fail_on) {
  if (fail_on.empty()) return std::nullopt;
  if (fail_on == "any") return Tier::p4;
  return static_cast<Tier>(fail_on[1] - '1');
}

std::string config_home() {
  const char* home = std::getenv("XDG_CONFIG_HOME");
  if (home != nullptr && *home != '\0') return home;
  const char* user = std::getenv("HOME");
  return std::string(user == nullptr ? "" : user) + "/.config";
}

}  // namespace

std::expected<OutputTarget, std::string> parse_output(const std::string& text, const std::vector<std::string>& known) {
  const std::size_t equals = text.find('=');
  OutputTarget target;
  target.format = text.substr(0, equals);
  if (equals != std::string::npos) target.file = text.substr(equals + 1);
  const bool is_known = std::ranges::find(known, target.format) != known.end();
  if (is_known && (equals == std::string::npos || !target.file.empty())) return target;
  return std::unexpected(fmt::format("-o {}: not FORMAT or FORMAT=FILE; formats: {}", text, join(known, ", ")));
}

std::string output_type_name(const std::vector<std::string>& known) {
  return fmt::format("FORMAT[=FILE]:{{{}}}", join(known, ","));
}

void add_output_flags(CLI::App& command, OutputFlags& flags) {
  std::string formats = "Repeatable; without a file to standard output. Formats:";
  for (const Format& format : formats::all()) formats += fmt::format("\n  {}: {}", format.name, format.documentation);
  command.add_option("-o,--output", flags.outputs, formats)
      ->allow_extra_args(false)
      ->type_name(output_type_name(format_names()));
  command.add_flag("--all", flags.all, "List the compliant instances too");
  command.add_option("--fail-on", flags.fail_on, "Exit with 1 where a finding is at or above this tier")
      ->check(CLI::IsMember({"P1", "P2", "P3", "P4", "any"}))
      ->type_name("TIER");
  command.add_flag("--strict", flags.strict, "Exit with 3 where something could not be read");
  command
      .add_option("--config", flags.config,
                  "Settings file (default: ./patchtriage.toml, then the one in $XDG_CONFIG_HOME/patchtriage)")
      ->type_name("FILE");
}

std::expected<void, std::string> check_outputs(const OutputFlags& flags) {
  for (const std::string& text : flags.outputs) {
    const auto output = parse_output(text, format_names());
    if (!output) return std::unexpected(output.error());
    if (formats::find(output->format)->is_binary && goes_to_terminal(output->file))
      return std::unexpected(fmt::format(
          "-o {0}: not text, so not for a terminal; write it to a file: -o {0}=report.{0}", output->format));
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
  const std::optional<Tier> fail_on = lowest_tier(flags.fail_on);
  for (const std::string& text : outputs) {
    const auto output = parse_output(text, format_names());
    if (!output) {
      complain(output.error());
      return kUsage;
    }
    FormatOptions options;
    options.all = flags.all;
    options.width = terminal_width();
    options.height = output->file.empty() ? terminal_height() : 0;
    options.colour = output->file.empty() && shows_colour();
    options.fail_on = fail_on;
    options.strict = flags.strict;
    OutputFile file(output->file);
    const Streamed made =
        formats::find(output->format)->stream(summary, options, [&file](std::string_view piece) { file.write(piece); });
    if (!made) {
      complain(fmt::format("-o {}: {}", text, made.error()));
      return kLocalFailure;
    }
    if (const auto written = file.close(); !written) {
      complain(written.error());
      return kLocalFailure;
    }
  }
  if (flags.strict && !summary.is_complete) return kIncomplete;
  if (fail_on) {
    bool has_failed = false;
    for_each_instance(summary, [&](const InstanceFindings& findings) {
      has_failed = fails(findings, *fail_on);
      // Those behind have lower scores, and so no worse tiers.
      return !has_failed && findings.ranking.tier && *findings.ranking.tier <= *fail_on;
    });
    if (has_failed) return kFindings;
  }
  return kDone;
}

}  // namespace patchtriage::cli
