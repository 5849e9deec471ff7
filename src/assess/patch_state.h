// What one reading of a node's patch state says: its counters and whether they mean compliance.
#pragma once

#include <optional>
#include <vector>

#include "assess/assessment.h"
#include "assess/scope_view.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage {

// Patches that make the node non-compliant. The counters of severity overlap and are never summed.
std::int64_t non_compliant_patches(const PatchCounts& counts);

PatchCounts counts_of(const ssm::InstancePatchState& state);
std::optional<PatchOperation> patch_operation_of(std::string_view operation);

struct CountedStatus {
  ComplianceStatus status = ComplianceStatus::unknown;
  std::vector<Evidence> evidence;
};

// The rule: non-compliant where a patch is missing, failed, rejected or waits for a restart, or where a security update
// is available and the baseline counts that. unknown only where that baseline decides and could not be read, or
// was deleted since.
CountedStatus status_by_counters(const ScopeView& view, const ssm::InstancePatchState& state);

struct PatchReading {
  ComplianceRead read;
  const ssm::InstancePatchState* state = nullptr;  // null: none listed
  std::vector<Evidence> evidence;                  // for the read's status
};

// The listing and, where there was one, the re-check. A reading without a record is left out.
struct PatchReadings {
  std::vector<PatchReading> readings;
  std::optional<Gap> gap;            // of the listing
  std::optional<Absence> absence;    // the listing is complete and has no record
  std::optional<Gap> re_check_gap;   // the re-check was tried and could not be read
  bool is_gone_in_re_check = false;  // the re-check is complete and has no record any more
  // The reading that counts: of the later operation, the re-check where they are equal.
  const PatchReading* newest() const;
  // The two readings disagree.
  bool is_changed() const;
};

PatchReadings read_patch_states(const ScopeView& view, const Node& node);

}  // namespace patchtriage
