// Whether the Targets of an association, window or command cover a node, resolved here as Systems Manager would.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "assess/scope_view.h"
#include "fleet/evidence.h"
#include "fleet/records/ssm_common.h"

namespace patchtriage {

enum class Match { yes, no, unknown };

struct TargetMatch {
  Match match = Match::no;
  std::string matched_by;          // "tag:Env=prod and tag-key Owner"; of a yes
  std::vector<Evidence> evidence;  // the node's side: the tag, the membership; or the gap that makes it unknown
};

// Several entries must all match, of several values one. Keys are compared as Systems Manager does: InstanceIds in any
// letter case, tags exactly. unknown where a resource group's members could not be read, or for tags of an EC2 host
// that is registered as mi-… (it has tags of its own in Systems Manager, which no operation of the plan reads). No
// targets at all match nothing.
TargetMatch match_targets(const ScopeView& view, const Node& node, std::span<const ssm::Target> targets);
// One entry alone.
TargetMatch match_target(const ScopeView& view, const Node& node, const ssm::Target& target);

// "tag:Env=prod,live"
std::string describe_target(const ssm::Target& target);

}  // namespace patchtriage
