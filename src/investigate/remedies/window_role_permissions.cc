// Against a window whose service role may not send the command.
#include "fleet/records/ssm_windows.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"
#include "investigate/window_steps.h"

namespace patchtriage::remedies {
namespace {

// The role of the task as an attached policy would mend it; empty where the task names none or was not read.
std::string service_role(const RuleFacts& facts, const WindowMatch& window) {
  for (const ssm::MaintenanceWindowTask& task : facts.view.list<ssm::MaintenanceWindowTask>(window.id).rows()) {
    if (task.window_task_id == window.task_id && task.service_role_arn) {
      return task.service_role_arn->substr(task.service_role_arn->rfind('/') + 1);
    }
  }
  return "";
}

void append_role(const RuleFacts& facts, const std::string& role, std::vector<RemedyStep>& steps) {
  if (role.empty()) {
    steps.push_back(for_everyone(step(RemedyStep::Purpose::fix,
                                      "Leave ServiceRoleArn out of the task, or give the role ssm:SendCommand, "
                                      "ssm:GetCommandInvocation, iam:PassRole, resource-groups:ListGroupResources and "
                                      "tag:GetResources",
                                      RemedyStep::Changes::iam)));
    return;
  }
  steps.push_back(diagnose("See what the service role may do",
                           aws(facts, "iam", "list-attached-role-policies").option("--role-name", role)));
  steps.push_back(for_everyone(
      fix("Give the service role the permissions of AmazonSSMMaintenanceWindowRole, or leave ServiceRoleArn out of the "
          "task, so that Systems Manager uses its own",
          aws(facts, "iam", "attach-role-policy")
              .option("--role-name", role)
              .option("--policy-arn",
                      "arn:" + partition(facts) + ":iam::aws:policy/service-role/AmazonSSMMaintenanceWindowRole"),
          RemedyStep::Changes::iam, "Every task with the role gets the permissions.")));
}

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const WindowMatch* window = install_window(facts);
  Remediation result = window_remediation(facts, window, "repair the service role of");
  result.summary = "Leave the service role out, so that Systems Manager uses its own, or give it the permissions.";
  append_role(facts, window == nullptr ? "" : service_role(facts, *window), result.steps);
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_role_permissions() {
  return {"window.role-permissions", "Repair the window task's service role", evaluate};
}

}  // namespace patchtriage::remedies
