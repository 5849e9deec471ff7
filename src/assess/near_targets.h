// Targets that miss a node by so little that they were surely meant for it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "assess/scope_view.h"
#include "fleet/evidence.h"
#include "fleet/records/ssm_common.h"

namespace patchtriage {

struct NearTarget {
  std::string expected;   // "tag Patch Group=web-prod"
  std::string actual;     // "tag PatchGroup=web-prod"
  std::string mechanism;  // targeting.tag-mismatch, targeting.patch-group-tag-key, targeting.resource-group-empty
  std::vector<Evidence> evidence;
  // Where this isn't empty nothing of the above counts: what would tell could not be read.
  std::vector<Evidence> unread = {};
  // What the tag says differs by letters, and not only in letter case and separators.
  bool is_typo = false;
};

// The one entry that fails, where all others match: a tag key in another spelling with the right value, a value in
// another letter case or with a slip of the pen, a resource group that is gone, or empty and asks for nearly the node's
// tags.
std::optional<NearTarget> near_target(const ScopeView& view, const Node& node, std::span<const ssm::Target> targets);

// One value was meant to be the other: same but for letter case and separators, or a typing slip. Values that differ
// in a digit or a short part ("wave-1", "wave-2"; "team-a", "team-b") are two things, not a slip; so are opposites and
// days ("managed", "unmanaged"; "Monday", "Sunday").
bool is_slip(std::string_view wanted, std::string_view found);

}  // namespace patchtriage
