#include "assess/patch_state.h"

#include <fmt/format.h>

#include "assess/baseline_records.h"
#include "base/text.h"

namespace patchtriage {
namespace {

// Negative counts stand in outputs of failed scans; they mean "not counted".
std::optional<std::int64_t> count(const std::optional<std::int64_t>& value) {
  return value && *value >= 0 ? value : std::nullopt;
}

struct Counter {
  std::optional<std::int64_t> ssm::InstancePatchState::* member;
  const char* claim;
};

constexpr Counter kNonCompliantCounters[] = {
    {&ssm::InstancePatchState::missing_count, "approved patches are missing"},
    {&ssm::InstancePatchState::failed_count, "patches failed to install in the last operation"},
    {&ssm::InstancePatchState::installed_rejected_count, "rejected patches are installed"},
    {&ssm::InstancePatchState::installed_pending_reboot_count, "installed patches wait for a restart"},
};

// Available security updates count only where the baseline says so, which only the baseline itself tells.
CountedStatus status_by_available_updates(const ScopeView& view, const ssm::InstancePatchState& state) {
  const Trail& trail = view.trail();
  CountedStatus result{ComplianceStatus::compliant, {}};
  result.evidence.push_back(trail.cite(state, &ssm::InstancePatchState::available_security_update_count,
                                       "security updates are available that the baseline has not approved"));
  if (count(state.security_non_compliant_count).value_or(0) > 0) {
    // They enter this counter only where the baseline counts them as non-compliant.
    result.status = ComplianceStatus::non_compliant;
    result.evidence.push_back(trail.cite(state, &ssm::InstancePatchState::security_non_compliant_count,
                                         "the baseline counts available security updates as non-compliant"));
    return result;
  }
  const Facts<ssm::PatchBaseline> baseline = baseline_details(view, state.baseline_id.value_or(""));
  if (baseline.rows().empty()) {
    const ssm::PatchBaselineIdentity* listed = listed_baseline(view, state.baseline_id.value_or(""));
    if (listed != nullptr && listed->baseline_id.starts_with("arn:")) {
      result.evidence.push_back(trail.cite(*listed, &ssm::PatchBaselineIdentity::baseline_id,
                                           "AWS's own baselines don't count available security updates"));
      return result;
    }
    result.status = ComplianceStatus::unknown;
    if (const Gap* gap = baseline.gap()) {
      result.evidence.push_back(trail.not_read(*gap, "whether the baseline counts available security updates"));
    } else {
      // What was deleted since may have counted them.
      result.evidence.push_back(trail.not_listed(*baseline.complete(), "the baseline that judged it is gone"));
    }
    return result;
  }
  const ssm::PatchBaseline& row = *baseline.only();
  const bool counts = row.available_security_updates_compliance_status == "NON_COMPLIANT";
  if (counts) result.status = ComplianceStatus::non_compliant;
  result.evidence.push_back(trail.cite(row, &ssm::PatchBaseline::available_security_updates_compliance_status,
                                       counts ? "the baseline counts available security updates as non-compliant"
                                              : "the baseline doesn't count available security updates"));
  return result;
}

std::optional<PatchReading> reading_of(const ScopeView& view, const Facts<ssm::InstancePatchState>& listing) {
  if (listing.rows().empty()) return std::nullopt;
  const ssm::InstancePatchState& state = *listing.only();
  CountedStatus counted = status_by_counters(view, state);
  PatchReading reading;
  reading.state = &state;
  reading.evidence = std::move(counted.evidence);
  reading.read.at = listing.call()->at;
  reading.read.source = listing.call()->operation;
  reading.read.status = counted.status;
  reading.read.counts = counts_of(state);
  reading.read.last_operation_at = state.operation_end_time;
  return reading;
}

auto counters_of(const ssm::InstancePatchState& state) {
  return std::tie(state.missing_count, state.failed_count, state.installed_rejected_count,
                  state.installed_pending_reboot_count, state.available_security_update_count,
                  state.critical_non_compliant_count, state.security_non_compliant_count,
                  state.other_non_compliant_count, state.operation_end_time);
}

}  // namespace

std::int64_t non_compliant_patches(const PatchCounts& counts) {
  return counts.missing.value_or(0) + counts.failed.value_or(0) + counts.rejected.value_or(0) +
         counts.pending_reboot.value_or(0);
}

PatchCounts counts_of(const ssm::InstancePatchState& state) {
  PatchCounts counts;
  counts.installed = count(state.installed_count);
  counts.missing = count(state.missing_count);
  counts.failed = count(state.failed_count);
  counts.pending_reboot = count(state.installed_pending_reboot_count);
  counts.rejected = count(state.installed_rejected_count);
  counts.critical = count(state.critical_non_compliant_count);
  counts.security = count(state.security_non_compliant_count);
  counts.other = count(state.other_non_compliant_count);
  counts.available_security = count(state.available_security_update_count);
  return counts;
}

std::optional<PatchOperation> patch_operation_of(std::string_view operation) {
  if (equals_ignoring_case(operation, "scan")) return PatchOperation::scan;
  if (equals_ignoring_case(operation, "install")) return PatchOperation::install;
  return std::nullopt;
}

CountedStatus status_by_counters(const ScopeView& view, const ssm::InstancePatchState& state) {
  CountedStatus result;
  for (const Counter& counter : kNonCompliantCounters) {
    if (count(state.*counter.member).value_or(0) == 0) continue;
    result.status = ComplianceStatus::non_compliant;
    result.evidence.push_back(view.trail().cite(state, counter.member, counter.claim));
  }
  if (result.status == ComplianceStatus::non_compliant) return result;
  if (count(state.available_security_update_count).value_or(0) > 0) return status_by_available_updates(view, state);
  result.status = ComplianceStatus::compliant;
  result.evidence.push_back(view.trail().cite(state, &ssm::InstancePatchState::missing_count, "no patch is missing"));
  result.evidence.push_back(view.trail().cite(state, &ssm::InstancePatchState::failed_count, "no patch failed"));
  return result;
}

const PatchReading* PatchReadings::newest() const {
  const PatchReading* newest = nullptr;
  for (const PatchReading& reading : readings) {
    if (newest == nullptr || reading.read.last_operation_at >= newest->read.last_operation_at) newest = &reading;
  }
  return newest;
}

bool PatchReadings::is_changed() const {
  return readings.size() == 2 && counters_of(*readings[0].state) != counters_of(*readings[1].state);
}

PatchReadings read_patch_states(const ScopeView& view, const Node& node) {
  PatchReadings result;
  const auto first = view.list<ssm::InstancePatchState>(node.managed_id);
  if (auto reading = reading_of(view, first)) {
    result.readings.push_back(std::move(*reading));
  } else if (first.gap() != nullptr) {
    result.gap = *first.gap();
  } else {
    result.absence = *first.absent();
  }
  // A node that was not read again (compliant ones need not be) has no second listing at all.
  const ListingKey second_key{view.scope(), std::string(ssm::InstancePatchState::kSource), node.managed_id, 2};
  if (!view.snapshot().listings().contains(second_key)) return result;
  const auto second = view.list<ssm::InstancePatchState>(node.managed_id, ssm::InstancePatchState::kSource, 2);
  if (auto reading = reading_of(view, second)) {
    result.readings.push_back(std::move(*reading));
  } else if (const Gap* gap = second.gap()) {
    if (gap->reason != Gap::Reason::skipped) result.re_check_gap = *gap;
  } else {
    result.is_gone_in_re_check = !result.readings.empty();
  }
  return result;
}

}  // namespace patchtriage
