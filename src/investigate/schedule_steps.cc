#include "investigate/schedule_steps.h"

#include "base/items.h"
#include "investigate/outside_runs.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

constexpr std::string_view kGone = "None of its targets is scanned or patched by it any more.";

bool patches(const std::optional<PatchOperation>& operation) {
  return operation && *operation != PatchOperation::other;
}

}  // namespace

Remediation schedule_remediation(const RuleFacts& facts, const std::string& what) {
  Remediation result;
  if (const auto& group = facts.assessment.context.auto_scaling_group) {
    result.target = "Auto Scaling group " + *group;
    result.title = what + " " + result.target;
  } else {
    result.change = what + " {}";
  }
  return result;
}

bool append_find_sender(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  if (outside_runs(facts, PatchOperation::install).empty() && outside_runs(facts, PatchOperation::scan).empty()) {
    return false;
  }
  steps.push_back(diagnose("See which commands patch it, with their role and comment",
                           aws(facts, "ssm", "list-commands").instance("--instance-id", facts.node.managed_id)));
  steps.push_back(diagnose("See who sends them: a Lambda function, a pipeline, an automation of another account",
                           aws(facts, "cloudtrail", "lookup-events")
                               .option("--lookup-attributes", "AttributeKey=EventName,AttributeValue=SendCommand")));
  return true;
}

RemedyStep find_canceller(const RuleFacts& facts) {
  return diagnose("See whether somebody cancelled it",
                  aws(facts, "cloudtrail", "lookup-events")
                      .option("--lookup-attributes", "AttributeKey=EventName,AttributeValue=CancelCommand"));
}

void append_install_schedule(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  for (RemedyStep& each : window_candidates(facts)) steps.push_back(std::move(each));
  CommandLine create = aws(facts, "ssm", "create-association");
  create.option("--name", "AWS-RunPatchBaseline")
      .option("--association-name", "patch-install")
      .json("--parameters", document_parameters({{"Operation", "Install"}, {"RebootOption", "RebootIfNeeded"}}))
      .option("--schedule-expression", "cron(0 2 ? * SUN *)")
      .flag("--apply-only-at-cron-interval");
  if (const auto& group = facts.assessment.context.auto_scaling_group) {
    create.json("--targets", Json::array({Json::object({{"Key", "tag:aws:autoscaling:groupName"},
                                                        {"Values", Json::array({Json(*group)})}})}));
  } else {
    create.instance_values("--targets", "Key=InstanceIds,Values=", facts.node.managed_id);
  }
  RemedyStep own =
      fix("Or install by an association, at fixed times and not at once (a Quick Setup patch policy does this for a "
          "whole organisation)",
          create, Changes::ssm,
          "From then on it installs, and restarts what needs it, on Sundays at 02:00 UTC: choose the time that fits.");
  own.may_reboot = true;
  steps.push_back(std::move(own));
}

Sources append_remove_sources(const RuleFacts& facts, std::vector<RemedyStep>& steps) {
  Sources sources;
  const Patching& patching = facts.assessment.patching;
  for (const AssociationMatch& match : items(patching.associations)) {
    if (!patches(match.operation)) continue;
    sources.ids.push_back(match.id);
    sources.names.push_back(match.name.value_or(match.id));
    if (match.is_patch_policy) continue;
    steps.push_back(for_everyone(fix("Delete the association " + match.name.value_or(match.id),
                                     aws(facts, "ssm", "delete-association").option("--association-id", match.id),
                                     Changes::ssm, std::string(kGone))));
  }
  for (const WindowMatch& match : items(patching.windows)) {
    if (!patches(match.operation)) continue;
    sources.ids.push_back(match.id);
    sources.names.push_back(match.name.value_or(match.id));
    steps.push_back(for_everyone(fix("Or take the task out of window " + match.name.value_or(match.id),
                                     aws(facts, "ssm", "deregister-task-from-maintenance-window")
                                         .option("--window-id", match.id)
                                         .option("--window-task-id", match.task_id),
                                     Changes::ssm, std::string(kGone))));
  }
  return sources;
}

}  // namespace patchtriage::remedies
