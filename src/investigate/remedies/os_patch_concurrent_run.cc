// Against two patch operations at once.
#include "base/text.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/schedule_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary = "Keep one schedule for the node, or set the schedules apart, then install again.";
  result.steps.push_back(diagnose("See which commands ran on it side by side",
                                  aws(facts, "ssm", "list-commands").instance("--instance-id", facts.node.managed_id)));
  const Sources sources = append_remove_sources(facts, result.steps);
  if (sources.ids.size() > 1) {
    result.target = join(sources.ids, ", ");
    result.title = "set the patch schedules " + join(sources.names, ", ") + " apart, or keep one";
  } else {
    result.change = "let one patch operation run at a time on {}";
  }
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy os_patch_concurrent_run() {
  return {"os-patch/concurrent-run", "Let one patch operation run at a time", evaluate};
}

}  // namespace patchtriage::remedies
