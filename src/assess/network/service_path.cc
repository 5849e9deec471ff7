#include "assess/network/service_path.h"

#include <fmt/format.h>

#include <algorithm>

#include "assess/manageability/regions.h"
#include "assess/network/name_servers.h"
#include "assess/network/network_index.h"
#include "assess/network/public_side.h"
#include "assess/network/route_maps.h"
#include "base/text.h"
#include "fleet/records/iam_roles.h"

namespace patchtriage {
namespace {

// Adds the names under which a policy may mean the instance's role.
void add_principals(const Node& node, PathSource& source) {
  const std::string& account = node.key.account;
  const std::string_view partition = partition_of(node.key.region);
  source.principals = {account, fmt::format("arn:{}:iam::{}:root", partition, account)};
  if (!node.instance->iam_instance_profile || !node.instance->iam_instance_profile->arn) return;
  const std::string& arn = *node.instance->iam_instance_profile->arn;
  const Facts<iam::InstanceProfile> profiles =
      source.view.list_global<iam::InstanceProfile>(arn.substr(arn.rfind('/') + 1));
  if (const Gap* gap = profiles.gap()) {
    source.is_role_known = false;
    source.role_gaps.push_back(source.view.trail().not_read(*gap, "the instance profile"));
  }
  for (const iam::InstanceProfile& profile : profiles.rows()) {
    for (const iam::Role& role : profile.roles) {
      if (role.arn) source.principals.push_back(*role.arn);
      source.principals.push_back(
          fmt::format("arn:{}:sts::{}:assumed-role/{}/{}", partition, account, role.role_name, node.key.instance_id));
    }
  }
}

Proof read_attribute(const ScopeView& view, std::string_view vpc_id, std::string_view attribute,
                     std::optional<ec2::AttributeBooleanValue> ec2::VpcAttribute::* member) {
  const Facts<ec2::VpcAttribute> rows = view.list<ec2::VpcAttribute>(fmt::format("{}/{}", vpc_id, attribute));
  const ec2::VpcAttribute* row = rows.only();
  if (row != nullptr && (row->*member) && (row->*member)->value) {
    return {*(row->*member)->value ? Answer::yes : Answer::no,
            {view.trail().cite(*row, (row->*member)->value, fmt::format("{} of the VPC", attribute))}};
  }
  if (const Gap* gap = rows.gap())
    return {Answer::unknown, {view.trail().not_read(*gap, fmt::format("{} of the VPC", attribute))}};
  return {Answer::unknown,
          {view.trail().not_listed(*rows.complete(), fmt::format("{} of the VPC was not sent", attribute))}};
}

bool is_usable(const ec2::VpcEndpoint& endpoint, std::string_view service, std::string_view type) {
  return endpoint.vpc_endpoint_type == type && endpoint.service_name &&
         endpoint.service_name->ends_with(fmt::format(".{}", service)) &&
         equals_ignoring_case(endpoint.state.value_or("available"), "available");
}

// S3's private name may be meant for questions from outside only; inside, the name leads to the gateway endpoint then.
// Empty where AWS did not say.
std::optional<bool> is_named_for_outside(const ec2::VpcEndpoint& endpoint) {
  return endpoint.dns_options ? endpoint.dns_options->private_dns_only_for_inbound_resolver_endpoint : std::nullopt;
}

// Without a route out: were endpoints meant to be the way, or is the way out missing?
void name_missing_endpoints(const PathSource& source, std::string_view service, ServicePath& path) {
  const ScopeView& view = source.view;
  const auto& endpoints = view.once<NetworkIndex>().endpoints(source.vpc_id);
  const bool has_endpoints = std::ranges::any_of(endpoints, [](const ec2::VpcEndpoint* endpoint) {
    return is_usable(*endpoint, "ssm", "Interface") || is_usable(*endpoint, "ssmmessages", "Interface") ||
           is_usable(*endpoint, "ec2messages", "Interface");
  });
  const auto gateways = view.list<ec2::InternetGateway>();
  const bool has_gateway =
      gateways.gap() != nullptr || std::ranges::any_of(gateways.rows(), [&](const ec2::InternetGateway& gateway) {
        return std::ranges::any_of(gateway.attachments,
                                   [&](const auto& attachment) { return attachment.vpc_id == source.vpc_id; });
      });
  if (!has_endpoints && has_gateway) return;
  for (PathBlock& block : path.blocks) {
    if (block.code != "network.no-route" || block.summary != "No route of the subnet leads to the internet") continue;
    block.code = "network.no-endpoints";
    block.summary = fmt::format("There is no endpoint for {} and no route to the internet", service);
    const Facts<ec2::VpcEndpoint> listed = view.list<ec2::VpcEndpoint>();
    if (const Absence* complete = listed.complete()) {
      block.evidence.push_back(
          view.trail().not_listed(*complete, fmt::format("no endpoint for {} in the VPC", service)));
    }
  }
}

// An endpoint that no name resolves to leaves the internet as the way.
ServicePath past_unnamed_endpoint(const ScopeView& view, const ec2::VpcEndpoint& endpoint, std::string_view service,
                                  ServicePath otherwise, bool is_definite, std::vector<Evidence> why) {
  if (otherwise.is_open != Answer::no) return otherwise;
  why.push_back(view.trail().cite(endpoint, &ec2::VpcEndpoint::private_dns_enabled, "the endpoint's private name"));
  // Without another way, the name is what is missing; the other's own blocks aren't meant to be open.
  otherwise.blocks = {{"network.dns", is_definite,
                       fmt::format("The {} endpoint is the only way, and its name does not resolve to it", service),
                       std::move(why)}};
  return otherwise;
}

// Not known whether the name leads to the endpoint or to the other way: certain only where both agree.
ServicePath certain_where_equal(ServicePath through, Answer otherwise, const std::vector<Evidence>& why) {
  if (through.is_open != otherwise) through.is_open = Answer::unknown;
  append(through.evidence, why);
  for (PathBlock& block : through.blocks) {
    block.is_definite = false;
    append(block.evidence, why);  // what its proof lacks
  }
  return through;
}

ServicePath trace_from(const PathSource& source, const RouteMap& routes, std::string_view name) {
  const ScopeView& view = source.view;
  const EndpointService service = endpoint_service(source, name);
  const ec2::VpcEndpoint* named = nullptr;
  const ec2::VpcEndpoint* unnamed = nullptr;
  const ec2::VpcEndpoint* gateway = nullptr;
  for (const ec2::VpcEndpoint* endpoint : view.once<NetworkIndex>().endpoints(source.vpc_id)) {
    if (is_usable(*endpoint, name, "Interface")) {
      const bool is_named = endpoint->private_dns_enabled == true && is_named_for_outside(*endpoint) != true;
      (is_named ? named : unnamed) = endpoint;
    } else if (name == "s3" && is_usable(*endpoint, name, "Gateway") &&
               std::ranges::find(endpoint->route_table_ids, routes.table->route_table_id) !=
                   endpoint->route_table_ids.end()) {
      gateway = endpoint;
    }
  }
  if (named != nullptr) {
    const VpcNames names = read_vpc_names(view, source.vpc_id);
    const Answer resolves = both(names.has_support.answer, names.has_hostnames.answer);
    // Other servers may give the private name or the public one, whatever the VPC's attributes say.
    const Proof amazon = uses_amazon_names(view, source.vpc_id);
    const bool is_amazon = amazon.answer == Answer::yes;
    std::vector<Evidence> why = names.has_support.evidence;
    append(why, names.has_hostnames.evidence);
    if (!is_amazon) append(why, amazon.evidence);
    const bool is_for_whom_unsaid = gateway != nullptr && !is_named_for_outside(*named);
    if (is_for_whom_unsaid) {
      why.push_back(view.trail().cite(*named, &ec2::VpcEndpoint::dns_options, "for whom its name is"));
    }
    if (resolves == Answer::yes && is_amazon && !is_for_whom_unsaid) {
      return trace_interface_endpoint(source, *named, service);
    }
    ServicePath otherwise =
        gateway != nullptr ? trace_gateway_endpoint(source, routes, *gateway, service) : trace_internet(source, routes);
    if (resolves == Answer::no) {
      return past_unnamed_endpoint(view, *named, name, std::move(otherwise), is_amazon, std::move(why));
    }
    return certain_where_equal(trace_interface_endpoint(source, *named, service), otherwise.is_open, why);
  }
  if (gateway != nullptr) return trace_gateway_endpoint(source, routes, *gateway, service);
  ServicePath internet = trace_internet(source, routes);
  if (internet.is_open != Answer::no) return internet;
  // A hosted zone of one's own may still name it, so this is never quite proven.
  if (unnamed != nullptr) return past_unnamed_endpoint(view, *unnamed, name, std::move(internet), false, {});
  name_missing_endpoints(source, name, internet);
  return internet;
}

}  // namespace

VpcNames read_vpc_names(const ScopeView& view, std::string_view vpc_id) {
  return {read_attribute(view, vpc_id, "enableDnsSupport", &ec2::VpcAttribute::enable_dns_support),
          read_attribute(view, vpc_id, "enableDnsHostnames", &ec2::VpcAttribute::enable_dns_hostnames)};
}

ServicePath trace_service_path(const ScopeView& view, const Node& node, std::string_view service) {
  ServicePath path;
  const InterfaceSet set = read_interfaces(view, node);
  const Interface* first = nullptr;
  for (const Interface& interface : set.interfaces) {
    if (first == nullptr || interface.is_first) first = &interface;
  }
  if (first == nullptr) {
    path.evidence = set.gaps;
    return path;
  }
  const ec2::Subnet* subnet = own_subnet(view, first->subnet_id, path.evidence);
  if (subnet == nullptr) return path;
  const std::string vpc_id = subnet->vpc_id.value_or("");
  const Trail& trail = view.trail();
  const Facts<ec2::VpcEndpoint> endpoints = view.list<ec2::VpcEndpoint>();
  if (const Gap* gap = endpoints.gap()) {
    // An endpoint with a private name would be the only way, whatever the routes say.
    path.evidence.push_back(trail.not_read(*gap, "the VPC endpoints"));
    return path;
  }
  const Facts<ec2::RouteTable> tables = view.list<ec2::RouteTable>();
  const ec2::RouteTable* table = view.once<NetworkIndex>().effective_table(first->subnet_id, vpc_id);
  if (tables.gap() != nullptr || table == nullptr) {
    path.evidence.push_back(tables.gap() != nullptr
                                ? trail.not_read(*tables.gap(), "the route tables")
                                : trail.not_listed(*tables.complete(), "no route table of the subnet"));
    return path;
  }
  PathSource source{view, *first, *subnet, vpc_id, node.key.instance_id, {}, true, {}};
  add_principals(node, source);
  return trace_from(source, view.once<RouteMaps>().of(view, *table), service);
}

}  // namespace patchtriage
