// patchtriage doctor: who the credentials are, and which of the plan's operations they may call, before a run.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "collect/caller.h"
#include "collect/collect.h"

namespace patchtriage::cli {
namespace {

Json statement_for(const std::set<std::string>& permissions) {
  Json actions = Json::array();
  for (const std::string& permission : permissions) actions.push_back(permission);
  return Json::object({{"Effect", "Allow"}, {"Action", std::move(actions)}, {"Resource", "*"}});
}

int fail_to_enter(const CollectError& error) {
  complain(error.message);
  return error.kind == CollectError::Kind::usage      ? kUsage
         : error.kind == CollectError::Kind::settings ? kLocalFailure
                                                      : kNoCredentials;
}

void print_caller(const Caller& caller) {
  fmt::print("identity: {} (credentials: {})\n", for_terminal(caller.arn), for_terminal(caller.source));
  if (!caller.clock_offset) return;
  // Signatures are refused from five minutes on; the program corrects that, other tools here may not.
  const Duration offset = *caller.clock_offset;
  const bool is_ahead = offset < Duration::zero();
  if (std::chrono::abs(offset) < std::chrono::seconds(5)) {
    fmt::print("clock: agrees with AWS\n");
  } else {
    fmt::print("clock: {} {} of AWS's{}\n", format_age(std::chrono::abs(offset)), is_ahead ? "ahead" : "behind",
               std::chrono::abs(offset) >= std::chrono::minutes(4) ? "; set it, or signatures are refused" : "");
  }
}

// Reads the scope as `assess` does and says what was refused: only a call shows what a policy, a boundary and an
// organisation's rules allow together.
int examine(CollectSettings settings) {
  settings.run_id = "doctor";
  const aws::Environment environment = aws::Environment::of_this_process();
  const auto caller = find_caller(settings, environment);
  if (!caller) return fail_to_enter(caller.error());
  print_caller(*caller);
  const auto snapshot = collect(settings, environment);
  if (!snapshot) return fail_to_enter(snapshot.error());
  fmt::print("credentials work: {}, partition {}\n", counted(snapshot->run.accounts.size(), "account"),
             snapshot->run.partition);
  std::map<std::string, std::set<std::string>> missing;
  std::set<std::string> permissions;
  for (const Call& call : snapshot->calls()) {
    if (call.status == CallStatus::complete || call.status == CallStatus::skipped) continue;
    const std::string what = call.permission.empty()
                                 ? fmt::format("{} {}: {}", call.operation, to_string(call.status), call.error_code)
                                 : "grant " + call.permission;
    missing[what].insert(call.scope.account + "/" + call.scope.region);
    if (!call.permission.empty()) permissions.insert(call.permission);
  }
  for (const AccountFact& account : snapshot->run.accounts) {
    if (account.status != AccountStatus::read) fmt::print("{}: {}\n", account.id, for_terminal(account.reason));
  }
  for (const auto& [what, scopes] : missing)
    fmt::print("{} (in {})\n", for_terminal(what), join({scopes.begin(), scopes.end()}, ", "));
  if (!permissions.empty()) {
    const std::string who =
        snapshot->run.role_name.empty() ? "the role or user of these credentials" : "role " + snapshot->run.role_name;
    fmt::print("add this statement to a policy of {}:\n{}\n", for_terminal(who), statement_for(permissions).dump());
  }
  if (missing.empty()) fmt::print("every operation that was needed here was allowed\n");
  return kDone;
}

}  // namespace

void add_doctor(CLI::App& program, Run& chosen) {
  auto settings = std::make_shared<CollectSettings>();
  CLI::App* command =
      program.add_subcommand("doctor", "Check credentials, permissions and endpoints, and say what to grant");
  command->add_option("--region,--regions", settings->regions, "Region to try; repeatable or comma-separated")
      ->delimiter(',')
      ->type_name("REGION");
  command->add_option("--account", settings->accounts, "Account to enter with --role-name; repeatable")
      ->delimiter(',')
      ->type_name("ID");
  command->add_flag("--org", settings->whole_organization, "Every ACTIVE account of the organisation");
  command->add_option("--role-name", settings->role_name, "Role to assume in each account")->type_name("NAME");
  command->add_option("--external-id", settings->external_id, "External id for assuming the role")->type_name("ID");
  command->add_option("--profile", settings->profile, "Profile of the AWS configuration files")->type_name("NAME");
  command->add_option("--endpoint-url", settings->endpoint_url, "Endpoint of every service, instead of AWS's own")
      ->type_name("URL");
  command->callback([settings, &chosen] { chosen = [settings] { return examine(*settings); }; });
}

}  // namespace patchtriage::cli
