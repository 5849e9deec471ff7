// Against an install that was never delivered to a node that answers now.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "install again on {}";
  result.summary = "The node answers now: run the install again, and watch whether it is delivered.";
  result.steps.push_back(
      diagnose("See whether its message channel is connected",
               aws(facts, "ssm", "get-connection-status").instance("--target", facts.node.managed_id)));
  append_install(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy delivery() { return {"delivery", "Run the install again", evaluate}; }

}  // namespace patchtriage::remedies
