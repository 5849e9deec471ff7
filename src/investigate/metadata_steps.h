// Steps about the instance metadata service.
#pragma once

#include <string>
#include <vector>

#include "investigate/command_line.h"
#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// The metadata options as EC2 has them.
RemedyStep see_metadata_options(const RuleFacts& facts);
// `aws ec2 modify-instance-metadata-options` of this instance, for options to be added.
CommandLine modify_metadata_options(const RuleFacts& facts);

}  // namespace patchtriage::remedies
