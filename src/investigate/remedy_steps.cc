#include "investigate/remedy_steps.h"

#include <algorithm>

#include "assess/manageability/regions.h"
#include "fleet/records/autoscaling_groups.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

const AssociationMatch* policy_scan(const Assessment& assessment) {
  if (!assessment.patching.associations) return nullptr;
  for (const AssociationMatch& match : *assessment.patching.associations) {
    if (match.is_patch_policy && match.operation == PatchOperation::scan) return &match;
  }
  return nullptr;
}

// An invocation is asked for by the id that the step before printed.
RemedyInput command_id_input() { return {"COMMAND_ID", "the CommandId that the step before printed", {}}; }

void append_wait(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  CommandLine read = aws(facts, "ssm", "list-command-invocations");
  read.input("--command-id", "COMMAND_ID").flag("--details");
  RemedyStep look = verify("Wait until the command ended, and look at how", read);
  look.inputs.push_back(command_id_input());
  steps.push_back(std::move(look));
}

}  // namespace

CommandLine aws(const RuleFacts& facts, std::string_view service, std::string_view operation) {
  const bool is_global = service == "iam" || service == "organizations" || service == "sts";
  return CommandLine(service, operation, is_global ? std::string_view() : facts.node.key.region);
}

RemedyStep step(Purpose purpose, std::string title, Changes changes) {
  RemedyStep result;
  result.purpose = purpose;
  result.title = std::move(title);
  result.changes = changes;
  return result;
}

RemedyStep diagnose(std::string title, const CommandLine& command) {
  RemedyStep result = step(Purpose::diagnose, std::move(title));
  result.command = command.text();
  return result;
}

RemedyStep fix(std::string title, const CommandLine& command, Changes changes, std::string side_effects) {
  RemedyStep result = step(Purpose::fix, std::move(title), changes);
  result.command = command.text();
  if (!side_effects.empty()) result.side_effects = std::move(side_effects);
  return result;
}

RemedyStep verify(std::string title, const CommandLine& command) {
  RemedyStep result = step(Purpose::verify, std::move(title));
  result.command = command.text();
  return result;
}

RemedyStep runbook(const RuleFacts& facts, Purpose purpose, std::string title, std::string_view document,
                   const Json& parameters, Changes changes, std::string side_effects) {
  RemedyStep result = step(purpose, std::move(title), changes);
  result.runbook = std::string(document);
  result.command = aws(facts, "ssm", "start-automation-execution")
                       .option("--document-name", document)
                       .json("--parameters", parameters)
                       .text();
  result.side_effects = side_effects.empty() ? "Automation runs are billed." : std::move(side_effects);
  return result;
}

void append_verify_scan(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const std::string& id = facts.node.managed_id;
  if (const AssociationMatch* scan = policy_scan(facts.assessment)) {
    RemedyStep run = verify("Let the patch policy scan again",
                            aws(facts, "ssm", "start-associations-once").option("--association-ids", scan->id));
    run.side_effects = "It scans every target of the association at once.";
    run.affects_others = true;
    steps.push_back(std::move(run));
  } else if (facts.assessment.compliance.is_patch_policy) {
    CommandLine run = aws(facts, "ssm", "start-associations-once");
    run.input("--association-ids", "SCAN_ASSOCIATION");
    RemedyStep again = verify("Let the patch policy scan again", run);
    again.inputs.push_back({"SCAN_ASSOCIATION", "the scan association of the patch policy that covers the node", {}});
    again.side_effects = "It scans every target of the association at once.";
    again.affects_others = true;
    steps.push_back(std::move(again));
  } else {
    RemedyStep run = verify("Scan the node", aws(facts, "ssm", "send-command")
                                                 .option("--document-name", "AWS-RunPatchBaseline")
                                                 .option("--instance-ids", id)
                                                 .json("--parameters", document_parameters({{"Operation", "Scan"}}))
                                                 .option("--timeout-seconds", "600")
                                                 .option("--comment", "patchtriage verify"));
    run.side_effects = "It replaces the node's compliance record.";
    steps.push_back(std::move(run));
    append_wait(facts, steps);
  }
  steps.push_back(verify("Read the new patch state",
                         aws(facts, "ssm", "describe-instance-patch-states").option("--instance-ids", id)));
}

void append_verify_heartbeat(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  steps.push_back(verify("See that the node answers: PingStatus Online. A retry can take the agent up to an hour",
                         aws(facts, "ssm", "describe-instance-information")
                             .option("--filters", "Key=InstanceIds,Values=" + facts.node.managed_id)));
}

void append_install(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const std::string& id = facts.node.managed_id;
  if (facts.assessment.context.auto_scaling_group) {
    RemedyStep refresh = fix("Better: put the patches into a new image, and let the group replace its instances",
                             aws(facts, "autoscaling", "start-instance-refresh")
                                 .option("--auto-scaling-group-name", *facts.assessment.context.auto_scaling_group),
                             Changes::instance, "It replaces every instance of the group.");
    refresh.affects_others = true;
    steps.push_back(std::move(refresh));
    RemedyStep in_place = runbook(facts, Purpose::fix, "Or patch this instance where it is", "AWS-PatchAsgInstance",
                                  document_parameters({{"InstanceId", id}}), Changes::instance,
                                  "It restarts the instance; Automation runs are billed.");
    in_place.may_reboot = true;
    steps.push_back(std::move(in_place));
    return;
  }
  const auto& paths = facts.assessment.exposure.paths;
  const bool is_balanced = paths && std::ranges::any_of(*paths, [](const ExposurePath& path) {
                             return path.via.contains("targetgroup") || path.via.contains("loadbalancer");
                           });
  if (is_balanced && facts.assessment.context.environment == Environment::production) {
    RemedyStep drained =
        runbook(facts, Purpose::fix, "Install what is missing, taken out of the load balancer meanwhile",
                "AWSEC2-PatchLoadBalancerInstance", document_parameters({{"InstanceId", id}}), Changes::instance,
                "It drains the instance and restarts it; Automation runs are billed.");
    drained.may_reboot = true;
    steps.push_back(std::move(drained));
    return;
  }
  RemedyStep install = fix(
      "Install what is missing",
      aws(facts, "ssm", "send-command")
          .option("--document-name", "AWS-RunPatchBaseline")
          .option("--instance-ids", id)
          .json("--parameters", document_parameters({{"Operation", "Install"}, {"RebootOption", "RebootIfNeeded"}})),
      Changes::instance, "It restarts the instance if anything was installed or waits for a restart.");
  install.may_reboot = true;
  steps.push_back(std::move(install));
}

void append_script(const RuleFacts& facts, std::vector<RemedyStep>& steps, Purpose purpose, std::string title,
                   std::string_view linux_script, std::string_view windows_script, std::string side_effects) {
  const std::string_view script = is_windows(facts) ? windows_script : linux_script;
  if (script.empty()) return;
  RemedyStep result = step(purpose, std::move(title), purpose == Purpose::fix ? Changes::instance : Changes::nothing);
  result.command = aws(facts, "ssm", "send-command")
                       .option("--document-name", is_windows(facts) ? "AWS-RunPowerShellScript" : "AWS-RunShellScript")
                       .option("--instance-ids", facts.node.managed_id)
                       .json("--parameters", document_parameters({{"commands", std::string(script)}}))
                       .text();
  if (!side_effects.empty()) result.side_effects = std::move(side_effects);
  steps.push_back(std::move(result));
}

bool is_windows(const RuleFacts& facts) {
  if (facts.assessment.context.operating_system) return *facts.assessment.context.operating_system == "WINDOWS";
  return facts.node.instance->platform.has_value();
}

std::string partition(const RuleFacts& facts) { return std::string(partition_of(facts.node.key.region)); }

std::string arn(const RuleFacts& facts, std::string_view service, std::string_view resource, bool is_global) {
  return "arn:" + partition(facts) + ":" + std::string(service) + ":" + (is_global ? "" : facts.node.key.region) + ":" +
         facts.node.key.account + ":" + std::string(resource);
}

std::string profile_name(const RuleFacts& facts) {
  const auto& profile = facts.assessment.context.iam_instance_profile;
  return profile ? profile->substr(profile->rfind('/') + 1) : std::string();
}

std::string role_name(const RuleFacts& facts) {
  const std::string name = profile_name(facts);
  if (name.empty()) return "";
  for (const iam::InstanceProfile& profile : facts.view.list_global<iam::InstanceProfile>(name).rows()) {
    if (!profile.roles.empty()) return profile.roles.front().role_name;
  }
  for (const iam::InstanceProfile& profile :
       facts.view.list_global<iam::InstanceProfile>("", "iam:ListInstanceProfiles").rows()) {
    if (profile.instance_profile_name == name && !profile.roles.empty()) return profile.roles.front().role_name;
  }
  return "";
}

}  // namespace patchtriage::remedies
