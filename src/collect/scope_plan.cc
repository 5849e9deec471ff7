// The waves of one account and Region.
#include "collect/ask.h"
#include "collect/detail_asks.h"
#include "collect/failed_outputs.h"
#include "collect/follow_up_asks.h"
#include "collect/listing_asks.h"
#include "collect/plan.h"

namespace patchtriage {

const std::vector<Wave>& scope_plan() {
  static const std::vector<Wave> waves = {
      {
          {"ec2:DescribeInstances", Step::list, asks::instances},
          {"ssm:DescribeInstanceInformation", Step::manageability, asks::whole_scope},
          {"ssm:ListResourceComplianceSummaries", Step::list, asks::non_compliant_summaries},
      },
      {
          {"ssm:DescribeInstancePatchStates", Step::list, asks::patch_states},
          {"ssm:GetServiceSetting", Step::manageability, asks::default_host_management},
          {"ssm:GetInventory", Step::manageability, asks::managed_once},
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
          {"inspector2:ListFindings", Step::context, asks::active_findings, true},
          {"ssm:DescribePatchBaselines", Step::mapping, asks::whole_scope},
          {"ssm:DescribePatchGroups", Step::mapping, asks::whole_scope},
          {"ssm:ListAssociations", Step::mapping, asks::whole_scope},
          {"ssm:DescribeMaintenanceWindows", Step::mapping, asks::whole_scope},
          {"ssm:ListCommands", Step::history, asks::invoked_in_the_window},
          {"ssm:DescribeAutomationExecutions", Step::history, asks::automations},
      },
      {
          {"ec2:DescribeVpcBlockPublicAccessExclusions", Step::context, asks::public_access_exclusions},
          {"inspector2:ListCoverage", Step::context, asks::instance_coverage, true},
          {"ec2:GetManagedPrefixListEntries", Step::context, asks::prefix_list_entries},
          {"ec2:DescribeImages", Step::manageability, asks::images},
          {"elbv2:DescribeListeners", Step::context, asks::listeners},
          {"elbv2:DescribeTargetHealth", Step::context, asks::target_health},
          {"elbv2:DescribeTargetGroupAttributes", Step::context, asks::target_group_attributes},
          {"resource-groups:ListGroupResources", Step::context, asks::group_members},
          // The longest listings of a scope, at once: their rates are separate.
          {"ssm:ListCommandInvocations", Step::history, asks::invocations},
          {"ssm:ListComplianceItems", Step::confirm, asks::compliance_items},
          {"ssm:GetPatchBaseline", Step::mapping, asks::baselines},
          {"ssm:DescribeAssociation", Step::mapping, asks::associations},
          {"ssm:DescribeMaintenanceWindowTargets", Step::mapping, asks::windows},
          {"ssm:DescribeMaintenanceWindowTasks", Step::mapping, asks::windows},
          {"ssm:DescribeMaintenanceWindowExecutions", Step::history, asks::window_executions},
      },
      {
          {"ec2:DescribeIamInstanceProfileAssociations", Step::manageability, asks::profile_associations},
          {"ec2:DescribeVpcAttribute", Step::manageability, asks::dns_attributes},
          {"elbv2:DescribeRules", Step::context, asks::listener_rules},
          {"resource-groups:GetGroupQuery", Step::mapping, asks::group_queries},
          {"ssm:GetMaintenanceWindowTask", Step::mapping, asks::window_tasks},
          {"ssm:GetCalendarState", Step::mapping, asks::gated_calendars},
          {"ssm:DescribeMaintenanceWindowExecutionTasks", Step::history, asks::window_execution_tasks},
          {"ssm:DescribeAssociationExecutions", Step::history, asks::association_executions},
      },
      {
          {"ssm:DescribeMaintenanceWindowExecutionTaskInvocations", Step::history, asks::window_task_invocations},
          {"ssm:DescribeAssociationExecutionTargets", Step::history, asks::association_execution_targets},
          {"ssm:GetConnectionStatus", Step::manageability, asks::session_channels},
      },
      {
          {"ssm:DescribeInstancePatches", Step::confirm, asks::patches},
          {"ssm:DescribeInstanceAssociationsStatus", Step::history, asks::association_statuses},
          {"ssm:GetCommandInvocation", Step::history, asks::failed_outputs},
          {"ssm:DescribeInstancePatchStates", Step::confirm, asks::second_reading},
      },
  };
  return waves;
}

}  // namespace patchtriage
