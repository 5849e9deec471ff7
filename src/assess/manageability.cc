// Step 2: whether Systems Manager can manage an instance, and what keeps it from that.
#include <string>

#include "assess/manageability/node_inventory.h"
#include "assess/manageability/state.h"
#include "assess/manageability/walk.h"

namespace patchtriage {
namespace {

// What the agent said of itself last: its registration, or the inventory that outlives it.
void find_agent_version(Walk& walk) {
  const Trail& trail = walk.view.trail();
  if (walk.node.information != nullptr && walk.node.information->agent_version) {
    walk.agent_version = walk.node.information->agent_version;
    walk.agent_version_evidence =
        trail.cite(*walk.node.information, &ssm::InstanceInformation::agent_version, "the agent's version");
    return;
  }
  const ssm::InventoryResultEntity* row = walk.view.once<NodeInventory>().find(walk.node.managed_id);
  if (row == nullptr) return;
  const auto item = row->data.find(std::string(kNodeInventory));
  if (item == row->data.end() || item->second.content.empty()) return;
  const auto version = item->second.content.front().find("AgentVersion");
  if (version == item->second.content.front().end()) return;
  walk.agent_version = version->second;
  walk.agent_version_evidence =
      trail.cite(*row, &ssm::InventoryResultEntity::id, "its inventory holds agent version " + version->second);
}

// Without it every patch operation of a node that answers fails. One that succeeded since the last install shows it
// open.
bool may_lack_payload(const Assessment& assessment) {
  if (assessment.manageability.state != ManageabilityState::managed) return false;
  if (assessment.history.outcome != HistoryOutcome::failed) return false;
  const auto& succeeded = assessment.compliance.last_operation_at;
  const auto& installed = assessment.history.last_install_at;
  return !succeeded || !installed || *succeeded < *installed;
}

}  // namespace

Manageability assess_manageability(const ScopeView& view, const Node& node, const Context& context) {
  Manageability result;
  assess_state(view, node, result);
  Walk walk{view, node, context, result, read_host_management(view), std::nullopt, std::nullopt};
  find_agent_version(walk);
  // What EC2 and IAM prove is told whatever the state; the rest matters where the node can't be reached.
  check_host(walk);
  check_identity(walk);
  const bool is_reachable_by_state =
      result.state != ManageabilityState::managed && result.state != ManageabilityState::stopped;
  const bool has_lost_session = result.state == ManageabilityState::managed && result.session_channel == "notconnected";
  result.was_walked = is_reachable_by_state;
  if (is_reachable_by_state || has_lost_session) check_network(walk);
  check_agent(walk);
  return result;
}

void assess_payload_path(const ScopeView& view, const Node& node, Assessment& so_far) {
  if (!may_lack_payload(so_far)) return;
  Walk walk{view, node, so_far.context, so_far.manageability, read_host_management(view), std::nullopt, std::nullopt};
  check_payload(walk);
}

}  // namespace patchtriage
