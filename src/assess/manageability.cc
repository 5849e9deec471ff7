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

}  // namespace patchtriage
