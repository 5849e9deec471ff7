#include "assess/fleet_for_test.h"
#include "assess/operating_system.h"

namespace patchtriage {
namespace {

TEST(OperatingSystem, IsToldByWhatTheAgentReports) {
  EXPECT_EQ(operating_system_of("Linux", "Amazon Linux", "2023"), "AMAZON_LINUX_2023");
  EXPECT_EQ(operating_system_of("Linux", "Amazon Linux", "2"), "AMAZON_LINUX_2");
  EXPECT_EQ(operating_system_of("Linux", "Amazon Linux AMI", "2018.03"), "AMAZON_LINUX");
  EXPECT_EQ(operating_system_of("Linux", "Amazon Linux", "2022"), "AMAZON_LINUX_2022");
  EXPECT_EQ(operating_system_of("Linux", "Ubuntu", "22.04"), "UBUNTU");
  EXPECT_EQ(operating_system_of("Linux", "Red Hat Enterprise Linux", "9.4"), "REDHAT_ENTERPRISE_LINUX");
  EXPECT_EQ(operating_system_of("Linux", "SLES", "15.5"), "SUSE");
  EXPECT_EQ(operating_system_of("Linux", "CentOS Stream", "9"), "CENTOS");
  EXPECT_EQ(operating_system_of("Linux", "Oracle Linux Server", "8.9"), "ORACLE_LINUX");
  EXPECT_EQ(operating_system_of("Linux", "Debian GNU/Linux", "12"), "DEBIAN");
  EXPECT_EQ(operating_system_of("Linux", "Rocky Linux", "9.3"), "ROCKY_LINUX");
  EXPECT_EQ(operating_system_of("Linux", "AlmaLinux", "9.3"), "ALMA_LINUX");
  EXPECT_EQ(operating_system_of("MacOS", "macOS", "14.4"), "MACOS");
  EXPECT_EQ(operating_system_of("Windows", "Microsoft Windows Server 2022 Datacenter", "10.0.20348"), "WINDOWS");
  EXPECT_EQ(operating_system_of("Linux", "Bottlerocket OS", "1.19"), std::nullopt);
  EXPECT_EQ(operating_system_of("", "", ""), std::nullopt);
}

TEST(OperatingSystem, TellsVersionsThatPatchManagerGaveUp) {
  EXPECT_EQ(patch_manager_supports("AMAZON_LINUX", "2018.03"), false);
  EXPECT_EQ(patch_manager_supports("CENTOS", "7.9"), false);
  EXPECT_EQ(patch_manager_supports("CENTOS", "9"), true);
  EXPECT_EQ(patch_manager_supports("WINDOWS", "6.1.7601"), false);
  EXPECT_EQ(patch_manager_supports("WINDOWS", "6.3.9600"), true);
  EXPECT_EQ(patch_manager_supports("UBUNTU", ""), std::nullopt);
}

TEST(Context, ReadsTheEnvironmentFromTagsInAnySpelling) {
  const FleetForTest fleet(R"({"ec2.Instance": [
    {"InstanceId": "i-1", "Tags": [{"Key": "Env-Name", "Value": "x"}, {"Key": "ENVIRONMENT", "Value": "Prod"}]},
    {"InstanceId": "i-2", "Tags": [{"Key": "env", "Value": "pre-prod"}]},
    {"InstanceId": "i-3", "Tags": [{"Key": "Tier", "Value": "web"}, {"Key": "stage", "Value": "live"}]},
    {"InstanceId": "i-4", "Tags": [{"Key": "Tier", "Value": "web"}]}]})");

  EXPECT_EQ(fleet.context("i-1").environment, Environment::production);
  EXPECT_EQ(fleet.context("i-2").environment, Environment::non_production);
  EXPECT_EQ(fleet.context("i-3").environment, Environment::production);
  EXPECT_EQ(fleet.context("i-4").environment, Environment::unknown);
  EXPECT_EQ(fleet.context("i-1").environment_evidence->value, Json("Prod"));
}

TEST(Context, NamesWhatTheInstanceBelongsTo) {
  const FleetForTest fleet(R"({"ec2.Instance": [
    {"InstanceId": "i-1", "State": {"Name": "running"}, "Tags": [{"Key": "Name", "Value": "web-1"},
      {"Key": "aws:cloudformation:stack-name", "Value": "shop"}, {"Key": "elasticbeanstalk:environment-name", "Value": "e"}]}],
    "autoscaling.AutoScalingGroup": [{"AutoScalingGroupName": "web", "Instances": [{"InstanceId": "i-1"}]}],
    "resource_groups.GroupIdentifier": [{"GroupName": "linux"}, {"GroupName": "empty"}],
    "resource_groups.ResourceIdentifier": {"linux": [
      {"ResourceArn": "arn:aws:ec2:us-east-1:111111111111:instance/i-1", "ResourceType": "AWS::EC2::Instance"}]}})");

  const Context context = fleet.context();

  EXPECT_EQ(context.name, "web-1");
  EXPECT_EQ(context.stack, "shop");
  EXPECT_EQ(context.auto_scaling_group, "web");
  EXPECT_EQ(context.resource_groups, std::vector<std::string>{"linux"});
  EXPECT_EQ(context.account_name, "test");
  EXPECT_EQ(context.owning_service, std::nullopt);
}

TEST(Context, GroupsThatCouldNotBeReadAreNotNone) {
  const FleetForTest fleet(R"({"ec2.Instance": [{"InstanceId": "i-1"}],
    "resource_groups.GroupIdentifier": {"gap": "denied"}})");

  EXPECT_EQ(fleet.context().resource_groups, std::nullopt);
}

TEST(Context, NamesTheServiceThatReplacesTheInstance) {
  const FleetForTest fleet(R"({"ec2.Instance": [
    {"InstanceId": "i-1", "Tags": [{"Key": "aws:eks:cluster-name", "Value": "c"}]},
    {"InstanceId": "i-2", "Tags": [{"Key": "aws:elasticmapreduce:job-flow-id", "Value": "j-1"}]},
    {"InstanceId": "i-3", "Operator": {"Managed": true, "Principal": "ecs.amazonaws.com"}},
    {"InstanceId": "i-4", "Operator": {"Managed": false}}]})");

  EXPECT_EQ(fleet.context("i-1").owning_service, "EKS");
  EXPECT_EQ(fleet.context("i-2").owning_service, "EMR");
  EXPECT_EQ(fleet.context("i-3").owning_service, "ECS");
  EXPECT_EQ(fleet.context("i-3").owning_service_evidence.size(), 2U);
  EXPECT_EQ(fleet.context("i-4").owning_service, std::nullopt);
}

TEST(Context, LinuxOfPlatformDetailsTellsNoOperatingSystem) {
  const FleetForTest fleet(R"({"ec2.Instance": [
    {"InstanceId": "i-1", "PlatformDetails": "Linux/UNIX"},
    {"InstanceId": "i-2", "PlatformDetails": "Windows", "Platform": "windows"},
    {"InstanceId": "i-3", "PlatformDetails": "Linux/UNIX"}],
    "ssm.InventoryResultEntity": {"AWS:InstanceInformation": [{"Id": "i-3", "Data": {"AWS:InstanceInformation": {
      "Content": [{"PlatformType": "Linux", "PlatformName": "Ubuntu", "PlatformVersion": "22.04"}]}}}]}})");

  EXPECT_EQ(fleet.context("i-1").operating_system, std::nullopt);
  EXPECT_EQ(fleet.context("i-2").operating_system, "WINDOWS");
  EXPECT_EQ(fleet.context("i-3").operating_system, "UBUNTU");
}

// The id by which Systems Manager knows i-1, where a host with this row has i-1's address.
std::string managed_id(std::string_view row, std::string_view more_instances = "") {
  const std::string text =
      R"({"ec2.Instance": [{"InstanceId": "i-1", "PrivateIpAddress": "172.31.5.10",
            "NetworkInterfaces": [{"PrivateIpAddresses": [{"PrivateDnsName": "ip-172-31-5-10.ec2.internal"}]}]})" +
      std::string(more_instances) + R"(], "ssm.InstanceInformation": [{"InstanceId": "mi-1", )" + std::string(row) +
      "}]}";
  return FleetForTest(text).node().managed_id;
}

TEST(HybridNodes, AreTheHostThatTheySayTheyAre) {
  EXPECT_EQ(managed_id(R"("SourceId": "i-1")"), "mi-1");
  EXPECT_EQ(managed_id(R"("IPAddress": "172.31.5.10", "ComputerName": "ip-172-31-5-10.ec2.internal")"), "mi-1");
}

TEST(HybridNodes, AreNotAHostByAnAddressThatMayRepeat) {
  const char* const kSameName = R"("IPAddress": "172.31.5.10", "ComputerName": "ip-172-31-5-10.ec2.internal")";

  EXPECT_EQ(managed_id(R"("IPAddress": "172.31.5.10", "ComputerName": "db7.example")"), "i-1");
  EXPECT_EQ(managed_id(R"("IPAddress": "172.31.5.10")"), "i-1");
  EXPECT_EQ(managed_id(std::string(kSameName) + R"(, "SourceId": "i-2")"), "i-1");
  EXPECT_EQ(managed_id(kSameName, R"(, {"InstanceId": "i-3", "PrivateIpAddress": "172.31.5.10"})"), "i-1");
}

}  // namespace
}  // namespace patchtriage
