// Load balancers, Auto Scaling groups and resource groups.
#include <fmt/format.h>

#include "simulate/answers.h"
#include "simulate/replies.h"
#include "simulate/seeded.h"

namespace patchtriage::simulate {
namespace {

Answer of_parent(const std::map<std::string, std::vector<Json>>& children, const std::string& parent,
                 const ApiError& missing) {
  const auto found = children.find(parent);
  if (found == children.end()) return std::unexpected(missing);
  return rows_of(found->second);
}

Json template_of(const Estate& estate) {
  return Json::object(
      {{"LaunchTemplateId", resource_id("lt", estate.key)}, {"LaunchTemplateName", "web"}, {"Version", "4"}});
}

Json member_row(const Estate& estate, int member) {
  const Node& node = estate.nodes[static_cast<std::size_t>(member)];
  return Json::object({{"InstanceId", node.id},
                       {"InstanceType", "t3.medium"},
                       {"AvailabilityZone", estate.subnets[static_cast<std::size_t>(node.subnet)].zone},
                       {"LifecycleState", "InService"},
                       {"HealthStatus", "Healthy"},
                       {"LaunchTemplate", template_of(estate)},
                       {"ProtectedFromScaleIn", false}});
}

Json scaling_group_row(const Estate& estate, const ScalingGroup& group) {
  Json members = Json::array();
  for (const int member : group.members) members.push_back(member_row(estate, member));
  Json target_groups = Json::array();
  for (const Json& row : estate.target_groups) {
    if (row.text("TargetGroupName") == "web-alb-targets") target_groups.push_back(row.text("TargetGroupArn"));
  }
  const auto size = static_cast<std::int64_t>(group.members.size());
  return Json::object(
      {{"AutoScalingGroupName", group.name},
       {"AutoScalingGroupARN", arn(estate.scope, "autoscaling",
                                   fmt::format("autoScalingGroup:{}:autoScalingGroupName/{}",
                                               uuid_text(mix(estate.key, group.name)), group.name))},
       {"LaunchTemplate", template_of(estate)},
       {"MinSize", 1},
       {"MaxSize", size + 4},
       {"DesiredCapacity", size},
       {"AvailabilityZones", Json::array({estate.scope.region + "a", estate.scope.region + "b"})},
       {"LoadBalancerNames", Json::array()},
       {"TargetGroupARNs", target_groups},
       {"HealthCheckType", "ELB"},
       {"HealthCheckGracePeriod", 300},
       {"CreatedTime", format_time(estate.as_of - std::chrono::days(500))},
       {"Instances", members},
       {"VPCZoneIdentifier", estate.named.at("subnet/private-a") + "," + estate.named.at("subnet/private-b")},
       {"Tags", Json::array()}});
}

std::string group_arn(const Estate& estate, const ResourceGroup& group) {
  return arn(estate.scope, "resource-groups", "group/" + group.name);
}

Answer resource_groups(const Question& question) {
  const Estate& estate = *question.estate;
  if (question.operation == "resource-groups:ListGroups") {
    std::vector<Json> rows;
    for (const ResourceGroup& group : estate.resource_groups) {
      rows.push_back(Json::object({{"GroupName", group.name}, {"GroupArn", group_arn(estate, group)}}));
    }
    return rows_of(std::move(rows));
  }
  const std::string wanted = question.params.text("Group");
  for (const ResourceGroup& group : estate.resource_groups) {
    if (group.name != wanted && group_arn(estate, group) != wanted) continue;
    if (question.operation == "resource-groups:GetGroupQuery") {
      const Json filter = Json::object({{"Key", group.tag}, {"Values", Json::array({group.value})}});
      const Json query = Json::object(
          {{"ResourceTypeFilters", Json::array({"AWS::EC2::Instance"})}, {"TagFilters", Json::array({filter})}});
      return single(
          "GroupQuery",
          Json::object({{"GroupName", group.name},
                        {"ResourceQuery", Json::object({{"Type", "TAG_FILTERS_1_0"}, {"Query", query.dump()}})}}));
    }
    std::vector<Json> rows;
    for (const int member : group.members) {
      rows.push_back(Json::object(
          {{"ResourceArn", arn(estate.scope, "ec2", "instance/" + estate.nodes[static_cast<std::size_t>(member)].id)},
           {"ResourceType", "AWS::EC2::Instance"}}));
    }
    return rows_of(std::move(rows));
  }
  return std::unexpected(ApiError{404, "NotFoundException", "Cannot find group: " + wanted});
}

Answer target_attributes() {
  const auto attribute = [](const char* key, const char* value) {
    return Json::object({{"Key", key}, {"Value", value}});
  };
  return list_reply("Attributes",
                    {attribute("deregistration_delay.timeout_seconds", "300"), attribute("stickiness.enabled", "false"),
                     attribute("preserve_client_ip.enabled", "false")});
}

}  // namespace

std::optional<Answer> answer_grouping(const Question& question) {
  const Estate& estate = *question.estate;
  const std::string_view operation = question.operation;
  const Json& params = question.params;
  if (operation == "elb:DescribeLoadBalancers") return rows_of(estate.classic_load_balancers);
  if (operation == "elbv2:DescribeLoadBalancers") return rows_of(estate.load_balancers);
  if (operation == "elbv2:DescribeTargetGroups") return rows_of(estate.target_groups);
  if (operation == "elbv2:DescribeListeners") {
    return of_parent(estate.listeners, params.text("LoadBalancerArn"),
                     {400, "LoadBalancerNotFound", "One or more load balancers not found"});
  }
  if (operation == "elbv2:DescribeRules") {
    return of_parent(estate.rules, params.text("ListenerArn"),
                     {400, "ListenerNotFound", "One or more listeners not found"});
  }
  if (operation == "elbv2:DescribeTargetHealth" || operation == "elbv2:DescribeTargetGroupAttributes") {
    const auto found = estate.target_health.find(params.text("TargetGroupArn"));
    if (found == estate.target_health.end()) {
      return std::unexpected(ApiError{400, "TargetGroupNotFound", "One or more target groups not found"});
    }
    if (operation == "elbv2:DescribeTargetGroupAttributes") return target_attributes();
    return list_reply("TargetHealthDescriptions", found->second);
  }
  if (operation == "autoscaling:DescribeAutoScalingGroups") {
    std::vector<Json> rows;
    for (const ScalingGroup& group : estate.scaling_groups) rows.push_back(scaling_group_row(estate, group));
    return rows_of(std::move(rows));
  }
  if (operation == "autoscaling:DescribeAutoScalingInstances") {
    const std::vector<std::string> ids = text_list(params, "InstanceIds");
    std::vector<Json> rows;
    for (const ScalingGroup& group : estate.scaling_groups) {
      for (const int member : group.members) {
        Json row = member_row(estate, member);
        row.set("AutoScalingGroupName", group.name);
        if (ids.empty() || has_value(ids, row.text("InstanceId"))) rows.push_back(std::move(row));
      }
    }
    return rows_of(std::move(rows));
  }
  if (operation.starts_with("resource-groups:")) return resource_groups(question);
  return std::nullopt;
}

}  // namespace patchtriage::simulate
