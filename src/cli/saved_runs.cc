// patchtriage report, explain, actions: what was concluded, from a saved run, without a call to AWS.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/load_run.h"
#include "cli/output.h"
#include "report/explain.h"
#include "summarize/summary.h"

namespace patchtriage::cli {
namespace {

struct RunFlags {
  OutputFlags output;
  std::string run = "latest";
  std::string store;
  std::string as_of;
  std::string instance;
};

std::expected<Summary, Failure> load_summary(const RunFlags& flags, bool keeps_compliant_details) {
  const auto settings = settings_for_run(flags.output.config);
  if (!settings) return std::unexpected(settings.error());
  auto store = open_saved_runs(flags.store);
  if (!store) return std::unexpected(store.error());
  return summarize_saved(*store, flags.run, flags.as_of, *settings,
                         {.keeps_compliant_details = keeps_compliant_details});
}

FormatOptions terminal_options() {
  FormatOptions options;
  options.width = terminal_width();
  options.colour = shows_colour();
  return options;
}

int report(const RunFlags& flags) {
  if (const auto checked = check_outputs(flags.output); !checked) return fail({kUsage, checked.error()});
  const auto summary = load_summary(flags, flags.output.all);
  return summary ? write_outputs(*summary, flags.output) : fail(summary.error());
}

int explain_instance(const RunFlags& flags) {
  const auto summary = load_summary(flags, true);
  if (!summary) return fail(summary.error());
  std::vector<InstanceFindings> found;
  for_each_instance(*summary, [&](const InstanceFindings& findings) {
    const NodeKey& key = findings.key();
    const std::string full = key.account + "/" + key.region + "/" + key.instance_id;
    if (flags.instance == key.instance_id || flags.instance == full) found.push_back(findings);
    return true;
  });
  if (found.empty())
    return fail({kLocalFailure, fmt::format("{}: no such instance in run {}; patchtriage report --all lists them",
                                            flags.instance, summary->run.id)});
  if (found.size() > 1) {
    const NodeKey& key = found.front().key();
    const std::string message = fmt::format(
        "{0} is the id of {1} instances; say which, as in\n  patchtriage explain {2}/{3}/{0}\n"
        "patchtriage report --all -o csv lists them.",
        flags.instance, found.size(), key.account, key.region);
    return fail({kUsage, message});
  }
  return print(explain(*summary, found.front(), terminal_options()));
}

int list_actions(const RunFlags& flags) {
  const auto summary = load_summary(flags, false);
  return summary ? print(actions_text(*summary, terminal_options())) : fail(summary.error());
}

void add_run_command(CLI::App& program, Run& chosen, const char* name, const char* description,
                     int (*run)(const RunFlags&), bool takes_instance) {
  auto flags = std::make_shared<RunFlags>();
  CLI::App* command = program.add_subcommand(name, description);
  if (takes_instance)
    command->add_option("INSTANCE", flags->instance, "i-…, or ACCOUNT/REGION/i-… where the id alone is ambiguous")
        ->required();
  command->add_option("RUN", flags->run, "Run id, or latest")->capture_default_str();
  command->add_option("--as-of", flags->as_of, "What counts as now (default: the run's own)")->type_name("TIME");
  command->add_option("--store", flags->store, "File of saved runs")->type_name("FILE");
  if (run == &report) {
    add_output_flags(*command, flags->output);
  } else {
    command->add_option("--config", flags->output.config, "Settings file")->type_name("FILE");
  }
  command->callback([flags, &chosen, run] { chosen = [flags, run] { return run(*flags); }; });
}

}  // namespace

void add_report(CLI::App& program, Run& chosen) {
  add_run_command(program, chosen, "report", "Write a saved run again in other formats", report, false);
  add_run_command(program, chosen, "explain", "The whole reasoning on one instance", explain_instance, true);
  add_run_command(program, chosen, "actions", "Fewest fixes first", list_actions, false);
}

}  // namespace patchtriage::cli
