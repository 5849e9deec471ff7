// Against os-patch/held-or-excluded: see the holds on the node.
#include "investigate/failed_run_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Purpose = RemedyStep::Purpose;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.managed_id;

  result.summary = "Lift the hold on the node, or reject the patch in the baseline so that it counts no more.";
  result.title = "see the holds on the node on " + id;
  result.steps = failed_run_steps(facts);
  append_script(
      facts, result.steps, Purpose::fix, "See the holds on the node",
      "(command -v apt-mark >/dev/null && apt-mark showhold) || (command -v zypper >/dev/null && zypper locks) || sudo "
      "yum versionlock list; grep -rn \"^exclude\" /etc/yum.conf /etc/dnf/dnf.conf /etc/yum.repos.d 2>/dev/null",
      "", "");
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_held_or_excluded() { return {"os-patch/held-or-excluded", "See the holds on the node", evaluate}; }

}  // namespace patchtriage::remedies
