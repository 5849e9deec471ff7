// The waves of one account and Region.
#include "collect/ask.h"
#include "collect/detail_asks.h"
#include "collect/failed_outputs.h"
#include "collect/follow_up_asks.h"
#include "collect/listing_asks.h"
#include "collect/plan.h"

namespace patchtriage {
namespace {

// Where nothing runs, this is all.
Wave whether_anything_runs() {
  return {
      {"ec2:DescribeInstances", Step::list, asks::instances},
      {"ssm:DescribeInstanceInformation", Step::manageability, asks::whole_scope},
      {"ssm:ListResourceComplianceSummaries", Step::list, asks::non_compliant_summaries},
  };
}

Wave everything_about_it() {
  const std::vector<std::string_view> what_runs = {"ec2:DescribeInstances", "ssm:DescribeInstanceInformation"};
  const std::vector<std::string_view> who_is_compliant = {"ssm:DescribeInstancePatchStates",
                                                          "ssm:ListResourceComplianceSummaries"};
  const std::vector<std::string_view> who_is_in_doubt = {
      "ssm:DescribeInstancePatchStates", "ssm:ListResourceComplianceSummaries", "ssm:ListCommandInvocations"};
  return {
      {"ssm:DescribeInstancePatchStates", Step::list, asks::patch_states, what_runs},
      {.operation = "ssm:ListCommandInvocations", .step = Step::history, .asks = asks::invocations, .pages = 12},
      {"ssm:DescribeMaintenanceWindows", Step::mapping, asks::whole_scope},
      {"ssm:ListAssociations", Step::mapping, asks::whole_scope},
      {"ssm:ListCommands", Step::history, asks::invoked_in_the_window},

      {"ssm:GetServiceSetting", Step::manageability, asks::default_host_management},
      {"ssm:GetInventory", Step::manageability, asks::managed_once, what_runs},
      {"ec2:DescribeInstanceStatus", Step::manageability, asks::with_managed_resources},
      {"ec2:DescribeVpcs", Step::context, asks::whole_scope},
      {"ec2:DescribeSubnets", Step::context, asks::whole_scope},
      {"ec2:DescribeRouteTables", Step::context, asks::whole_scope},
      {"ec2:DescribeNetworkAcls", Step::context, asks::whole_scope},
      {"ec2:DescribeSecurityGroups", Step::context, asks::whole_scope},
      {"ec2:DescribeInternetGateways", Step::context, asks::whole_scope},
      {"ec2:DescribeNatGateways", Step::context, asks::whole_scope},
      {"ec2:DescribeNetworkInterfaces", Step::context, asks::with_managed_resources},
      {"ec2:DescribeVpcEndpoints", Step::context, asks::whole_scope},
      {"ec2:DescribeDhcpOptions", Step::context, asks::whole_scope},
      {"ec2:DescribeVpcBlockPublicAccessOptions", Step::context, asks::whole_scope},
      {"elbv2:DescribeLoadBalancers", Step::context, asks::whole_scope},
      {"elbv2:DescribeTargetGroups", Step::context, asks::whole_scope},
      {"elb:DescribeLoadBalancers", Step::context, asks::whole_scope},
      {"autoscaling:DescribeAutoScalingGroups", Step::context, asks::whole_scope},
      {"resource-groups:ListGroups", Step::context, asks::whole_scope},
      {"inspector2:ListFindings", Step::context, asks::active_findings, {}, true},
      {"inspector2:ListCoverage", Step::context, asks::instance_coverage, what_runs, true},
      {"ec2:DescribeImages", Step::manageability, asks::images, what_runs},
      {"ssm:DescribePatchBaselines", Step::mapping, asks::whole_scope},
      {"ssm:DescribePatchGroups", Step::mapping, asks::whole_scope},
      {"ssm:DescribeAutomationExecutions", Step::history, asks::automations},

      {"ec2:DescribeVpcBlockPublicAccessExclusions",
       Step::context,
       asks::public_access_exclusions,
       {"ec2:DescribeVpcBlockPublicAccessOptions"}},
      {"ec2:GetManagedPrefixListEntries",
       Step::context,
       asks::prefix_list_entries,
       {"ec2:DescribeSecurityGroups", "ec2:DescribeRouteTables"}},
      {"elbv2:DescribeListeners",
       Step::context,
       asks::listeners,
       {"elbv2:DescribeLoadBalancers", "elbv2:DescribeTargetGroups"}},
      {"elbv2:DescribeTargetHealth", Step::context, asks::target_health, {"elbv2:DescribeTargetGroups"}},
      {"elbv2:DescribeTargetGroupAttributes",
       Step::context,
       asks::target_group_attributes,
       {"elbv2:DescribeTargetGroups"}},
      {"elbv2:DescribeRules", Step::context, asks::listener_rules, {"elbv2:DescribeListeners"}},
      {"resource-groups:ListGroupResources", Step::context, asks::group_members, {"resource-groups:ListGroups"}},
      {"resource-groups:GetGroupQuery", Step::mapping, asks::group_queries, {"resource-groups:ListGroupResources"}},
      {"ssm:GetPatchBaseline", Step::mapping, asks::baselines, {"ssm:DescribePatchBaselines"}},

      {"ssm:DescribeMaintenanceWindowTargets", Step::mapping, asks::windows, {"ssm:DescribeMaintenanceWindows"}},
      {"ssm:DescribeMaintenanceWindowTasks", Step::mapping, asks::windows, {"ssm:DescribeMaintenanceWindows"}},
      {"ssm:DescribeMaintenanceWindowExecutions",
       Step::history,
       asks::window_executions,
       {"ssm:DescribeMaintenanceWindows"}},
      {"ssm:GetMaintenanceWindowTask", Step::mapping, asks::window_tasks, {"ssm:DescribeMaintenanceWindowTasks"}},
      {"ssm:DescribeMaintenanceWindowExecutionTasks",
       Step::history,
       asks::window_execution_tasks,
       {"ssm:DescribeMaintenanceWindowTasks", "ssm:DescribeMaintenanceWindowExecutions"}},
      {"ssm:DescribeMaintenanceWindowExecutionTaskInvocations",
       Step::history,
       asks::window_task_invocations,
       {"ssm:DescribeMaintenanceWindowExecutionTasks"}},

      {"ssm:DescribeAssociation", Step::mapping, asks::associations, {"ssm:ListAssociations"}},
      {"ssm:GetCalendarState", Step::mapping, asks::gated_calendars, {"ssm:DescribeAssociation"}},
      {"ssm:DescribeAssociationExecutions", Step::history, asks::association_executions, {"ssm:ListAssociations"}},
      {"ssm:DescribeAssociationExecutionTargets",
       Step::history,
       asks::association_execution_targets,
       {"ssm:DescribeAssociationExecutions", "ssm:DescribeInstancePatchStates", "ssm:ListResourceComplianceSummaries"}},
      {"ssm:DescribeInstanceAssociationsStatus",
       Step::history,
       asks::association_statuses,
       {"ssm:DescribeAssociationExecutionTargets"}},

      {.operation = "ssm:ListComplianceItems",
       .step = Step::confirm,
       .asks = asks::compliance_items,
       .after = who_is_compliant,
       .pages = 8},
      {"ssm:DescribeInstancePatches", Step::confirm, asks::patches, {"ssm:ListComplianceItems"}},
      {"ec2:DescribeIamInstanceProfileAssociations", Step::manageability, asks::profile_associations, who_is_in_doubt},
      {"ec2:DescribeVpcAttribute", Step::manageability, asks::dns_attributes, who_is_in_doubt},
      {"ssm:GetConnectionStatus", Step::manageability, asks::session_channels, who_is_in_doubt},
      {"ssm:GetCommandInvocation",
       Step::history,
       asks::failed_outputs,
       {"ssm:ListCommandInvocations", "ssm:ListCommands", "ssm:DescribeAssociation",
        "ssm:DescribeAssociationExecutionTargets"}},
  };
}

// Step 5 looks again, as late as it can.
Wave once_more() { return {{"ssm:DescribeInstancePatchStates", Step::confirm, asks::second_reading}}; }

}  // namespace

const std::vector<Wave>& scope_plan() {
  static const std::vector<Wave> waves = with_chains({whether_anything_runs(), everything_about_it(), once_more()});
  return waves;
}

}  // namespace patchtriage
