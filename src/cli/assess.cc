// patchtriage assess: the ten steps.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <random>

#include "base/text.h"
#include "cli/call_plan.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/kept_run.h"
#include "cli/load_run.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "collect/collect.h"
#include "summarize/summary.h"

namespace patchtriage::cli {
namespace {

std::atomic<bool> g_is_interrupted{false};

// The first Ctrl-C ends the reading and reports what there is; the second ends the program.
void interrupt(int) {
  if (g_is_interrupted.exchange(true)) _exit(kInterrupted);
}

struct AssessFlags {
  CollectSettings collect;
  OutputFlags output;
  std::vector<std::string> tags;
  std::string as_of;
  std::string store;
  double max_rate = 0;
  double rate_share = 100;
  bool no_store = false;
  bool resume = false;
  bool plan = false;
  bool no_progress = false;
  bool quiet = false;
};

void add_scope_flags(CLI::App& command, AssessFlags& flags) {
  CollectSettings& collect = flags.collect;
  command.add_option("--region,--regions", collect.regions, "Region to read; repeatable or comma-separated")
      ->delimiter(',')
      ->group("Scope")
      ->type_name("REGION");
  command.add_flag("--all-regions", collect.all_regions, "Every Region that each account has enabled")->group("Scope");
  command.add_option("--account", collect.accounts, "Account to read by assuming --role-name in it; repeatable")
      ->delimiter(',')
      ->group("Scope")
      ->type_name("ID");
  command.add_flag("--org", collect.whole_organization, "Every ACTIVE account of the organisation")->group("Scope");
  command.add_option("--role-name", collect.role_name, "Role to assume in each account")
      ->group("Scope")
      ->type_name("NAME");
  command.add_option("--external-id", collect.external_id, "External id for assuming the role")
      ->group("Scope")
      ->type_name("ID");
  command.add_option("--exclude-account", collect.excluded_accounts, "Account to leave out; repeatable")
      ->delimiter(',')
      ->group("Scope")
      ->type_name("ID");
  command.add_option("--tag", flags.tags, "Only instances with this tag, KEY=VALUE; repeatable")
      ->group("Scope")
      ->type_name("KEY=VALUE");
  command.add_option("--instance", collect.only_instances, "Only this instance; repeatable")
      ->delimiter(',')
      ->group("Scope")
      ->type_name("INSTANCE");
}

void add_connection_flags(CLI::App& command, AssessFlags& flags) {
  CollectSettings& collect = flags.collect;
  command.add_option("--profile", collect.profile, "Profile of the AWS configuration files")
      ->group("Connection")
      ->type_name("NAME");
  command.add_option("--endpoint-url", collect.endpoint_url, "Endpoint of every service, instead of AWS's own")
      ->group("Connection")
      ->type_name("URL");
  command.add_option("--max-rate", flags.max_rate, "Calls a second at most, for each account, Region and operation")
      ->check(CLI::PositiveNumber)
      ->group("Connection")
      ->type_name("RATE");
  command.add_option("--rate-share", flags.rate_share, "Percent of AWS's rates to use, the rest is left to others")
      ->check(CLI::Range(1.0, 100.0))
      ->group("Connection")
      ->type_name("PERCENT");
  command.add_option("--concurrency", collect.concurrency, "Connections at most")
      ->check(CLI::Range(1, 4096))
      ->group("Connection")
      ->type_name("COUNT");
}

std::string new_run_id() {
  std::random_device random;
  const Time now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  std::string id = replace_all(replace_all(format_time(now), "-", ""), ":", "");
  return fmt::format("{}-{:04x}", id, random() & 0xffffU);
}

int exit_code(CollectError::Kind kind) {
  switch (kind) {
    case CollectError::Kind::usage:
      return kUsage;
    case CollectError::Kind::no_credentials:
      return kNoCredentials;
    case CollectError::Kind::settings:
      return kLocalFailure;
    case CollectError::Kind::interrupted:
      return kInterrupted;
  }
  return kLocalFailure;
}

std::expected<void, std::string> complete(AssessFlags& flags) {
  for (const std::string& tag : flags.tags) {
    const std::size_t equals = tag.find('=');
    if (equals == 0 || equals == std::string::npos) return std::unexpected(fmt::format("--tag {}: not KEY=VALUE", tag));
    flags.collect.only_tags.emplace_back(tag.substr(0, equals), tag.substr(equals + 1));
  }
  if (!flags.as_of.empty()) {
    flags.collect.as_of = parse_time(flags.as_of);
    if (!flags.collect.as_of)
      return std::unexpected(fmt::format("--as-of {}: not a time; write it as in 2026-11-20T12:00:00Z", flags.as_of));
  }
  for (const std::string& account : flags.collect.accounts) {
    if (account.size() != 12 || !parse_integer(account))
      return std::unexpected(fmt::format("--account {}: not an account id of 12 digits", account));
  }
  if (flags.max_rate > 0) flags.collect.max_rate = flags.max_rate;
  flags.collect.rate_share = flags.rate_share / 100;
  flags.collect.run_id = new_run_id();
  return check_outputs(flags.output);
}

// Values of the settings file where no flag says otherwise.
void take_defaults(CollectSettings& collect, const Settings& settings) {
  if (collect.regions.empty() && !collect.all_regions) collect.regions = settings.regions;
  if (collect.role_name.empty()) collect.role_name = settings.role_name;
  if (collect.external_id.empty()) collect.external_id = settings.external_id;
  collect.excluded_accounts.insert(collect.excluded_accounts.end(), settings.excluded_accounts.begin(),
                                   settings.excluded_accounts.end());
  collect.left_out_operations = settings.left_out_operations;
}

Progress::Style progress_style(const AssessFlags& flags) {
  if (flags.quiet || flags.no_progress) return Progress::Style::silent;
  return error_is_terminal() ? Progress::Style::redrawn : Progress::Style::lines;
}

int assess_fleet(AssessFlags flags) {
  if (const auto completed = complete(flags); !completed) {
    complain(completed.error());
    return kUsage;
  }
  const auto settings = load_settings(flags.output.config);
  if (!settings) {
    complain(settings.error());
    return kLocalFailure;
  }
  take_defaults(flags.collect, *settings);

  if (flags.plan) return print_call_plan(flags.collect, flags.store, flags.output);

  // The store is opened first: a run that can't be saved should not be found out after an hour of reading.
  std::optional<KeptRun> kept;
  if (!flags.no_store) {
    auto opened = KeptRun::open(flags.store, flags.resume, flags.collect);
    if (!opened) return fail(opened.error());
    kept = std::move(*opened);
  }

  std::signal(SIGINT, interrupt);
  Progress progress(progress_style(flags), standard_error());
  const auto snapshot = collect(flags.collect, aws::Environment::of_this_process(),
                                {.progress = &progress, .parts = kept ? &*kept : nullptr, .stop = &g_is_interrupted},
                                kept ? kept->take_earlier() : std::nullopt);
  if (!snapshot) {
    if (kept) kept->abandon();
    complain(snapshot.error().message);
    return exit_code(snapshot.error().kind);
  }
  if (kept) kept->finish(*snapshot, g_is_interrupted);
  const SummarizeOptions options{.keeps_compliant_details = flags.output.all};
  const std::expected<Summary, Failure> summary =
      kept ? kept->summarize(*snapshot, *settings, options) : summarize(*snapshot, *settings);
  if (!summary) return fail(summary.error());
  progress.concluded(static_cast<std::size_t>(summary->totals.instances));
  const int code = write_outputs(*summary, flags.output);
  if (kept) kept->conclude(*summary);
  if (kept && !kept->is_saved()) return kLocalFailure;
  if (kept && !flags.quiet) {
    fmt::print(stderr, "saved as {}{}\n", summary->run.id,
               g_is_interrupted ? "; patchtriage assess --resume reads the rest" : "");
  }
  return g_is_interrupted ? static_cast<int>(kInterrupted) : code;
}

}  // namespace

void add_assess(CLI::App& program, Run& chosen) {
  auto flags = std::make_shared<AssessFlags>();
  CLI::App* command =
      program.add_subcommand("assess", "Find what is out of patch compliance, why, and what to fix first (reads only)");
  command->footer(
      "Example: patchtriage assess --org --role-name PatchAudit --region us-east-1,eu-west-1 -o table -o "
      "json=report.json");
  add_scope_flags(*command, *flags);
  add_connection_flags(*command, *flags);
  command->add_flag("--plan", flags->plan, "Print the calls by operation and the expected time, and make none");
  command->add_option("--as-of", flags->as_of, "What counts as now, e.g. 2026-11-20T12:00:00Z (default: the clock)")
      ->type_name("TIME");
  add_output_flags(*command, flags->output);
  command->add_option("--store", flags->store, "File of saved runs")->type_name("FILE");
  CLI::Option* no_store = command->add_flag("--no-store", flags->no_store, "Don't save the run");
  command
      ->add_flag("--resume", flags->resume,
                 "Go on with the newest run that was killed or interrupted, without reading again what it had finished")
      ->excludes(no_store);
  command->add_flag("--no-progress", flags->no_progress, "No progress on standard error");
  command->add_flag("-q,--quiet", flags->quiet, "Nothing on standard error but errors");
  command->callback([flags, &chosen] { chosen = [flags] { return assess_fleet(*flags); }; });
}

}  // namespace patchtriage::cli
