// Against a metadata service that is off.
#include "investigate/metadata_steps.h"
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  result.change = "turn on the metadata service of {}";
  result.summary = "Turn the instance metadata service on, with IMDSv2 required.";
  result.steps.push_back(see_metadata_options(facts));
  RemedyStep enable = fix("Turn it on", modify_metadata_options(facts).option("--http-tokens", "required"),
                          RemedyStep::Changes::instance, "Programs that only speak IMDSv1 stay refused.");
  enable.runbook = "AWSSupport-ConfigureEC2Metadata";
  result.steps.push_back(std::move(enable));
  append_verify_heartbeat_and_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_imds_disabled() { return {"identity.imds-disabled", "Turn the metadata service on", evaluate}; }

}  // namespace patchtriage::remedies
