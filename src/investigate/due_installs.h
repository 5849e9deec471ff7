// Whether the installs that were scheduled for a node came, and brought what they should.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "investigate/rule.h"

namespace patchtriage {

// An install that was due on the node, and of which there is no run on record.
struct MissedInstall {
  std::string source;  // "window sunday"
  Time due;
  std::vector<Evidence> evidence;
};

// The first one of the last 30 days, since the node was registered and started, its association was made and its last
// install ran: a window that ran, or an association that was due. nullopt where each one came, or that can't be told:
// of an association that a change calendar gates.
std::optional<MissedInstall> missed_install(const RuleFacts& facts);

// The patch record is an install's own and still counts missing patches: the next install leaves them out too.
bool is_left_by_install(const Assessment& assessment);

}  // namespace patchtriage
