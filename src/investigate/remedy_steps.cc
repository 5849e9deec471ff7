#include "investigate/remedy_steps.h"

#include <algorithm>

#include "assess/manageability/regions.h"
#include "base/items.h"
#include "fleet/records/iam_roles.h"
#include "investigate/replacement_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

constexpr std::string_view kBilled = "Automation runs are billed.";

const AssociationMatch* policy_scan(const Assessment& assessment) {
  if (!assessment.patching.associations) return nullptr;
  for (const AssociationMatch& match : *assessment.patching.associations) {
    if (match.is_patch_policy && match.operation == PatchOperation::scan) return &match;
  }
  return nullptr;
}

std::vector<std::string> policy_associations(const Assessment& assessment) {
  std::vector<std::string> ids;
  for (const AssociationMatch& match : items(assessment.patching.associations)) {
    if (match.is_patch_policy && match.operation != PatchOperation::install) ids.push_back(match.id);
  }
  return ids;
}

void append_policy_scan(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const AssociationMatch* scan = policy_scan(facts.assessment);
  CommandLine run = aws(facts, "ssm", "start-associations-once");
  if (scan != nullptr) {
    run.option("--association-ids", scan->id);
  } else {
    run.input("--association-ids", "SCAN_ASSOCIATION");
  }
  RemedyStep again = for_everyone(verify("Let the patch policy scan again", run));
  if (scan == nullptr) {
    again.inputs.push_back({"SCAN_ASSOCIATION", "the scan association of the patch policy that covers the node",
                            policy_associations(facts.assessment)});
  }
  again.side_effects = "It scans every target of the association at once.";
  steps.push_back(std::move(again));
}

void append_manual_scan(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  RemedyStep run = verify("Scan", aws(facts, "ssm", "send-command")
                                      .option("--document-name", "AWS-RunPatchBaseline")
                                      .instances("--instance-ids", facts.node.managed_id)
                                      .json("--parameters", document_parameters({{"Operation", "Scan"}}))
                                      .option("--timeout-seconds", "600")
                                      .option("--comment", "patchtriage verify"));
  run.side_effects = "It replaces the node's compliance record.";
  steps.push_back(std::move(run));
  RemedyStep look =
      verify("Wait until the command ended, and look at how",
             aws(facts, "ssm", "list-command-invocations").input("--command-id", "COMMAND_ID").flag("--details"));
  look.inputs.push_back({"COMMAND_ID", "the CommandId that the step before printed", {}});
  steps.push_back(std::move(look));
}

// By which baseline an install is to go, where it isn't the registered one.
struct OwnBaseline {
  bool is_used = false;
  bool is_patch_policy = false;
  std::optional<std::string> location;  // s3://…; none where it wasn't read
};

OwnBaseline own_baseline(const Assessment& assessment) {
  OwnBaseline own;
  own.is_patch_policy = assessment.compliance.is_patch_policy;
  for (const PatchOperation operation : {PatchOperation::install, PatchOperation::scan}) {
    for (const AssociationMatch& match : items(assessment.patching.associations)) {
      if (!match.is_patch_policy) continue;
      own.is_patch_policy = true;
      if (!own.location && match.operation == operation) own.location = match.baseline_override;
    }
  }
  const auto& expected = assessment.patching.baseline;
  if (!own.is_patch_policy && expected && expected->source == "override") own.location = expected->id;
  own.is_used = own.is_patch_policy || own.location.has_value();
  return own;
}

RemedyStep direct_install(const RuleFacts& facts) {
  const OwnBaseline own = own_baseline(facts.assessment);
  Json parameters = document_parameters({{"Operation", "Install"}, {"RebootOption", "RebootIfNeeded"}});
  CommandLine command = aws(facts, "ssm", "send-command");
  command.option("--document-name", "AWS-RunPatchBaseline").instances("--instance-ids", facts.node.managed_id);
  std::string side_effects = "It restarts the instance if anything was installed or waits for a restart.";
  if (own.is_used) {
    parameters.set("BaselineOverride", Json::array({own.location.value_or("{{BASELINE_OVERRIDE}}")}));
    if (own.is_patch_policy) {
      side_effects +=
          " It goes by the patch policy's baseline, and the record is the policy's own again after its next scan.";
    }
  }
  const bool is_asked = own.is_used && !own.location;
  if (is_asked) {
    command.json_with_inputs("--parameters", parameters);
  } else {
    command.json("--parameters", parameters);
  }
  RemedyStep install = fix("Install what is missing", command, Changes::instance, std::move(side_effects));
  if (is_asked) {
    install.inputs.push_back(
        {"BASELINE_OVERRIDE", "the patch policy's baseline_overrides.json, as its associations name it: s3://…", {}});
  }
  install.may_reboot = true;
  return install;
}

bool is_behind_load_balancer(const RuleFacts& facts) {
  const auto& paths = facts.assessment.exposure.paths;
  return paths && std::ranges::any_of(*paths, [](const ExposurePath& path) {
           return path.via.contains("targetgroup") || path.via.contains("loadbalancer");
         });
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

void set_command(RemedyStep& step, const CommandLine& command) {
  step.command = command.text();
  step.for_many = command.for_many();
}

RemedyStep diagnose(std::string title, const CommandLine& command) {
  RemedyStep result = step(Purpose::diagnose, std::move(title));
  set_command(result, command);
  return result;
}

RemedyStep fix(std::string title, const CommandLine& command, Changes changes, std::string side_effects) {
  RemedyStep result = step(Purpose::fix, std::move(title), changes);
  set_command(result, command);
  if (!side_effects.empty()) result.side_effects = std::move(side_effects);
  return result;
}

RemedyStep verify(std::string title, const CommandLine& command) {
  RemedyStep result = step(Purpose::verify, std::move(title));
  set_command(result, command);
  return result;
}

RemedyStep for_everyone(RemedyStep step) {
  step.affects_others = true;
  return step;
}

RemedyStep runbook(const RuleFacts& facts, Purpose purpose, std::string title, std::string_view document,
                   Changes changes, std::string side_effects,
                   std::initializer_list<std::pair<std::string, std::string>> more) {
  const std::string& id = facts.node.key.instance_id;
  RemedyStep result = step(purpose, std::move(title), changes);
  result.runbook = std::string(document);
  Json all = document_parameters({{"InstanceId", id}});
  const Json others = document_parameters(more);
  for (const auto& [name, value] : *others.as_object()) all.set(name, value);
  CommandLine one = aws(facts, "ssm", "start-automation-execution").option("--document-name", document);
  CommandLine many = one;
  result.command = one.json("--parameters", all).text();
  // Of several instances a runbook takes each as a target of its own.
  many.option("--target-parameter-name", "InstanceId");
  if (more.size() > 0) many.json("--parameters", others);
  result.for_many = many.instance_values("--targets", "Key=ParameterValues,Values=", id).for_many();
  result.side_effects = side_effects.empty() ? std::string(kBilled) : side_effects + " " + std::string(kBilled);
  return result;
}

RemedyStep check_connection(const RuleFacts& facts) {
  return runbook(facts, Purpose::diagnose, "Let AWS check its connection to Systems Manager",
                 "AWSSupport-TroubleshootManagedInstance", Changes::nothing);
}

RemedyStep console_output(const RuleFacts& facts) {
  return diagnose("Read what the instance printed while it started",
                  aws(facts, "ec2", "get-console-output").instance("--instance-id", facts.node.key.instance_id));
}

void append_verify_scan(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  if (policy_scan(facts.assessment) != nullptr || facts.assessment.compliance.is_patch_policy) {
    append_policy_scan(facts, steps);
  } else {
    append_manual_scan(facts, steps);
  }
  steps.push_back(
      verify("Read the new patch state",
             aws(facts, "ssm", "describe-instance-patch-states").instances("--instance-ids", facts.node.managed_id)));
}

void append_verify_heartbeat(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  steps.push_back(verify("See that the node answers: PingStatus Online. A retry can take the agent up to an hour",
                         aws(facts, "ssm", "describe-instance-information")
                             .instance_values("--filters", "Key=InstanceIds,Values=", facts.node.managed_id)));
}

void append_verify_heartbeat_and_scan(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  append_verify_heartbeat(facts, steps);
  append_verify_scan(facts, steps);
}

void append_install(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  const Replacer replacer = replacer_of(facts);
  if (replacer.kind != Replacer::Kind::none) return append_replacement(facts, replacer, steps);
  if (is_behind_load_balancer(facts) && facts.assessment.context.environment == Environment::production) {
    RemedyStep drained =
        runbook(facts, Purpose::fix, "Install what is missing, taken out of the load balancer meanwhile",
                "AWSEC2-PatchLoadBalancerInstance", Changes::instance,
                own_baseline(facts.assessment).is_used
                    ? "It drains the instance and restarts it. It takes no baseline override: it installs by the "
                      "registered baseline, and replaces the record that goes by the other one."
                    : "It drains the instance and restarts it.");
    drained.may_reboot = true;
    steps.push_back(std::move(drained));
    return;
  }
  steps.push_back(direct_install(facts));
}

void append_restart(const RuleFacts& facts, std::vector<RemedyStep>& steps, std::string title) {
  RemedyStep restart = fix(
      std::move(title), aws(facts, "ec2", "reboot-instances").instances("--instance-ids", facts.node.key.instance_id),
      Changes::instance, "The instance restarts.");
  restart.may_reboot = true;
  restart.runbook = "AWS-RestartEC2Instance";
  steps.push_back(std::move(restart));
}

bool is_windows(const RuleFacts& facts) {
  if (facts.assessment.context.operating_system) return *facts.assessment.context.operating_system == "WINDOWS";
  return facts.node.instance->platform.has_value();
}

bool is_mac(const RuleFacts& facts) { return facts.assessment.context.operating_system == "MACOS"; }

std::string partition(const RuleFacts& facts) { return std::string(partition_of(facts.node.key.region)); }

std::string arn(const RuleFacts& facts, std::string_view service, std::string_view resource, bool is_global) {
  return "arn:" + partition(facts) + ":" + std::string(service) + ":" + (is_global ? "" : facts.node.key.region) + ":" +
         facts.node.key.account + ":" + std::string(resource);
}

std::string tag_value(const RuleFacts& facts, std::initializer_list<std::string_view> keys) {
  if (!facts.assessment.context.tags) return "";
  for (const std::string_view key : keys) {
    const auto found = facts.assessment.context.tags->find(std::string(key));
    if (found != facts.assessment.context.tags->end() && !found->second.empty()) return found->second;
  }
  return "";
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
