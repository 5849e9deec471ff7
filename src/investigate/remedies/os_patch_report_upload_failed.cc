// Against a report that could not be uploaded.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;
using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;

  const std::string role = role_name(facts);
  result.summary = "The node was patched and could not say so: let its role call ssm:PutInventory, and scan.";
  result.target = role.empty() ? facts.node.key.instance_id : "role " + role;
  result.title = "let " + result.target + " call ssm:PutInventory";
  CommandLine attach = aws(facts, "iam", "attach-role-policy");
  RemedyStep change = step(Purpose::fix, "Give the role the permissions of AmazonSSMManagedInstanceCore", Changes::iam);
  if (role.empty()) {
    attach.input("--role-name", "ROLE");
    change.inputs.push_back({"ROLE", "the role in the instance profile", {}});
  } else {
    attach.option("--role-name", role);
  }
  change.command =
      attach.option("--policy-arn", "arn:" + partition(facts) + ":iam::aws:policy/AmazonSSMManagedInstanceCore").text();
  change.side_effects = "Every instance with the role gets the permissions.";
  change.affects_others = true;
  result.steps.push_back(std::move(change));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_report_upload_failed() {
  return {"os-patch/report-upload-failed", "Let the node upload its report", evaluate};
}

}  // namespace patchtriage::remedies
