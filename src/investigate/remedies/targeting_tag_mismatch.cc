// Against a tag that differs from what a target asks for.
#include "investigate/near_miss_steps.h"
#include "investigate/remedy.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  return near_miss_remediation(facts, append_retag);
}

}  // namespace

Remedy targeting_tag_mismatch() { return {"targeting.tag-mismatch", "Make tag and target agree", evaluate}; }

}  // namespace patchtriage::remedies
