#include "collect/estimate.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "aws/limiter.h"

namespace patchtriage {
namespace {

// What one account, one Region of it, and one instance in that cost, in calls on the wire: counted from the plan and
// the pages of the reference fleet. tests/end_to_end/plan_test.py holds the sum to within 15 % of a run over it.
struct Cost {
  std::string_view operation;
  double account = 0;
  double scope = 0;  // with instances in it
  double instance = 0;
  double empty_scope = 0;  // without
};

constexpr Cost kCosts[] = {
    {.operation = "sts:AssumeRole", .account = 1},
    {.operation = "ec2:DescribeRegions", .account = 1},
    // Pages of 20.
    {.operation = "organizations:ListAccounts", .account = 0.05},
    {.operation = "ec2:DescribeInstances", .scope = 1, .instance = 0.001, .empty_scope = 1},
    {.operation = "ssm:DescribeInstanceInformation", .scope = 0.5, .instance = 0.02, .empty_scope = 1},
    {.operation = "ssm:ListResourceComplianceSummaries", .scope = 0.75, .instance = 0.006, .empty_scope = 1},
    {.operation = "ssm:DescribeInstancePatchStates", .scope = 1.25, .instance = 0.026},
    {.operation = "ssm:GetServiceSetting", .scope = 1},
    {.operation = "ec2:DescribeInstanceStatus", .scope = 1, .instance = 0.001},
    {.operation = "ec2:DescribeVpcs", .scope = 1},
    {.operation = "ec2:DescribeSubnets", .scope = 1},
    {.operation = "ec2:DescribeRouteTables", .scope = 1},
    {.operation = "ec2:DescribeNetworkAcls", .scope = 1},
    {.operation = "ec2:DescribeSecurityGroups", .scope = 1},
    {.operation = "ec2:DescribeInternetGateways", .scope = 1},
    {.operation = "ec2:DescribeNatGateways", .scope = 1},
    {.operation = "ec2:DescribeNetworkInterfaces", .scope = 1, .instance = 0.001},
    {.operation = "ec2:DescribeVpcEndpoints", .scope = 1},
    {.operation = "ec2:DescribeDhcpOptions", .scope = 1},
    {.operation = "ec2:DescribeVpcBlockPublicAccessOptions", .scope = 1},
    {.operation = "ec2:GetManagedPrefixListEntries", .scope = 1},
    {.operation = "elbv2:DescribeLoadBalancers", .scope = 1},
    {.operation = "elbv2:DescribeTargetGroups", .scope = 1},
    {.operation = "elbv2:DescribeListeners", .scope = 2},
    {.operation = "elbv2:DescribeRules", .scope = 1},
    {.operation = "elbv2:DescribeTargetHealth", .scope = 4},
    {.operation = "elbv2:DescribeTargetGroupAttributes", .scope = 2},
    {.operation = "elb:DescribeLoadBalancers", .scope = 1},
    {.operation = "autoscaling:DescribeAutoScalingGroups", .scope = 1},
    {.operation = "resource-groups:ListGroups", .scope = 1},
    {.operation = "inspector2:ListFindings", .scope = 1},
    {.operation = "ssm:DescribePatchBaselines", .scope = 1},
    {.operation = "ssm:DescribePatchGroups", .scope = 1},
    {.operation = "ssm:GetPatchBaseline", .scope = 2},
    {.operation = "ssm:ListAssociations", .scope = 1},
    {.operation = "ssm:DescribeAssociation", .scope = 1},
    {.operation = "ssm:DescribeAssociationExecutions", .scope = 1},
    {.operation = "ssm:DescribeAssociationExecutionTargets", .scope = 0.5, .instance = 0.02},
    {.operation = "ssm:DescribeMaintenanceWindows", .scope = 1},
    {.operation = "ssm:DescribeMaintenanceWindowTargets", .scope = 3},
    {.operation = "ssm:DescribeMaintenanceWindowTasks", .scope = 3},
    {.operation = "ssm:GetMaintenanceWindowTask", .scope = 3},
    {.operation = "ssm:DescribeMaintenanceWindowExecutions", .scope = 3},
    {.operation = "ssm:DescribeMaintenanceWindowExecutionTasks", .scope = 3},
    {.operation = "ssm:DescribeMaintenanceWindowExecutionTaskInvocations", .scope = 3},
    {.operation = "ssm:ListCommands", .scope = 1},
    {.operation = "ssm:ListCommandInvocations", .scope = 0.5, .instance = 0.08},
    {.operation = "ssm:DescribeAutomationExecutions", .scope = 1},
    {.operation = "ssm:ListComplianceItems", .scope = 0.5, .instance = 0.06},
    {.operation = "ssm:GetCommandInvocation", .instance = 0.1},
};

constexpr double kReplySeconds = 0.1;

}  // namespace

std::map<std::string, std::int64_t> estimate_calls(const FleetShape& shape) {
  std::map<std::string, std::int64_t> calls{{"sts:GetCallerIdentity", 1}};
  for (const Cost& cost : kCosts) {
    const double count = cost.account * static_cast<double>(shape.accounts) +
                         cost.scope * static_cast<double>(shape.scopes) +
                         cost.instance * static_cast<double>(shape.instances) +
                         cost.empty_scope * static_cast<double>(shape.empty_scopes);
    if (const auto rounded = std::llround(std::ceil(count - 1e-9)); rounded > 0)
      calls[std::string(cost.operation)] = rounded;
  }
  return calls;
}

Duration estimate_time(const std::map<std::string, std::int64_t>& calls, const FleetShape& shape,
                       const CollectSettings& settings) {
  const double scopes = static_cast<double>(std::max<std::int64_t>(1, shape.scopes));
  double total = 0;
  double slowest = 0;  // of one scope: what an operation's rate alone costs
  for (const auto& [operation, count] : calls) {
    total += static_cast<double>(count);
    aws::Rate rate = aws::starting_rate(operation);
    rate.per_second *= settings.rate_share;
    rate.burst = std::max(1.0, rate.burst * settings.rate_share);
    if (settings.max_rate) {
      rate.per_second = std::min(rate.per_second, *settings.max_rate);
      rate.burst = std::min(rate.burst, std::max(1.0, *settings.max_rate));
    }
    slowest = std::max(slowest, (static_cast<double>(count) / scopes - rate.burst) / rate.per_second);
  }
  // Replies of one scope come a few at a time, and all scopes share the connections.
  const double in_turn = total / scopes * kReplySeconds / std::max(1, settings.scope_concurrency);
  const double together = total * kReplySeconds / std::max(1, settings.concurrency);
  const double seconds = std::max({slowest, 0.0, together}) + in_turn;
  return std::chrono::ceil<std::chrono::seconds>(std::chrono::duration<double>(seconds));
}

}  // namespace patchtriage
