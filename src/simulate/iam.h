// The roles and instance profiles of every account, and IAM's answers about them.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "simulate/estate.h"
#include "simulate/world.h"

namespace patchtriage::simulate {

// The same kinds in every account of the varied fleet:
//   ssm-core          AmazonSSMManagedInstanceCore: everything a node needs
//   web-app           an inline policy that allows the same, under a path
//   patch-policy      ssm-core, reads the patch policies' bucket, tagged for it
//   patch-policy-bare ssm-core, but may not read the patch policies' bucket
//   legacy-app        no Systems Manager permission at all
//   bounded-app       ssm-core, but its permissions boundary refuses Systems Manager
//   lambda-only       ssm-core, but EC2 may not assume it
//   no-snapshot       may be a node and scan for inventory, but not fetch a patch snapshot
//   no-inventory      may be a node and patch, but not upload inventory
//   no-channel        may be a node (ssm), but its message channel is refused (ssmmessages, ec2messages)
//   half-app          may register and nothing else
//   denied-app        ssm-core, and an inline policy that denies Systems Manager
//   orphan            an instance profile without a role
// In the reference fleet: ssm-core, web-app, and
//   batch-app         ssm-core, and an inline policy for its own work
const std::vector<RoleKind>& role_kinds(FleetKind fleet);
// By the name of the profile or role, in either fleet; nullptr where there is none.
const RoleKind* find_role(std::string_view name);
std::string profile_arn(const std::string& account, const RoleKind& kind);
std::string profile_id(const std::string& account, const RoleKind& kind);

// Answers to the "iam:" operations in `account`.
Answer answer_iam(FleetKind fleet, const std::string& account, Time as_of, std::string_view operation,
                  const Json& params);

}  // namespace patchtriage::simulate
