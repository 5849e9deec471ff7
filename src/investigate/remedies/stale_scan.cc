// Against data that is too old to conclude from.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "scan {} again";
  result.summary = "Scan the node now, and see that a daily scan covers it.";
  result.steps.push_back(diagnose(
      "See which associations cover it, and when they last ran",
      aws(facts, "ssm", "describe-instance-associations-status").instance("--instance-id", facts.node.managed_id)));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy stale_scan() { return {"stale-scan", "Scan again", evaluate}; }

}  // namespace patchtriage::remedies
