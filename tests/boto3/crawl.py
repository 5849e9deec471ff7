"""Reads all that an AWS endpoint answers about its organisation: every operation, from parents to details."""

import json

import botocore
import botocore.exceptions

AS_OF = "2026-11-20T12:00:00Z"
HOST_MANAGEMENT = "/ssm/managed-instance/default-ec2-instance-management-role"

# Listings that need nothing but an account and a Region.
ROOTS = {
    "ec2": (
        "DescribeInstances DescribeInstanceStatus DescribeImages DescribeVpcs DescribeSubnets DescribeRouteTables "
        "DescribeNetworkAcls DescribeSecurityGroups DescribeInternetGateways DescribeNatGateways DescribeVpcEndpoints "
        "DescribeNetworkInterfaces DescribeAddresses DescribeDhcpOptions DescribeEgressOnlyInternetGateways "
        "DescribeManagedPrefixLists DescribeRegions DescribeTags DescribeIamInstanceProfileAssociations "
        "DescribeVpcBlockPublicAccessOptions DescribeVpcBlockPublicAccessExclusions"
    ),
    "ssm": (
        "DescribeInstanceInformation GetInventory ListResourceComplianceSummaries ListComplianceSummaries "
        "DescribePatchBaselines DescribePatchGroups GetDefaultPatchBaseline DescribeMaintenanceWindows "
        "DescribeMaintenanceWindowSchedule ListAssociations ListCommands ListCommandInvocations "
        "DescribeAutomationExecutions ListResourceDataSync DescribeAvailablePatches"
    ),
    "elb": "DescribeLoadBalancers",
    "elbv2": "DescribeLoadBalancers DescribeTargetGroups",
    "autoscaling": "DescribeAutoScalingGroups DescribeAutoScalingInstances",
    "resource-groups": "ListGroups",
    "inspector2": "ListCoverage ListFindings",
}
GLOBAL_ROOTS = {
    "iam": "ListInstanceProfiles",
    "account": "ListRegions",
    "organizations": "DescribeOrganization ListAccounts",
}


def field(row, path):
    for name in path.split("."):
        row = row[int(name) if name.isdigit() else name] if row else None
    return row


# What to read next about each row: operation, and its parameters as paths into the row or, from "=", as they are.
DETAILS = {
    "ec2:DescribeVpcs": [("ec2:DescribeVpcAttribute", {"VpcId": "VpcId", "Attribute": "=enableDnsSupport"})],
    "ec2:DescribeManagedPrefixLists": [("ec2:GetManagedPrefixListEntries", {"PrefixListId": "PrefixListId"})],
    "elbv2:DescribeLoadBalancers": [("elbv2:DescribeListeners", {"LoadBalancerArn": "LoadBalancerArn"})],
    "elbv2:DescribeListeners": [("elbv2:DescribeRules", {"ListenerArn": "ListenerArn"})],
    "elbv2:DescribeTargetGroups": [
        ("elbv2:DescribeTargetHealth", {"TargetGroupArn": "TargetGroupArn"}),
        ("elbv2:DescribeTargetGroupAttributes", {"TargetGroupArn": "TargetGroupArn"}),
    ],
    "resource-groups:ListGroups": [
        ("resource-groups:ListGroupResources", {"Group": "GroupName"}),
        ("resource-groups:GetGroupQuery", {"Group": "GroupName"}),
    ],
    "iam:ListInstanceProfiles": [
        ("iam:GetInstanceProfile", {"InstanceProfileName": "InstanceProfileName"}),
        ("iam:GetRole", {"RoleName": "Roles.0.RoleName"}),
        ("iam:ListAttachedRolePolicies", {"RoleName": "Roles.0.RoleName"}),
        ("iam:ListRolePolicies", {"RoleName": "Roles.0.RoleName"}),
        (
            "iam:SimulatePrincipalPolicy",
            {"PolicySourceArn": "Roles.0.Arn", "ActionNames": ["=ssm:UpdateInstanceInformation"]},
        ),
    ],
    "iam:ListAttachedRolePolicies": [("iam:GetPolicy", {"PolicyArn": "PolicyArn"})],
    "iam:GetPolicy": [("iam:GetPolicyVersion", {"PolicyArn": "Arn", "VersionId": "DefaultVersionId"})],
    "ssm:DescribeInstanceInformation": [
        ("ssm:DescribeInstancePatchStates", {"InstanceIds": ["InstanceId"]}),
        ("ssm:DescribeInstancePatches", {"InstanceId": "InstanceId"}),
        ("ssm:ListComplianceItems", {"ResourceIds": ["InstanceId"], "ResourceTypes": ["=ManagedInstance"]}),
        ("ssm:DescribeInstanceAssociationsStatus", {"InstanceId": "InstanceId"}),
        ("ssm:DescribeEffectiveInstanceAssociations", {"InstanceId": "InstanceId"}),
        ("ssm:GetConnectionStatus", {"Target": "InstanceId"}),
        ("ssm:ListInventoryEntries", {"InstanceId": "InstanceId", "TypeName": "=AWS:PatchSummary"}),
        (
            "ssm:DescribeMaintenanceWindowsForTarget",
            {"Targets": [{"Key": "=InstanceIds", "Values": ["InstanceId"]}], "ResourceType": "=INSTANCE"},
        ),
    ],
    "ssm:DescribePatchBaselines": [
        ("ssm:GetPatchBaseline", {"BaselineId": "BaselineId"}),
    ],
    "ssm:GetPatchBaseline": [("ssm:DescribeEffectivePatchesForPatchBaseline", {"BaselineId": "BaselineId"})],
    "ssm:GetDefaultPatchBaseline": [  # of Windows, where the request names no system
        ("ssm:DescribeEffectivePatchesForPatchBaseline", {"BaselineId": "BaselineId"})
    ],
    "ssm:DescribePatchGroups": [
        ("ssm:DescribePatchGroupState", {"PatchGroup": "PatchGroup"}),
        ("ssm:DescribeInstancePatchStatesForPatchGroup", {"PatchGroup": "PatchGroup"}),
        ("ssm:GetPatchBaselineForPatchGroup", {"PatchGroup": "PatchGroup"}),
    ],
    "ssm:DescribeMaintenanceWindows": [
        ("ssm:GetMaintenanceWindow", {"WindowId": "WindowId"}),
        ("ssm:DescribeMaintenanceWindowTargets", {"WindowId": "WindowId"}),
        ("ssm:DescribeMaintenanceWindowTasks", {"WindowId": "WindowId"}),
        ("ssm:DescribeMaintenanceWindowExecutions", {"WindowId": "WindowId"}),
    ],
    "ssm:DescribeMaintenanceWindowTasks": [
        ("ssm:GetMaintenanceWindowTask", {"WindowId": "WindowId", "WindowTaskId": "WindowTaskId"})
    ],
    "ssm:DescribeMaintenanceWindowExecutions": [
        ("ssm:GetMaintenanceWindowExecution", {"WindowExecutionId": "WindowExecutionId"}),
        ("ssm:DescribeMaintenanceWindowExecutionTasks", {"WindowExecutionId": "WindowExecutionId"}),
    ],
    "ssm:DescribeMaintenanceWindowExecutionTasks": [
        (
            "ssm:GetMaintenanceWindowExecutionTask",
            {"WindowExecutionId": "WindowExecutionId", "TaskId": "TaskExecutionId"},
        ),
        (
            "ssm:DescribeMaintenanceWindowExecutionTaskInvocations",
            {"WindowExecutionId": "WindowExecutionId", "TaskId": "TaskExecutionId"},
        ),
    ],
    "ssm:ListAssociations": [
        ("ssm:DescribeAssociation", {"AssociationId": "AssociationId"}),
        ("ssm:DescribeAssociationExecutions", {"AssociationId": "AssociationId"}),
        ("ssm:GetDocument", {"Name": "Name"}),
    ],
    "ssm:DescribeAssociation": [("ssm:GetCalendarState", {"CalendarNames": "CalendarNames"})],
    "ssm:DescribeAssociationExecutions": [
        ("ssm:DescribeAssociationExecutionTargets", {"AssociationId": "AssociationId", "ExecutionId": "ExecutionId"})
    ],
    "ssm:ListCommandInvocations": [
        ("ssm:GetCommandInvocation", {"CommandId": "CommandId", "InstanceId": "InstanceId", "PluginName": f"={step}"})
        for step in ("PatchLinux", "PatchWindows")
    ],
}
# Read once for each scope with these parameters.
EXTRA = [
    ("ssm:GetServiceSetting", {"SettingId": HOST_MANAGEMENT}),
    ("ssm:GetCalendarState", {"CalendarNames": ["change-freeze"]}),
    ("config:SelectResourceConfig", {"Expression": "SELECT resourceId"}),
    (
        "config:SelectAggregateResourceConfig",
        {"Expression": "SELECT resourceId", "ConfigurationAggregatorName": "organisation"},
    ),
]


def filled(template, row):
    """Parameters for one row; None where the row has no such value."""
    if isinstance(template, dict):
        values = {name: filled(value, row) for name, value in template.items()}
        return None if None in values.values() else values
    if isinstance(template, list):
        values = [filled(value, row) for value in template]
        return None if None in values else values
    if template.startswith("="):
        return template[1:]
    try:
        return field(row, template) or None
    except (KeyError, IndexError):
        return None


def whole(client, method, parameters):
    """One reply with the lists of all its pages; fails on a token that comes twice."""
    merged, seen = {}, set()
    while True:
        page = getattr(client, method)(**parameters)
        page.pop("ResponseMetadata")
        token = page.pop("NextToken", None) or page.pop("nextToken", None) or page.pop("NextMarker", None)
        if page.pop("IsTruncated", False):
            token = page.pop("Marker")
        for name, value in page.items():
            merged[name] = merged.get(name, []) + value if isinstance(value, list) else value
        if not token:
            return merged
        if token in seen:
            raise RuntimeError(f"{method}: the same token twice")
        seen.add(token)
        inputs = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[method]).input_shape
        name = next(name for name in ("NextToken", "nextToken", "Marker") if name in inputs.members)
        parameters = {**parameters, name: token}


def rows_of(reply):
    """The rows of a reply: those of its list, or the record that it holds or is."""
    if "Reservations" in reply:
        return [instance for reservation in reply["Reservations"] for instance in reservation["Instances"]]
    for value in reply.values():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return value
    if len(reply) == 1 and isinstance(next(iter(reply.values())), dict):
        return [next(iter(reply.values()))]
    return [reply]


class Crawl:
    """What was read, by scope, operation and parameters; and the error codes of what was refused."""

    def __init__(self, details_of_each=4):
        self.replies = {}
        self.refusals = {}
        self.details_of_each = details_of_each

    def read(self, scope, clients, operation_id, parameters):
        key = (*scope, operation_id, json.dumps(parameters, sort_keys=True))
        if key in self.replies or key in self.refusals:
            return
        service, _, name = operation_id.partition(":")
        try:
            self.replies[key] = whole(clients(service), botocore.xform_name(name), parameters)
        except botocore.exceptions.ClientError as error:
            self.refusals[key] = error.response["Error"]["Code"]
            return
        rows = rows_of(self.replies[key])
        for detail, template in DETAILS.get(operation_id, []):
            chosen = [one for one in (filled(template, row) for row in rows) if one is not None]
            for chosen_parameters in chosen[: self.details_of_each]:
                self.read(scope, clients, detail, chosen_parameters)
        if operation_id == "iam:ListRolePolicies":
            role = parameters["RoleName"]
            for policy in self.replies[key]["PolicyNames"]:
                self.read(scope, clients, "iam:GetRolePolicy", {"RoleName": role, "PolicyName": policy})

    def read_scope(self, scope, clients, roots):
        for service, names in roots.items():
            for name in names.split():
                self.read(scope, clients, f"{service}:{name}", {})
