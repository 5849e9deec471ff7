#include "investigate/remedy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/json.h"
#include "investigate/remedy_facts_for_test.h"

namespace patchtriage {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

using Tables = std::map<std::string, std::string>;

// A node of Amazon Linux that answers and whose last install failed; tests replace the tables that they are about.
std::string facts(const Tables& changes = {}) {
  Tables tables = {
      {"as_of", R"("2026-05-04T07:00:00Z")"},
      {"ec2.Instance", R"([{"InstanceId": "i-0a1", "State": {"Name": "running"}, "LaunchTime": "2026-04-01T00:00:00Z",
          "ImageId": "ami-1", "VpcId": "vpc-1", "SubnetId": "subnet-1",
          "IamInstanceProfile": {"Arn": "arn:aws:iam::111111111111:instance-profile/web", "Id": "AIPA1"}}])"},
      {"ssm.InstanceInformation", R"([{"InstanceId": "i-0a1", "PingStatus": "Online", "AgentVersion": "3.3.1802.0",
          "LastPingDateTime": "2026-05-04T06:58:00Z", "PlatformType": "Linux", "PlatformName": "Amazon Linux",
          "PlatformVersion": "2023"}])"},
      {"ssm.InstancePatchState", R"({"i-0a1": [{"InstanceId": "i-0a1", "BaselineId": "pb-0123456789abcdef0",
          "PatchGroup": "", "Operation": "Install", "OperationStartTime": "2026-05-03T02:00:00Z",
          "OperationEndTime": "2026-05-03T02:05:00Z", "MissingCount": 3, "FailedCount": 0}]})"},
  };
  for (const auto& [name, text] : changes) tables[name] = text;
  std::string all;
  for (const auto& [name, text] : tables) all += (all.empty() ? "{\"" : ",\n\"") + name + "\": " + text;
  return all + "}";
}

// The last install as Run Command has it, with what it printed.
Tables failed_with(const std::string& output) {
  std::string quoted;
  append_json_string(quoted, output);
  return {{"ssm.Command", R"([{"CommandId": "c-1", "DocumentName": "AWS-RunPatchBaseline", "InstanceIds": ["i-0a1"],
               "Parameters": {"Operation": ["Install"]}, "RequestedDateTime": "2026-05-03T02:00:00Z",
               "Status": "Failed", "StatusDetails": "Failed"}])"},
          {"ssm.CommandInvocation", R"([{"CommandId": "c-1", "InstanceId": "i-0a1",
               "DocumentName": "AWS-RunPatchBaseline", "RequestedDateTime": "2026-05-03T02:00:00Z",
               "Status": "Failed", "StatusDetails": "Failed", "CommandPlugins": [{"Name": "PatchLinux",
               "Status": "Failed", "StatusDetails": "Failed", "ResponseCode": 1, "Output": )" +
                                        quoted + "}]}]"}};
}

std::string instance_with_tags(const std::string& tags) {
  return R"([{"InstanceId": "i-0a1", "State": {"Name": "running"}, "ImageId": "ami-1", "Tags": [)" + tags + "]}]";
}

const Tables& role_of_web() {
  static const Tables tables = {
      {"iam.InstanceProfile", R"({"web": [{"InstanceProfileName": "web", "InstanceProfileId": "AIPA1",
          "Roles": [{"RoleName": "web-role", "Arn": "arn:aws:iam::111111111111:role/web-role"}]}]})"}};
  return tables;
}

Tables with(Tables tables, const Tables& more) {
  for (const auto& [name, text] : more) tables[name] = text;
  return tables;
}

std::string simulation(const std::string& details) {
  return R"({"arn:aws:iam::111111111111:role/web-role": [{"EvalActionName": "ssm:UpdateInstanceInformation",
      "EvalResourceName": "arn:i", )" +
         details + "}]}";
}

TEST(Remedy, NamesTheRoleThatTheRecordsShow) {
  const Remediation remediation =
      RemedyFacts(facts(role_of_web())).against("ssm-reachability/role-denied", "identity.role-permissions");

  EXPECT_EQ(remediation.target, "role web-role");
  EXPECT_THAT(*step_with(remediation, "Attach").command, HasSubstr("--role-name web-role"));
  EXPECT_TRUE(step_with(remediation, "Attach").affects_others);
}

TEST(Remedy, AsksForTheRoleWhereNoRecordShowsIt) {
  const Remediation remediation =
      RemedyFacts(facts({{"iam.InstanceProfile", R"({"gap": "denied"})"}})).against("ssm-reachability/role-denied");

  const RemedyStep& attach = step_with(remediation, "Attach");
  EXPECT_EQ(remediation.target, "the role of profile web");
  EXPECT_THAT(*attach.command, HasSubstr("--role-name \"$ROLE\""));
  ASSERT_EQ(attach.inputs.size(), 1U);
  EXPECT_EQ(attach.inputs[0].name, "ROLE");
}

TEST(Remedy, WidensTheBoundaryThatRefusesARole) {
  const Tables tables = with(role_of_web(), {{"iam.Role", R"({"web-role": [{"RoleName": "web-role",
          "Arn": "arn:aws:iam::111111111111:role/web-role", "PermissionsBoundary":
          {"PermissionsBoundaryArn": "arn:aws:iam::111111111111:policy/limits"}}]})"},
                                             {"iam.EvaluationResult", simulation(R"("EvalDecision": "implicitDeny",
          "PermissionsBoundaryDecisionDetail": {"AllowedByPermissionsBoundary": false})")}});

  const Remediation remediation =
      RemedyFacts(facts(tables)).against("ssm-reachability/role-denied", "identity.role-permissions");

  EXPECT_EQ(remediation.path, "identity.permissions-boundary");
  EXPECT_THAT(commands_of(remediation), HasSubstr("--policy-arn arn:aws:iam::111111111111:policy/limits"));
  EXPECT_THAT(commands_of(remediation), Not(HasSubstr("attach-role-policy")));
}

TEST(Remedy, ChangesTheOrganisationsPolicyThatRefusesARole) {
  const Tables tables = with(role_of_web(), {{"iam.EvaluationResult", simulation(R"("EvalDecision": "implicitDeny",
          "OrganizationsDecisionDetail": {"AllowedByOrganizations": false})")}});

  const Remediation remediation =
      RemedyFacts(facts(tables)).against("ssm-reachability/role-denied", "identity.role-permissions");

  EXPECT_EQ(remediation.path, "identity.service-control-policy");
  EXPECT_THAT(commands_of(remediation), HasSubstr("list-policies-for-target --target-id 111111111111"));
}

TEST(Remedy, TakesOutTheStatementThatDeniesARole) {
  const Tables tables = with(
      role_of_web(),
      {{"iam.EvaluationResult", simulation(R"("EvalDecision": "explicitDeny")")},
       {"iam.AttachedPolicy", R"({"web-role": [{"PolicyName": "no", "PolicyArn": "arn:aws:iam::1:policy/no"}]})"}});

  const Remediation remediation =
      RemedyFacts(facts(tables)).against("ssm-reachability/role-denied", "identity.role-permissions");

  EXPECT_EQ(remediation.path, "identity.explicit-deny");
  EXPECT_THAT(step_with(remediation, "without the Deny").inputs[0].candidates, ElementsAre("arn:aws:iam::1:policy/no"));
}

TEST(Remedy, NamesTheVolumeThatTheOutputNames) {
  const Remediation remediation =
      RemedyFacts(facts(failed_with("installing package kernel needs 12MB more space on the /boot filesystem")))
          .against("os-patch/disk-full");

  EXPECT_EQ(remediation.change, "free space on /boot of {}");
  EXPECT_EQ(remediation.title, "free space on /boot of i-0a1");
  EXPECT_THAT(*step_with(remediation, "Remove kernels").command, HasSubstr("--instance-ids i-0a1"));
  EXPECT_THAT(*step_with(remediation, "full output").command, HasSubstr("--command-id c-1 --instance-id i-0a1"));
}

TEST(Remedy, OffersTheRepositoriesThatTheOutputNames) {
  const Remediation remediation =
      RemedyFacts(facts(failed_with("Errors during downloading metadata for repository 'epel':")))
          .against("os-patch/repo-metadata");

  EXPECT_THAT(step_with(remediation, "disable the repository").inputs[0].candidates, ElementsAre("epel"));
}

TEST(Remedy, OffersNothingThatOnlyLooksLikeAName) {
  const Remediation remediation = RemedyFacts(facts(failed_with("Failed to download metadata for repo '$(reboot)'")))
                                      .against("os-patch/repo-metadata");

  EXPECT_TRUE(step_with(remediation, "disable the repository").inputs[0].candidates.empty());
}

TEST(Remedy, UsesThePackageManagerOfTheNodesSystem) {
  const std::string ubuntu = R"([{"InstanceId": "i-0a1", "PingStatus": "Online", "PlatformType": "Linux",
      "LastPingDateTime": "2026-05-04T06:58:00Z", "PlatformName": "Ubuntu", "PlatformVersion": "22.04"}])";

  const Remediation remediation =
      RemedyFacts(facts({{"ssm.InstanceInformation", ubuntu}})).against("os-patch/package-manager-interrupted");

  EXPECT_THAT(*step_with(remediation, "Complete").command, HasSubstr("dpkg --configure -a"));
  EXPECT_THAT(*step_with(remediation, "Complete").command, Not(HasSubstr("dnf")));
}

TEST(Remedy, ReplacesAnInstanceOfAnAutoScalingGroupFromItsLaunchTemplate) {
  const RemedyFacts member(
      facts({{"ec2.Instance", instance_with_tags(R"({"Key": "aws:autoscaling:groupName", "Value": "web"})")},
             {"autoscaling.AutoScalingGroup", R"([{"AutoScalingGroupName": "web",
                 "LaunchTemplate": {"LaunchTemplateId": "lt-1", "Version": "$Default"}}])"}}));

  const Remediation remediation = member.against("os-patch/disk-full");

  EXPECT_EQ(remediation.path, "os.auto-scaling");
  EXPECT_EQ(remediation.target, "Auto Scaling group web");
  EXPECT_TRUE(remediation.change.empty());
  EXPECT_THAT(commands_of(remediation), HasSubstr("--launch-template-id lt-1 --source-version '$Default'"));
  EXPECT_THAT(commands_of(remediation), HasSubstr(R"({"SourceAmiId":["ami-1"]})"));
  EXPECT_THAT(commands_of(remediation), HasSubstr("start-instance-refresh"));
  EXPECT_THAT(commands_of(remediation), Not(HasSubstr("modify-volume")));
}

TEST(Remedy, UpdatesTheNodeGroupThatOwnsAnInstance) {
  const RemedyFacts node(facts({{"ec2.Instance", instance_with_tags(R"({"Key": "eks:cluster-name", "Value": "shop"},
      {"Key": "eks:nodegroup-name", "Value": "blue"}, {"Key": "aws:autoscaling:groupName", "Value": "eks-blue"})")}}));

  const Remediation remediation = node.against("pending-reboot/reboot-required", "pending-reboot");

  EXPECT_EQ(remediation.path, "os.service-managed");
  EXPECT_EQ(remediation.target, "node group shop/blue");
  EXPECT_THAT(commands_of(remediation),
              HasSubstr("update-nodegroup-version --region us-east-1 --cluster-name shop --nodegroup-name blue"));
  EXPECT_THAT(commands_of(remediation), Not(HasSubstr("reboot-instances")));
}

TEST(Remedy, MendsTheRoleOfAnOwnedInstanceAllTheSame) {
  const RemedyFacts node(facts({{"ec2.Instance", instance_with_tags(R"({"Key": "eks:cluster-name", "Value": "shop"},
      {"Key": "eks:nodegroup-name", "Value": "blue"})")}}));

  EXPECT_EQ(node.against("ssm-reachability/role-missing", "identity.no-profile-no-dhmc").path,
            "identity.no-profile-no-dhmc");
}

TEST(Remedy, AddsOnlyTheEndpointsThatTheVpcLacks) {
  const RemedyFacts node(facts({{"ec2.VpcEndpoint", R"([{"VpcEndpointId": "vpce-1", "VpcId": "vpc-1",
      "ServiceName": "com.amazonaws.us-east-1.ssm", "VpcEndpointType": "Interface"}])"}}));

  const Remediation remediation = node.against("ssm-reachability/endpoint-unreachable", "network.no-endpoints");

  EXPECT_EQ(remediation.title, "add interface endpoints ssmmessages to vpc-1");
  EXPECT_THAT(commands_of(remediation), HasSubstr("com.amazonaws.us-east-1.ssmmessages"));
  EXPECT_THAT(commands_of(remediation), Not(HasSubstr("com.amazonaws.us-east-1.ssm ")));
}

TEST(Remedy, OffersTheNatGatewaysOfTheVpc) {
  const RemedyFacts node(facts({{"ec2.NatGateway", R"([{"NatGatewayId": "nat-1", "VpcId": "vpc-1",
      "State": "available"}, {"NatGatewayId": "nat-2", "VpcId": "vpc-1", "State": "deleted"}])"},
                                {"ec2.RouteTable", R"([{"RouteTableId": "rtb-1", "VpcId": "vpc-1",
      "Associations": [{"Main": true}], "Routes": []}])"}}));

  const RemedyStep route =
      step_with(node.against("ssm-reachability/endpoint-unreachable", "network.no-route"), "Route the subnet");

  EXPECT_THAT(*route.command, HasSubstr("create-route --region us-east-1 --route-table-id rtb-1"));
  ASSERT_EQ(route.inputs.size(), 1U);
  EXPECT_THAT(route.inputs[0].candidates, ElementsAre("nat-1"));
}

TEST(Remedy, ComesInTheOrderDiagnoseFixVerify) {
  const RemedyFacts node(facts(failed_with("No space left on device")));

  for (const remedies::Remedy& remedy : remedies::all()) {
    const Remediation remediation = node.against(remedy.id, remedy.id);
    for (std::size_t i = 1; i < remediation.steps.size(); ++i) {
      EXPECT_LE(remediation.steps[i - 1].purpose, remediation.steps[i].purpose) << remedy.id << ", step " << i;
    }
  }
}

TEST(Remedy, IsNoneWhereNothingFailed) {
  const Remediation remediation = RemedyFacts(facts()).against("none/success");

  EXPECT_FALSE(remediation.path);
  EXPECT_TRUE(remediation.steps.empty());
}

// A policy's association that installs on every node; `parameters` are what DescribeAssociation says, or a gap.
Tables installed_by_policy(const std::string& description) {
  return {{"ssm.Association", R"([{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline",
      "AssociationName": "AWS-QuickSetup-PatchPolicy-InstallPatches-LA-abcde",
      "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}])"},
          {"ssm.AssociationDescription", R"({"a-1": )" + description + "}"}};
}

TEST(Remedy, InstallsByThePatchPolicysOwnBaseline) {
  const RemedyFacts node(
      facts(with(failed_with("No space left on device"),
                 installed_by_policy(R"([{"AssociationId": "a-1", "Parameters": {"Operation": ["Install"],
      "BaselineOverride": ["s3://aws-quicksetup-patchpolicy-1-abcde/o.json"]}}])"))));

  EXPECT_THAT(*step_with(node.against("os-patch/disk-full"), "Install what is missing").command,
              HasSubstr(R"("BaselineOverride":["s3://aws-quicksetup-patchpolicy-1-abcde/o.json"])"));
}

TEST(Remedy, AsksForThePatchPolicysBaselineWhereItWasNotRead) {
  const RemedyFacts node(
      facts(with(failed_with("No space left on device"), installed_by_policy(R"({"gap": "denied"})"))));

  const RemedyStep install = step_with(node.against("os-patch/disk-full"), "Install what is missing");
  EXPECT_THAT(*install.command, HasSubstr("$BASELINE_OVERRIDE"));
  ASSERT_EQ(install.inputs.size(), 1U);
  EXPECT_EQ(install.inputs[0].name, "BASELINE_OVERRIDE");
}

TEST(Remedy, InstallsByTheRegisteredBaselineElsewhere) {
  const RemedyFacts node(facts(failed_with("No space left on device")));

  EXPECT_THAT(*step_with(node.against("os-patch/disk-full"), "Install what is missing").command,
              Not(HasSubstr("BaselineOverride")));
}

TEST(Remedy, LetsAPatchPolicyScanByItsOwnAssociation) {
  const RemedyFacts node(facts({{"ssm.Association", R"([{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline",
      "AssociationName": "AWS-QuickSetup-PatchPolicy-ScanForPatches-LA-abcde",
      "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}])"},
                                {"ssm.AssociationDescription", R"({"a-1": [{"AssociationId": "a-1",
      "Name": "AWS-RunPatchBaseline", "AssociationName": "AWS-QuickSetup-PatchPolicy-ScanForPatches-LA-abcde",
      "Parameters": {"Operation": ["Scan"], "BaselineOverride": ["s3://aws-quicksetup-patchpolicy-1-abcde/o.json"]},
      "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}]})"}}));

  const Remediation remediation = node.against("inconclusive/stale-data", "stale-scan");

  EXPECT_THAT(commands_of(remediation), HasSubstr("start-associations-once --region us-east-1 --association-ids a-1"));
  EXPECT_THAT(commands_of(remediation), Not(HasSubstr("send-command")));
}

TEST(Remedy, FindsWhoPatchesANodeFromElsewhereFirst) {
  const auto command = [](const std::string& id, const std::string& at) {
    return R"({"CommandId": ")" + id + R"(", "DocumentName": "AWS-RunPatchBaseline", "InstanceIds": ["i-0a1"],
        "Parameters": {"Operation": ["Install"]}, "RequestedDateTime": ")" +
           at + R"(", "Status": "Success", "StatusDetails": "Success"})";
  };
  const auto invocation = [](const std::string& id, const std::string& at) {
    return R"({"CommandId": ")" + id + R"(", "InstanceId": "i-0a1", "DocumentName": "AWS-RunPatchBaseline",
        "RequestedDateTime": ")" +
           at + R"(", "Status": "Success", "StatusDetails": "Success"})";
  };
  const std::string first = "2026-04-26T02:00:00Z";
  const std::string second = "2026-05-03T02:00:00Z";
  const RemedyFacts node(
      facts({{"ssm.Command", "[" + command("c-1", first) + "," + command("c-2", second) + "]"},
             {"ssm.CommandInvocation", "[" + invocation("c-1", first) + "," + invocation("c-2", second) + "]"}}));

  const RemedyFacts unpatched(facts({{"ssm.InstancePatchState", R"({"i-0a1": []})"}}));

  for (const char* slug : {"targeting/no-coverage", "targeting/scan-only"}) {
    const Remediation remediation = node.against(slug);

    EXPECT_THAT(commands_of(remediation), HasSubstr("AttributeValue=SendCommand")) << slug;
    EXPECT_THAT(remediation.summary, HasSubstr("second source")) << slug;
    EXPECT_THAT(commands_of(unpatched.against(slug)), Not(HasSubstr("cloudtrail"))) << slug;
  }
}

TEST(Remedy, ReadsTheDocumentThatMayPatch) {
  const RemedyFacts node(facts({{"ssm.Association", R"json([{"AssociationId": "a-1", "Name": "Acme-PatchLinux",
      "ScheduleExpression": "cron(0 2 ? * SUN *)", "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}])json"}}));

  EXPECT_THAT(commands_of(node.against("inconclusive/unknown")), HasSubstr("get-document"));
}

}  // namespace
}  // namespace patchtriage
