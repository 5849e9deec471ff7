// Against the two spellings of the patch group's tag key.
#include "investigate/near_miss_steps.h"
#include "investigate/remedy.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result = near_miss_remediation(facts, append_retag);
  result.summary += " The key with a space is refused where tags are allowed in the instance metadata.";
  return result;
}

}  // namespace

Remedy targeting_patch_group_tag_key() {
  return {"targeting.patch-group-tag-key", "Use the tag key that the target asks for", evaluate};
}

}  // namespace patchtriage::remedies
