#include "assess/compliance_since.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "assess/baseline_records.h"
#include "assess/patch_runs.h"
#include "fleet/records/inspector2_findings.h"
#include "fleet/records/ssm_baselines.h"

namespace patchtriage {
namespace {

// Inspector's package findings by instance.
class VulnerabilityIndex {
 public:
  explicit VulnerabilityIndex(const ScopeView& view) {
    for (const inspector2::Finding& finding : view.list<inspector2::Finding>().rows()) {
      if (!finding.package_vulnerability_details || !finding.first_observed_at) continue;
      for (const inspector2::Resource& resource : finding.resources) {
        if (resource.id) by_instance_[*resource.id].push_back(&finding);
      }
    }
  }
  const std::vector<const inspector2::Finding*>& of(const std::string& instance_id) const {
    static const std::vector<const inspector2::Finding*> kNone;
    const auto found = by_instance_.find(instance_id);
    return found == by_instance_.end() ? kNone : found->second;
  }

 private:
  std::unordered_map<std::string, std::vector<const inspector2::Finding*>> by_instance_;
};

bool is_open(const PatchFinding& patch) { return patch.state == "Missing" || patch.state == "Failed"; }

std::vector<Time> approvals(const ScopeView& view, const ssm::InstancePatchState& state,
                            const std::vector<PatchFinding>& patches) {
  std::set<std::string_view> open;
  for (const PatchFinding& patch : patches) {
    if (is_open(patch)) open.insert(patch.id);
  }
  std::vector<Time> times;
  if (open.empty() || !state.baseline_id) return times;
  std::string subject = *state.baseline_id;
  if (const auto* listed = listed_baseline(view, subject)) subject = listed->baseline_id;
  for (const ssm::EffectivePatch& row : view.list<ssm::EffectivePatch>(subject).rows()) {
    if (!row.patch || !row.patch->kb_number || !row.patch_status || !row.patch_status->approval_date) continue;
    if (open.contains(*row.patch->kb_number)) times.push_back(*row.patch_status->approval_date);
  }
  return times;
}

std::vector<Time> vulnerabilities(const ScopeView& view, const Node& node, const std::vector<PatchFinding>& patches) {
  std::set<std::string_view> cves;
  for (const PatchFinding& patch : patches) {
    if (is_open(patch)) cves.insert(patch.cves.begin(), patch.cves.end());
  }
  std::vector<Time> times;
  for (const inspector2::Finding* finding : view.once<VulnerabilityIndex>().of(node.key.instance_id)) {
    const auto& id = finding->package_vulnerability_details->vulnerability_id;
    if (id && cves.contains(*id)) times.push_back(*finding->first_observed_at);
  }
  return times;
}

// An install that succeeded may have made it compliant for a while, and so may one that nobody recorded.
bool may_have_been_mended(const ScopeView& view, const EarlierStanding::Compliance& known, const History& history) {
  if (!view.history_reaches(known.as_of) || !history.operations) return true;
  if (!history.gaps.empty() || !history.undecided.empty()) return true;
  return std::ranges::any_of(*history.operations, [&](const PatchRun& run) {
    const bool may_install = !run.operation || *run.operation == PatchOperation::install;
    const bool is_later = !run.at || *run.at > known.last_operation_at.value_or(known.as_of);
    return may_install && is_later && outcome_of(run) == HistoryOutcome::succeeded;
  });
}

void consider_earlier(const ScopeView& view, const Node& node, const History& history, std::vector<Time>& proofs) {
  const EarlierStanding* earlier = view.earlier(node.key);
  if (earlier == nullptr || !earlier->compliance) return;
  const EarlierStanding::Compliance& known = *earlier->compliance;
  if (known.is_compliant) {
    // The newest stays: the same operation may be judged otherwise now.
    const Time newest = proofs.empty() ? Time() : std::ranges::max(proofs);
    std::erase_if(proofs, [&](Time time) { return time <= known.last_operation_at && time != newest; });
  } else if (known.non_compliant_since && !may_have_been_mended(view, known, history)) {
    proofs.push_back(*known.non_compliant_since);
  }
}

}  // namespace

std::optional<Time> non_compliant_since(const ScopeView& view, const Node& node, const ssm::InstancePatchState& state,
                                        const History& history, const Compliance& compliance) {
  std::vector<Time> proofs;
  if (compliance.patches) {
    proofs = approvals(view, state, *compliance.patches);
    for (const Time time : vulnerabilities(view, node, *compliance.patches)) proofs.push_back(time);
    for (const PatchFinding& patch : *compliance.patches) {
      if (patch.state == "InstalledPendingReboot" && patch.installed_at) proofs.push_back(*patch.installed_at);
    }
  }
  // Nothing of that can have been so before the node was there.
  if (node.information != nullptr && node.information->registration_date) {
    for (Time& time : proofs) time = std::max(time, *node.information->registration_date);
  }
  for (const ComplianceRead& read : compliance.reads) {
    if (read.status == ComplianceStatus::non_compliant && read.last_operation_at) {
      proofs.push_back(*read.last_operation_at);
    }
  }
  consider_earlier(view, node, history, proofs);
  std::erase_if(proofs, [&](Time time) { return time > view.as_of(); });
  if (proofs.empty()) return std::nullopt;
  return std::ranges::min(proofs);
}

}  // namespace patchtriage
