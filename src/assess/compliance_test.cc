#include <fmt/format.h>

#include "assess/fleet_for_test.h"
#include "assess/patch_findings.h"
#include "base/text.h"

namespace patchtriage {
namespace {

const char* const kNode =
    R"("ec2.Instance": [{"InstanceId": "i-1", "State": {"Name": "running"}, "LaunchTime": "2026-01-01T00:00:00Z"}],
  "ssm.InstanceInformation": [{"InstanceId": "i-1", "PingStatus": "Online", "PlatformType": "Linux",
    "PlatformName": "Amazon Linux", "PlatformVersion": "2023"}])";

std::string facts(std::string_view more) { return fmt::format("{{{}{}{}}}", kNode, more.empty() ? "" : ",", more); }

std::string state(std::string_view counters, std::string_view end = "2026-05-04T01:00:00Z",
                  std::string_view table = "ssm.InstancePatchState") {
  return fmt::format(R"("{}": {{"i-1": [{{"InstanceId": "i-1", "BaselineId": "pb-0web", "Operation": "Scan",
    "OperationStartTime": "{}", "OperationEndTime": "{}"{}{}}}]}})",
                     table, end, end, counters.empty() ? "" : ",", counters);
}

Compliance judged(std::string_view more) { return FleetForTest(facts(more)).compliance(); }

TEST(ComplianceStatusRule, EachOfTheFourCountersAloneMakesNonCompliant) {
  for (const char* counter : {"MissingCount", "FailedCount", "InstalledRejectedCount", "InstalledPendingRebootCount"}) {
    const Compliance compliance = judged(state(fmt::format(R"("{}": 1)", counter)));

    EXPECT_EQ(compliance.status, ComplianceStatus::non_compliant) << counter;
    EXPECT_EQ(compliance.verdict, ComplianceVerdict::active);
    EXPECT_EQ(compliance.evidence.front().field, counter);
  }
}

TEST(ComplianceStatusRule, OtherCountersDont) {
  const Compliance compliance =
      judged(state(R"("InstalledCount": 9, "InstalledOtherCount": 9, "NotApplicableCount": 9, "MissingCount": 0)"));

  EXPECT_EQ(compliance.status, ComplianceStatus::compliant);
  EXPECT_EQ(compliance.verdict, ComplianceVerdict::active);
  EXPECT_EQ(compliance.severity, std::nullopt);
  EXPECT_EQ(compliance.counts->installed, 9);
  EXPECT_EQ(compliance.counts->failed, std::nullopt);
}

TEST(ComplianceStatusRule, AvailableUpdatesCountByTheBaselinesOption) {
  const std::string available = state(R"("AvailableSecurityUpdateCount": 3)");
  const char* const baseline =
      R"(, "ssm.PatchBaseline": {{"pb-0web": [{{"BaselineId": "pb-0web", "AvailableSecurityUpdatesComplianceStatus": "{}"}}]}})";

  EXPECT_EQ(judged(available + fmt::format(fmt::runtime(baseline), "NON_COMPLIANT")).status,
            ComplianceStatus::non_compliant);
  EXPECT_EQ(judged(available + fmt::format(fmt::runtime(baseline), "COMPLIANT")).status, ComplianceStatus::compliant);
  const Compliance unread = judged(available + R"(, "ssm.PatchBaseline": {"pb-0web": {"gap": "denied"}},
    "ssm.ResourceComplianceSummaryItem": {"gap": "denied"})");
  EXPECT_EQ(judged(available + R"(, "ssm.PatchBaseline": {"pb-0web": {"gap": "denied"}})").status,
            ComplianceStatus::compliant);
  EXPECT_EQ(unread.status, ComplianceStatus::unknown);
  EXPECT_EQ(unread.verdict, ComplianceVerdict::inconclusive);
  EXPECT_TRUE(has_gap(unread.evidence, "ssm:GetPatchBaseline"));
}

TEST(ComplianceStatusRule, AvailableUpdatesOfADeletedBaselineAreLeftToTheListing) {
  const std::string text = state(R"("AvailableSecurityUpdateCount": 3)") + R"(, "ssm.PatchBaseline": {"pb-0web": []})";

  const Compliance listed = judged(text);
  EXPECT_EQ(listed.status, ComplianceStatus::compliant);
  EXPECT_EQ(listed.evidence.back().provenance->source, "ssm:ListResourceComplianceSummaries");
  EXPECT_EQ(judged(text + R"(, "ssm.ResourceComplianceSummaryItem": {"gap": "denied"})").status,
            ComplianceStatus::unknown);
}

TEST(Compliance, SeverityCountersOverlapAndAreReportedAsTheyAre) {
  const Compliance compliance = judged(state(
      R"("MissingCount": 2, "CriticalNonCompliantCount": 2, "SecurityNonCompliantCount": 2, "OtherNonCompliantCount": 0)"));

  EXPECT_EQ(compliance.counts->missing, 2);
  EXPECT_EQ(compliance.counts->critical, 2);
  EXPECT_NE(compliance.reason.find("2 missing"), std::string::npos);
}

TEST(Compliance, NotListedAnywhereIsNeverScannedAndUnknown) {
  const Compliance compliance = judged("");

  EXPECT_EQ(compliance.status, ComplianceStatus::unknown);
  EXPECT_EQ(compliance.verdict, ComplianceVerdict::inconclusive);
  EXPECT_TRUE(compliance.is_never_scanned);
  EXPECT_EQ(compliance.counts, std::nullopt);
}

TEST(Compliance, DeniedIsUnknownAndNotNeverScanned) {
  const Compliance compliance = judged(R"("ssm.InstancePatchState": {"i-1": {"gap": "denied"}})");

  EXPECT_EQ(compliance.status, ComplianceStatus::unknown);
  EXPECT_FALSE(compliance.is_never_scanned);
  EXPECT_TRUE(has_gap(compliance.evidence, "ssm:DescribeInstancePatchStates"));
}

TEST(Compliance, DeniedCountersLeaveWhatTheListingSays) {
  const Compliance compliance = judged(R"("ssm.InstancePatchState": {"i-1": {"gap": "denied"}},
    "ssm.ResourceComplianceSummaryItem": [{"ComplianceType": "Patch", "ResourceId": "i-1", "Status": "NON_COMPLIANT", "OverallSeverity": "HIGH"}])");

  EXPECT_EQ(compliance.status, ComplianceStatus::non_compliant);
  EXPECT_EQ(compliance.verdict, ComplianceVerdict::inconclusive);
  EXPECT_EQ(compliance.severity, "HIGH");
  EXPECT_EQ(compliance.counts, std::nullopt);
}

TEST(Compliance, OfAnAssociationAloneIsNotPatchCompliance) {
  const Compliance compliance =
      judged(R"("ssm.ComplianceItem": {"i-1": [{"ComplianceType": "Association", "ResourceId": "i-1",
    "Id": "a-1", "Status": "COMPLIANT", "Details": {"DocumentName": "AWS-RunPatchBaselineAssociation"}}]})");

  EXPECT_EQ(compliance.status, ComplianceStatus::unknown);
  EXPECT_TRUE(compliance.is_association_only);
  EXPECT_FALSE(compliance.is_never_scanned);
}

const char* const kListedNonCompliant =
    R"(, "ssm.ResourceComplianceSummaryItem": [{"ComplianceType": "Patch", "ResourceId": "i-1",
  "Status": "NON_COMPLIANT", "OverallSeverity": "UNSPECIFIED",
  "ExecutionSummary": {"ExecutionTime": "2026-05-04T01:00:00Z", "ExecutionType": "PatchPolicy"}}])";

TEST(Compliance, ListedAsNonCompliantWithAllCountersZeroIsAFailedPolicy) {
  const Compliance compliance = judged(state(R"("MissingCount": 0)") + kListedNonCompliant);

  EXPECT_EQ(compliance.status, ComplianceStatus::non_compliant);
  EXPECT_EQ(compliance.verdict, ComplianceVerdict::inconclusive);
  EXPECT_TRUE(compliance.is_patch_policy);
}

TEST(Compliance, AListingOlderThanTheRecordDoesntCount) {
  const Compliance compliance = judged(state(R"("MissingCount": 0)", "2026-05-04T06:30:00Z") + kListedNonCompliant);

  EXPECT_EQ(compliance.status, ComplianceStatus::compliant);
}

TEST(Compliance, ZeroCountersDontProveAPolicysSuccessWhereTheListingWasDenied) {
  const std::string policy = R"(, "ssm.ResourceComplianceSummaryItem": {"gap": "denied"},
    "ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline", "AssociationName": "AWS-QuickSetup-PatchPolicy-ScanForPatches-x",
      "Overview": {"Status": "STATUS"}, "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}])";

  EXPECT_EQ(judged(state(R"("MissingCount": 0)") + replace_all(policy, "STATUS", "Failed")).status,
            ComplianceStatus::unknown);
  EXPECT_EQ(judged(state(R"("MissingCount": 0)") + replace_all(policy, "STATUS", "Success")).status,
            ComplianceStatus::compliant);
  EXPECT_EQ(
      judged(state(R"("MissingCount": 0)") + R"(, "ssm.ResourceComplianceSummaryItem": {"gap": "denied"})").status,
      ComplianceStatus::compliant);
}

TEST(Compliance, ASecondReadingThatDiffersIsReportedAsChanged) {
  const Compliance compliance =
      judged(state(R"("MissingCount": 3)") + "," +
             state(R"("MissingCount": 0)", "2026-05-04T06:59:00Z", "ssm.InstancePatchState@2"));

  EXPECT_EQ(compliance.verdict, ComplianceVerdict::changed);
  EXPECT_EQ(compliance.status, ComplianceStatus::compliant);
  ASSERT_EQ(compliance.reads.size(), 2U);
  EXPECT_EQ(compliance.reads[0].status, ComplianceStatus::non_compliant);
  EXPECT_EQ(compliance.counts->missing, 0);
}

TEST(Compliance, ASecondReadingThatAgreesIsActive) {
  const Compliance compliance =
      judged(state(R"("MissingCount": 3)") + "," +
             state(R"("MissingCount": 3)", "2026-05-04T01:00:00Z", "ssm.InstancePatchState@2"));

  EXPECT_EQ(compliance.verdict, ComplianceVerdict::active);
  EXPECT_EQ(compliance.reads.size(), 2U);
}

TEST(Compliance, AReCheckThatFailedIsInconclusive) {
  const Compliance compliance =
      judged(state(R"("MissingCount": 3)") + R"(, "ssm.InstancePatchState@2": {"i-1": {"gap": "failed"}})");

  EXPECT_EQ(compliance.status, ComplianceStatus::non_compliant);
  EXPECT_EQ(compliance.verdict, ComplianceVerdict::inconclusive);
}

TEST(Compliance, IsStaleAfterTheLimit) {
  const Compliance compliance = judged(state(R"("MissingCount": 3)", "2026-04-20T01:00:00Z"));

  EXPECT_EQ(compliance.verdict, ComplianceVerdict::stale);
  EXPECT_DOUBLE_EQ(*compliance.data_age_hours, 14 * 24 + 6);
  EXPECT_EQ(format_time(*compliance.last_scan_at), "2026-04-20T01:00:00Z");
}

std::string monthly_scan(std::string_view schedule) {
  return fmt::format(
      R"(, "ssm.Association": [{{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline", "ScheduleExpression": "{}",
    "LastExecutionDate": "2026-04-20T01:00:00Z", "Targets": [{{"Key": "InstanceIds", "Values": ["*"]}}]}}],
    "ssm.AssociationDescription": {{"a-1": [{{"AssociationId": "a-1", "Parameters": {{"Operation": ["Scan"]}}}}]}})",
      schedule);
}

TEST(Compliance, SchedulesThatScanSeldomMoveTheLimit) {
  EXPECT_EQ(judged(state(R"("MissingCount": 3)", "2026-04-20T01:00:00Z") + monthly_scan("rate(30 days)")).verdict,
            ComplianceVerdict::active);
  EXPECT_EQ(judged(state(R"("MissingCount": 3)", "2026-04-20T01:00:00Z") + monthly_scan("rate(6 days)")).verdict,
            ComplianceVerdict::stale);
}

TEST(Compliance, ASeldomInstallDoesNotMoveTheLimitOfFrequentScans) {
  const std::string install = R"json(, "ssm.Association": [
      {"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline", "ScheduleExpression": "rate(30 days)",
       "LastExecutionDate": "2026-04-20T01:00:00Z", "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}MORE],
    "ssm.AssociationDescription": {
      "a-1": [{"AssociationId": "a-1", "Parameters": {"Operation": ["Install"]}}],
      "a-2": [{"AssociationId": "a-2", "Parameters": {"Operation": ["Scan"]}}]})json";
  const std::string scan = R"json(, {"AssociationId": "a-2", "Name": "AWS-RunPatchBaseline",
      "ScheduleExpression": "rate(1 day)", "LastExecutionDate": "2026-05-04T01:00:00Z",
      "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]})json";
  const std::string record = state(R"("MissingCount": 3)", "2026-04-20T01:00:00Z");

  EXPECT_EQ(judged(record + replace_all(install, "MORE", scan)).verdict, ComplianceVerdict::stale);
  EXPECT_EQ(judged(record + replace_all(install, "MORE", "")).verdict, ComplianceVerdict::active);
}

TEST(Compliance, IsStaleAfterANewerFailedAttempt) {
  const std::string failed = R"(, "ssm.Command": [{"CommandId": "c-1", "DocumentName": "AWS-RunPatchBaseline",
      "RequestedDateTime": "2026-05-04T02:00:00Z", "Parameters": {"Operation": ["Install"]}}],
    "ssm.CommandInvocation": [{"CommandId": "c-1", "InstanceId": "i-1", "DocumentName": "AWS-RunPatchBaseline",
      "RequestedDateTime": "2026-05-04T02:00:00Z", "Status": "STATUS", "StatusDetails": "STATUS"}])";

  EXPECT_EQ(judged(state(R"("MissingCount": 0)") + replace_all(failed, "STATUS", "Failed")).verdict,
            ComplianceVerdict::stale);
  EXPECT_EQ(judged(state(R"("MissingCount": 0)") + replace_all(failed, "STATUS", "Terminated")).verdict,
            ComplianceVerdict::active);
}

TEST(Compliance, IsStaleAfterAnInstallThatReportsNothing) {
  const std::string text = state(R"("MissingCount": 8)") + R"(, "ssm.Command": [{"CommandId": "c-1",
    "DocumentName": "AWS-InstallWindowsUpdates", "RequestedDateTime": "2026-05-04T02:00:00Z", "Status": "Success",
    "Parameters": {"Action": ["Install"]}}], "ssm.CommandInvocation": [{"CommandId": "c-1", "InstanceId": "i-1",
    "DocumentName": "AWS-InstallWindowsUpdates", "RequestedDateTime": "2026-05-04T02:00:00Z", "Status": "Success",
    "StatusDetails": "Success"}])";

  const Compliance compliance = judged(text);

  EXPECT_EQ(compliance.verdict, ComplianceVerdict::stale);
  EXPECT_EQ(compliance.reason, "AWS-InstallWindowsUpdates installed since (c-1), which reports no patch compliance.");
  EXPECT_EQ(judged(replace_all(text, R"("Action": ["Install"])", R"("Action": ["Scan"])")).verdict,
            ComplianceVerdict::active);
}

TEST(Compliance, IsStaleAfterAChangeOfItsBaseline) {
  const Compliance compliance = judged(state(R"("MissingCount": 0)") + R"(, "ssm.PatchBaseline": {"pb-0web": [
    {"BaselineId": "pb-0web", "ModifiedDate": "2026-05-04T03:00:00Z"}]})");

  EXPECT_EQ(compliance.verdict, ComplianceVerdict::stale);
  EXPECT_EQ(compliance.status, ComplianceStatus::compliant);
}

TEST(Compliance, IsStaleWhereAScanWasMissedAfterARestartFromStopped) {
  std::string text = facts(state(R"("MissingCount": 0)", "2026-05-01T01:00:00Z") + monthly_scan("cron(0 2 ? * * *)"));
  const std::string restarted = replace_all(text, "2026-01-01T00:00:00Z", "2026-05-02T00:00:00Z");
  const std::string just_now = replace_all(text, "2026-01-01T00:00:00Z", "2026-05-04T06:00:00Z");

  EXPECT_EQ(FleetForTest(text).compliance().verdict, ComplianceVerdict::active);
  EXPECT_EQ(FleetForTest(restarted).compliance().verdict, ComplianceVerdict::stale);
  EXPECT_EQ(FleetForTest(just_now).compliance().verdict, ComplianceVerdict::active);
}

TEST(Compliance, ALostHeartbeatAloneLeavesFreshDataActive) {
  const std::string text = replace_all(facts(state(R"("MissingCount": 1)")), R"("PingStatus": "Online")",
                                       R"("PingStatus": "ConnectionLost")");

  EXPECT_EQ(FleetForTest(text).compliance().verdict, ComplianceVerdict::active);
}

TEST(Compliance, OfASystemWithoutUpdatesMeansNothing) {
  const std::string text = replace_all(facts(state(R"("MissingCount": 0)")), R"("PlatformVersion": "2023")",
                                       R"("PlatformVersion": "2018.03")");

  EXPECT_EQ(FleetForTest(text).compliance().verdict, ComplianceVerdict::inconclusive);
}

ComplianceVerdict verdict_of_clean(std::string_view platform, std::string_view version) {
  std::string text = replace_all(facts(state(R"("MissingCount": 0)")), R"("PlatformVersion": "2023")",
                                 fmt::format(R"("PlatformVersion": "{}")", version));
  text = replace_all(text, "Amazon Linux", platform);
  if (platform.starts_with("Microsoft")) text = replace_all(text, R"("Linux")", R"("Windows")");
  return FleetForTest(text).compliance().verdict;
}

TEST(Compliance, PastTheVendorsSupportMeansNothing) {
  EXPECT_EQ(verdict_of_clean("Ubuntu", "18.04"), ComplianceVerdict::inconclusive);
  EXPECT_EQ(verdict_of_clean("Red Hat Enterprise Linux Server", "7.9"), ComplianceVerdict::inconclusive);
  EXPECT_EQ(verdict_of_clean("Microsoft Windows Server 2012 R2 Standard", "6.3.9600"), ComplianceVerdict::inconclusive);
  EXPECT_EQ(verdict_of_clean("Ubuntu", "22.04"), ComplianceVerdict::active);
  EXPECT_EQ(verdict_of_clean("Microsoft Windows Server 2016 Datacenter", "10.0.14393"), ComplianceVerdict::active);
  // Its support ends in June 2026, two months later.
  EXPECT_EQ(verdict_of_clean("Amazon Linux", "2"), ComplianceVerdict::active);
}

TEST(Compliance, OfAReleaseThatPatchManagerDoesNotServeMeansNothing) {
  EXPECT_EQ(verdict_of_clean("SLES", "15.2"), ComplianceVerdict::inconclusive);
  EXPECT_EQ(verdict_of_clean("SLES", "15.3"), ComplianceVerdict::active);
  EXPECT_EQ(verdict_of_clean("Oracle Linux Server", "7.4"), ComplianceVerdict::inconclusive);
  EXPECT_EQ(verdict_of_clean("Ubuntu", "23.10"), ComplianceVerdict::inconclusive);
  EXPECT_EQ(verdict_of_clean("Fedora Linux", "40"), ComplianceVerdict::inconclusive);
}

// What a clean record judged by a baseline with this text says of Windows Server 2022.
ComplianceVerdict verdict_by_baseline(std::string_view content) {
  const std::string baseline =
      fmt::format(R"(, "ssm.PatchBaseline": {{"pb-0web": [{{"BaselineId": "pb-0web", {}}}]}})", content);
  std::string text = facts(state(R"("MissingCount": 0)") + baseline);
  text = replace_all(text, R"("PlatformType": "Linux")", R"("PlatformType": "Windows")");
  return FleetForTest(replace_all(text, R"("PlatformVersion": "2023")", R"("PlatformVersion": "10.0.20348")"))
      .compliance()
      .verdict;
}

std::string rule_for(std::string_view products, std::string_view more = R"("ApproveAfterDays": 7)") {
  return fmt::format(R"({{"PatchFilterGroup": {{"PatchFilters": [{{"Key": "PRODUCT", "Values": [{}]}}]}}, {}}})",
                     products, more);
}

std::string rules_of(std::string_view rules) {
  return fmt::format(R"("ApprovalRules": {{"PatchRules": [{}]}})", rules);
}

TEST(Compliance, ByABaselineThatApprovesNothingMeansNothing) {
  const std::string older = rule_for(R"("WindowsServer2016", "WindowsServer2019")");
  const std::string past = rule_for(R"("*")", R"("ApproveUntilDate": "2025-12-31")");

  EXPECT_EQ(verdict_by_baseline(rules_of(older)), ComplianceVerdict::inconclusive);
  EXPECT_EQ(verdict_by_baseline(rules_of("")), ComplianceVerdict::inconclusive);
  EXPECT_EQ(verdict_by_baseline(rules_of(past)), ComplianceVerdict::inconclusive);
  EXPECT_EQ(verdict_by_baseline(rules_of(past + "," + older)), ComplianceVerdict::inconclusive);
}

TEST(Compliance, ByABaselineThatMayApproveSomethingIsActive) {
  const std::string older = rule_for(R"("WindowsServer2016")");

  EXPECT_EQ(verdict_by_baseline(rules_of(rule_for(R"("*")"))), ComplianceVerdict::active);
  EXPECT_EQ(verdict_by_baseline(rules_of(older + "," + rule_for(R"("WindowsServer2022")"))), ComplianceVerdict::active);
  EXPECT_EQ(verdict_by_baseline(rules_of(rule_for(R"("Office 2016")"))), ComplianceVerdict::active);
  EXPECT_EQ(verdict_by_baseline(rules_of(older) + R"(, "ApprovedPatches": ["KB5034441"])"), ComplianceVerdict::active);
  EXPECT_EQ(verdict_by_baseline(rules_of(rule_for(R"("*")", R"("ApproveUntilDate": "2026-04-30")"))),
            ComplianceVerdict::active);
}

TEST(Compliance, ByABaselineThatCouldNotBeReadIsInconclusive) {
  const Compliance compliance =
      judged(state(R"("MissingCount": 0)") + R"(, "ssm.PatchBaseline": {"pb-0web": {"gap": "denied"}})");

  EXPECT_EQ(compliance.status, ComplianceStatus::compliant);
  EXPECT_EQ(compliance.verdict, ComplianceVerdict::inconclusive);
  EXPECT_TRUE(has_gap(compliance.evidence, "ssm:GetPatchBaseline"));
}

const char* const kBaselines = R"(, "ssm.PatchBaselineIdentity": [
    {"BaselineId": "arn:aws:ssm:us-east-1:075727635805:patchbaseline/pb-0aws", "OperatingSystem": "AMAZON_LINUX_2023",
     "DefaultBaseline": false},
    {"BaselineId": "pb-0web", "OperatingSystem": "AMAZON_LINUX_2023", "DefaultBaseline": true}])";

std::string judged_by_aws(std::string_view more) {
  return replace_all(state(R"("MissingCount": 0)"), "pb-0web",
                     "arn:aws:ssm:us-east-1:075727635805:patchbaseline/pb-0aws") +
         std::string(more);
}

TEST(Compliance, IsStaleWhereAnotherBaselineAppliesNow) {
  const Compliance replaced = judged(judged_by_aws(kBaselines));

  EXPECT_EQ(replaced.verdict, ComplianceVerdict::stale);
  EXPECT_EQ(replaced.reason, "It was judged by baseline pb-0aws, and pb-0web applies now.");
  EXPECT_EQ(judged(state(R"("MissingCount": 0)") + kBaselines).verdict, ComplianceVerdict::active);
}

TEST(Compliance, ByAnOverrideIsNoSignOfAnotherBaseline) {
  const std::string window = R"(, "ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline",
      "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}],
    "ssm.AssociationDescription": {"a-1": )";
  const std::string details = R"([{"AssociationId": "a-1", "Parameters": {"Operation": ["Scan"],
      "BaselineOverride": ["s3://b/o.json"]}}]})";

  EXPECT_EQ(judged(judged_by_aws(kBaselines + window + details)).verdict, ComplianceVerdict::active);
  const Compliance unread = judged(judged_by_aws(kBaselines + window + R"({"gap": "denied"}})"));
  EXPECT_EQ(unread.verdict, ComplianceVerdict::inconclusive);
  EXPECT_TRUE(has_gap(unread.evidence, "ssm:DescribeAssociation"));
}

TEST(Compliance, WithoutTheBaselinesIsInconclusive) {
  const Compliance compliance = judged(judged_by_aws(R"(, "ssm.PatchBaselineIdentity": {"gap": "denied"})"));

  EXPECT_EQ(compliance.status, ComplianceStatus::compliant);
  EXPECT_EQ(compliance.verdict, ComplianceVerdict::inconclusive);
  EXPECT_TRUE(has_gap(compliance.evidence, "ssm:DescribePatchBaselines"));
}

TEST(Compliance, OfAPatchPolicysNodeIsStaleWhereAnotherSourceWroteTheRecord) {
  const std::string policy = R"(, "ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline",
      "AssociationName": "AWS-QuickSetup-PatchPolicy-ScanForPatches-x", "Overview": {"Status": "Success"},
      "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}])";

  EXPECT_EQ(judged(state(R"("MissingCount": 0)") + kBaselines + policy).verdict, ComplianceVerdict::stale);
  EXPECT_EQ(judged(replace_all(state(R"("MissingCount": 0)"), "pb-0web", "pb-0nowhere") + kBaselines + policy).verdict,
            ComplianceVerdict::active);
}

TEST(Severity, IsTheVendorsWhereTheBaselineSaysUnspecified) {
  const Compliance compliance = judged(state(R"("MissingCount": 2)") + R"(,
    "ssm.PatchComplianceData": {"i-1": [
      {"KBId": "openssl.x86_64", "Title": "openssl.x86_64:1:3.0", "Severity": "Important", "State": "Missing", "CVEIds": "CVE-2026-1,CVE-2026-2"},
      {"KBId": "bash.x86_64", "Title": "bash.x86_64:0:5.2", "Severity": "Low", "State": "MISSING", "InstalledTime": 0}]},
    "ssm.ComplianceItem": {"i-1": [
      {"ComplianceType": "Patch", "Id": "openssl.x86_64", "Title": "openssl.x86_64:1:3.0", "Status": "NON_COMPLIANT", "Severity": "UNSPECIFIED",
       "Details": {"PatchState": "Missing", "PatchSeverity": "Important"}}]})");

  EXPECT_EQ(compliance.severity, "HIGH");
  ASSERT_EQ(compliance.patches->size(), 2U);
  EXPECT_EQ((*compliance.patches)[0].cves, (std::vector<std::string>{"CVE-2026-1", "CVE-2026-2"}));
  EXPECT_EQ((*compliance.patches)[1].state, "Missing");
  EXPECT_EQ((*compliance.patches)[1].installed_at, std::nullopt);
}

TEST(Severity, IsTheBaselinesWhereItNamesOne) {
  const Compliance compliance = judged(state(R"("MissingCount": 1)") + R"(, "ssm.ComplianceItem": {"i-1": [
    {"ComplianceType": "Patch", "Id": "KB1", "Status": "NON_COMPLIANT", "Severity": "CRITICAL",
     "Details": {"PatchState": "Missing", "PatchSeverity": "Low"}}]})");

  EXPECT_EQ(compliance.severity, "CRITICAL");
}

TEST(Severity, IsUnknownWhereNoDetailCouldBeRead) {
  const Compliance compliance =
      judged(state(R"("MissingCount": 1)") + R"(, "ssm.ComplianceItem": {"i-1": {"gap": "denied"}},
    "ssm.PatchComplianceData": {"i-1": {"gap": "denied"}})");

  EXPECT_EQ(compliance.severity, std::nullopt);
  EXPECT_EQ(compliance.patches, std::nullopt);
  EXPECT_TRUE(has_gap(compliance.evidence, "ssm:ListComplianceItems"));
}

TEST(Severity, TwoVersionsOfOnePackageAreTwoPatches) {
  const Compliance compliance = judged(state(R"("MissingCount": 2)") + R"(, "ssm.PatchComplianceData": {"i-1": [
    {"KBId": "kernel.x86_64", "Title": "kernel.x86_64:0:6.1", "Severity": "Critical", "State": "Missing"},
    {"KBId": "kernel.x86_64", "Title": "kernel.x86_64:0:6.2", "Severity": "Moderate", "State": "Missing"},
    {"KBId": "vim.x86_64", "Title": "vim", "Severity": "Critical", "State": "Installed"}]})");

  EXPECT_EQ(compliance.patches->size(), 2U);
  EXPECT_EQ(compliance.severity, "CRITICAL");
}

TEST(NonCompliantSince, IsTheEarliestRecordThatProvesIt) {
  EXPECT_EQ(format_time(*judged(state(R"("MissingCount": 1)")).non_compliant_since), "2026-05-04T01:00:00Z");
  const Compliance pending =
      judged(state(R"("InstalledPendingRebootCount": 1)") + R"(, "ssm.PatchComplianceData": {"i-1": [
    {"KBId": "kernel", "Severity": "Critical", "State": "InstalledPendingReboot", "InstalledTime": "2026-04-12T00:00:00Z"}]})");
  EXPECT_EQ(format_time(*pending.non_compliant_since), "2026-04-12T00:00:00Z");
  const Compliance seen = judged(state(R"("MissingCount": 1)") + R"(, "ssm.PatchComplianceData": {"i-1": [
    {"KBId": "openssl", "Severity": "Critical", "State": "Missing", "CVEIds": "CVE-2026-1"}]},
    "inspector2.Finding": [{"findingArn": "f", "firstObservedAt": "2026-03-03T00:00:00Z", "resources": [{"id": "i-1"}],
      "packageVulnerabilityDetails": {"vulnerabilityId": "CVE-2026-1"}}])");
  EXPECT_EQ(format_time(*seen.non_compliant_since), "2026-03-03T00:00:00Z");
  EXPECT_EQ(judged(state(R"("MissingCount": 0)")).non_compliant_since, std::nullopt);
}

EarlierStanding known(bool is_compliant, const char* last_operation_at, const char* since) {
  return {.compliance = EarlierStanding::Compliance{"run-1", *parse_time(last_operation_at), is_compliant,
                                                    parse_time(last_operation_at), parse_time(since)},
          .install = std::nullopt};
}

TEST(NonCompliantSince, GoesBackToWhatASavedRunConcluded) {
  const FleetForTest fleet(facts(state(R"("MissingCount": 1)")),
                           known(false, "2026-04-20T01:00:00Z", "2026-02-01T01:00:00Z"));

  EXPECT_EQ(format_time(*fleet.compliance().non_compliant_since), "2026-02-01T01:00:00Z");
}

TEST(NonCompliantSince, IsNotBeforeAnOperationThatFoundItCompliant) {
  const std::string seen = facts(state(R"("MissingCount": 1)") + R"(, "ssm.PatchComplianceData": {"i-1": [
    {"KBId": "openssl", "Severity": "Critical", "State": "Missing", "CVEIds": "CVE-2026-1"}]},
    "inspector2.Finding": [{"findingArn": "f", "firstObservedAt": "2026-03-03T00:00:00Z", "resources": [{"id": "i-1"}],
      "packageVulnerabilityDetails": {"vulnerabilityId": "CVE-2026-1"}}])");

  EXPECT_EQ(format_time(*FleetForTest(seen, known(true, "2026-04-01T01:00:00Z", "")).compliance().non_compliant_since),
            "2026-05-04T01:00:00Z");
  EXPECT_EQ(format_time(*FleetForTest(seen, known(true, "2026-03-01T01:00:00Z", "")).compliance().non_compliant_since),
            "2026-03-03T00:00:00Z");
  // The same operation, which is judged otherwise now.
  EXPECT_EQ(format_time(*FleetForTest(seen, known(true, "2026-05-04T01:00:00Z", "")).compliance().non_compliant_since),
            "2026-05-04T01:00:00Z");
}

TEST(NonCompliantSince, DoesNotGoBackOverWhatMayHaveMendedIt) {
  const EarlierStanding recent = known(false, "2026-04-20T01:00:00Z", "2026-02-01T01:00:00Z");
  const auto since = [](const std::string& more, const EarlierStanding& earlier) {
    return format_time(
        *FleetForTest(facts(state(R"("MissingCount": 1)") + more), earlier).compliance().non_compliant_since);
  };
  const auto install = [](std::string_view at, std::string_view status) {
    return fmt::format(R"(, "ssm.Command": [{{"CommandId": "c-1", "DocumentName": "AWS-RunPatchBaseline",
      "Parameters": {{"Operation": ["Install"]}}, "RequestedDateTime": "{0}", "Status": "{1}"}}],
      "ssm.CommandInvocation": [{{"CommandId": "c-1", "InstanceId": "i-1", "DocumentName": "AWS-RunPatchBaseline",
      "RequestedDateTime": "{0}", "Status": "{1}", "StatusDetails": "{1}"}}])",
                       at, status);
  };

  EXPECT_EQ(since(install("2026-04-25T02:00:00Z", "Success"), recent), "2026-05-04T01:00:00Z");
  EXPECT_EQ(since(install("2026-04-25T02:00:00Z", "Failed"), recent), "2026-02-01T01:00:00Z");
  EXPECT_EQ(since(install("2026-04-19T02:00:00Z", "Success"), recent), "2026-02-01T01:00:00Z");
  EXPECT_EQ(since(R"(, "ssm.CommandInvocation": {"gap": "denied"})", recent), "2026-05-04T01:00:00Z");
  // Longer ago than AWS keeps its history.
  EXPECT_EQ(since("", known(false, "2026-03-20T01:00:00Z", "2026-02-01T01:00:00Z")), "2026-05-04T01:00:00Z");
}

TEST(PatchStates, HaveOneNameInAllSpellings) {
  EXPECT_EQ(patch_state_name("INSTALLED_PENDING_REBOOT"), "InstalledPendingReboot");
  EXPECT_EQ(patch_state_name("installedpendingreboot"), "InstalledPendingReboot");
  EXPECT_EQ(patch_state_name("AVAILABLE_SECURITY_UPDATES"), "AvailableSecurityUpdate");
  EXPECT_EQ(patch_state_name("Installed"), "Installed");
}

}  // namespace
}  // namespace patchtriage
