"""AWS's enum values that the program compares with or sends, held to the models' enums.

A value is listed as the model spells it. The sources may compare it in lower case without separators, as statuses of
several services are; a value that no source has any more is a mistake in this list.
"""

import os
import pathlib
import re

# (service, the model's shape): the values that the sources rely on.
RELIED_ON = {
    ("ec2", "AttachmentStatus"): "attached",
    ("ec2", "AvailabilityMode"): "regional",
    ("ec2", "ConnectivityType"): "private public",
    ("ec2", "IamInstanceProfileAssociationState"): "associated",
    ("ec2", "InstanceMetadataEndpointState"): "disabled",
    ("ec2", "HttpTokensState"): "required",
    ("ec2", "InstanceStateName"): "pending running shutting-down stopping stopped terminated",
    ("ec2", "InternetGatewayBlockMode"): "block-bidirectional block-ingress",
    ("ec2", "InternetGatewayExclusionMode"): "allow-bidirectional allow-egress",
    ("ec2", "NatGatewayState"): "available",
    ("ec2", "RouteOrigin"): "Advertisement EnableVgwRoutePropagation",
    ("ec2", "RouteState"): "blackhole filtered",
    ("ec2", "RouteTableAssociationStateCode"): "associated disassociated",
    ("ec2", "RuleAction"): "allow",
    ("ec2", "SummaryStatus"): "ok impaired",
    ("ec2", "VpcBlockPublicAccessExclusionState"): "create-complete update-complete update-in-progress",
    ("ec2", "VpcBlockPublicAccessState"): "update-in-progress",
    ("ec2", "VpcEndpointType"): "Gateway Interface",
    ("elbv2", "ActionTypeEnum"): "forward",
    ("elbv2", "LoadBalancerSchemeEnum"): "internet-facing",
    ("elbv2", "LoadBalancerStateEnum"): "active active_impaired",
    ("elbv2", "LoadBalancerTypeEnum"): "application network gateway",
    ("elbv2", "ProtocolEnum"): "TCP TLS UDP TCP_UDP QUIC TCP_QUIC",
    ("elbv2", "TargetHealthStateEnum"): "unused",
    ("elbv2", "TargetTypeEnum"): "instance ip lambda alb",
    ("iam", "PolicyEvaluationDecisionType"): "allowed explicitDeny",
    ("inspector2", "CoverageResourceType"): "AWS_EC2_INSTANCE",
    ("inspector2", "CoverageStringComparison"): "EQUALS",
    ("inspector2", "FindingStatus"): "ACTIVE",
    ("inspector2", "ResourceType"): "AWS_EC2_INSTANCE",
    ("inspector2", "Severity"): "CRITICAL HIGH MEDIUM LOW",
    ("inspector2", "StringComparison"): "EQUALS",
    ("organizations", "AccountState"): "ACTIVE",
    ("organizations", "AccountStatus"): "ACTIVE",
    ("ssm", "AutomationExecutionStatus"): "Success Failed TimedOut Cancelled Cancelling CompletedWithSuccess "
    "CompletedWithFailure Exited Rejected Pending InProgress",
    ("ssm", "CalendarState"): "CLOSED",
    ("ssm", "CommandInvocationStatus"): "Success Failed TimedOut Cancelled Cancelling Delayed Pending InProgress",
    ("ssm", "ComplianceQueryOperatorType"): "EQUAL",
    ("ssm", "ComplianceSeverity"): "CRITICAL HIGH MEDIUM LOW INFORMATIONAL UNSPECIFIED",
    ("ssm", "ComplianceStatus"): "NON_COMPLIANT",
    ("ssm", "ConnectionStatus"): "connected notconnected",
    ("ssm", "MaintenanceWindowExecutionStatus"): "SUCCESS FAILED TIMED_OUT CANCELLED SKIPPED_OVERLAPPING",
    ("ssm", "MaintenanceWindowTaskType"): "RUN_COMMAND AUTOMATION",
    ("ssm", "OperatingSystem"): "WINDOWS AMAZON_LINUX AMAZON_LINUX_2 AMAZON_LINUX_2023 UBUNTU REDHAT_ENTERPRISE_LINUX "
    "SUSE CENTOS ORACLE_LINUX DEBIAN MACOS RASPBIAN ROCKY_LINUX ALMA_LINUX",
    ("ssm", "PatchOperationType"): "Scan Install",
    ("ssm", "PingStatus"): "Online",
    ("ssm", "PlatformType"): "Windows",
    ("ssm", "RebootOption"): "NoReboot",
}

# Values that AWS sends or takes and that its model doesn't have.
DEVIATIONS = {
    ("ec2", "State"): (
        "available",
        "DescribeVpcEndpoints answers in lower case (recorded), the model has Available",
    ),
    ("ssm", "PatchComplianceDataState"): (
        "Missing Failed InstalledPendingReboot InstalledRejected AvailableSecurityUpdate",
        "States of patches are sent and filtered in this spelling (the API's samples), the model has INSTALLED_REJECTED",
    ),
    ("ssm", "CommandInvocationStatus"): (
        "DeliveryTimedOut ExecutionTimedOut Undeliverable Terminated InvalidPlatform AccessDenied NoInstancesInTag",
        "Of StatusDetails, which is text in the model; reference/semantics.md lists them",
    ),
}


def plain(text):
    return re.sub(r"[^a-z0-9]", "", text.lower())


def quoted_in_sources():
    source = pathlib.Path(os.environ["PATCHTRIAGE_SOURCE"]) / "src"
    quoted = set()
    for path in source.rglob("*.cc"):
        if not path.name.endswith("_test.cc") and "simulate" not in path.parts:
            quoted.update(plain(text) for text in re.findall(r'"([^"\\\n]+)"', path.read_text()))
    return quoted


def check(models, complain):
    """How many values were compared."""
    quoted = quoted_in_sources()
    compared = 0
    for (service, shape), values in RELIED_ON.items():
        published = models[service].shape_for(shape).enum
        for value in values.split():
            compared += 1
            if value not in published:
                complain(f"{service} {shape} {value}", f"the model has {published}")
            if plain(value) not in quoted:
                complain(f"{service} {shape} {value}", "no source relies on it any more")
    for (service, shape), (values, why) in DEVIATIONS.items():
        published = models[service].shape_for(shape).enum
        for value in values.split():
            compared += 1
            if value in published:
                complain(f"{service} {shape} {value}", f"in the model now, so it isn't a deviation: {why}")
            if plain(value) not in quoted:
                complain(f"{service} {shape} {value}", "no source relies on it any more")
    return compared
