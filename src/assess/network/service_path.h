// Whether an instance can open TCP 443 to one of the services that the agent talks to.
//
// By the algorithm of the reference: an interface endpoint with private DNS is the only way where names resolve to it;
// else S3's gateway endpoint, else the internet by the effective routes. What leaves for another network or an
// appliance is not provable from these records.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assess/network/instance_interfaces.h"
#include "assess/network/proof.h"
#include "assess/network/route_map.h"
#include "assess/scope_view.h"
#include "fleet/records/ec2_network.h"

namespace patchtriage {

// One thing in the way, by its mechanism's code.
struct PathBlock {
  std::string code;  // "network.endpoint-sg"
  bool is_definite = true;
  std::string summary;
  std::vector<Evidence> evidence;
};

struct ServicePath {
  Answer is_open = Answer::unknown;
  std::vector<PathBlock> blocks;   // where it is closed
  std::vector<Evidence> evidence;  // where it is open, or why that can't be told
};

// From where a path starts, and as whom.
struct PathSource {
  const ScopeView& view;
  const Interface& interface;
  const ec2::Subnet& subnet;
  std::string vpc_id;
  std::string instance_id;
  std::vector<std::string> principals;  // by which endpoint policies may name the instance's role
  bool is_role_known = true;            // where not, `role_gaps` say why
  std::vector<Evidence> role_gaps;

  AddressSet own_addresses() const;
};

// What an endpoint's policy has to allow.
struct EndpointRequest {
  std::string action;
  std::string resource;
  // False where the resource's whole name isn't known: a policy that doesn't allow this one may allow the right one.
  bool is_named = true;
};

struct EndpointService {
  std::string_view name;  // "ssm"
  std::vector<EndpointRequest> requests;
};
EndpointService endpoint_service(const PathSource& source, std::string_view name);

// "ssm", "ssmmessages", "ec2messages" or "s3", from the instance's first interface.
ServicePath trace_service_path(const ScopeView& view, const Node& node, std::string_view service);

// Parts of it, each in its own file.
ServicePath trace_interface_endpoint(const PathSource& source, const ec2::VpcEndpoint& endpoint,
                                     const EndpointService& service);
ServicePath trace_gateway_endpoint(const PathSource& source, const RouteMap& routes, const ec2::VpcEndpoint& endpoint,
                                   const EndpointService& service);
ServicePath trace_internet(const PathSource& source, const RouteMap& routes);

// Whether the VPC resolves names by Amazon's servers and gives endpoints their private names.
struct VpcNames {
  Proof has_support;
  Proof has_hostnames;
};
VpcNames read_vpc_names(const ScopeView& view, std::string_view vpc_id);

}  // namespace patchtriage
