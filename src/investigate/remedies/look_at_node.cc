// Where the records don't decide: what to look at.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "look at {}, and scan again";
  result.summary = "The records don't decide: look at the node itself, and scan it again.";
  result.steps.push_back(console_output(facts));
  result.steps.push_back(check_connection(facts));
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy look_at_node() { return {"look-at-node", "Look at the node", evaluate}; }

}  // namespace patchtriage::remedies
