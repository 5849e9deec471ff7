// Against a failure that is told only in general.
#include "investigate/remedy.h"
#include "investigate/script_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return mend_on_node(facts,
                      {
                          .change = "find out why the install failed on {}",
                          .summary = "Read the full output of the failed run, clear what it names and install again.",
                      });
}

}  // namespace

Remedy os_failure() { return {"os-failure", "Find out why the install failed, and run it again", evaluate, true}; }

}  // namespace patchtriage::remedies
