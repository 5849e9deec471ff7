// Ways that AWS's own services lay into a VPC: Global Accelerator and CloudFront reach private addresses. To which of
// them isn't among these records; where they enter is.
#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "assess/exposure/path_search.h"
#include "assess/network/instance_interfaces.h"
#include "assess/network/security_groups.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage {
namespace {

struct ServiceEntries {
  std::unordered_map<std::string_view, const ec2::NetworkInterface*> accelerators;  // by subnet
  std::unordered_map<std::string_view, const ec2::SecurityGroup*> distributions;    // by id of the group

  explicit ServiceEntries(const ScopeView& view) {
    for (const ec2::NetworkInterface& row : view.list<ec2::NetworkInterface>().rows()) {
      if (row.interface_type == "global_accelerator_managed" && row.subnet_id) {
        accelerators.emplace(*row.subnet_id, &row);
      }
    }
    for (const ec2::SecurityGroup& row : view.list<ec2::SecurityGroup>().rows()) {
      if (row.group_name == "CloudFront-VPCOrigins-Service-SG") distributions.emplace(row.group_id, &row);
    }
  }
};

void add_way(const ScopeView& view, const Opening& opening, Evidence entry, std::vector<Evidence>& ways) {
  const bool is_told = std::ranges::find(ways, entry) != ways.end();
  if (is_told) return;
  ways.push_back(std::move(entry));
  ways.push_back(cite_opening(view, opening, "the instance's security group would let it in"));
}

}  // namespace

std::vector<Evidence> find_managed_ways(const ScopeView& view, const Node& node) {
  const auto& entries = view.once<ServiceEntries>();
  std::vector<Evidence> ways;
  for (const Interface& interface : read_interfaces(view, node).interfaces) {
    const auto accelerator = entries.accelerators.find(interface.subnet_id);
    if (accelerator == entries.accelerators.end() && entries.distributions.empty()) continue;
    for (const Protocol protocol : {Protocol::tcp, Protocol::udp}) {
      for (const Opening& opening : read_openings(view, interface.groups, Direction::inbound, protocol).openings) {
        // It keeps the clients' addresses.
        if (accelerator != entries.accelerators.end() && opening.addresses.overlaps(public_addresses())) {
          add_way(view, opening,
                  view.trail().cite(*accelerator->second, &ec2::NetworkInterface::interface_type,
                                    "an accelerator enters the subnet; to which targets isn't in these records"),
                  ways);
        }
        if (const auto from = entries.distributions.find(opening.peer_group); from != entries.distributions.end()) {
          add_way(view, opening,
                  view.trail().cite(*from->second, &ec2::SecurityGroup::group_name,
                                    "CloudFront enters the VPC; to which origins isn't in these records"),
                  ways);
        }
      }
    }
  }
  return ways;
}

}  // namespace patchtriage
