// Against os-patch/permission: see how the file systems are mounted.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Mount /var/lib/amazon and /var/log/amazon writable and with exec, and drop immutable attributes.";
  result.title = "see how the file systems are mounted on " + id;
  result.steps = failed_run_steps(facts);
  append_script(
      facts, result.steps, Purpose::fix, "See how the file systems are mounted",
      "findmnt -T /var/lib/amazon; findmnt -T /var/log/amazon; lsattr -d /var/lib/amazon /usr /boot 2>/dev/null", "",
      "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_permission() { return {"os-patch/permission", "See how the file systems are mounted", evaluate}; }

}  // namespace patchtriage::remedies
