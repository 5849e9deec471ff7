// Every field of every answer is one of the operation's record, of the record's kind: a misspelt name would be dropped
// on the wire without a word.
#include <gtest/gtest.h>

#include <set>

#include "aws/operation.h"
#include "simulate/reply_layout.h"
#include "simulate/world_for_test.h"

namespace patchtriage::simulate {
namespace {

void check_record(const RecordType& type, const Json& value, const std::string& where);

void check_value(const Type& type, const Json& value, const std::string& where) {
  switch (type.kind) {
    case Kind::text:
      EXPECT_NE(value.as_string(), nullptr) << where;
      return;
    case Kind::integer:
      EXPECT_NE(value.as_integer(), nullptr) << where;
      return;
    case Kind::number:
      EXPECT_TRUE(value.as_integer() != nullptr || value.as_double() != nullptr) << where;
      return;
    case Kind::boolean:
      EXPECT_NE(value.as_bool(), nullptr) << where;
      return;
    case Kind::time:
      ASSERT_NE(value.as_string(), nullptr) << where;
      EXPECT_TRUE(parse_time(*value.as_string()).has_value()) << where;
      return;
    case Kind::record:
      check_record(*type.record(), value, where);
      return;
    case Kind::list:
      ASSERT_TRUE(value.is_array()) << where;
      for (const Json& item : *value.as_array()) check_value(*type.element(), item, where);
      return;
    case Kind::map:
      ASSERT_TRUE(value.is_object()) << where;
      for (const auto& [key, item] : *value.as_object()) check_value(*type.element(), item, where + "." + key);
      return;
  }
}

void check_record(const RecordType& type, const Json& value, const std::string& where) {
  ASSERT_TRUE(value.is_object()) << where;
  for (const auto& [name, member] : *value.as_object()) {
    const FieldType* field = type.find(name);
    EXPECT_NE(field, nullptr) << where << ": " << type.name << " has no " << name;
    if (field != nullptr) check_value(*field->type, member, where + "." + name);
  }
}

class Fields : public testing::Test {
 protected:
  // Asks, checks the answer, and returns its rows (or the reply as the only row).
  std::vector<Json> ask(const std::string& id, const Json& params) {
    const Operation* operation = operations::find(id);
    if (operation == nullptr) {
      ADD_FAILURE() << "the tool doesn't know " << id;
      return {};
    }
    const Answer answer = world_.answer(scope_, id, params, 1);
    if (!answer) {
      ADD_FAILURE() << id << ": " << answer.error().code << " " << answer.error().message;
      return {};
    }
    if (const Single* single = std::get_if<Single>(&*answer)) {
      check_record(*operation->reply.type, single->reply, id);
      asked_.insert(id);
      return {single->reply};
    }
    std::vector<Json> rows = rows_of_answer(answer);
    const bool has_records = !layout_of(*operation).list.empty() && operation->reply.row_type != operation->reply.type;
    for (const Json& row : rows) {
      if (has_records && row.is_object()) check_record(*operation->reply.row_type, row, id);
    }
    if (!rows.empty()) asked_.insert(id);
    return rows;
  }

  std::vector<Json> ask_for_each(const std::string& id, const char* param, const std::vector<Json>& parents,
                                 const char* member, Json params = Json::object()) {
    std::vector<Json> all;
    for (const Json& parent : parents) {
      params.set(param, parent.text(member));
      for (Json& row : ask(id, params)) all.push_back(std::move(row));
    }
    return all;
  }

  World world_{settings_for_test(5, 300)};
  // The last account has Inspector; its first Region has every kind of load balancer.
  Scope scope_{world_.accounts().back(), "us-east-1"};
  std::set<std::string> asked_;
};

TEST_F(Fields, AreThoseOfTheRecords) {
  const Json none = Json::object();
  for (const char* listing : {"ec2:DescribeRegions",
                              "ec2:DescribeInstances",
                              "ec2:DescribeInstanceStatus",
                              "ec2:DescribeIamInstanceProfileAssociations",
                              "ec2:DescribeImages",
                              "ec2:DescribeTags",
                              "ec2:DescribeVpcs",
                              "ec2:DescribeSubnets",
                              "ec2:DescribeRouteTables",
                              "ec2:DescribeNetworkAcls",
                              "ec2:DescribeSecurityGroups",
                              "ec2:DescribeInternetGateways",
                              "ec2:DescribeEgressOnlyInternetGateways",
                              "ec2:DescribeNatGateways",
                              "ec2:DescribeNetworkInterfaces",
                              "ec2:DescribeVpcEndpoints",
                              "ec2:DescribeDhcpOptions",
                              "ec2:DescribeAddresses",
                              "ec2:DescribeManagedPrefixLists",
                              "ec2:DescribeVpcBlockPublicAccessOptions",
                              "ec2:DescribeVpcBlockPublicAccessExclusions",
                              "elb:DescribeLoadBalancers",
                              "elbv2:DescribeTargetGroups",
                              "autoscaling:DescribeAutoScalingGroups",
                              "autoscaling:DescribeAutoScalingInstances",
                              "resource-groups:ListGroups",
                              "inspector2:ListFindings",
                              "inspector2:ListCoverage",
                              "organizations:DescribeOrganization",
                              "account:ListRegions",
                              "iam:ListInstanceProfiles",
                              "ssm:DescribeInstanceInformation",
                              "ssm:GetInventory",
                              "ssm:ListResourceComplianceSummaries",
                              "ssm:ListComplianceSummaries",
                              "ssm:DescribePatchBaselines",
                              "ssm:DescribePatchGroups",
                              "ssm:DescribeAvailablePatches",
                              "ssm:ListCommands"}) {
    ask(listing, none);
  }
  scope_.account = world_.management_account();
  ask("organizations:ListAccounts", none);
  scope_.account = world_.accounts().back();
  const auto vpcs = ask("ec2:DescribeVpcs", none);
  ask_for_each("ec2:DescribeVpcAttribute", "VpcId", vpcs, "VpcId", Json::object({{"Attribute", "enableDnsSupport"}}));
  const auto lists = ask("ec2:DescribeManagedPrefixLists", none);
  ask_for_each("ec2:GetManagedPrefixListEntries", "PrefixListId", lists, "PrefixListId");
  const auto balancers = ask("elbv2:DescribeLoadBalancers", none);
  const auto listeners = ask_for_each("elbv2:DescribeListeners", "LoadBalancerArn", balancers, "LoadBalancerArn");
  ask_for_each("elbv2:DescribeRules", "ListenerArn", listeners, "ListenerArn");
  const auto targets = ask("elbv2:DescribeTargetGroups", none);
  ask_for_each("elbv2:DescribeTargetHealth", "TargetGroupArn", targets, "TargetGroupArn");
  ask_for_each("elbv2:DescribeTargetGroupAttributes", "TargetGroupArn", targets, "TargetGroupArn");
  const auto groups = ask("resource-groups:ListGroups", none);
  ask_for_each("resource-groups:GetGroupQuery", "Group", groups, "GroupName");
  ask_for_each("resource-groups:ListGroupResources", "Group", groups, "GroupArn");
  ask("iam:GetInstanceProfile", Json::object({{"InstanceProfileName", "web-app"}}));
  const Json role = Json::object({{"RoleName", "web-app"}, {"PolicyName", "inline-web-app"}});
  ask("iam:GetRole", role);
  ask("iam:ListRolePolicies", role);
  ask("iam:GetRolePolicy", role);
  ask("iam:ListAttachedRolePolicies", Json::object({{"RoleName", "ssm-core"}}));
  const Json policy = Json::object({{"PolicyArn", "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"}});
  ask("iam:GetPolicy", policy);
  ask("iam:GetPolicyVersion", policy);
  ask("iam:SimulatePrincipalPolicy",
      Json::object({{"PolicySourceArn", "arn:aws:iam::1:role/bounded-app"},
                    {"ActionNames", Json::array({"ssm:UpdateInstanceInformation"})},
                    {"ResourceArns", Json::array({"arn:aws:ec2:us-east-1:1:instance/i-1"})}}));
  const auto baselines = ask("ssm:DescribePatchBaselines", none);
  ask_for_each("ssm:GetPatchBaseline", "BaselineId", baselines, "BaselineId");
  ask("ssm:GetDefaultPatchBaseline", none);
  ask("ssm:GetPatchBaselineForPatchGroup", Json::object({{"PatchGroup", "windows-prod"}}));
  for (const Json& baseline : baselines) {
    if (baseline.text("OperatingSystem") != "WINDOWS") continue;
    ask("ssm:DescribeEffectivePatchesForPatchBaseline", Json::object({{"BaselineId", baseline.text("BaselineId")}}));
  }
  ask("ssm:GetServiceSetting",
      Json::object({{"SettingId", "/ssm/managed-instance/default-ec2-instance-management-role"}}));
  ask("ssm:GetDocument", Json::object({{"Name", "AWS-RunPatchBaseline"}}));

  const auto nodes =
      ask("ssm:GetInventory",
          Json::object({{"ResultAttributes", Json::array({Json::object({{"TypeName", "AWS:PatchSummary"}})})}}));
  for (const Json& node : nodes) {
    ask("ssm:DescribeInstancePatchStates", Json::object({{"InstanceIds", Json::array({node.text("Id")})}}));
    ask("ssm:ListComplianceItems", Json::object({{"ResourceIds", Json::array({node.text("Id")})}}));
  }
  for (const char* id : {"ssm:DescribeInstancePatches", "ssm:DescribeInstanceAssociationsStatus",
                         "ssm:DescribeEffectiveInstanceAssociations"}) {
    ask_for_each(id, "InstanceId", nodes, "Id");
  }
  ask_for_each("ssm:ListInventoryEntries", "InstanceId", nodes, "Id", Json::object({{"TypeName", "AWS:PatchSummary"}}));
  ask_for_each("ssm:GetConnectionStatus", "Target", nodes, "Id");
  ask("ssm:DescribePatchGroupState", Json::object({{"PatchGroup", "al2023-prod"}}));
  ask("ssm:DescribeInstancePatchStatesForPatchGroup", Json::object({{"PatchGroup", "al2023-prod"}}));

  const auto invocations = ask("ssm:ListCommandInvocations", Json::object({{"Details", true}}));
  for (const Json& invocation : invocations) {
    const auto* plugins = invocation.find("CommandPlugins");
    Json params =
        Json::object({{"CommandId", invocation.text("CommandId")}, {"InstanceId", invocation.text("InstanceId")}});
    if (plugins->as_array()->size() > 1) params.set("PluginName", "PatchLinux");
    if (!plugins->as_array()->empty()) ask("ssm:GetCommandInvocation", params);
  }

  const auto windows = ask("ssm:DescribeMaintenanceWindows", none);
  for (const char* id :
       {"ssm:GetMaintenanceWindow", "ssm:DescribeMaintenanceWindowTargets", "ssm:DescribeMaintenanceWindowSchedule"}) {
    ask_for_each(id, "WindowId", windows, "WindowId");
  }
  for (const Json& task : ask_for_each("ssm:DescribeMaintenanceWindowTasks", "WindowId", windows, "WindowId")) {
    ask("ssm:GetMaintenanceWindowTask",
        Json::object({{"WindowId", task.text("WindowId")}, {"WindowTaskId", task.text("WindowTaskId")}}));
  }
  for (const Json& execution :
       ask_for_each("ssm:DescribeMaintenanceWindowExecutions", "WindowId", windows, "WindowId")) {
    Json params = Json::object({{"WindowExecutionId", execution.text("WindowExecutionId")}});
    ask("ssm:GetMaintenanceWindowExecution", params);
    for (const Json& task : ask("ssm:DescribeMaintenanceWindowExecutionTasks", params)) {
      params.set("TaskId", task.text("TaskExecutionId"));
      ask("ssm:GetMaintenanceWindowExecutionTask", params);
      ask("ssm:DescribeMaintenanceWindowExecutionTaskInvocations", params);
    }
  }
  for (const Json& node : nodes) {
    const Json target = Json::object({{"Key", "InstanceIds"}, {"Values", Json::array({node.text("Id")})}});
    ask("ssm:DescribeMaintenanceWindowsForTarget",
        Json::object({{"Targets", Json::array({target})}, {"ResourceType", "INSTANCE"}}));
  }

  const auto associations = ask("ssm:ListAssociations", none);
  ask_for_each("ssm:DescribeAssociation", "AssociationId", associations, "AssociationId");
  for (const Json& execution :
       ask_for_each("ssm:DescribeAssociationExecutions", "AssociationId", associations, "AssociationId")) {
    ask("ssm:DescribeAssociationExecutionTargets", Json::object({{"AssociationId", execution.text("AssociationId")},
                                                                 {"ExecutionId", execution.text("ExecutionId")}}));
  }

  // What is left is empty in this organisation, or the server's own business.
  const std::set<std::string> without = {"config:SelectAggregateResourceConfig",
                                         "config:SelectResourceConfig",
                                         "ec2:DescribeEgressOnlyInternetGateways",
                                         "ec2:DescribeVpcBlockPublicAccessExclusions",
                                         "ssm:DescribeAutomationExecutions",
                                         "ssm:GetCalendarState",
                                         "ssm:ListResourceDataSync",
                                         "sts:AssumeRole",
                                         "sts:AssumeRoleWithWebIdentity",
                                         "sts:GetCallerIdentity"};
  for (const Operation& operation : operations::all()) {
    EXPECT_TRUE(asked_.contains(operation.id()) || without.contains(operation.id())) << operation.id();
  }
}

}  // namespace
}  // namespace patchtriage::simulate
