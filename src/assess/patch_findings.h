// The patches behind a node's compliance: which, how severe, for which CVEs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/assessment.h"
#include "assess/scope_view.h"

namespace patchtriage {

// The scale of the report, worst first: CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL, UNSPECIFIED. A vendor's word in it
// ("Important" is HIGH); UNSPECIFIED for what says nothing.
std::string severity_of_vendor_word(std::string_view word);
// Lower is worse.
int severity_order(std::string_view severity);

// "InstalledPendingReboot" of any of AWS's spellings.
std::string patch_state_name(std::string_view state);

struct PatchFindings {
  // Worst first, then by id and title; nullopt where no listing of them was read.
  std::optional<std::vector<PatchFinding>> patches;
  // The worst of those that make the node non-compliant: the baseline's compliance level, or the vendor's severity
  // where the baseline says UNSPECIFIED. nullopt where there are none or none could be read.
  std::optional<std::string> severity;
  std::vector<Evidence> evidence;  // for the severity, gaps included
};

PatchFindings read_patch_findings(const ScopeView& view, const Node& node);

}  // namespace patchtriage
