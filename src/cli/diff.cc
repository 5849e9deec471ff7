// patchtriage diff: what changed between two saved runs.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/text.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/load_run.h"
#include "cli/output.h"
#include "report/comparison_text.h"
#include "summarize/comparison.h"
#include "summarize/summary.h"

namespace patchtriage::cli {
namespace {

struct DiffFlags {
  std::string before;
  std::string after = "latest";
  std::vector<std::string> outputs;  // "FORMAT" or "FORMAT=FILE"; none: table
  std::string store;
  std::string config;
  bool all = false;
};

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ComparisonFormat& format : comparison_formats()) names.emplace_back(format.name);
  return names;
}

const ComparisonFormat& format_named(std::string_view name) {
  return *std::ranges::find(comparison_formats(), name, &ComparisonFormat::name);
}

std::expected<ComparedRun, Failure> conclude(Store& store, const std::string& run, const Settings& settings) {
  auto summary = summarize_saved(store, run, "", settings, {.keeps_compliant_details = false});
  if (!summary) return std::unexpected(summary.error());
  ComparedRun compared{std::move(*summary), {}};
  compared.listings = std::move(compared.summary.listings);
  return compared;
}

int diff(const DiffFlags& flags) {
  std::vector<OutputTarget> targets;
  for (const std::string& text : flags.outputs.empty() ? std::vector<std::string>{"table"} : flags.outputs) {
    const auto target = parse_output(text, format_names());
    if (!target) return fail({kUsage, target.error()});
    targets.push_back(*target);
  }
  const auto settings = settings_for_run(flags.config);
  if (!settings) return fail(settings.error());
  auto store = open_saved_runs(flags.store);
  if (!store) return fail(store.error());
  const auto before = conclude(*store, flags.before, *settings);
  if (!before) return fail(before.error());
  const auto after = conclude(*store, flags.after, *settings);
  if (!after) return fail(after.error());

  const Comparison comparison = compare(*before, *after);
  for (const OutputTarget& target : targets) {
    FormatOptions options;
    options.all = flags.all;
    options.width = terminal_width();
    options.colour = target.file.empty() && shows_colour();
    const auto written = write_file(target.file, format_named(target.format).write(comparison, options));
    if (!written) return fail({kLocalFailure, written.error()});
  }
  return kDone;
}

}  // namespace

void add_diff(CLI::App& program, Run& chosen) {
  auto flags = std::make_shared<DiffFlags>();
  CLI::App* command = program.add_subcommand("diff", "What changed between two saved runs");
  command->footer(
      "Each run is concluded from its own records at its own time, both with the settings of now. An instance that one "
      "of\n"
      "the runs didn't look for is not counted as new or gone.\n"
      "Example: patchtriage diff 20261113T120000Z-1a2b latest -o md=changes.md");
  std::string formats = "Repeatable; without a file to standard output. Formats:";
  for (const ComparisonFormat& format : comparison_formats())
    formats += fmt::format("\n  {}: {}", format.name, format.documentation);
  command->add_option("BEFORE", flags->before, "Run id, or latest")->required();
  command->add_option("AFTER", flags->after, "Run id, or latest")->capture_default_str();
  command->add_option("-o,--output", flags->outputs, formats)
      ->allow_extra_args(false)
      ->type_name(output_type_name(format_names()));
  command->add_flag("--all", flags->all, "List every changed instance, not the first of each kind");
  command->add_option("--store", flags->store, "File of saved runs")->type_name("FILE");
  command->add_option("--config", flags->config, "Settings file")->type_name("FILE");
  command->callback([flags, &chosen] { chosen = [flags] { return diff(*flags); }; });
}

}  // namespace patchtriage::cli
