#include "assess/scope_view.h"

#include <algorithm>

namespace patchtriage {
namespace {

bool is_terminated(const ec2::Instance& instance) { return instance.state && instance.state->name == "terminated"; }

// Registered nodes by the EC2 host they run on. An activation gives the host an id of its own (mi-…); the source id
// names the instance where AWS knows it, otherwise the private address does.
const ssm::InstanceInformation* registration_of(const ec2::Instance& instance,
                                                std::span<const ssm::InstanceInformation> registered) {
  const ssm::InstanceInformation* by_address = nullptr;
  for (const ssm::InstanceInformation& row : registered) {
    if (row.instance_id == instance.instance_id) return &row;
    if (!row.instance_id.starts_with("mi-")) continue;
    if (row.source_id == instance.instance_id) return &row;
    if (row.ip_address && row.ip_address == instance.private_ip_address) by_address = &row;
  }
  return by_address;
}

}  // namespace

ScopeView::ScopeView(const Snapshot& snapshot, Scope scope, const Settings& settings)
    : snapshot_(&snapshot), scope_(std::move(scope)), settings_(&settings), trail_(snapshot) {
  const auto registered = list<ssm::InstanceInformation>().rows();
  std::unordered_map<std::string_view, const ssm::InstanceInformation*> by_id;
  bool has_hybrid = false;
  for (const ssm::InstanceInformation& row : registered) {
    by_id.emplace(row.instance_id, &row);
    has_hybrid = has_hybrid || row.instance_id.starts_with("mi-");
  }
  for (const ec2::Instance& instance : list<ec2::Instance>().rows()) {
    if (is_terminated(instance)) continue;
    Node node;
    node.key = {scope_.account, scope_.region, instance.instance_id};
    node.instance = &instance;
    const auto found = by_id.find(instance.instance_id);
    if (found != by_id.end()) {
      node.information = found->second;
    } else if (has_hybrid) {
      node.information = registration_of(instance, registered);
    }
    node.managed_id = node.information == nullptr ? instance.instance_id : node.information->instance_id;
    nodes_.push_back(std::move(node));
  }
  std::ranges::sort(nodes_, {}, &Node::key);
  const auto repeated = std::ranges::unique(nodes_, {}, &Node::key);
  nodes_.erase(repeated.begin(), repeated.end());
}

const Node* ScopeView::node(std::string_view instance_id) const {
  const auto at = std::ranges::lower_bound(nodes_, instance_id, {},
                                           [](const Node& node) -> std::string_view { return node.key.instance_id; });
  return at != nodes_.end() && at->key.instance_id == instance_id ? &*at : nullptr;
}

}  // namespace patchtriage
