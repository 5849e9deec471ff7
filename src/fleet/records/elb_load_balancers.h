// Records of elb: load balancers. AWS's own names; an optional without a value was not sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/record.h"

namespace patchtriage::elb {

struct Instance {
  std::optional<std::string> instance_id;

  static const RecordType& schema();
};

struct Listener {
  std::optional<std::string> protocol;
  std::optional<std::int64_t> load_balancer_port;
  std::optional<std::string> instance_protocol;
  std::optional<std::int64_t> instance_port;

  static const RecordType& schema();
};

struct ListenerDescription {
  std::optional<Listener> listener;

  static const RecordType& schema();
};

struct SourceSecurityGroup {
  std::optional<std::string> owner_alias;
  std::optional<std::string> group_name;

  static const RecordType& schema();
};

// A row of elb:DescribeLoadBalancers.
struct LoadBalancerDescription {
  static constexpr std::string_view kSource = "elb:DescribeLoadBalancers";
  std::string load_balancer_name;
  std::optional<std::string> dns_name;
  std::optional<std::string> scheme;
  std::optional<std::string> vpc_id;
  std::vector<std::string> subnets;
  std::vector<std::string> security_groups;
  std::vector<Instance> instances;
  std::vector<ListenerDescription> listener_descriptions;
  std::vector<std::string> availability_zones;
  std::optional<SourceSecurityGroup> source_security_group;
  std::optional<Time> created_time;

  static const RecordType& schema();
};

}  // namespace patchtriage::elb
