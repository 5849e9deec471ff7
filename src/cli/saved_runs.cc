// patchtriage report, explain, actions, runs: what was concluded, from a saved run, without a call to AWS.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/output.h"
#include "report/explain.h"
#include "store/store.h"
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

struct Failure {
  int code = kLocalFailure;
  std::string message;
};

std::expected<Store, Failure> open_store(const RunFlags& flags) {
  auto store = Store::open(flags.store.empty() ? default_store() : flags.store, Store::Mode::read);
  if (!store)
    return std::unexpected(Failure{
        kLocalFailure, store.error().message + "\nRun patchtriage assess first, or name the file with --store."});
  return std::move(*store);
}

std::expected<Summary, Failure> load_summary(const RunFlags& flags) {
  const auto settings = load_settings(flags.output.config);
  if (!settings) return std::unexpected(Failure{kLocalFailure, settings.error()});
  auto store = open_store(flags);
  if (!store) return std::unexpected(store.error());
  auto snapshot = store->load(flags.run);
  if (!snapshot) return std::unexpected(Failure{kLocalFailure, snapshot.error().message});
  if (!flags.as_of.empty()) {
    const auto as_of = parse_time(flags.as_of);
    if (!as_of)
      return std::unexpected(
          Failure{kUsage, fmt::format("--as-of {}: not a time; write it as in 2026-11-20T12:00:00Z", flags.as_of)});
    snapshot->run.as_of = *as_of;
  }
  return summarize(*snapshot, *settings);
}

int fail(const Failure& failure) {
  complain(failure.message);
  return failure.code;
}

FormatOptions terminal_options() {
  FormatOptions options;
  options.width = terminal_width();
  options.colour = shows_colour();
  return options;
}

int print(const std::string& text) {
  if (const auto written = write_file("", text); !written) return fail({kLocalFailure, written.error()});
  return kDone;
}

int report(const RunFlags& flags) {
  if (const auto checked = check_outputs(flags.output); !checked) return fail({kUsage, checked.error()});
  const auto summary = load_summary(flags);
  return summary ? write_outputs(*summary, flags.output) : fail(summary.error());
}

int explain_instance(const RunFlags& flags) {
  const auto summary = load_summary(flags);
  if (!summary) return fail(summary.error());
  std::vector<const InstanceFindings*> found;
  for (const InstanceFindings& findings : summary->instances) {
    const NodeKey& key = findings.key();
    const std::string full = key.account + "/" + key.region + "/" + key.instance_id;
    if (flags.instance == key.instance_id || flags.instance == full) found.push_back(&findings);
  }
  if (found.empty())
    return fail({kLocalFailure, fmt::format("{}: no such instance in run {}; patchtriage report --all lists them",
                                            flags.instance, summary->run.id)});
  if (found.size() > 1) {
    std::string message = fmt::format("{} is the id of {} instances; name one:", flags.instance, found.size());
    for (const InstanceFindings* findings : found)
      message += fmt::format("\n  patchtriage explain {}/{}/{}", findings->key().account, findings->key().region,
                             findings->key().instance_id);
    return fail({kUsage, message});
  }
  return print(explain(*summary, *found.front(), terminal_options()));
}

int list_actions(const RunFlags& flags) {
  const auto summary = load_summary(flags);
  return summary ? print(actions_text(*summary, terminal_options())) : fail(summary.error());
}

int list_runs(const RunFlags& flags) {
  auto store = open_store(flags);
  if (!store) return fail(store.error());
  const auto runs = store->runs();
  if (!runs) return fail({kLocalFailure, runs.error().message});
  std::string out = fmt::format("{:<26} {:<24} {:>10} {:>10}\n", "run", "started", "instances", "calls");
  for (const SavedRun& run : *runs) {
    out += fmt::format("{:<26} {:<24} {:>10} {:>10}\n", run.id, format_time(run.started_at),
                       with_thousands(run.instances), with_thousands(run.calls));
  }
  return print(out);
}

std::shared_ptr<RunFlags> add_run_command(CLI::App& program, Run& chosen, const char* name, const char* description,
                                          int (*run)(const RunFlags&), bool takes_instance, bool takes_run = true) {
  auto flags = std::make_shared<RunFlags>();
  CLI::App* command = program.add_subcommand(name, description);
  if (takes_instance)
    command->add_option("INSTANCE", flags->instance, "i-…, or ACCOUNT/REGION/i-… where the id alone is ambiguous")
        ->required();
  if (takes_run) {
    command->add_option("RUN", flags->run, "Run id, or latest")->capture_default_str();
    command->add_option("--as-of", flags->as_of, "What counts as now (default: the run's own)");
  }
  command->add_option("--store", flags->store, "File of saved runs");
  if (run == &report) {
    add_output_flags(*command, flags->output);
  } else if (takes_run) {
    command->add_option("--config", flags->output.config, "Settings file");
  }
  command->callback([flags, &chosen, run] { chosen = [flags, run] { return run(*flags); }; });
  return flags;
}

}  // namespace

void add_report(CLI::App& program, Run& chosen) {
  add_run_command(program, chosen, "report", "Write a saved run again in other formats", report, false);
  add_run_command(program, chosen, "explain", "The whole reasoning on one instance", explain_instance, true);
  add_run_command(program, chosen, "actions", "Fewest fixes first", list_actions, false);
  add_run_command(program, chosen, "runs", "The saved runs", list_runs, false, false);
}

}  // namespace patchtriage::cli
