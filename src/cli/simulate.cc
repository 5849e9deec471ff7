// patchtriage simulate: the simulated AWS endpoint.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "simulate/simulate_command.h"

namespace patchtriage::cli {

void add_simulate(CLI::App& program, Run& chosen) {
  struct Flags {
    simulate::SimulateOptions options;
    std::string as_of;
  };
  auto flags = std::make_shared<Flags>();
  simulate::SimulateOptions& options = flags->options;
  CLI::App* command = program.add_subcommand("simulate", "Serve a simulated organisation as AWS on loopback");
  command->footer(
      "Example: eval \"$(patchtriage simulate --nodes 500 | tee /dev/stderr | head -4)\" needs a second shell; see "
      "script/demo");
  command->add_option("--port", options.port, "0: a free one")->check(CLI::Range(0, 65535))->capture_default_str();
  command->add_option("--nodes", options.nodes, "Instances in all")
      ->check(CLI::Range(0, 10000000))
      ->capture_default_str();
  command
      ->add_option("--fleet", options.fleet,
                   "varied: every known cause; reference: scopes of 125 alike, half of them empty, for measuring "
                   "(default: varied below 500 instances)")
      ->check(CLI::IsMember({"varied", "reference"}));
  command
      ->add_option("--accounts", options.accounts,
                   "Accounts, the management account among them (default: 4, or what a reference fleet takes)")
      ->check(CLI::Range(1, 10000))
      ->type_name("INT");
  command->add_option("--regions", options.regions, "Comma-separated")->delimiter(',')->type_name("REGION");
  command->add_option("--seed", options.seed, "The same seed makes the same organisation")->capture_default_str();
  command->add_option("--as-of", flags->as_of, "The instant of the records (default: the clock)")->type_name("TIME");
  command->add_option("--throttle", options.throttle, "none, or AWS's real buckets")
      ->check(CLI::IsMember({"none", "real"}))
      ->capture_default_str();
  command->add_option("--latency-ms", options.latency_ms, "Delay of every reply")->check(CLI::Range(0, 600000));
  command->add_option("--page-max", options.page_max, "Rows of a page at most (0: AWS's own sizes)")
      ->check(CLI::Range(0, 100000));
  command
      ->add_option("--faults", options.faults,
                   "KIND=RATE,…: reset, truncate, malformed, html500, error200, slow, expire")
      ->type_name("KIND=RATE");
  command->add_option("--deny", options.deny, "SERVICE:OPERATION to refuse; repeatable")
      ->delimiter(',')
      ->type_name("OPERATION");
  command->add_option("--compliance-ids", options.compliance_ids, "Ids that ListComplianceItems takes")
      ->check(CLI::IsMember({1, 40}));
  command
      ->add_option("--change-between-reads", options.change_between_reads,
                   "Share of nodes that change before the re-check")
      ->check(CLI::Range(0.0, 1.0));
  command
      ->add_option("--kept-replies-mb", options.kept_replies_mb,
                   "Memory for replies that need not be written again; 512 are enough for 16000 instances")
      ->check(CLI::Range(0, 1000000))
      ->capture_default_str();
  command->add_option("--truth", options.truth_file, "Write what is true of each instance, as JSON lines")
      ->type_name("FILE");
  command->add_option("--log", options.log_file, "Write a line for each request")->type_name("FILE");
  command->callback([flags, &chosen] {
    chosen = [flags] {
      if (!flags->as_of.empty()) {
        flags->options.as_of = parse_time(flags->as_of);
        if (!flags->options.as_of) {
          complain(fmt::format("--as-of {}: not a time; write it as in 2026-11-20T12:00:00Z", flags->as_of));
          return static_cast<int>(kUsage);
        }
      }
      return simulate::run_simulate(flags->options);
    };
  });
}

}  // namespace patchtriage::cli
