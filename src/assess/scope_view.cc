#include "assess/scope_view.h"

#include <algorithm>

#include "base/text.h"

namespace patchtriage {
namespace {

bool is_terminated(const ec2::Instance& instance) { return instance.state && instance.state->name == "terminated"; }

std::string_view first_label(std::string_view name) { return name.substr(0, name.find('.')); }

// Private addresses repeat: in other VPCs of the Region, and on premises. Only with the host's name beside it does one
// tell which host a registration is of.
bool is_same_host(const ec2::Instance& instance, const ssm::InstanceInformation& row) {
  if (!row.ip_address || row.ip_address != instance.private_ip_address) return false;
  if (row.source_id && !row.source_id->empty()) return false;  // it names another one
  const std::string computer = row.computer_name.value_or("");
  if (computer.empty()) return false;
  for (const ec2::InstanceNetworkInterface& interface : instance.network_interfaces) {
    for (const ec2::InstancePrivateIpAddress& address : interface.private_ip_addresses) {
      const std::string name = address.private_dns_name.value_or("");
      if (equals_ignoring_case(first_label(computer), first_label(name))) return true;
    }
  }
  return false;
}

// Registered nodes by the EC2 host they run on. An activation gives the host an id of its own (mi-…); the source id
// names the instance where AWS knows it, otherwise the private address and the name together do.
const ssm::InstanceInformation* registration_of(const ec2::Instance& instance, std::span<const ec2::Instance> instances,
                                                std::span<const ssm::InstanceInformation> registered) {
  const ssm::InstanceInformation* by_address = nullptr;
  for (const ssm::InstanceInformation& row : registered) {
    if (row.instance_id == instance.instance_id) return &row;
    if (!row.instance_id.starts_with("mi-")) continue;
    if (row.source_id == instance.instance_id) return &row;
    if (is_same_host(instance, row)) by_address = &row;
  }
  if (by_address == nullptr) return nullptr;
  const auto has_address = [&](const ec2::Instance& other) {
    return !is_terminated(other) && other.private_ip_address == instance.private_ip_address;
  };
  return std::ranges::count_if(instances, has_address) == 1 ? by_address : nullptr;
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
  const auto instances = list<ec2::Instance>().rows();
  for (const ec2::Instance& instance : instances) {
    if (is_terminated(instance)) continue;
    Node node;
    node.key = {scope_.account, scope_.region, instance.instance_id};
    node.instance = &instance;
    const auto found = by_id.find(instance.instance_id);
    if (found != by_id.end()) {
      node.information = found->second;
    } else if (has_hybrid) {
      node.information = registration_of(instance, instances, registered);
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

const EarlierStanding* ScopeView::earlier(const NodeKey& key) const {
  const auto found = snapshot_->earlier.find(key);
  return found == snapshot_->earlier.end() ? nullptr : &found->second;
}

}  // namespace patchtriage
