// Against a run that patched the node and could not say so.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/role_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary = "The node was patched and could not say so: let its role call ssm:PutInventory, and scan.";
  result.target = role_label(facts);
  result.title = "let " + result.target + " call ssm:PutInventory";
  result.steps = failed_run_steps(facts);
  append_see_policies(facts, result.steps);
  append_attach_core(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_report_upload_failed() {
  return {"os-patch/report-upload-failed", "Let the node report what it installed", evaluate};
}

}  // namespace patchtriage::remedies
