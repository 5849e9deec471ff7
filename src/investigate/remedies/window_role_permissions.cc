// Against a window whose service role may not send the command.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/window_candidates.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const WindowMatch* window = install_window(facts);
  if (window != nullptr) result.target = window->id;
  result.summary = "Leave the service role out, so that Systems Manager's own is used, or give it the permissions.";
  result.title =
      "repair the window task's service role: " + (window == nullptr ? facts.node.key.instance_id : window->id);
  if (window != nullptr) {
    result.steps.push_back(
        diagnose("See how its last runs ended",
                 aws(facts, "ssm", "describe-maintenance-window-executions").option("--window-id", window->id)));
    result.steps.push_back(step(Purpose::fix,
                                "Leave ServiceRoleArn out of the task, or give the role ssm:SendCommand, "
                                "ssm:GetCommandInvocation, iam:PassRole, resource-groups:ListGroupResources and "
                                "tag:GetResources",
                                Changes::iam));
  }
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy window_role_permissions() {
  return {"window.role-permissions", "Repair the window task's service role", evaluate};
}

}  // namespace patchtriage::remedies
