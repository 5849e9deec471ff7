#include "assess/network/network_index.h"

namespace patchtriage {
namespace {

template <class Map>
const auto& list_of(const Map& map, std::string_view key) {
  static const typename Map::mapped_type none;
  const auto found = map.find(key);
  return found == map.end() ? none : found->second;
}

template <class Map>
auto* pointer_of(const Map& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : found->second;
}

bool is_associated(const ec2::RouteTableAssociation& association) {
  return !association.association_state || !association.association_state->state ||
         association.association_state->state == "associated";
}

}  // namespace

NetworkIndex::NetworkIndex(const ScopeView& view) {
  for (const ec2::RouteTable& table : view.list<ec2::RouteTable>().rows()) {
    for (const ec2::RouteTableAssociation& association : table.associations) {
      if (!is_associated(association)) continue;
      if (association.subnet_id) {
        subnet_tables_.emplace(*association.subnet_id, &table);
      } else if (association.gateway_id) {
        edge_tables_[*association.gateway_id].push_back(&table);
      } else if (association.main == true && table.vpc_id) {
        main_tables_.emplace(*table.vpc_id, &table);
      }
    }
  }
  for (const ec2::NetworkAcl& acl : view.list<ec2::NetworkAcl>().rows()) {
    for (const ec2::NetworkAclAssociation& association : acl.associations) {
      if (association.subnet_id) acls_.emplace(*association.subnet_id, &acl);
    }
  }
  for (const ec2::VpcEndpoint& endpoint : view.list<ec2::VpcEndpoint>().rows()) {
    if (endpoint.vpc_id) endpoints_[*endpoint.vpc_id].push_back(&endpoint);
  }
  for (const ec2::NetworkInterface& interface : view.list<ec2::NetworkInterface>().rows()) {
    if (interface.attachment && interface.attachment->instance_id) {
      interfaces_[*interface.attachment->instance_id].push_back(&interface);
    }
  }
  for (const ec2::Vpc& vpc : view.list<ec2::Vpc>().rows()) {
    AddressSet& addresses = vpc_addresses_[vpc.vpc_id];
    if (vpc.cidr_block) addresses = AddressSet::of_text(*vpc.cidr_block);
    for (const ec2::VpcCidrBlockAssociation& block : vpc.cidr_block_association_set) {
      const bool is_gone = block.cidr_block_state && block.cidr_block_state->state == "disassociated";
      if (block.cidr_block && !is_gone) addresses = addresses.united(AddressSet::of_text(*block.cidr_block));
    }
    for (const ec2::VpcIpv6CidrBlockAssociation& block : vpc.ipv6_cidr_block_association_set) {
      const bool is_gone = block.ipv6_cidr_block_state && block.ipv6_cidr_block_state->state == "disassociated";
      if (block.ipv6_cidr_block && !is_gone) addresses = addresses.united(AddressSet::of_text(*block.ipv6_cidr_block));
    }
  }
}

const ec2::RouteTable* NetworkIndex::effective_table(std::string_view subnet_id, std::string_view vpc_id) const {
  const ec2::RouteTable* table = pointer_of(subnet_tables_, subnet_id);
  return table != nullptr ? table : pointer_of(main_tables_, vpc_id);
}

const std::vector<const ec2::RouteTable*>& NetworkIndex::edge_tables(std::string_view gateway_id) const {
  return list_of(edge_tables_, gateway_id);
}

const ec2::NetworkAcl* NetworkIndex::acl(std::string_view subnet_id) const { return pointer_of(acls_, subnet_id); }

const std::vector<const ec2::VpcEndpoint*>& NetworkIndex::endpoints(std::string_view vpc_id) const {
  return list_of(endpoints_, vpc_id);
}

const std::vector<const ec2::NetworkInterface*>& NetworkIndex::interfaces(std::string_view instance_id) const {
  return list_of(interfaces_, instance_id);
}

const AddressSet& NetworkIndex::vpc_addresses(std::string_view vpc_id) const { return list_of(vpc_addresses_, vpc_id); }

}  // namespace patchtriage
