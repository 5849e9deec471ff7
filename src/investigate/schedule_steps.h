// Steps that give an instance a patch schedule, or take one that is too many away.
#pragma once

#include <string>
#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// What a remedy that schedules patching starts from: of an Auto Scaling group's members the group is covered, so that
// the instances it launches next are too.
Remediation schedule_remediation(const RuleFacts& facts, const std::string& what);

// Where runs on record come from no schedule that covers the node: how to find who sends them, first. True where there
// are such runs, so that the remedy can warn of a second source.
bool append_find_sender(const RuleFacts& facts, std::vector<RemedyStep>& steps);

// Who cancelled a command; CloudTrail alone knows.
RemedyStep find_canceller(const RuleFacts& facts);

// One of the windows that are there takes it, or an association of its own installs at fixed times.
void append_install_schedule(const RuleFacts& facts, std::vector<RemedyStep>& steps);

// What patches a node: the ids of windows and associations, and the names that people know them by.
struct Sources {
  std::vector<std::string> ids;
  std::vector<std::string> names;
};
// For each window task and association that patches the node, but for those of patch policies: the step that removes
// it. Gives all of them, patch policies' too.
Sources append_remove_sources(const RuleFacts& facts, std::vector<RemedyStep>& steps);

}  // namespace patchtriage::remedies
