// Steps 1 and 5: whether a node is compliant, and how far that can be relied on.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "assess/assessment.h"
#include "assess/baseline_content.h"
#include "assess/baseline_records.h"
#include "assess/compliance_since.h"
#include "assess/end_of_support.h"
#include "assess/judging_baseline.h"
#include "assess/operating_system.h"
#include "assess/patch_findings.h"
#include "assess/patch_state.h"
#include "assess/scope_view.h"
#include "assess/staleness.h"
#include "base/text.h"
#include "fleet/records/ssm_compliance.h"

namespace patchtriage {
namespace {

// The listing of non-compliant nodes, by node.
class SummaryIndex {
 public:
  explicit SummaryIndex(const ScopeView& view) {
    for (const auto& row : view.list<ssm::ResourceComplianceSummaryItem>().rows()) {
      if (row.compliance_type == "Patch" && row.status == "NON_COMPLIANT") by_id_.emplace(row.resource_id, &row);
    }
  }
  const ssm::ResourceComplianceSummaryItem* find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string, const ssm::ResourceComplianceSummaryItem*> by_id_;
};

// Everything one node's conclusion is drawn from.
struct Inputs {
  const ScopeView& view;
  const Node& node;
  const Assessment& so_far;
  PatchReadings readings;
  const PatchReading* newest = nullptr;
  const ssm::ResourceComplianceSummaryItem* summary = nullptr;  // listed as non-compliant
};

// Why the status is what it is, and whether something forbids relying on it.
struct Finding {
  std::string reason;
  std::optional<std::string> inconclusive_because;
};

std::string describe(const PatchCounts& counts) {
  std::vector<std::string> parts;
  const auto add = [&](const std::optional<std::int64_t>& count, std::string_view what) {
    if (count.value_or(0) > 0) parts.push_back(fmt::format("{} {}", *count, what));
  };
  add(counts.missing, "missing");
  add(counts.failed, "failed");
  add(counts.rejected, "rejected but installed");
  add(counts.pending_reboot, "waiting for a restart");
  if (parts.empty()) add(counts.available_security, "available but not approved");
  return parts.empty() ? "no patch is missing, failed, rejected or waits for a restart"
                       : fmt::format("patches {}", join(parts, ", "));
}

bool is_execution_of_policy(const std::optional<ssm::ComplianceExecutionSummary>& summary) {
  return summary && summary->execution_type == "PatchPolicy";
}

bool is_patch_policy(const Inputs& in) {
  if (in.summary != nullptr && is_execution_of_policy(in.summary->execution_summary)) return true;
  for (const ssm::ComplianceItem& item : in.view.list<ssm::ComplianceItem>(in.node.managed_id).rows()) {
    if (item.compliance_type == "Patch" && is_execution_of_policy(item.execution_summary)) return true;
  }
  const auto& associations = in.so_far.patching.associations;
  return associations && std::ranges::any_of(*associations, &AssociationMatch::is_patch_policy);
}

// The listing is from before the reading where an operation began after the one that the listing saw.
bool is_older_than_state(const ssm::ResourceComplianceSummaryItem& summary, const ssm::InstancePatchState& state) {
  const auto& execution = summary.execution_summary;
  return execution && execution->execution_time && state.operation_start_time &&
         *state.operation_start_time > *execution->execution_time;
}

// A patch-policy node mirrors its association, so zero counters alone don't prove that AWS calls it compliant.
bool may_have_failed_policy(const Inputs& in) {
  const auto& associations = in.so_far.patching.associations;
  if (!associations) return true;
  return std::ranges::any_of(
      *associations, [](const AssociationMatch& match) { return match.is_patch_policy && match.status != "Success"; });
}

Finding conclude_from_state(const Inputs& in, Compliance& result) {
  const PatchReading& reading = *in.newest;
  const Trail& trail = in.view.trail();
  result.status = reading.read.status;
  result.evidence = reading.evidence;
  Finding finding{describe(*reading.read.counts), std::nullopt};
  const auto summaries = in.view.list<ssm::ResourceComplianceSummaryItem>();
  if (result.status == ComplianceStatus::unknown && summaries.complete() != nullptr && !in.readings.is_changed()) {
    // AWS's own listing knows the baseline that we couldn't read.
    result.status = in.summary != nullptr ? ComplianceStatus::non_compliant : ComplianceStatus::compliant;
    result.evidence.push_back(
        in.summary != nullptr
            ? trail.cite(*in.summary, &ssm::ResourceComplianceSummaryItem::status, "AWS lists it as non-compliant")
            : trail.not_listed(*summaries.complete(), "AWS doesn't list it as non-compliant"));
    return finding;
  }
  if (result.status == ComplianceStatus::unknown) {
    finding.inconclusive_because =
        "only available security updates are left, and whether the baseline counts them could not be found out";
    return finding;
  }
  if (result.status == ComplianceStatus::non_compliant) return finding;

  if (in.summary != nullptr && !is_older_than_state(*in.summary, *reading.state) && !in.readings.is_changed()) {
    result.status = ComplianceStatus::non_compliant;
    result.evidence.push_back(trail.cite(*in.summary, &ssm::ResourceComplianceSummaryItem::status,
                                         "AWS lists the node as non-compliant although no counter says so"));
    finding.inconclusive_because =
        "no patch is missing, yet AWS lists it as non-compliant: the operation itself failed";
    return finding;
  }
  if (summaries.gap() != nullptr && may_have_failed_policy(in)) {
    result.status = ComplianceStatus::unknown;
    result.evidence.push_back(trail.not_read(*summaries.gap(), "whether AWS lists the node as non-compliant"));
    finding.inconclusive_because =
        "no patch is missing, but a patch policy's failure also makes a node non-compliant, and that could not be read";
  }
  return finding;
}

const ssm::ComplianceItem* association_scan(const Inputs& in) {
  for (const ssm::ComplianceItem& item : in.view.list<ssm::ComplianceItem>(in.node.managed_id).rows()) {
    if (item.compliance_type != "Association") continue;
    const auto document = item.details.find("DocumentName");
    if (document != item.details.end() && document->second.ends_with("AWS-RunPatchBaselineAssociation")) return &item;
  }
  return nullptr;
}

// The complete listing of patch states has no record of the node.
Finding conclude_from_absence(const Inputs& in, Compliance& result) {
  const Trail& trail = in.view.trail();
  result.evidence.push_back(trail.not_listed(*in.readings.absence, "the node has no patch record"));
  if (const ssm::ComplianceItem* item = association_scan(in)) {
    result.is_association_only = true;
    result.evidence.push_back(trail.cite(*item, &ssm::ComplianceItem::compliance_type,
                                         "AWS-RunPatchBaselineAssociation reports about the association only"));
    return {"",
            "only association-level scans (AWS-RunPatchBaselineAssociation) ran: patch compliance was never reported"};
  }
  const auto items = in.view.list<ssm::ComplianceItem>(in.node.managed_id);
  const auto registered = in.view.list<ssm::InstanceInformation>();
  const bool is_unregistered = in.node.information == nullptr && registered.complete() != nullptr;
  const Gap* gap = items.gap();
  if (gap != nullptr && !(is_unregistered && gap->reason == Gap::Reason::not_asked)) {
    result.evidence.push_back(trail.not_read(*gap, "the node's compliance items"));
  } else {
    result.is_never_scanned = true;
    if (items.complete() != nullptr) {
      result.evidence.push_back(trail.not_listed(*items.complete(), "the node has no compliance item"));
    }
  }
  if (is_unregistered) {
    result.evidence.push_back(trail.not_listed(*registered.complete(), "Systems Manager doesn't list the node"));
    return {"", "it was never scanned, or not in the last 30 days, and Systems Manager doesn't reach it"};
  }
  const auto& runs = in.so_far.history.operations;
  if (runs && !runs->empty()) return {"", "it has no patch record: no attempt on record got as far as reporting"};
  return {"", "it was never scanned, or not in the last 30 days"};
}

// The patch states could not be read for the node.
Finding conclude_from_gap(const Inputs& in, Compliance& result) {
  const Trail& trail = in.view.trail();
  const auto registered = in.view.list<ssm::InstanceInformation>();
  const bool is_unregistered = in.node.information == nullptr && registered.complete() != nullptr;
  if (in.summary != nullptr) {
    result.status = ComplianceStatus::non_compliant;
    result.evidence.push_back(
        trail.cite(*in.summary, &ssm::ResourceComplianceSummaryItem::status, "AWS lists the node as non-compliant"));
    result.evidence.push_back(trail.not_read(*in.readings.gap, "its patch counters"));
    return {"", "AWS lists it as non-compliant, but its patch counters could not be read"};
  }
  if (is_unregistered && in.readings.gap->reason == Gap::Reason::not_asked) {
    result.evidence.push_back(trail.not_listed(*registered.complete(), "Systems Manager doesn't list the node"));
    return {"", "Systems Manager doesn't reach it, so there is no patch data to read"};
  }
  result.evidence.push_back(trail.not_read(*in.readings.gap, "its patch state"));
  return {"", "its patch state could not be read"};
}

// Systems that report "compliant" without meaning it.
std::optional<std::string> meaningless_because(const Inputs& in, Compliance& result) {
  const Context& context = in.so_far.context;
  const std::string system = context.operating_system.value_or("");
  const std::string version = context.platform_version.value_or("");
  const std::string release = fmt::format("{} {}", context.platform.value_or(system), version);
  const auto cite_version = [&](std::string claim) {
    if (in.node.information == nullptr) return;
    result.evidence.push_back(
        in.view.trail().cite(*in.node.information, &ssm::InstanceInformation::platform_version, std::move(claim)));
  };
  const bool is_unknown_system = system.empty() && is_unknown_to_patch_manager(context.platform.value_or(""));
  if (is_unknown_system || patch_manager_supports(system, version) == false) {
    cite_version("Patch Manager doesn't support this system or version");
    return fmt::format("Patch Manager doesn't support {}, so nothing can be missing", release);
  }
  if (const auto day = support_ended_on(in.view.settings(), system, version, in.view.as_of())) {
    cite_version(fmt::format("standard support of this version ended on {}", *day));
    return fmt::format("{} gets no standard updates since {}, so nothing can be missing", release, *day);
  }
  JudgedBy judged = judged_by(in.view, in.node, *in.newest->state, in.so_far);
  if (judged.baseline == JudgedBy::Baseline::unknown) {
    std::ranges::move(judged.evidence, std::back_inserter(result.evidence));
    return "no patch is missing, but whether the right baseline judged it could not be read";
  }
  // The id that a patch policy's run reports exists nowhere, and its baselines are read on the node.
  const std::string baseline_id = in.newest->state->baseline_id.value_or("");
  if (result.is_patch_policy) return std::nullopt;
  if (auto gap = unread_baseline(in.view, baseline_id)) {
    result.evidence.push_back(std::move(*gap));
    return "no patch is missing, but whether its baseline approves any could not be read";
  }
  const auto baseline = baseline_details(in.view, baseline_id);
  if (baseline.rows().empty()) return std::nullopt;
  auto nothing = approves_nothing(in.view, *baseline.only(), context);
  if (!nothing) return std::nullopt;
  result.evidence.push_back(std::move(nothing->evidence));
  return nothing->reason + ", so nothing can be missing";
}

void decide_verdict(const Inputs& in, const Finding& finding, Compliance& result) {
  const auto say = [&](ComplianceVerdict verdict, std::string reason) {
    result.verdict = verdict;
    result.reason = std::move(reason);
    if (!result.reason.empty()) result.reason[0] = static_cast<char>(std::toupper(result.reason[0]));
    result.reason += '.';
  };
  if (in.newest == nullptr)
    return say(ComplianceVerdict::inconclusive, finding.inconclusive_because.value_or(finding.reason));
  if (finding.inconclusive_because) return say(ComplianceVerdict::inconclusive, *finding.inconclusive_because);
  if (in.readings.is_changed()) {
    const PatchReading& first = in.readings.readings[0];
    const PatchReading& second = in.readings.readings[1];
    return say(ComplianceVerdict::changed, fmt::format("the re-check differs from the listing: {}, then {}",
                                                       describe(*first.read.counts), describe(*second.read.counts)));
  }
  if (result.status == ComplianceStatus::compliant) {
    if (auto reason = meaningless_because(in, result)) return say(ComplianceVerdict::inconclusive, *reason);
  }
  if (auto stale = staleness(in.view, in.node, *in.newest->state, in.so_far)) {
    result.evidence.insert(result.evidence.end(), std::make_move_iterator(stale->evidence.begin()),
                           std::make_move_iterator(stale->evidence.end()));
    return say(ComplianceVerdict::stale, stale->reason);
  }
  if (in.readings.re_check_gap) {
    result.evidence.push_back(in.view.trail().not_read(*in.readings.re_check_gap, "the re-check"));
    return say(ComplianceVerdict::inconclusive, fmt::format("{}, but it could not be read again", finding.reason));
  }
  if (in.readings.is_gone_in_re_check) {
    return say(ComplianceVerdict::inconclusive,
               fmt::format("{}, but the record was gone when read again", finding.reason));
  }
  say(ComplianceVerdict::active, in.readings.readings.size() == 2
                                     ? fmt::format("{}, and the re-check says the same", finding.reason)
                                     : finding.reason);
}

void fill_from_state(const Inputs& in, Compliance& result) {
  const ssm::InstancePatchState& state = *in.newest->state;
  const auto unless_empty = [](const std::optional<std::string>& text) {
    return text && !text->empty() ? text : std::nullopt;
  };
  result.counts = in.newest->read.counts;
  result.last_operation = patch_operation_of(state.operation.value_or(""));
  result.last_operation_at = state.operation_end_time;
  // An install assesses too, so every recorded operation counts as a scan.
  result.last_scan_at = state.operation_end_time;
  if (state.operation_end_time) {
    result.data_age_hours = static_cast<double>((in.view.as_of() - *state.operation_end_time).count()) / 3'600'000.0;
  }
  result.reported_baseline_id = unless_empty(state.baseline_id);
  result.reported_patch_group = unless_empty(state.patch_group);
  result.install_override_list = unless_empty(state.install_override_list);
}

void fill_severity(const Inputs& in, Compliance& result) {
  PatchFindings findings = read_patch_findings(in.view, in.node);
  result.patches = std::move(findings.patches);
  // A compliant node's details need not be read.
  if (result.status != ComplianceStatus::non_compliant) return;
  result.severity = findings.severity;
  const bool is_silent = !result.severity || *result.severity == "UNSPECIFIED";
  if (is_silent && in.summary != nullptr && in.summary->overall_severity &&
      *in.summary->overall_severity != "UNSPECIFIED") {
    result.severity = in.summary->overall_severity;
    findings.evidence = {in.view.trail().cite(*in.summary, &ssm::ResourceComplianceSummaryItem::overall_severity,
                                              "the worst compliance level of its patches")};
  } else if (!result.severity && result.patches) {
    result.severity = "UNSPECIFIED";
  }
  result.evidence.insert(result.evidence.end(), findings.evidence.begin(), findings.evidence.end());
}

}  // namespace

Compliance assess_compliance(const ScopeView& view, const Node& node, const Assessment& so_far) {
  Inputs in{view, node, so_far, read_patch_states(view, node)};
  in.newest = in.readings.newest();
  in.summary = view.once<SummaryIndex>().find(node.managed_id);

  Compliance result;
  for (const PatchReading& reading : in.readings.readings) result.reads.push_back(reading.read);
  Finding finding;
  if (in.newest != nullptr) {
    fill_from_state(in, result);
    finding = conclude_from_state(in, result);
  } else if (in.readings.absence) {
    finding = conclude_from_absence(in, result);
  } else {
    finding = conclude_from_gap(in, result);
  }
  result.is_patch_policy = is_patch_policy(in);
  fill_severity(in, result);
  decide_verdict(in, finding, result);
  if (result.status == ComplianceStatus::non_compliant && in.newest != nullptr) {
    result.non_compliant_since = non_compliant_since(view, node, *in.newest->state, so_far.history, result);
  }
  return result;
}

}  // namespace patchtriage
