// Paths by way of VPC endpoints.
#include <fmt/format.h>

#include "assess/identity/policy_document.h"
#include "assess/manageability/regions.h"
#include "assess/network/network_acls.h"
#include "assess/network/patch_buckets.h"
#include "assess/network/prefix_lists.h"
#include "assess/network/security_groups.h"
#include "assess/network/service_path.h"

namespace patchtriage {
namespace {

// The addresses at which the endpoint answers: its interfaces', or where these aren't known its subnets'.
struct EndpointPlace {
  std::string subnet_id;
  AddressSet addresses;
};

std::vector<EndpointPlace> places_of(const PathSource& source, const ec2::VpcEndpoint& endpoint) {
  std::vector<EndpointPlace> places;
  for (const std::string& id : endpoint.network_interface_ids) {
    const ec2::NetworkInterface* interface = source.view.find<ec2::NetworkInterface>(id);
    if (interface == nullptr || !interface->private_ip_address || !interface->subnet_id) continue;
    const auto address = parse_ip_address(*interface->private_ip_address);
    if (address) places.push_back({*interface->subnet_id, AddressSet::of(*address)});
  }
  if (!places.empty()) return places;
  for (const std::string& id : endpoint.subnet_ids) {
    const ec2::Subnet* subnet = source.view.find<ec2::Subnet>(id);
    if (subnet != nullptr) places.push_back({id, AddressSet::of_text(subnet->cidr_block.value_or(""))});
  }
  return places;
}

// The answer of one hurdle, kept as a block where it is closed.
void add_hurdle(ServicePath& path, const Proof& proof, std::string code, std::string summary) {
  if (proof.answer == Answer::no) path.blocks.push_back({std::move(code), true, std::move(summary), proof.evidence});
  path.is_open = both(path.is_open, proof.answer);
  append(path.evidence, proof.evidence);
}

// Over all places of an endpoint: its name resolves to all of them, and one that answers is enough to be no block.
Proof any_place(const std::vector<EndpointPlace>& places, const auto& ask) {
  Proof result;
  bool is_first = true;
  for (const EndpointPlace& place : places) {
    Proof proof = ask(place);
    if (is_first) {
      result = std::move(proof);
      is_first = false;
      continue;
    }
    if (result.answer == proof.answer) continue;
    // Some places answer and some don't: which one the agent picks isn't known.
    append(result.evidence, proof.evidence);
    result.answer = Answer::unknown;
  }
  return result;
}

Proof policy_allows(const PathSource& source, const ec2::VpcEndpoint& endpoint, const EndpointService& service) {
  if (!endpoint.policy_document || endpoint.policy_document->empty()) return {Answer::yes, {}};
  const auto cited = [&](std::string claim) {
    return source.view.trail().cite(endpoint, &ec2::VpcEndpoint::policy_document, std::move(claim));
  };
  const std::optional<PolicyDocument> document = PolicyDocument::parse(*endpoint.policy_document);
  if (!document) return {Answer::unknown, {cited("the endpoint's policy is not readable")}};
  bool is_certain = true;
  for (const auto& [action, resource, is_named] : service.requests) {
    const PolicyOpinion opinion = document->opinion({action, resource, "", source.principals});
    if (opinion.denies || (!opinion.allows && !opinion.may_allow)) {
      // Where the role isn't known, the policy may name it: no refusal then, unless nobody is let through.
      const PolicyOpinion anyone = document->opinion({action, resource, "", {}});
      const bool is_for_others = anyone.allows || anyone.may_allow;
      const bool may_name_role = is_for_others && !source.is_role_known;
      // A denial of everything denies the right name as well.
      const bool may_name_resource = !is_named && !opinion.denies;
      const Answer answer = may_name_role || may_name_resource ? Answer::unknown : Answer::no;
      Proof proof{answer, {cited(fmt::format("the endpoint's policy does not allow {} on {}", action, resource))}};
      if (may_name_role) append(proof.evidence, source.role_gaps);
      return proof;
    }
    is_certain = is_certain && opinion.allows && !opinion.may_deny;
  }
  if (!is_certain) return {Answer::unknown, {cited("the endpoint's policy allows it under a condition")}};
  return {Answer::yes, {cited("the endpoint's policy allows it")}};
}

}  // namespace

AddressSet PathSource::own_addresses() const {
  for (const InterfaceAddress& held : interface.addresses) {
    if (held.is_primary && held.address.family() == IpFamily::v4) return AddressSet::of(held.address);
  }
  AddressSet all;
  for (const InterfaceAddress& held : interface.addresses) all = all.united(AddressSet::of(held.address));
  return all;
}

EndpointService endpoint_service(const PathSource& source, std::string_view name) {
  const std::string& region = source.view.scope().region;
  const std::string_view partition = partition_of(region);
  const std::string instance =
      fmt::format("arn:{}:ec2:{}:{}:instance/{}", partition, region, source.view.scope().account, source.instance_id);
  if (name == "ssm") return {name, {{"ssm:UpdateInstanceInformation", instance}}};
  if (name == "ssmmessages") {
    return {name, {{"ssmmessages:CreateControlChannel", "*"}, {"ssmmessages:OpenControlChannel", "*"}}};
  }
  if (name == "ec2messages") return {name, {{"ec2messages:GetMessages", "*"}}};
  // Any file stands for all.
  const auto file_in = [&](const std::string& bucket) {
    return fmt::format("arn:{}:s3:::{}/patch", partition, bucket);
  };
  const std::string_view snapshots = suffix_in(kSnapshotSuffixes, region);
  const std::string_view payload = suffix_in(kPayloadSuffixes, region);
  return {name,
          {{"s3:GetObject",
            file_in(fmt::format("patch-baseline-snapshot-{}{}{}", region, snapshots.empty() ? "" : "-", snapshots))},
           {"s3:GetObject", file_in(fmt::format("aws-ssm-{}", region))},
           {"s3:GetObject",
            file_in(fmt::format("aws-patch-manager-{}-{}", region, payload.empty() ? "000000000" : payload)),
            !payload.empty()}}};
}

ServicePath trace_interface_endpoint(const PathSource& source, const ec2::VpcEndpoint& endpoint,
                                     const EndpointService& service) {
  const ScopeView& view = source.view;
  ServicePath path;
  path.is_open = Answer::yes;
  path.evidence = {
      view.trail().cite(endpoint, &ec2::VpcEndpoint::private_dns_enabled,
                        fmt::format("the name of {} resolves to {}", service.name, endpoint.vpc_endpoint_id))};
  const std::vector<EndpointPlace> places = places_of(source, endpoint);
  const std::vector<std::string> endpoint_groups = group_ids_of(endpoint.groups);
  const AddressSet own = source.own_addresses();
  if (places.empty()) {
    path.is_open = Answer::unknown;
    path.evidence.push_back(view.trail().cite(endpoint, &ec2::VpcEndpoint::network_interface_ids,
                                              "where the endpoint answers could not be read"));
    return path;
  }
  add_hurdle(path,
             any_place(places,
                       [&](const EndpointPlace& place) {
                         return groups_permit(view, source.interface.groups, Direction::outbound, Protocol::tcp, kHttps,
                                              {place.addresses, endpoint_groups});
                       }),
             "network.instance-sg-egress",
             fmt::format("The instance's security groups let nothing out on 443 to the {} endpoint", service.name));
  add_hurdle(
      path,
      groups_permit(view, endpoint_groups, Direction::inbound, Protocol::tcp, kHttps, {own, source.interface.groups}),
      "network.endpoint-sg",
      fmt::format("The security groups of the {} endpoint do not let the instance in on 443", service.name));
  add_hurdle(
      path,
      any_place(places,
                [&](const EndpointPlace& place) -> Proof {
                  // Network ACLs stand between subnets only.
                  if (place.subnet_id == source.subnet.subnet_id) return {Answer::yes, {}};
                  Proof out = acl_permits(view, source.subnet.subnet_id, Direction::outbound, Protocol::tcp, kHttps,
                                          place.addresses);
                  const Proof in = acl_permits(view, place.subnet_id, Direction::inbound, Protocol::tcp, kHttps, own);
                  append(out.evidence, in.evidence);
                  return {both(out.answer, in.answer), out.evidence};
                }),
      "network.nacl", fmt::format("A network ACL stands between the instance and the {} endpoint", service.name));
  add_hurdle(path, policy_allows(source, endpoint, service), "network.endpoint-policy",
             fmt::format("The policy of the {} endpoint does not let the instance's role through", service.name));
  return path;
}

ServicePath trace_gateway_endpoint(const PathSource& source, const RouteMap& routes, const ec2::VpcEndpoint& endpoint,
                                   const EndpointService& service) {
  const ScopeView& view = source.view;
  ServicePath path;
  path.is_open = Answer::yes;
  path.evidence = {view.trail().cite(endpoint, &ec2::VpcEndpoint::route_table_ids,
                                     "the gateway endpoint is in the subnet's route table")};
  // The route that AWS puts into the table names the service's list.
  std::string list_id;
  for (const ec2::Route& route : routes.table->routes) {
    if (route.gateway_id == endpoint.vpc_endpoint_id && route.destination_prefix_list_id) {
      list_id = *route.destination_prefix_list_id;
    }
  }
  AddressSet addresses = public_addresses().of_family(IpFamily::v4);
  if (!list_id.empty()) {
    const auto& list = read_prefix_list(view, list_id);
    if (const PrefixList* read = std::get_if<PrefixList>(&list); read != nullptr && !read->entries.empty()) {
      addresses = read->addresses.of_family(IpFamily::v4);
    }
  }
  // A rule that names the list itself lets all of it out, whether or not the list could be read.
  Proof egress =
      groups_permit(view, source.interface.groups, Direction::outbound, Protocol::tcp, kHttps, {addresses, {}});
  if (egress.answer != Answer::yes && !list_id.empty()) {
    for (const std::string& id : source.interface.groups) {
      const ec2::SecurityGroup* group = view.find<ec2::SecurityGroup>(id);
      if (group == nullptr) continue;
      for (const ec2::IpPermission& permission : group->ip_permissions_egress) {
        const bool is_https = is_about(permission.ip_protocol.value_or("-1"), Protocol::tcp) &&
                              permission.from_port.value_or(0) <= 443 && permission.to_port.value_or(65535) >= 443;
        for (const ec2::PrefixListId& named : permission.prefix_list_ids) {
          if (is_https && named.prefix_list_id == list_id) {
            egress = {Answer::yes,
                      {view.trail().cite(*group, named.prefix_list_id, "a rule lets out 443 to the list")}};
          }
        }
      }
    }
  }
  add_hurdle(path, egress, "network.instance-sg-egress",
             fmt::format("The instance's security groups let nothing out on 443 to {}", service.name));
  add_hurdle(path, acl_permits(view, source.subnet.subnet_id, Direction::outbound, Protocol::tcp, kHttps, addresses),
             "network.nacl", fmt::format("The network ACL stands between the instance and {}", service.name));
  add_hurdle(path, policy_allows(source, endpoint, service), "network.endpoint-policy",
             fmt::format("The policy of the {} endpoint does not let AWS's buckets through", service.name));
  return path;
}

}  // namespace patchtriage
