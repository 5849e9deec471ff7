// Against os-patch/subscription: see the registration.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Register the system again, or update its RHUI or SUSE registration client, then install again.";
  result.title = "see the registration on " + id;
  result.steps = failed_run_steps(facts);
  append_script(
      facts, result.steps, Purpose::fix, "See the registration",
      "(command -v subscription-manager >/dev/null && sudo subscription-manager status) || (command -v SUSEConnect "
      ">/dev/null && sudo SUSEConnect --status-text); rpm -qa | grep -i -E \"rhui|cloud-regionsrv\"",
      "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_subscription() { return {"os-patch/subscription", "See the registration", evaluate}; }

}  // namespace patchtriage::remedies
