#include "assess/manageability/state.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "assess/manageability/node_inventory.h"
#include "fleet/records/inspector2_findings.h"
#include "fleet/records/ssm_commands.h"
#include "fleet/records/ssm_patches.h"

namespace patchtriage {
namespace {

// The newest command that a node has carried out, by node.
struct CarriedOut {
  std::unordered_map<std::string_view, const ssm::CommandInvocation*> by_id;

  explicit CarriedOut(const ScopeView& view) {
    for (const ssm::CommandInvocation& row : view.list<ssm::CommandInvocation>().rows()) {
      // One that was never delivered says nothing about a node that may never have been there.
      const bool has_run = row.status == "Success" || (row.status == "Failed" && row.status_details == "Failed");
      if (has_run && row.instance_id) by_id.emplace(*row.instance_id, &row);
    }
  }
};

void set(Manageability& result, ManageabilityState state, std::string mechanism, Evidence evidence) {
  result.state = state;
  result.mechanism = std::move(mechanism);
  result.evidence.push_back(std::move(evidence));
}

void assess_registered(const ScopeView& view, const Node& node, Manageability& result) {
  const ssm::InstanceInformation& row = *node.information;
  const Trail& trail = view.trail();
  const bool is_online = row.ping_status == "Online";
  const Duration silence = row.last_ping_date_time ? view.as_of() - *row.last_ping_date_time : Duration::zero();
  result.evidence.push_back(trail.cite(
      row, &ssm::InstanceInformation::ping_status,
      fmt::format("Systems Manager shows the node as {}", row.ping_status.value_or("neither online nor lost"))));
  if (!is_online && !row.ping_status) {
    result.mechanism = "unknown";
    return;
  }
  const Evidence ping =
      trail.cite(row, &ssm::InstanceInformation::last_ping_date_time,
                 fmt::format("the last ping is {} old", format_age(std::max(silence, Duration::zero()))));
  if (!is_online || silence > view.settings().lost_after) {
    set(result, ManageabilityState::lost, "connection-lost", ping);
  } else if (node.managed_id != node.key.instance_id) {
    set(result, ManageabilityState::managed, "hybrid-registered",
        trail.cite(row, &ssm::InstanceInformation::instance_id, "the host is registered through an activation"));
  } else {
    set(result, ManageabilityState::managed,
        silence > view.settings().lagging_after ? "managed-lagging" : "managed-online", ping);
  }
}

// Whether anything shows that the node was registered once. Adds the gaps of reads that could have shown it.
std::optional<Evidence> trace_of(const ScopeView& view, const Node& node, std::vector<Evidence>& gaps) {
  const Trail& trail = view.trail();
  const auto missed = [&](const Gap* gap, std::string_view what, bool is_expected) {
    if (gap == nullptr || gap->reason == Gap::Reason::skipped) return;
    // What the plan reads only for some nodes isn't missing for the others.
    if (gap->reason == Gap::Reason::not_asked && !is_expected) return;
    gaps.push_back(trail.not_read(*gap, what));
  };

  if (const ssm::InventoryResultEntity* row = view.once<NodeInventory>().find(node.managed_id)) {
    return trail.cite(*row, &ssm::InventoryResultEntity::id, "its inventory shows that it was a managed node");
  }
  missed(view.list<ssm::InventoryResultEntity>(kNodeInventory).gap(), "the inventory of managed nodes", true);

  for (const std::string_view subject : {std::string_view(), std::string_view(node.managed_id)}) {
    const Facts<ssm::InstancePatchState> states = view.list<ssm::InstancePatchState>(subject);
    const ssm::InstancePatchState* state =
        subject.empty() ? view.find<ssm::InstancePatchState>(node.managed_id) : states.only();
    if (state != nullptr) {
      return trail.cite(*state, &ssm::InstancePatchState::operation_end_time, "a patch operation reported from it");
    }
    missed(states.gap(), "its patch state", false);
  }
  const auto& carried_out = view.once<CarriedOut>().by_id;
  const auto run = carried_out.find(node.managed_id);
  if (run != carried_out.end()) {
    return trail.cite(*run->second, &ssm::CommandInvocation::status, "it has run a command");
  }
  const Facts<ssm::CommandInvocation> commands = view.list<ssm::CommandInvocation>();
  missed(commands.gap(), "its command history", false);
  return std::nullopt;
}

void assess_unregistered(const ScopeView& view, const Node& node, Manageability& result) {
  const Trail& trail = view.trail();
  const ec2::Instance& instance = *node.instance;
  const Facts<ssm::InstanceInformation> registered = view.list<ssm::InstanceInformation>();
  if (const Gap* gap = registered.gap()) {
    set(result, ManageabilityState::unknown, "unknown", trail.not_read(*gap, "the list of managed nodes"));
    return;
  }
  result.evidence.push_back(trail.not_listed(*registered.complete(), "Systems Manager does not list the instance"));
  std::vector<Evidence> gaps;
  if (std::optional<Evidence> trace = trace_of(view, node, gaps)) {
    set(result, ManageabilityState::lost, "was-managed", std::move(*trace));
    return;
  }
  const bool is_new = instance.launch_time && view.as_of() - *instance.launch_time < view.settings().starting_for;
  if (is_new) {
    set(result, ManageabilityState::unknown, "starting",
        trail.cite(instance, &ec2::Instance::launch_time, "it started moments ago; an agent may need half an hour"));
    return;
  }
  if (!gaps.empty()) {
    result.mechanism = "unknown";
    result.evidence.insert(result.evidence.end(), gaps.begin(), gaps.end());
    return;
  }
  set(result, ManageabilityState::unmanaged, "never-managed",
      trail.cite(instance, &ec2::Instance::launch_time, "it runs long enough to have registered, and left no trace"));
}

// Amazon Inspector asks Systems Manager by itself what it may scan: an independent witness.
struct Coverage {
  std::unordered_map<std::string_view, const inspector2::CoveredResource*> by_instance;

  explicit Coverage(const ScopeView& view) {
    for (const inspector2::CoveredResource& row : view.list<inspector2::CoveredResource>().rows()) {
      if (row.scan_status && row.scan_status->reason) by_instance.emplace(row.resource_id, &row);
    }
  }
};

void add_witness(const ScopeView& view, const Node& node, Manageability& result) {
  if (result.state != ManageabilityState::lost && result.state != ManageabilityState::unmanaged) return;
  const auto& by_instance = view.once<Coverage>().by_instance;
  const auto found = by_instance.find(node.key.instance_id);
  if (found == by_instance.end()) return;
  const inspector2::CoveredResource& row = *found->second;
  static constexpr std::array<std::string_view, 3> kReasons{"UNMANAGED_EC2_INSTANCE", "STALE_INVENTORY",
                                                            "NO_INVENTORY"};
  if (std::ranges::find(kReasons, *row.scan_status->reason) == kReasons.end()) return;
  result.evidence.push_back(
      view.trail().cite(row, row.scan_status->reason, "Amazon Inspector can't reach it by Systems Manager either"));
}

void assess_instance(const ScopeView& view, const Node& node, Manageability& result) {
  if (const ssm::InstanceInformation* row = node.information) {
    result.ping_status = row->ping_status;
    result.last_ping_at = row->last_ping_date_time;
    result.agent_version = row->agent_version;
    // AWS's flag means nothing on Windows.
    if (row->platform_type != "Windows") result.agent_is_latest = row->is_latest_version;
  }
  if (const ssm::ConnectionStatus* channel = view.list<ssm::ConnectionStatus>(node.managed_id).only()) {
    result.session_channel = channel->status;
  }
  const ec2::Instance& instance = *node.instance;
  const Trail& trail = view.trail();
  const std::string name = instance.state ? instance.state->name.value_or("") : "";
  if (name == "running") {
    if (node.information != nullptr) return assess_registered(view, node, result);
    return assess_unregistered(view, node, result);
  }
  const Evidence state = trail.cite(instance, &ec2::Instance::state, fmt::format("EC2 shows the instance as {}", name));
  if (name == "pending") {
    set(result, ManageabilityState::unknown, "starting", state);
  } else if (name == "stopped" || name == "stopping" || name == "shutting-down" || name == "terminated") {
    set(result, ManageabilityState::stopped, "not-running", state);
  } else {
    set(result, ManageabilityState::unknown, "unknown", state);
  }
}

}  // namespace

void assess_state(const ScopeView& view, const Node& node, Manageability& result) {
  assess_instance(view, node, result);
  add_witness(view, node, result);
}

}  // namespace patchtriage
