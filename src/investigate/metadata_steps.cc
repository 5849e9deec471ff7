#include "investigate/metadata_steps.h"

#include "investigate/remedy_steps.h"

namespace patchtriage::remedies {

RemedyStep see_metadata_options(const RuleFacts& facts) {
  return diagnose("See the metadata options", aws(facts, "ec2", "describe-instances")
                                                  .instances("--instance-ids", facts.node.key.instance_id)
                                                  .option("--query", "Reservations[].Instances[].MetadataOptions"));
}

CommandLine modify_metadata_options(const RuleFacts& facts) {
  return aws(facts, "ec2", "modify-instance-metadata-options")
      .instance("--instance-id", facts.node.key.instance_id)
      .option("--http-endpoint", "enabled");
}

}  // namespace patchtriage::remedies
