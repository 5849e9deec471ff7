#include <fmt/format.h>

#include "assess/fleet_for_test.h"
#include "base/text.h"

namespace patchtriage {
namespace {

// One Amazon Linux 2023 node; AWS's default baseline for it, and an own one registered for group "web".
std::string facts(std::string_view more, std::string_view tags = R"({"Key": "Env", "Value": "prod"})") {
  return R"({"ec2.Instance": [{"InstanceId": "i-1", "State": {"Name": "running"}, "Tags": [)" + std::string(tags) +
         R"(]}],
    "ssm.InstanceInformation": [{"InstanceId": "i-1", "PingStatus": "Online", "PlatformType": "Linux",
      "PlatformName": "Amazon Linux", "PlatformVersion": "2023"}],
    "ssm.PatchBaselineIdentity": [
      {"BaselineId": "arn:aws:ssm:us-east-1:075727635805:patchbaseline/pb-0aws", "BaselineName": "AWS-AmazonLinux2023",
       "OperatingSystem": "AMAZON_LINUX_2023", "DefaultBaseline": true},
      {"BaselineId": "pb-0web", "BaselineName": "web", "OperatingSystem": "AMAZON_LINUX_2023", "DefaultBaseline": false}],
    "ssm.PatchGroupPatchBaselineMapping": [{"PatchGroup": "web", "BaselineIdentity":
      {"BaselineId": "pb-0web", "BaselineName": "web", "OperatingSystem": "AMAZON_LINUX_2023"}}])" +
         (more.empty() ? "" : ",") + std::string(more) + "}";
}

std::string window(std::string_view fields, std::string_view target = R"({"Key": "tag:Env", "Values": ["prod"]})",
                   std::string_view operation = "Install") {
  return R"("ssm.MaintenanceWindowIdentity": [{"WindowId": "mw-1", "Name": "sunday", )" + std::string(fields) + R"(}],
    "ssm.MaintenanceWindowTarget": {"mw-1": [{"WindowTargetId": "t-1", "ResourceType": "INSTANCE", "Targets": [)" +
         std::string(target) + R"(]}]},
    "ssm.MaintenanceWindowTask": {"mw-1": [{"WindowTaskId": "k-1", "Type": "RUN_COMMAND",
      "TaskArn": "arn:aws:ssm:us-east-1::document/AWS-RunPatchBaseline",
      "Targets": [{"Key": "WindowTargetIds", "Values": ["t-1"]}]}]},
    "ssm.MaintenanceWindowTaskDetails": {"mw-1/k-1": [{"WindowTaskId": "k-1", "TaskInvocationParameters":
      {"RunCommand": {"Parameters": {"Operation": [")" +
         std::string(operation) + R"("], "RebootOption": ["NoReboot"]}}}}]})";
}

std::string association(std::string_view row, std::string_view details) {
  return R"("ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline", )" + std::string(row) + R"(}],
    "ssm.AssociationDescription": {"a-1": [{"AssociationId": "a-1", )" +
         std::string(details) + R"(}]})";
}

const char* const kEnabled =
    R"json("Enabled": true, "Schedule": "cron(0 2 ? * SUN *)", "NextExecutionTime": "2026-05-10T02:00Z")json";
const char* const kAllNodes = R"("Targets": [{"Key": "InstanceIds", "Values": ["*"]}])";

TEST(Baseline, IsTheDefaultOfTheOperatingSystem) {
  const Patching patching = FleetForTest(facts("")).patching();

  EXPECT_EQ(patching.baseline->source, "default");
  EXPECT_EQ(patching.baseline->name, "AWS-AmazonLinux2023");
  EXPECT_EQ(patching.patch_group, std::nullopt);
}

TEST(Baseline, IsThatOfTheRegisteredPatchGroupInEitherSpelling) {
  for (const char* key : {"Patch Group", "PatchGroup"}) {
    const Patching patching =
        FleetForTest(facts("", fmt::format(R"({{"Key": "{}", "Value": "web"}})", key))).patching();

    EXPECT_EQ(patching.baseline->id, "pb-0web") << key;
    EXPECT_EQ(patching.baseline->source, "patch_group");
    EXPECT_EQ(patching.patch_group, "web");
  }
}

TEST(Baseline, OfAnUnregisteredGroupIsTheDefault) {
  const Patching patching = FleetForTest(facts("", R"({"Key": "Patch Group", "Value": "db"})")).patching();

  EXPECT_EQ(patching.baseline->source, "default");
  EXPECT_EQ(patching.patch_group, "db");
}

TEST(Baseline, OfAGroupThatCouldNotBeLookedUpIsWhatTheLastRunReported) {
  std::string text = facts(R"("ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "BaselineId": "pb-0old",
    "OperationEndTime": "2026-05-04T00:00:00Z"}]})",
                           R"({"Key": "Patch Group", "Value": "web"})");
  text = replace_all(text, R"("ssm.PatchGroupPatchBaselineMapping": [{"PatchGroup": "web", "BaselineIdentity":
      {"BaselineId": "pb-0web", "BaselineName": "web", "OperatingSystem": "AMAZON_LINUX_2023"}}])",
                     R"("ssm.PatchGroupPatchBaselineMapping": {"gap": "denied"})");

  const Patching patching = FleetForTest(text).patching();

  EXPECT_EQ(patching.baseline->id, "pb-0old");
  EXPECT_EQ(patching.baseline->source, "reported");
  EXPECT_TRUE(has_gap(patching.baseline->evidence, "ssm:DescribePatchGroups"));
}

TEST(Baseline, AGroupTagInAWrongCaseIsANearMiss) {
  const Patching patching = FleetForTest(facts("", R"({"Key": "patch group", "Value": "web"})")).patching();

  EXPECT_EQ(patching.baseline->source, "default");
  ASSERT_EQ(patching.near_misses.size(), 1U);
  EXPECT_EQ(patching.near_misses[0].kind, "patch group");
  EXPECT_EQ(patching.near_misses[0].actual, "tag patch group=web");
}

TEST(Baseline, OfAPatchPolicyIsNotAListedOne) {
  const std::string policy =
      association(R"("AssociationName": "AWS-QuickSetup-PatchPolicy-ScanForPatches-LA-x", )" + std::string(kAllNodes),
                  R"("Parameters": {"Operation": ["Scan"], "BaselineOverride": ["s3://b/o.json"]})");
  const auto reported = [&](std::string_view id) {
    return FleetForTest(facts(policy + fmt::format(R"(, "ssm.InstancePatchState": {{"i-1": [{{"InstanceId": "i-1",
      "BaselineId": "{}", "OperationEndTime": "2026-05-04T00:00:00Z"}}]}})",
                                                   id)))
        .patching()
        .baseline->id;
  };

  EXPECT_EQ(reported("pb-0nowhere"), "pb-0nowhere");
  EXPECT_EQ(reported("pb-0web"), "s3://b/o.json");
}

TEST(Baseline, OfAPatchPolicyIsTheOneThatItReports) {
  const FleetForTest fleet(facts(association(
      std::string(
          R"json("AssociationName": "AWS-QuickSetup-PatchPolicy-ScanForPatches-LA-x", "ScheduleExpression": "cron(0 1 * * ? *)", )json") +
          kAllNodes,
      R"("Parameters": {"Operation": ["Scan"], "BaselineOverride": ["s3://aws-quicksetup-patchpolicy-1-x/baseline_overrides.json"]})")));

  const Patching patching = fleet.patching();

  EXPECT_EQ(patching.baseline->source, "patch_policy");
  EXPECT_TRUE((*patching.associations)[0].is_patch_policy);
  EXPECT_EQ((*patching.associations)[0].matched_by, "InstanceIds *");
  EXPECT_EQ(format_time(*patching.next_scan_at), "2026-05-05T01:00:00Z");
}

TEST(Windows, InstallWhenTheyRunNext) {
  const Patching patching = FleetForTest(facts(window(kEnabled))).patching();

  ASSERT_EQ(patching.windows->size(), 1U);
  const WindowMatch& match = patching.windows->front();
  EXPECT_EQ(match.operation, PatchOperation::install);
  EXPECT_EQ(match.matched_by, "tag:Env=prod");
  EXPECT_EQ(match.reboot_option, "NoReboot");
  EXPECT_EQ(format_time(*patching.next_install_at), "2026-05-10T02:00:00Z");
  EXPECT_EQ(patching.next_scan_at, patching.next_install_at);
  EXPECT_EQ(patching.why_never, std::nullopt);
}

TEST(Windows, ThatAreDisabledStayInTheListAndNeverRun) {
  const Patching patching =
      FleetForTest(facts(window(R"json("Enabled": false, "Schedule": "cron(0 2 ? * SUN *)")json"))).patching();

  EXPECT_EQ(patching.windows->front().enabled, false);
  EXPECT_EQ(patching.next_install_at, std::nullopt);
  EXPECT_EQ(patching.why_never, "window mw-1 (sunday) is disabled");
}

TEST(Windows, PastTheirEndOrWithoutANextExecutionNeverRun) {
  EXPECT_EQ(FleetForTest(
                facts(window(
                    R"json("Enabled": true, "Schedule": "cron(0 2 ? * SUN *)", "EndDate": "2026-05-01T00:00Z")json")))
                .patching()
                .why_never,
            "window mw-1 (sunday) ended on 2026-05-01T00:00:00Z");
  EXPECT_EQ(FleetForTest(facts(window(R"json("Enabled": true, "Schedule": "at(2026-01-01T00:00:00)")json")))
                .patching()
                .why_never,
            "window mw-1 (sunday) has no next execution");
}

TEST(Windows, ANextExecutionThatHasPassedByTheSnapshotsClockIsFollowedByTheSchedules) {
  const Patching patching =
      FleetForTest(
          facts(window(R"json("Enabled": true, "Schedule": "cron(0 2 ? * SUN *)", "ScheduleTimezone": "Europe/Berlin",
        "NextExecutionTime": "2026-05-03T02:00+02:00")json")))
          .patching();

  EXPECT_EQ(format_time(*patching.next_install_at), "2026-05-10T00:00:00Z");
}

TEST(Windows, ThatOnlyScanDontInstall) {
  const Patching patching =
      FleetForTest(facts(window(kEnabled, R"({"Key": "tag:Env", "Values": ["prod"]})", "Scan"))).patching();

  EXPECT_TRUE(patching.next_scan_at.has_value());
  EXPECT_EQ(patching.why_never, "only scans are scheduled, no install");
}

TEST(Windows, NearMissesExplainWhyNever) {
  const Patching patching = FleetForTest(facts(window(kEnabled, R"({"Key": "tag:Patch Group", "Values": ["web"]})"),
                                               R"({"Key": "PatchGroup", "Value": "web"})"))
                                .patching();

  ASSERT_EQ(patching.near_misses.size(), 1U);
  EXPECT_EQ(patching.near_misses[0].mechanism, "targeting.patch-group-tag-key");
  EXPECT_EQ(patching.why_never,
            "no target matches: maintenance window mw-1 (sunday) asks for tag Patch Group=web, the instance has tag "
            "PatchGroup=web");
}

TEST(Windows, NothingAtAllSaysSo) {
  const Patching patching = FleetForTest(facts("")).patching();

  EXPECT_EQ(patching.windows->size(), 0U);
  EXPECT_EQ(patching.associations->size(), 0U);
  EXPECT_EQ(patching.why_never, "no association, maintenance window or patch policy with a patch operation covers it");
}

TEST(Windows, ThatRunADocumentOfTheAccountsOwnMayPatch) {
  const std::string text =
      replace_all(facts(window(kEnabled)), "arn:aws:ssm:us-east-1::document/AWS-RunPatchBaseline", "Acme-PatchLinux");
  const Patching patching = FleetForTest(text).patching();

  ASSERT_EQ(patching.undecided.size(), 1U);
  EXPECT_EQ(patching.undecided.front().claim, "window sunday runs Acme-PatchLinux on the node");
  EXPECT_EQ(patching.why_never, std::nullopt);
  EXPECT_TRUE(FleetForTest(replace_all(text, "Acme-PatchLinux", "Acme-Backup")).patching().undecided.empty());
  EXPECT_TRUE(
      FleetForTest(replace_all(text, R"("Enabled": true)", R"("Enabled": false)")).patching().undecided.empty());
}

TEST(Windows, WhatCouldNotBeReadIsNeitherNoneNorWhyNever) {
  const Patching patching = FleetForTest(facts(R"("ssm.MaintenanceWindowIdentity": {"gap": "denied"})")).patching();

  EXPECT_EQ(patching.windows, std::nullopt);
  EXPECT_EQ(patching.why_never, std::nullopt);
  EXPECT_TRUE(has_gap(patching.gaps, "ssm:DescribeMaintenanceWindows"));
}

TEST(Windows, TargetsThatCouldNotBeReadMatterOnlyWhereATaskPatches) {
  const std::string open = facts(replace_all(
      window(kEnabled),
      R"({"mw-1": [{"WindowTargetId": "t-1", "ResourceType": "INSTANCE", "Targets": [{"Key": "tag:Env", "Values": ["prod"]}]}]})",
      R"({"mw-1": {"gap": "denied"}})"));

  EXPECT_TRUE(has_gap(FleetForTest(open).patching().gaps, "ssm:DescribeMaintenanceWindowTargets"));
  EXPECT_TRUE(FleetForTest(replace_all(open, "document/AWS-RunPatchBaseline", "document/AWS-UpdateSSMAgent"))
                  .patching()
                  .gaps.empty());
}

TEST(Windows, ATaskWhoseParametersCouldNotBeReadHasNoKnownOperation) {
  const std::string text =
      facts(replace_all(window(kEnabled), R"({"mw-1/k-1": [{"WindowTaskId": "k-1", "TaskInvocationParameters":
      {"RunCommand": {"Parameters": {"Operation": ["Install"], "RebootOption": ["NoReboot"]}}}}]})",
                        R"({"gap": "denied"})"));
  std::string by_subject = replace_all(text, R"("ssm.MaintenanceWindowTaskDetails": {"gap": "denied"})",
                                       R"("ssm.MaintenanceWindowTaskDetails": {"mw-1/k-1": {"gap": "denied"}})");

  const Patching patching = FleetForTest(by_subject).patching();

  EXPECT_EQ(patching.windows->front().operation, std::nullopt);
  EXPECT_TRUE(has_gap(patching.gaps, "ssm:GetMaintenanceWindowTask"));
  EXPECT_EQ(patching.why_never, std::nullopt);
}

TEST(Associations, AreMatchedWithWhatTheyDoAndWhenTheyRun) {
  const FleetForTest fleet(facts(
      association(std::string(R"json("ScheduleExpression": "rate(7 days)", "LastExecutionDate": "2026-05-01T03:00:00Z",
    "Overview": {"Status": "Success"}, )json") +
                      kAllNodes,
                  R"("Parameters": {"Operation": ["Install"], "InstallOverrideList": ["s3://b/list.yaml"]})")));

  const Patching patching = fleet.patching();

  const AssociationMatch& match = patching.associations->front();
  EXPECT_EQ(match.operation, PatchOperation::install);
  EXPECT_EQ(match.install_override_list, "s3://b/list.yaml");
  EXPECT_EQ(match.status, "Success");
  EXPECT_FALSE(match.is_patch_policy);
  EXPECT_EQ(format_time(*patching.next_install_at), "2026-05-08T03:00:00Z");
}

TEST(Associations, WithoutAScheduleRunOnlyWhenTheyAreMade) {
  const Patching patching =
      FleetForTest(facts(association(kAllNodes, R"("Parameters": {"Operation": ["Install"]})"))).patching();

  EXPECT_EQ(patching.next_install_at, std::nullopt);
  EXPECT_EQ(patching.why_never,
            "association a-1 has no schedule: it runs only when it is made, changed or its target appears");
}

TEST(Associations, WithHooksMayScanAsWellAsInstall) {
  const Patching patching = FleetForTest(facts(R"("ssm.Association": [{"AssociationId": "a-1",
      "Name": "AWS-RunPatchBaselineWithHooks", )" +
                                               std::string(kAllNodes) + R"(}],
      "ssm.AssociationDescription": {"a-1": {"gap": "denied"}})"))
                                .patching();

  EXPECT_EQ(patching.associations->front().operation, std::nullopt);
  EXPECT_TRUE(has_gap(patching.gaps, "ssm:DescribeAssociation"));
}

TEST(Associations, BehindAClosedCalendarRunAfterItOpens) {
  const std::string gated =
      association(std::string(R"json("ScheduleExpression": "cron(0 2 ? * * *)", )json") + kAllNodes,
                  R"("Parameters": {"Operation": ["Install"]}, "CalendarNames": ["freeze"])");
  const std::string closed =
      R"(, "ssm.CalendarState": {"a-1": [{"State": "CLOSED", "NextTransitionTime": "2026-06-01T00:00:00Z"}]})";

  EXPECT_EQ(format_time(*FleetForTest(facts(gated + closed)).patching().next_install_at), "2026-06-01T02:00:00Z");
  EXPECT_EQ(
      FleetForTest(facts(gated + R"(, "ssm.CalendarState": {"a-1": [{"State": "CLOSED"}]})")).patching().why_never,
      "association a-1 is held back by its change calendar, which is closed");
  EXPECT_TRUE(
      has_gap(FleetForTest(facts(gated + R"(, "ssm.CalendarState": {"a-1": {"gap": "denied"}})")).patching().gaps,
              "ssm:GetCalendarState"));
}

TEST(Associations, BehindACalendarThatClosesBeforeTheyAreDueHaveNoKnownNextRun) {
  const std::string gated =
      association(std::string(R"json("ScheduleExpression": "cron(0 2 ? * * *)", )json") + kAllNodes,
                  R"("Parameters": {"Operation": ["Install"]}, "CalendarNames": ["freeze"])");
  const auto open_until = [&](std::string_view time) {
    return FleetForTest(facts(gated + fmt::format(R"(, "ssm.CalendarState": {{"a-1": [{{"State": "OPEN",
      "NextTransitionTime": "{}"}}]}})",
                                                  time)))
        .patching();
  };

  EXPECT_EQ(format_time(*open_until("2026-06-01T00:00:00Z").next_install_at), "2026-05-05T02:00:00Z");
  EXPECT_EQ(open_until("2026-05-04T12:00:00Z").next_install_at, std::nullopt);
  EXPECT_EQ(open_until("2026-05-04T12:00:00Z").why_never, std::nullopt);
}

TEST(Associations, ThatDontPatchAreOthers) {
  const Patching patching =
      FleetForTest(facts(R"json("ssm.Association": [{"AssociationId": "a-2", "Name": "AWS-GatherSoftwareInventory",
    "ScheduleExpression": "rate(30 minutes)", "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}])json"))
          .patching();

  EXPECT_EQ(patching.associations->front().operation, PatchOperation::other);
  EXPECT_EQ(patching.next_scan_at, std::nullopt);
  EXPECT_EQ(patching.why_never, "no association, maintenance window or patch policy with a patch operation covers it");
}

TEST(Associations, OfTheAccountsOwnDocumentsMayPatch) {
  const Patching patching =
      FleetForTest(facts(R"json("ssm.Association": [{"AssociationId": "a-2", "Name": "corp-monthly-patching",
    "ScheduleExpression": "rate(30 days)", "LastExecutionDate": "2026-05-01T03:00:00Z",
    "Targets": [{"Key": "InstanceIds", "Values": ["i-1"]}]}])json"))
          .patching();

  EXPECT_EQ(patching.associations->front().operation, std::nullopt);
  EXPECT_EQ(patching.why_never, std::nullopt);
}

TEST(Associations, TheNodesOwnStatusGoesBeforeTheAssociations) {
  const Patching patching =
      FleetForTest(facts(association(std::string(R"("Overview": {"Status": "Success"}, )") + kAllNodes,
                                     R"("Parameters": {"Operation": ["Scan"]})") +
                         R"(, "ssm.InstanceAssociationStatusInfo": {"i-1": [{"AssociationId": "a-1",
    "Status": "Failed", "ExecutionDate": "2026-05-03T01:00:00Z"}]})"))
          .patching();

  EXPECT_EQ(patching.associations->front().status, "Failed");
}

}  // namespace
}  // namespace patchtriage
