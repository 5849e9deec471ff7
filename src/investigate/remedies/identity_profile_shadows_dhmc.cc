// Against a role that may register the node and no more, which keeps Default Host Management away.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"
#include "investigate/role_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.summary =
      "The role may register the node and nothing more, which keeps Default Host Management away: complete "
      "it, or take ssm:UpdateInstanceInformation from it.";
  result.target = role_label(facts);
  result.title = "attach AmazonSSMManagedInstanceCore to " + result.target;
  append_see_policies(facts, result.steps);
  append_attach_core(facts, result.steps);
  result.steps.push_back(for_everyone(step(RemedyStep::Purpose::fix,
                                           "Or take ssm:UpdateInstanceInformation from the role, so that Default Host "
                                           "Management stands in",
                                           RemedyStep::Changes::iam)));
  append_verify_permissions(facts, result.steps);
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_profile_shadows_dhmc() {
  return {"identity.profile-shadows-dhmc", "Complete the role, or let Default Host Management stand in", evaluate};
}

}  // namespace patchtriage::remedies
