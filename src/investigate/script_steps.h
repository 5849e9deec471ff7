// Work on the operating system of an instance through Run Command, and the remedies that consist of it.
#pragma once

#include <string>
#include <vector>

#include "investigate/investigation.h"
#include "investigate/rule.h"

namespace patchtriage::remedies {

// A shell script on the node through Run Command; {{NAME}} in it stands for one of `inputs`. A step without a command
// where there is no script for the node's platform.
struct NodeScript {
  std::string title;
  std::string linux_script;    // POSIX shell, run as root
  std::string windows_script;  // PowerShell
  std::string side_effects = {};
  std::vector<RemedyInput> inputs = {};
};

// Looking: no step where there is no script for the platform.
void append_look(const RuleFacts& facts, std::vector<RemedyStep>& steps, const NodeScript& script);
void append_work(const RuleFacts& facts, std::vector<RemedyStep>& steps, const NodeScript& script);

// One command for each package manager of Linux.
struct PackageManagers {
  std::string dnf;
  std::string yum;
  std::string apt;
  std::string zypper;
};
// The one that the node's operating system has; where that isn't known, a script that finds out.
std::string for_package_manager(const RuleFacts& facts, const PackageManagers& commands);

// A failed patch run that something on the node is in the way of: what to look at, and what clears it.
struct NodeWork {
  std::string change;  // "free space on /boot of {}": see Remediation::change
  std::string summary;
  NodeScript look = {};
  std::vector<NodeScript> fixes = {};
};
// The failed run's output, the look, the fixes, the install again and the scan.
Remediation mend_on_node(const RuleFacts& facts, const NodeWork& work);

}  // namespace patchtriage::remedies
