// The network records of a scope by what they belong to: subnets, VPCs, instances.
//
// Made once for a scope (ScopeView::once). Points to rows of the snapshot. Whether a listing is complete is the
// caller's to ask before taking a missing row for absence.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assess/network/address_set.h"
#include "assess/scope_view.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage {

class NetworkIndex {
 public:
  explicit NetworkIndex(const ScopeView& view);

  // The table associated with the subnet, else its VPC's main table; nullptr where neither is listed.
  const ec2::RouteTable* effective_table(std::string_view subnet_id, std::string_view vpc_id) const;
  // Tables associated with a gateway instead of subnets: they steer what comes in through it.
  const std::vector<const ec2::RouteTable*>& edge_tables(std::string_view gateway_id) const;
  const ec2::NetworkAcl* acl(std::string_view subnet_id) const;
  const std::vector<const ec2::VpcEndpoint*>& endpoints(std::string_view vpc_id) const;
  const std::vector<const ec2::NetworkInterface*>& interfaces(std::string_view instance_id) const;
  // Private addresses of the VPC; empty where it isn't listed.
  const AddressSet& vpc_addresses(std::string_view vpc_id) const;

 private:
  template <class T>
  using Map = std::unordered_map<std::string_view, T>;

  Map<const ec2::RouteTable*> subnet_tables_;
  Map<const ec2::RouteTable*> main_tables_;
  Map<std::vector<const ec2::RouteTable*>> edge_tables_;
  Map<const ec2::NetworkAcl*> acls_;
  Map<std::vector<const ec2::VpcEndpoint*>> endpoints_;
  Map<std::vector<const ec2::NetworkInterface*>> interfaces_;
  Map<AddressSet> vpc_addresses_;
};

}  // namespace patchtriage
