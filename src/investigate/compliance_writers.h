// What scans and installs a node, and by which baseline.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assess/assessment.h"

namespace patchtriage {

struct ComplianceWriter {
  std::string name;      // "association 3f…", "window mw-07f…"
  std::string baseline;  // "the registered baseline", "the baseline override s3://…": compared, and shown
  std::vector<Evidence> evidence;
  std::string policy = {};              // id of the Quick Setup patch policy that it belongs to; empty: none
  std::optional<Evidence> unread = {};  // that its override could not be read: which baseline it is remains open
};

enum class Comparison { same, different, unknown };
Comparison compare_baselines(const ComplianceWriter& left, const ComplianceWriter& right);

// The associations and windows with a run left that write the node's patch compliance; then, where its history holds
// runs of another kind that keep alternating with them, those.
std::vector<ComplianceWriter> compliance_writers(const Assessment& assessment);

// Of the windows and associations that will run the next install.
std::vector<Evidence> next_install_evidence(const Assessment& assessment);
// A scan of the node is scheduled.
bool has_next_scan(const Assessment& assessment);

}  // namespace patchtriage
