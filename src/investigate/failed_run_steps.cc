#include "investigate/failed_run_steps.h"

#include "investigate/failed_runs.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

std::string command_id_of(const PatchRun& run) {
  if (run.kind == "run_command") return run.id;
  for (const SeenIn& seen : run.seen_in) {
    if (seen.kind == "run_command") return seen.id;
  }
  return "";
}

}  // namespace

std::vector<RemedyStep> failed_run_steps(const RuleFacts& facts) {
  std::vector<RemedyStep> steps;
  const std::string& id = facts.node.managed_id;
  const PatchRun* run = explaining_failure(facts.assessment);
  const std::string command = run == nullptr ? "" : command_id_of(*run);
  const bool is_mac = facts.assessment.context.operating_system == "MACOS";
  const char* plugin = is_windows(facts) ? "PatchWindows" : is_mac ? "PatchMacOS" : "PatchLinux";
  if (!command.empty()) {
    steps.push_back(diagnose("Read the full output of the failed run", aws(facts, "ssm", "get-command-invocation")
                                                                           .option("--command-id", command)
                                                                           .option("--instance-id", id)
                                                                           .option("--plugin-name", plugin)));
  }
  if (is_windows(facts)) {
    steps.push_back(runbook(facts, RemedyStep::Purpose::diagnose, "Let AWS look into Windows Update on the node",
                            "AWSSupport-TroubleshootWindowsUpdate",
                            document_parameters({{"InstanceId", id}, {"RunVpcReachabilityAnalyzer", "false"}}),
                            RemedyStep::Changes::nothing, "Not for domain controllers. Automation runs are billed."));
  } else if (!is_mac && !command.empty()) {
    steps.push_back(runbook(facts, RemedyStep::Purpose::diagnose, "Let AWS read the failed run's logs on the node",
                            "AWSSupport-TroubleshootPatchManagerLinux",
                            document_parameters({{"InstanceId", id}, {"RunCommandId", command}}),
                            RemedyStep::Changes::nothing, ""));
  }
  return steps;
}

}  // namespace patchtriage::remedies
