// Against metadata replies that end at the host while the agent runs in a container.
#include "investigate/metadata_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "let metadata replies of {} reach containers";
  result.summary = "Allow the metadata service's replies a second hop, which a container on the host needs.";
  result.steps.push_back(see_metadata_options(facts));
  result.steps.push_back(
      fix("Allow two hops", modify_metadata_options(facts).option("--http-put-response-hop-limit", "2"),
          RemedyStep::Changes::instance,
          "Every container on the host reaches the metadata service, and by it the instance's role."));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_imds_hop() { return {"identity.imds-hop", "Let metadata replies reach containers", evaluate}; }

}  // namespace patchtriage::remedies
