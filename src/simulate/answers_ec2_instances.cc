// Instances, their status, profiles, images and tags.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "simulate/answers.h"
#include "simulate/iam.h"
#include "simulate/network.h"
#include "simulate/replies.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

std::string image_id(const Estate& estate, const OperatingSystem& system) {
  return resource_id("ami", mix(mix(3, estate.scope.region), system.name));
}

Json state_row(const std::string& state) {
  const int code = state == "running" ? 16 : state == "stopped" ? 80 : state == "terminated" ? 48 : 64;
  return Json::object({{"Code", code}, {"Name", state}});
}

std::string stop_reason(const Node& node) {
  if (node.stopped_because.empty()) return "";
  std::string time = format_time(node.stopped).substr(0, 19);
  time[10] = ' ';
  return fmt::format("{} ({} GMT)", node.stopped_because, time);
}

Json address_row(const Estate& estate, const Node& node) {
  Json row = Json::object({{"Primary", true}, {"PrivateIpAddress", private_ip(estate, node)}});
  if (!node.public_ip.empty() && (node.state == "running" || node.elastic)) {
    row.set("Association", Json::object({{"PublicIp", node.public_ip},
                                         {"IpOwnerId", node.elastic ? estate.scope.account : "amazon"}}));
  }
  return row;
}

Json group_rows(const Estate& estate, const Node& node) {
  Json rows = Json::array();
  for (const std::string& group : node.groups) {
    rows.push_back(Json::object({{"GroupId", group}, {"GroupName", group_name(estate, group)}}));
  }
  return rows;
}

std::string interface_id(const Node& node) { return resource_id("eni", mix(node.key, "eni")); }

Json instance_interface(const Estate& estate, const Node& node) {
  const Subnet& subnet = estate.subnets[static_cast<std::size_t>(node.subnet)];
  const Json address = address_row(estate, node);
  Json row = Json::object({{"NetworkInterfaceId", interface_id(node)},
                           {"Attachment", Json::object({{"AttachmentId", resource_id("eni-attach", node.key)},
                                                        {"DeviceIndex", 0},
                                                        {"Status", "attached"},
                                                        {"NetworkCardIndex", 0}})},
                           {"Groups", group_rows(estate, node)},
                           {"SubnetId", subnet.id},
                           {"VpcId", subnet.vpc},
                           {"PrivateIpAddress", private_ip(estate, node)},
                           {"PrivateIpAddresses", Json::array({address})},
                           {"OwnerId", estate.scope.account},
                           {"SourceDestCheck", true},
                           {"Status", "in-use"},
                           {"InterfaceType", "interface"}});
  if (const Json* association = address.find("Association")) row.set("Association", *association);
  if (!node.ipv6.empty()) {
    row.set("Ipv6Addresses", Json::array({Json::object({{"Ipv6Address", node.ipv6}, {"IsPrimaryIpv6", false}})}));
  }
  return row;
}

Json tag_rows(const Node& node) {
  Json rows = Json::array();
  for (const auto& [key, value] : node.tags) rows.push_back(Json::object({{"Key", key}, {"Value", value}}));
  return rows;
}

Json attached_profile(const Estate& estate, const Node& node) {
  const RoleKind& kind = *find_role(node.profile);
  std::string id = profile_id(estate.scope.account, kind);
  if (node.old_profile) id = "AIPA" + to_upper_hex(mix(mix(7, estate.scope.account), "deleted" + kind.name), 17);
  return Json::object({{"Arn", profile_arn(estate.scope.account, kind)}, {"Id", id}});
}

Json instance_row(const Estate& estate, const Node& node) {
  const OperatingSystem& system = system_of(node);
  const Subnet& subnet = estate.subnets[static_cast<std::size_t>(node.subnet)];
  Json row =
      Json::object({{"InstanceId", node.id},
                    {"ImageId", image_id(estate, system)},
                    {"State", state_row(node.state)},
                    {"StateTransitionReason", stop_reason(node)},
                    {"LaunchTime", format_time(node.launched)},
                    {"Placement", Json::object({{"AvailabilityZone", subnet.zone}, {"Tenancy", "default"}})},
                    {"PlatformDetails", system.platform_details},
                    {"Architecture", "x86_64"},
                    {"InstanceType", is_windows(node) ? "m6i.large" : "t3.medium"},
                    {"SourceDestCheck", true},
                    {"RootDeviceName", is_windows(node) ? "/dev/sda1" : "/dev/xvda"},
                    {"MetadataOptions", Json::object({{"State", "applied"},
                                                      {"HttpTokens", node.tokens_required ? "required" : "optional"},
                                                      {"HttpPutResponseHopLimit", node.tokens_required ? 2 : 1},
                                                      {"HttpEndpoint", node.metadata_service ? "enabled" : "disabled"},
                                                      {"HttpProtocolIpv6", "disabled"},
                                                      {"InstanceMetadataTags", "disabled"}})},
                    {"Tags", tag_rows(node)}});
  if (!node.stopped_because.empty()) {
    row.set("StateReason", Json::object({{"Code", "Client.UserInitiatedShutdown"},
                                         {"Message", "Client.UserInitiatedShutdown: User initiated shutdown"}}));
  }
  if (is_windows(node)) row.set("Platform", "windows");
  if (node.state == "terminated") return row;  // its network is gone
  if (find_role(node.profile) != nullptr) row.set("IamInstanceProfile", attached_profile(estate, node));
  row.set("SubnetId", subnet.id);
  row.set("VpcId", subnet.vpc);
  row.set("PrivateIpAddress", private_ip(estate, node));
  if (!node.public_ip.empty() && (node.state == "running" || node.elastic)) {
    row.set("PublicIpAddress", node.public_ip);
  }
  if (!node.ipv6.empty()) row.set("Ipv6Address", node.ipv6);
  row.set("NetworkInterfaces", Json::array({instance_interface(estate, node)}));
  row.set("SecurityGroups", group_rows(estate, node));
  if (chance(mix(node.key, "spot"), 0.05)) row.set("InstanceLifecycle", "spot");
  if (!node.managed_by.empty()) {
    row.set("Operator", Json::object({{"Managed", true}, {"Principal", node.managed_by}}));
  }
  return row;
}

bool has_tag(const Node& node, std::string_view key, const std::vector<std::string>& values) {
  return std::any_of(node.tags.begin(), node.tags.end(),
                     [&](const auto& tag) { return tag.first == key && has_value(values, tag.second); });
}

// Whether the instance passes one filter; nullopt where the filter isn't one that EC2 knows (or we don't).
std::optional<bool> passes(const Estate& estate, const Node& node, const Filter& filter) {
  const Subnet& subnet = estate.subnets[static_cast<std::size_t>(node.subnet)];
  if (filter.key == "instance-id") return has_value(filter.values, node.id);
  if (filter.key == "instance-state-name") return has_value(filter.values, node.state);
  if (filter.key == "vpc-id") return node.state != "terminated" && has_value(filter.values, subnet.vpc);
  if (filter.key == "subnet-id") return node.state != "terminated" && has_value(filter.values, subnet.id);
  if (filter.key == "image-id") return has_value(filter.values, image_id(estate, system_of(node)));
  if (filter.key == "state") return has_value(filter.values, "associated");
  if (filter.key.starts_with("tag:")) return has_tag(node, filter.key.substr(4), filter.values);
  if (filter.key == "tag-key") {
    return std::any_of(node.tags.begin(), node.tags.end(),
                       [&](const auto& tag) { return has_value(filter.values, tag.first); });
  }
  return std::nullopt;
}

// The instances that EC2 lists and that pass the request's filters.
std::expected<std::vector<int>, ApiError> selected(const Question& question) {
  const Estate& estate = *question.estate;
  const std::vector<Filter> filters = filters_of(question.params);
  const std::vector<std::string> ids = text_list(question.params, "InstanceIds");
  for (const std::string& id : ids) {
    const Node* node = estate.find(id);
    if (node == nullptr || !node->in_ec2 || node->id != id) {
      return std::unexpected(
          ApiError{400, "InvalidInstanceID.NotFound", fmt::format("The instance ID '{}' does not exist", id)});
    }
  }
  std::vector<int> indexes;
  for (std::size_t at = 0; at < estate.nodes.size(); ++at) {
    const Node& node = estate.nodes[at];
    if (!node.in_ec2 || (!ids.empty() && !has_value(ids, node.id))) continue;
    bool fits = true;
    for (const Filter& filter : filters) {
      const std::optional<bool> passed = passes(estate, node, filter);
      if (!passed) {
        return std::unexpected(
            ApiError{400, "InvalidParameterValue", fmt::format("The filter '{}' is invalid", filter.key)});
      }
      fits = fits && *passed;
    }
    if (fits) indexes.push_back(static_cast<int>(at));
  }
  return indexes;
}

Answer rows_for(const Question& question, std::vector<int> indexes, Json (*make)(const Estate&, const Node&)) {
  const auto estate = question.estate;
  const auto shared = std::make_shared<const std::vector<int>>(std::move(indexes));
  return Rows{shared->size(), [estate, shared, make](std::size_t at) {
                return make(*estate, estate->nodes[static_cast<std::size_t>((*shared)[at])]);
              }};
}

Json status_row(const Estate& estate, const Node& node) {
  const auto check = [&](bool impaired) {
    Json detail = Json::object({{"Name", "reachability"}, {"Status", impaired ? "failed" : "passed"}});
    if (impaired) detail.set("ImpairedSince", format_time(node.impaired_since));
    if (node.state != "running") return Json::object({{"Status", "not-applicable"}, {"Details", Json::array()}});
    return Json::object({{"Status", impaired ? "impaired" : "ok"}, {"Details", Json::array({detail})}});
  };
  return Json::object({{"InstanceId", node.id},
                       {"AvailabilityZone", estate.subnets[static_cast<std::size_t>(node.subnet)].zone},
                       {"InstanceState", state_row(node.state)},
                       {"InstanceStatus", check(node.impaired)},
                       {"SystemStatus", check(node.impaired && node.variant % 2 == 1)},
                       {"Events", Json::array()}});
}

Json association_row(const Estate& estate, const Node& node) {
  return Json::object({{"AssociationId", resource_id("iip-assoc", mix(node.key, "iip"))},
                       {"InstanceId", node.id},
                       {"IamInstanceProfile", attached_profile(estate, node)},
                       {"State", "associated"},
                       {"Timestamp", format_time(node.launched)}});
}

Json interface_row(const Estate& estate, const Node& node) {
  Json row = instance_interface(estate, node);
  row.set("Attachment", Json::object({{"AttachmentId", resource_id("eni-attach", node.key)},
                                      {"AttachTime", format_time(node.launched)},
                                      {"DeleteOnTermination", true},
                                      {"DeviceIndex", 0},
                                      {"NetworkCardIndex", 0},
                                      {"InstanceId", node.id},
                                      {"InstanceOwnerId", estate.scope.account},
                                      {"Status", "attached"}}));
  row.set("Description", "");
  row.set("RequesterManaged", false);
  return row;
}

Answer images(const Question& question) {
  const Estate& estate = *question.estate;
  std::vector<Json> rows;
  for (const OperatingSystem& system : operating_systems()) {
    const bool windows = system.manager == PackageManager::windows;
    Json row = Json::object({{"ImageId", image_id(estate, system)},
                             {"Name", system.image_name},
                             {"Description", fmt::format("{} {}", system.platform_name, system.platform_version)},
                             {"PlatformDetails", system.platform_details},
                             {"OwnerId", system.image_owner},
                             {"State", "available"},
                             {"CreationDate", system.image_date},
                             {"Architecture", "x86_64"},
                             {"Public", true}});
    if (windows) row.set("Platform", "windows");
    if (windows || system.platform_name == "Amazon Linux") row.set("ImageOwnerAlias", "amazon");
    bool fits = true;
    for (const Filter& filter : filters_of(question.params)) {
      if (filter.key == "image-id") fits = fits && has_value(filter.values, row.text("ImageId"));
      if (filter.key == "owner-id") fits = fits && has_value(filter.values, row.text("OwnerId"));
    }
    if (fits) rows.push_back(std::move(row));
  }
  return rows_of(std::move(rows));
}

Answer tags(const Question& question) {
  std::vector<Json> rows;
  for (const Node& node : question.estate->nodes) {
    if (!node.in_ec2) continue;
    for (const auto& [key, value] : node.tags) {
      bool fits = true;
      for (const Filter& filter : filters_of(question.params)) {
        if (filter.key == "resource-id") fits = fits && has_value(filter.values, node.id);
        if (filter.key == "resource-type") fits = fits && has_value(filter.values, "instance");
        if (filter.key == "key") fits = fits && has_value(filter.values, key);
      }
      if (!fits) continue;
      rows.push_back(
          Json::object({{"Key", key}, {"ResourceId", node.id}, {"ResourceType", "instance"}, {"Value", value}}));
    }
  }
  return rows_of(std::move(rows));
}

// The instances' own interfaces, then those of endpoints, gateways and load balancers.
Answer interfaces(const Question& question) {
  const Estate& estate = *question.estate;
  std::vector<Json> rows;
  const std::vector<Filter> filters = filters_of(question.params);
  const auto add = [&](Json row, const std::string& instance, const std::string& owner) {
    for (const Filter& filter : filters) {
      const std::string value = filter.key == "vpc-id"                         ? row.text("VpcId")
                                : filter.key == "subnet-id"                    ? row.text("SubnetId")
                                : filter.key == "network-interface-id"         ? row.text("NetworkInterfaceId")
                                : filter.key == "attachment.instance-id"       ? instance
                                : filter.key == "attachment.instance-owner-id" ? owner
                                : filter.key == "interface-type"               ? row.text("InterfaceType")
                                : filter.key == "status"                       ? row.text("Status")
                                                                               : "";
      if (!has_value(filter.values, value)) return;
    }
    rows.push_back(std::move(row));
  };
  for (const Node& node : estate.nodes) {
    if (node.in_ec2 && node.state != "terminated") add(interface_row(estate, node), node.id, estate.scope.account);
  }
  const auto others = estate.network.find("ec2:DescribeNetworkInterfaces");
  if (others != estate.network.end()) {
    for (const Json& row : others->second) add(row, "", "amazon-aws");
  }
  return rows_of(std::move(rows));
}

Answer addresses(const Question& question) {
  const Estate& estate = *question.estate;
  std::vector<Json> rows;
  const auto others = estate.network.find("ec2:DescribeAddresses");
  if (others != estate.network.end()) rows = others->second;
  for (const Node& node : estate.nodes) {
    if (!node.elastic || !node.in_ec2) continue;
    rows.push_back(Json::object({{"AllocationId", resource_id("eipalloc", node.key)},
                                 {"AssociationId", resource_id("eipassoc", node.key)},
                                 {"Domain", "vpc"},
                                 {"InstanceId", node.id},
                                 {"NetworkInterfaceId", interface_id(node)},
                                 {"PrivateIpAddress", private_ip(estate, node)},
                                 {"PublicIp", node.public_ip}}));
  }
  return list_reply("Addresses", rows);
}

}  // namespace

std::optional<Answer> answer_ec2_instances(const Question& question) {
  const std::string_view operation = question.operation;
  if (operation == "ec2:DescribeImages") return images(question);
  if (operation == "ec2:DescribeTags") return tags(question);
  if (operation == "ec2:DescribeNetworkInterfaces") return interfaces(question);
  if (operation == "ec2:DescribeAddresses") return addresses(question);
  const bool wants_instances = operation == "ec2:DescribeInstances";
  const bool wants_status = operation == "ec2:DescribeInstanceStatus";
  const bool wants_profiles = operation == "ec2:DescribeIamInstanceProfileAssociations";
  if (!wants_instances && !wants_status && !wants_profiles) return std::nullopt;
  auto indexes = selected(question);
  if (!indexes) return std::unexpected(indexes.error());
  const Estate& estate = *question.estate;
  if (wants_status) {
    const Json* all = question.params.find("IncludeAllInstances");
    const bool stopped_too = all != nullptr && (*all == Json(true) || *all == Json("true"));
    std::erase_if(*indexes, [&](int at) {
      return !stopped_too && estate.nodes[static_cast<std::size_t>(at)].state != "running";
    });
    return rows_for(question, std::move(*indexes), &status_row);
  }
  if (wants_profiles) {
    std::erase_if(*indexes, [&](int at) {
      const Node& node = estate.nodes[static_cast<std::size_t>(at)];
      return find_role(node.profile) == nullptr || node.state == "terminated";
    });
    return rows_for(question, std::move(*indexes), &association_row);
  }
  return rows_for(question, std::move(*indexes), &instance_row);
}

}  // namespace patchtriage::simulate
