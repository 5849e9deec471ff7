"""A watch on the wire: what a run calls, by name, and that `policy` grants exactly that.

The names below are written by hand: an operation that is called for the first time is added here by
someone who has looked at what it does.
"""

import json

from program import Claims, bare_environment, run, side_by_side, simulated

READS = {
    "autoscaling": "DescribeAutoScalingGroups",
    "ec2": """
        DescribeDhcpOptions DescribeIamInstanceProfileAssociations
        DescribeImages DescribeInstanceStatus DescribeInstances DescribeInternetGateways DescribeNatGateways
        DescribeNetworkAcls DescribeNetworkInterfaces DescribeRegions DescribeRouteTables
        DescribeSecurityGroups DescribeSubnets DescribeVpcAttribute DescribeVpcBlockPublicAccessExclusions
        DescribeVpcBlockPublicAccessOptions DescribeVpcEndpoints DescribeVpcs GetManagedPrefixListEntries
    """,
    "elb": "DescribeLoadBalancers",
    "elbv2": """
        DescribeListeners DescribeLoadBalancers DescribeRules DescribeTargetGroupAttributes
        DescribeTargetGroups DescribeTargetHealth
    """,
    "iam": """
        GetInstanceProfile GetPolicy GetPolicyVersion GetRole GetRolePolicy ListAttachedRolePolicies
        ListRolePolicies SimulatePrincipalPolicy
    """,
    "inspector2": "ListCoverage ListFindings",
    "organizations": "ListAccounts",
    "resource-groups": "GetGroupQuery ListGroupResources ListGroups",
    "ssm": """
        DescribeAssociation DescribeAssociationExecutionTargets DescribeAssociationExecutions
        DescribeAutomationExecutions DescribeInstanceAssociationsStatus DescribeInstanceInformation
        DescribeInstancePatchStates DescribeInstancePatches DescribeMaintenanceWindowExecutionTaskInvocations
        DescribeMaintenanceWindowExecutionTasks DescribeMaintenanceWindowExecutions
        DescribeMaintenanceWindowTargets DescribeMaintenanceWindowTasks DescribeMaintenanceWindows
        DescribePatchBaselines DescribePatchGroups GetCalendarState GetCommandInvocation GetConnectionStatus
        GetInventory GetMaintenanceWindowTask GetPatchBaseline GetServiceSetting ListAssociations
        ListCommandInvocations ListCommands ListComplianceItems ListResourceComplianceSummaries
    """,
    "sts": "AssumeRole GetCallerIdentity",
}
ALLOWED = {f"{service}:{name}" for service, names in READS.items() for name in names.split()}

# AWS answers it whatever the policies say.
NEEDS_NO_PERMISSION = {"sts:GetCallerIdentity"}

# Roles are read piece by piece only where IAM can't be asked what they allow.
RUNS = [[], ["--deny", "iam:SimulatePrincipalPolicy"]]


def action_of(operation):
    """The IAM action; both generations of load balancers share one prefix."""
    service, name = operation.split(":")
    return f"{'elasticloadbalancing' if service in ('elb', 'elbv2') else service}:{name}"


def called(denials):
    with simulated(*denials, nodes=160, accounts=3, regions="us-east-1,eu-west-1", seed=5) as estate:
        ended, _ = estate.assess("--no-store")
        return ended, [request[0] for request in estate.requests()]


def main():
    claims = Claims()
    on_the_wire = set()
    for ended, operations in side_by_side(called, RUNS):
        claims.check(ended.status == 0, f"ends with {ended.status}: {ended.tail()}")
        on_the_wire |= set(operations)
    claims.check(len(on_the_wire) > 50, f"only {len(on_the_wire)} operations were called")
    for operation in sorted(on_the_wire):
        claims.check(operation in ALLOWED, f"{operation} was called and is not allowed by name")

    document = json.loads(run(["policy"], bare_environment("/nonexistent")).output)
    claims.check(len(document["Statement"]) == 1, "the policy has one statement")
    statement = document["Statement"][0]
    granted = set(statement["Action"])
    needed = {action_of(operation) for operation in ALLOWED - NEEDS_NO_PERMISSION}
    claims.check(statement["Effect"] == "Allow", "the policy allows")
    claims.check(not any("*" in action for action in granted), "the policy names each action")
    claims.check(len(granted) == len(statement["Action"]), "the policy names each action once")
    for action in sorted(needed | granted):
        claims.check(action in granted, f"{action} is needed and not granted by the policy")
        claims.check(action in needed, f"{action} is granted by the policy and never called")
    unseen = needed - {action_of(operation) for operation in on_the_wire}
    claims.figure(f"{len(on_the_wire)} operations were called; granted, and had no cause to be called here: "
                  f"{', '.join(sorted(unseen)) or 'none'}")
    claims.end()


main()
