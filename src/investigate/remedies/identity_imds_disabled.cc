// Against a metadata service that is off.
#include "investigate/remedy.h"
#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {
namespace {

using Changes = RemedyStep::Changes;

Remediation evaluate(const RuleFacts& facts, const Cause& /*cause*/) {
  Remediation result;
  const std::string& id = facts.node.key.instance_id;

  result.summary = "Turn the instance metadata service on, with IMDSv2 required.";
  result.title = "turn the metadata service of " + id + " on";
  result.steps.push_back(
      diagnose("See the metadata options", aws(facts, "ec2", "describe-instances")
                                               .option("--instance-ids", id)
                                               .option("--query", "Reservations[].Instances[].MetadataOptions")));
  RemedyStep enable = fix("Turn it on",
                          aws(facts, "ec2", "modify-instance-metadata-options")
                              .option("--instance-id", id)
                              .option("--http-endpoint", "enabled")
                              .option("--http-tokens", "required"),
                          Changes::instance, "Programs that only speak IMDSv1 stay refused.");
  enable.runbook = "AWSSupport-ConfigureEC2Metadata";
  result.steps.push_back(std::move(enable));
  append_verify_heartbeat(facts, result.steps);
  append_verify_scan(facts, result.steps);
  return result;
}

}  // namespace

Remedy identity_imds_disabled() { return {"identity.imds-disabled", "Turn the metadata service on", evaluate}; }

}  // namespace patchtriage::remedies
