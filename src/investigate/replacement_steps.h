// Instances that are replaced from a newer image instead of being patched where they are: those that a service or an
// Auto Scaling group launches.
#pragma once

#include <string>
#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

struct Replacer {
  enum class Kind {
    none,
    eks_node_group,
    karpenter,
    beanstalk,
    batch,
    emr,
    service,  // any other that owns the instance
    ecs_group,
    auto_scaling,
  };
  Kind kind = Kind::none;
  std::string target;  // what is changed: "node group shop/blue", "Auto Scaling group web"
};

// Who replaces the instance, by EC2's Operator field and the tags that services put on what they launch.
Replacer replacer_of(const RuleFacts& facts);
// A service, rather than a group that somebody runs for the instances themselves.
bool is_service(Replacer::Kind kind);

// A newer image, and the replacement by it; for Auto Scaling groups the way to patch in place as well.
void append_replacement(const RuleFacts& facts, const Replacer& replacer, std::vector<RemedyStep>& steps);
// This one instance anew, from the image that its group has now.
void append_replace_one(const RuleFacts& facts, std::vector<RemedyStep>& steps);
// How the replacement goes on.
void append_verify_replacement(const RuleFacts& facts, const Replacer& replacer, std::vector<RemedyStep>& steps);

}  // namespace patchtriage::remedies
