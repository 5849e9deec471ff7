#include "simulate/estate.h"

#include <fmt/format.h>

#include <algorithm>

namespace patchtriage::simulate {

const Node* Estate::find(const std::string& id) const {
  const auto found = node_index.find(id);
  return found == node_index.end() ? nullptr : &nodes[static_cast<std::size_t>(found->second)];
}

std::string private_ip(const Estate& estate, const Node& node) {
  const Subnet& subnet = estate.subnets[static_cast<std::size_t>(node.subnet)];
  // The first ten addresses are left to gateways, endpoints and load balancers. A subnet is a /18.
  const int host = 10 + node.host % 16000;
  return fmt::format("{}{}.{}", subnet.prefix, subnet.base + host / 250, 4 + host % 250);
}

std::string arn(const Scope& scope, std::string_view service, std::string_view resource) {
  const std::string region = scope.region == kGlobal ? "" : scope.region;
  return fmt::format("arn:aws:{}:{}:{}:{}", service, region, scope.account, resource);
}

const OperatingSystem& system_of(const Node& node) { return operating_systems()[static_cast<std::size_t>(node.os)]; }

bool is_windows(const Node& node) { return system_of(node).manager == PackageManager::windows; }

bool known_at(const Node& node, Time time) {
  // An instance that was stopped and started again has a late launch time, but was there before.
  return node.registered && (time >= node.launched || !node.offline_spells.empty() || node.state == "stopped");
}

bool reachable_at(const Node& node, Time time) {
  if (!known_at(node, time) || time >= std::min(node.offline_since, node.channel_closed)) return false;
  for (const auto& [from, to] : node.offline_spells) {
    if (time >= from && time < to) return false;
  }
  return true;
}

}  // namespace patchtriage::simulate
