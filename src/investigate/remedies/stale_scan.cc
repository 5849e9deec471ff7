// Against a record that is out of date: scan again.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary = "Scan the node now, and see that a daily scan covers it.";
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy stale_scan() { return {"stale-scan", "Scan again", evaluate}; }

}  // namespace patchtriage::remedies
