// Against a permissions boundary that keeps a role from what its policies allow.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/role_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  const std::string boundary = boundary_arn(facts);
  Remediation result;
  result.summary =
      "The role's permissions boundary leaves out what the agent needs, so no attached policy helps: widen the "
      "boundary, "
      "or take it off the role.";
  result.target =
      boundary.empty() ? "permissions boundary of " + role_label(facts) : "permissions boundary " + boundary;
  result.title = "let the " + result.target + " pass Systems Manager";
  result.steps.push_back(on_role(facts, diagnose("See which boundary the role has", role_command(facts, "get-role"))));
  CommandLine see = aws(facts, "iam", "get-policy");
  CommandLine widen = aws(facts, "iam", "create-policy-version");
  for (CommandLine* command : {&see, &widen}) {
    if (boundary.empty()) {
      command->input("--policy-arn", "BOUNDARY");
    } else {
      command->option("--policy-arn", boundary);
    }
  }
  RemedyStep current = diagnose("See its version in force, and read it: aws iam get-policy-version", see);
  RemedyStep change =
      for_everyone(fix("Put ssm, ssmmessages and ec2messages as in AmazonSSMManagedInstanceCore into it",
                       widen.input("--policy-document", "DOCUMENT").flag("--set-as-default"), RemedyStep::Changes::iam,
                       "Every role and user with this boundary gets as far as their own policies go. A "
                       "policy keeps five versions; AWS's own can't be changed."));
  for (RemedyStep* each : {&current, &change}) {
    if (boundary.empty()) each->inputs.push_back({"BOUNDARY", "ARN of the boundary that the role has", {}});
  }
  change.inputs.push_back({"DOCUMENT", "the boundary's policy with the actions added, as JSON or file://…", {}});
  result.steps.push_back(std::move(current));
  result.steps.push_back(std::move(change));
  append_verify_permissions(facts, result.steps);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_permissions_boundary() {
  return {"identity.permissions-boundary", "Let the permissions boundary pass Systems Manager", evaluate};
}

}  // namespace patchtriage::remedies
