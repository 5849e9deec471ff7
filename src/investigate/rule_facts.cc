#include "investigate/rule_facts.h"

#include <fmt/format.h>

#include <algorithm>

#include "assess/patch_state.h"
#include "base/items.h"
#include "base/text.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/ssm_associations.h"
#include "fleet/records/ssm_nodes.h"
#include "fleet/records/ssm_windows.h"
#include "investigate/attempts.h"

namespace patchtriage {
namespace {

bool owns(std::span<const std::string_view> codes, std::string_view code) {
  return std::ranges::find(codes, code) != codes.end();
}

// A path that could not be traced leaves every network check open.
bool leaves_open(std::span<const std::string_view> codes, std::string_view code) {
  if (owns(codes, code)) return true;
  return code == "network.path" &&
         std::ranges::any_of(codes, [](std::string_view own) { return own.starts_with("network."); });
}

// Whether a node that answers also takes commands: its message channel.
enum class Channel { open, closed, not_asked, unreadable };

// The newest patch command on record arrived.
bool takes_commands(const Assessment& assessment) {
  for (const PatchRun& run : items(assessment.history.operations)) {
    if (run.kind != "run_command") continue;
    const Ending ending = ending_of(run);
    if (ending == Ending::succeeded || ending == Ending::failed) return true;
    if (ending == Ending::not_delivered) return false;
  }
  return false;
}

Channel channel_of(const RuleFacts& facts) {
  const auto& status = facts.assessment.manageability.session_channel;
  if (status) return *status == "connected" ? Channel::open : Channel::closed;
  const Facts<ssm::ConnectionStatus> read = facts.view.list<ssm::ConnectionStatus>(facts.node.managed_id);
  const Gap* gap = read.gap();
  if (gap == nullptr || gap->reason == Gap::Reason::not_asked) return Channel::not_asked;
  return takes_commands(facts.assessment) ? Channel::open : Channel::unreadable;
}

Evidence channel_gap(const RuleFacts& facts) {
  const Facts<ssm::ConnectionStatus> read = facts.view.list<ssm::ConnectionStatus>(facts.node.managed_id);
  return facts.view.trail().not_read(*read.gap(), "whether its message channel is connected");
}

// What keeps commands from a node whose heartbeat still comes; the other checks are about the heartbeat itself, which
// outlives lost credentials by some hours.
bool closes_channel(std::string_view code) {
  return code == "identity.role-permissions" || code == "identity.profile-shadows-dhmc" || code.starts_with("network.");
}

void append(std::vector<Evidence>& all, std::vector<Evidence> more) {
  for (Evidence& evidence : more) all.push_back(std::move(evidence));
}

}  // namespace

std::vector<Evidence> gaps_among(std::span<const Evidence> evidence) {
  std::vector<const Evidence*> found;
  for (const Evidence& root : evidence) collect_gaps(root, found);
  std::vector<Evidence> gaps;
  for (const Evidence* gap : found) {
    if (std::ranges::find(gaps, *gap) == gaps.end()) gaps.push_back(*gap);
  }
  return gaps;
}

Verdict cannot_tell_or_not(std::vector<Evidence> gaps) {
  if (gaps.empty()) return DoesNotHold{};
  return CannotTell{std::move(gaps)};
}

bool is_reachable(const Assessment& assessment) {
  return assessment.manageability.state == ManageabilityState::managed;
}

bool is_unreachable(const Assessment& assessment) {
  return assessment.manageability.state == ManageabilityState::lost ||
         assessment.manageability.state == ManageabilityState::unmanaged;
}

std::vector<Evidence> manageability_gaps(const Assessment& assessment) {
  if (assessment.manageability.state != ManageabilityState::unknown) return {};
  return gaps_among(assessment.manageability.evidence);
}

const Check* blocked_check(const Assessment& assessment, std::span<const std::string_view> codes) {
  const Check* possible = nullptr;
  for (const Check& check : assessment.manageability.checks) {
    if (check.outcome != Check::Outcome::blocked || !owns(codes, check.code)) continue;
    if (check.is_definite) return &check;
    if (possible == nullptr || (possible->is_partial && !check.is_partial)) possible = &check;
  }
  return possible;
}

Verdict verdict_of_checks(const RuleFacts& facts, std::span<const std::string_view> codes,
                          std::span<const std::string_view> likely) {
  const Assessment& assessment = facts.assessment;
  const Check* blocked = blocked_check(assessment, codes);
  const Channel channel = is_reachable(assessment) ? channel_of(facts) : Channel::closed;
  if (blocked != nullptr && blocked->is_definite) {
    const bool is_cause = blocked->code.starts_with("agent.") || channel == Channel::closed ||
                          (channel != Channel::open && closes_channel(blocked->code));
    if (is_cause) return Holds{blocked->evidence, blocked->summary, Confidence::high, blocked->code};
  }
  if (assessment.manageability.state == ManageabilityState::stopped) return DoesNotHold{};
  // A node that answers and takes commands has what it needs, whatever the other records say.
  if (channel == Channel::open || channel == Channel::not_asked) return DoesNotHold{};
  std::vector<Evidence> gaps = manageability_gaps(assessment);
  // Its network isn't even looked at before the channel is known to be down.
  const bool may_close_channel = blocked != nullptr || std::ranges::any_of(codes, closes_channel);
  if (channel == Channel::unreadable && may_close_channel) gaps.push_back(channel_gap(facts));
  std::vector<Evidence> cleared;
  for (const Check& check : assessment.manageability.checks) {
    if (!leaves_open(codes, check.code)) continue;
    if (check.outcome == Check::Outcome::clear) append(cleared, check.evidence);
    // What is blocked but not proven may lack its proof only because of a gap.
    const bool is_open =
        check.outcome == Check::Outcome::unknown || (check.outcome == Check::Outcome::blocked && !check.is_definite);
    if (is_open) append(gaps, gaps_among(check.evidence));
  }
  if (!gaps.empty()) return CannotTell{std::move(gaps)};
  if (blocked != nullptr && !blocked->is_partial && owns(likely, blocked->code) && is_unreachable(assessment)) {
    // It is the best explanation only where the whole list was walked and nothing else is proven.
    std::vector<Evidence> unread = check_gaps(assessment);
    if (!unread.empty()) return CannotTell{std::move(unread)};
    if (!has_definite_check(assessment)) {
      return Holds{blocked->evidence, blocked->summary, Confidence::medium, blocked->code};
    }
  }
  return DoesNotHold{std::move(cleared)};
}

bool has_definite_check(const Assessment& assessment) {
  return std::ranges::any_of(assessment.manageability.checks, [](const Check& check) {
    return check.outcome == Check::Outcome::blocked && check.is_definite;
  });
}

std::vector<Evidence> check_gaps(const Assessment& assessment) {
  std::vector<Evidence> gaps;
  for (const Check& check : assessment.manageability.checks) {
    if (check.outcome == Check::Outcome::unknown) append(gaps, gaps_among(check.evidence));
  }
  return gaps_among(gaps);
}

const ssm::InstancePatchState* patch_state(const RuleFacts& facts) {
  const PatchReadings readings = read_patch_states(facts.view, facts.node);
  const PatchReading* newest = readings.newest();
  return newest == nullptr ? nullptr : newest->state;
}

std::optional<Evidence> started_since_record(const RuleFacts& facts) {
  const ssm::InstancePatchState* row = patch_state(facts);
  const ec2::Instance& instance = *facts.node.instance;
  if (row == nullptr || !row->operation_end_time || !instance.launch_time) return std::nullopt;
  const Time last =
      std::max(*row->operation_end_time, row->last_no_reboot_install_operation_time.value_or(*row->operation_end_time));
  if (*instance.launch_time <= last) return std::nullopt;
  return facts.view.trail().cite(instance, &ec2::Instance::launch_time, "the instance was started again since");
}

std::vector<Evidence> compliance_gaps(const Assessment& assessment) {
  if (assessment.compliance.status != ComplianceStatus::unknown && assessment.compliance.counts) return {};
  return gaps_among(assessment.compliance.evidence);
}

std::vector<Evidence> patch_state_evidence(const RuleFacts& facts) {
  const ssm::InstancePatchState* row = patch_state(facts);
  if (row == nullptr) return facts.assessment.compliance.evidence;
  std::vector<Evidence> evidence;
  const auto cite = [&](std::optional<std::int64_t> ssm::InstancePatchState::* member, const char* claim) {
    if (is_positive(row->*member)) evidence.push_back(facts.view.trail().cite(*row, member, claim));
  };
  cite(&ssm::InstancePatchState::missing_count, "approved patches are missing");
  cite(&ssm::InstancePatchState::failed_count, "patches failed to install");
  cite(&ssm::InstancePatchState::installed_pending_reboot_count, "patches are installed and wait for a restart");
  cite(&ssm::InstancePatchState::installed_rejected_count, "installed patches are rejected by the baseline");
  cite(&ssm::InstancePatchState::available_security_update_count, "security updates are available and not approved");
  if (row->operation_end_time) {
    evidence.push_back(facts.view.trail().cite(*row, &ssm::InstancePatchState::operation_end_time,
                                               "when the last successful patch operation ended"));
  }
  return evidence;
}

bool is_positive(const std::optional<std::int64_t>& count) { return count && *count > 0; }

std::string counted_patches(std::int64_t count, std::string_view adjective) {
  return fmt::format("{} {}{}{}", with_thousands(count), adjective, adjective.empty() ? "" : " ",
                     count == 1 ? "patch" : "patches");
}

std::optional<std::int64_t> installable(const Assessment& assessment) {
  const auto& counts = assessment.compliance.counts;
  if (!counts || (!counts->missing && !counts->failed)) return std::nullopt;
  return counts->missing.value_or(0) + counts->failed.value_or(0);
}

bool is_unhealthy(const Assessment& assessment) {
  return assessment.compliance.status != ComplianceStatus::compliant ||
         assessment.compliance.verdict == ComplianceVerdict::stale ||
         assessment.compliance.verdict == ComplianceVerdict::inconclusive;
}

Confidence confidence_by_age(const Assessment& assessment) {
  return assessment.compliance.verdict == ComplianceVerdict::stale ? Confidence::medium : Confidence::high;
}

namespace {

// A window that doesn't run is a cause of its own. An association without a run left, as "Patch now" leaves one behind,
// was never meant to run again.
bool has_source(const Assessment& assessment, PatchOperation operation) {
  const Patching& patching = assessment.patching;
  for (const WindowMatch& window : items(patching.windows)) {
    if (window.operation == operation) return true;
  }
  for (const AssociationMatch& association : items(patching.associations)) {
    if (association.operation == operation && !association.why_idle) return true;
  }
  return false;
}

}  // namespace

bool has_install_source(const Assessment& assessment) { return has_source(assessment, PatchOperation::install); }
bool has_scan_source(const Assessment& assessment) { return has_source(assessment, PatchOperation::scan); }

bool is_schedule_complete(const Assessment& assessment) {
  return assessment.patching.windows && assessment.patching.associations && schedule_gaps(assessment).empty();
}

std::vector<Evidence> schedule_gaps(const Assessment& assessment) { return gaps_among(assessment.patching.gaps); }

std::vector<Evidence> coverage_evidence(const RuleFacts& facts) {
  std::vector<Evidence> evidence;
  const Facts<ssm::Association> associations = facts.view.list<ssm::Association>();
  if (const Absence* all = associations.complete()) {
    evidence.push_back(facts.view.trail().not_listed(*all, "no association will install patches on this node"));
  }
  const Facts<ssm::MaintenanceWindowIdentity> windows = facts.view.list<ssm::MaintenanceWindowIdentity>();
  if (const Absence* all = windows.complete()) {
    evidence.push_back(facts.view.trail().not_listed(*all, "no maintenance window will install patches on this node"));
  }
  for (const AssociationMatch* idle : idle_associations(facts.assessment)) {
    evidence.push_back(
        Trail::derived("association " + idle->name.value_or(idle->id) + " " + *idle->why_idle, idle->evidence));
  }
  return evidence;
}

std::vector<const AssociationMatch*> idle_associations(const Assessment& assessment) {
  std::vector<const AssociationMatch*> idle;
  if (!assessment.patching.associations) return idle;
  for (const AssociationMatch& match : *assessment.patching.associations) {
    if (match.why_idle && match.operation && *match.operation != PatchOperation::other) idle.push_back(&match);
  }
  return idle;
}

std::string access_summary(std::span<const Evidence> gaps) {
  std::vector<std::string> denied;
  std::vector<std::string> unread;
  for (const Evidence& gap : gaps) {
    const bool is_denied = !gap.permission.empty();
    std::vector<std::string>& names = is_denied ? denied : unread;
    const std::string& name = is_denied ? gap.permission : gap.provenance->source;
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  if (!denied.empty()) {
    return fmt::format("{} {} denied, and what it would show could change the answer: grant it to tell",
                       join(denied, ", "), denied.size() == 1 ? "is" : "are");
  }
  return fmt::format("{} could not be read, and what it would show could change the answer", join(unread, ", "));
}

std::vector<Evidence> history_gaps(const Assessment& assessment) { return gaps_among(assessment.history.gaps); }

}  // namespace patchtriage
