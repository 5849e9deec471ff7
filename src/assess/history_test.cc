#include <fmt/format.h>

#include "assess/fleet_for_test.h"
#include "assess/patch_runs.h"
#include "base/text.h"

namespace patchtriage {
namespace {

const char* const kNode =
    R"("ec2.Instance": [{"InstanceId": "i-1", "State": {"Name": "running"}, "Tags": [{"Key": "Env", "Value": "prod"}]}],
  "ssm.InstanceInformation": [{"InstanceId": "i-1", "PingStatus": "Online"}])";

std::string facts(std::string_view more) { return fmt::format("{{{}{}{}}}", kNode, more.empty() ? "" : ",", more); }

std::string command(std::string_view id, std::string_view at, std::string_view operation,
                    std::string_view status = "Success", std::string_view details = "Success") {
  return fmt::format(R"({{"CommandId": "{}", "DocumentName": "AWS-RunPatchBaseline", "RequestedDateTime": "{}",
    "Parameters": {{"Operation": ["{}"]}}, "Status": "{}", "StatusDetails": "{}"}})",
                     id, at, operation, status, details);
}

std::string invocation(std::string_view id, std::string_view at, std::string_view status, std::string_view details,
                       std::string_view more = "") {
  return fmt::format(R"({{"CommandId": "{}", "InstanceId": "i-1", "DocumentName": "AWS-RunPatchBaseline",
    "RequestedDateTime": "{}", "Status": "{}", "StatusDetails": "{}"{}}})",
                     id, at, status, details, more);
}

std::string one_run(std::string_view status, std::string_view details, std::string_view more = "",
                    std::string_view operation = "Install") {
  return fmt::format(R"("ssm.Command": [{}], "ssm.CommandInvocation": [{}])",
                     command("c-1", "2026-05-03T02:00:00Z", operation),
                     invocation("c-1", "2026-05-03T02:00:00Z", status, details, more));
}

const char* const kWindow = R"json("ssm.MaintenanceWindowIdentity": [{"WindowId": "mw-1", "Enabled": true,
    "Schedule": "cron(0 2 ? * SUN *)", "NextExecutionTime": "2026-05-10T02:00Z"}],
  "ssm.MaintenanceWindowTarget": {"mw-1": [{"WindowTargetId": "t-1", "Targets": [{"Key": "tag:Env", "Values": ["prod"]}]}]},
  "ssm.MaintenanceWindowTask": {"mw-1": [{"WindowTaskId": "k-1", "Type": "RUN_COMMAND", "TaskArn": "AWS-RunPatchBaseline",
    "Targets": [{"Key": "WindowTargetIds", "Values": ["t-1"]}]}]},
  "ssm.MaintenanceWindowTaskDetails": {"mw-1/k-1": [{"WindowTaskId": "k-1", "TaskInvocationParameters":
    {"RunCommand": {"Parameters": {"Operation": ["Install"]}}}}]})json";

std::string execution(std::string_view status, std::string_view task_status = "SUCCESS",
                      std::string_view command = "c-1", std::string_view details = "") {
  return fmt::format(
      R"({}, "ssm.MaintenanceWindowExecution": {{"mw-1": [{{"WindowId": "mw-1", "WindowExecutionId": "e-1",
    "Status": "{}", "StartTime": "2026-05-03T02:00:00Z", "EndTime": "2026-05-03T04:00:00Z"}}]}},
    "ssm.MaintenanceWindowExecutionTaskIdentity": {{"e-1": [{{"WindowExecutionId": "e-1", "TaskExecutionId": "x-1",
      "TaskArn": "AWS-RunPatchBaseline", "Status": "{}"}}]}},
    "ssm.MaintenanceWindowExecutionTaskInvocationIdentity": {{"e-1/x-1": [{{"InvocationId": "v-1", "ExecutionId": "{}",
      "Status": "{}", "StatusDetails": "{}"}}]}})",
      kWindow, status, task_status, command, task_status, details);
}

TEST(History, WithoutAnyRunIsNeverRan) {
  const History history = FleetForTest(facts("")).history();

  EXPECT_EQ(history.outcome, HistoryOutcome::never_ran);
  EXPECT_EQ(history.operations->size(), 0U);
}

TEST(History, AnInstallThatOnlyASavedRunKnowsIsTheLastOne) {
  EarlierStanding earlier;
  earlier.install = {"run-1", *parse_time("2026-04-10T00:00:00Z"), *parse_time("2026-03-01T02:00:00Z"), "failed"};

  const History forgotten = FleetForTest(facts(""), earlier).history();
  const History newer = FleetForTest(facts(one_run("Success", "Success")), earlier).history();

  EXPECT_EQ(forgotten.outcome, HistoryOutcome::failed);
  EXPECT_EQ(format_time(*forgotten.last_install_at), "2026-03-01T02:00:00Z");
  EXPECT_TRUE(forgotten.reason->contains("run-1")) << *forgotten.reason;
  EXPECT_EQ(newer.outcome, HistoryOutcome::succeeded);
  EXPECT_EQ(format_time(*newer.last_install_at), "2026-05-03T02:00:00Z");
}

TEST(History, AnInstallBeforeATimeThatNobodyRecordedIsNotSaidToBeTheLast) {
  EarlierStanding earlier;
  earlier.install = {"run-1", *parse_time("2026-04-03T00:00:00Z"), *parse_time("2026-03-01T02:00:00Z"), "succeeded"};

  const History history = FleetForTest(facts(""), earlier).history();

  EXPECT_EQ(history.outcome, HistoryOutcome::unknown);
  EXPECT_EQ(format_time(*history.last_install_at), "2026-03-01T02:00:00Z");
  EXPECT_TRUE(history.reason->contains("nobody recorded")) << *history.reason;
}

TEST(History, NeverRanIsSaidOnlyFromACompleteReading) {
  for (const char* table : {"ssm.CommandInvocation", "ssm.AutomationExecutionMetadata"}) {
    const History history = FleetForTest(facts(fmt::format(R"("{}": {{"gap": "denied"}})", table))).history();

    EXPECT_EQ(history.outcome, HistoryOutcome::unknown) << table;
    EXPECT_EQ(history.operations, std::nullopt);
    EXPECT_EQ(history.gaps.size(), 1U);
  }
}

struct Ending {
  const char* status;
  const char* details;
  HistoryOutcome outcome;
};

TEST(History, TheLastInstallDecidesByItsStatusDetails) {
  for (const Ending& ending :
       {Ending{"Success", "Success", HistoryOutcome::succeeded}, Ending{"Failed", "Failed", HistoryOutcome::failed},
        Ending{"TimedOut", "DeliveryTimedOut", HistoryOutcome::failed},
        Ending{"TimedOut", "Delivery Timed Out", HistoryOutcome::failed},
        Ending{"TimedOut", "ExecutionTimedOut", HistoryOutcome::failed},
        Ending{"Failed", "InvalidPlatform", HistoryOutcome::failed},
        Ending{"Failed", "Undeliverable", HistoryOutcome::failed},
        Ending{"Cancelled", "Terminated", HistoryOutcome::skipped},
        Ending{"Failed", "Terminated", HistoryOutcome::skipped},
        Ending{"Cancelled", "Cancelled", HistoryOutcome::skipped},
        Ending{"InProgress", "InProgress", HistoryOutcome::unknown}}) {
    EXPECT_EQ(FleetForTest(facts(one_run(ending.status, ending.details))).history().outcome, ending.outcome)
        << ending.status << '/' << ending.details;
  }
}

TEST(History, ScansAreNotInstalls) {
  const History history = FleetForTest(facts(one_run("Failed", "Failed", "", "Scan"))).history();

  EXPECT_EQ(history.outcome, HistoryOutcome::never_ran);
  EXPECT_EQ(history.operations->front().operation, PatchOperation::scan);
}

TEST(History, OtherDocumentsAreNoPatchRuns) {
  const std::string text =
      replace_all(facts(one_run("Failed", "Failed")), "AWS-RunPatchBaseline", "AWS-UpdateSSMAgent");

  EXPECT_TRUE(FleetForTest(text).history().operations->empty());
}

TEST(History, ADocumentOfTheAccountsOwnMayHaveBeenTheInstall) {
  const std::string text = replace_all(facts(one_run("Success", "Success")), "AWS-RunPatchBaseline", "Acme-PatchLinux");
  const History history = FleetForTest(text).history();

  EXPECT_TRUE(history.operations->empty());
  EXPECT_EQ(history.outcome, HistoryOutcome::unknown);
  ASSERT_EQ(history.undecided.size(), 1U);
  EXPECT_EQ(history.undecided.front().field, "DocumentName");
}

TEST(History, ARunWhoseOperationCouldNotBeReadLeavesTheOutcomeOpen) {
  const History history =
      FleetForTest(facts(fmt::format(R"("ssm.Command": {{"gap": "denied"}}, "ssm.CommandInvocation": [{}])",
                                     invocation("c-1", "2026-05-03T02:00:00Z", "Failed", "Failed"))))
          .history();

  EXPECT_EQ(history.outcome, HistoryOutcome::unknown);
  EXPECT_TRUE(has_gap(history.gaps, "ssm:ListCommands"));
}

TEST(History, TheOutputNamesTheOperationWhereTheCommandIsGone) {
  const History history =
      FleetForTest(facts(fmt::format(R"("ssm.CommandInvocation": [{}])",
                                     invocation("c-1", "2026-05-03T02:00:00Z", "Failed", "Failed",
                                                R"(, "CommandPlugins": [{"Name": "PatchLinux", "Status": "Failed",
      "ResponseCode": 156, "Output": "OperationType : Install\nfailed"}])"))))
          .history();

  EXPECT_EQ(history.outcome, HistoryOutcome::failed);
}

TEST(History, KeepsTheFailedStepsExitCodeAndOutput) {
  const History history = FleetForTest(facts(one_run("Failed", "Failed", R"(, "CommandPlugins": [
    {"Name": "PatchWindows", "Status": "Success", "StatusDetails": "Success", "ResponseCode": 0, "Output": "Step execution skipped"},
    {"Name": "PatchLinux", "Status": "Failed", "StatusDetails": "Failed", "ResponseCode": 156,
     "ResponseFinishDateTime": "2026-05-03T02:01:00Z", "Output": "Unable to download payload"}])")))
                              .history();

  const PatchRun& run = history.operations->front();
  EXPECT_EQ(run.exit_code, 156);
  EXPECT_NE(run.output.find("Unable to download payload"), std::string::npos);
  EXPECT_EQ(run.source_kind, "run-command-stdout");
  EXPECT_FALSE(run.is_truncated);
  EXPECT_EQ(format_time(*run.finished_at), "2026-05-03T02:01:00Z");
  EXPECT_EQ(run.summary, "step PatchLinux ended as Failed with exit code 156");
  EXPECT_NE(history.reason->find("exit code 156"), std::string::npos);
}

TEST(History, TheFullOutputReplacesTheCutOne) {
  const std::string cut(2500, 'x');
  const std::string plugin = fmt::format(
      R"(, "CommandPlugins": [{{"Name": "PatchLinux", "Status": "Failed", "ResponseCode": 1, "Output": "{}"}}])", cut);
  EXPECT_TRUE(FleetForTest(facts(one_run("Failed", "Failed", plugin))).history().operations->front().is_truncated);

  const History history =
      FleetForTest(facts(one_run("Failed", "Failed", plugin) + R"(, "ssm.CommandInvocationOutput": {"c-1/i-1": [
    {"CommandId": "c-1", "InstanceId": "i-1", "ResponseCode": 1, "StandardOutputContent": "out", "StandardErrorContent": "No space left"}]})"))
          .history();

  EXPECT_EQ(history.operations->front().output, "out\nNo space left");
  EXPECT_FALSE(history.operations->front().is_truncated);
}

TEST(History, WithoutOutputTheStatusIsWhatThereIsToRead) {
  const PatchRun run = FleetForTest(facts(one_run("TimedOut", "DeliveryTimedOut"))).history().operations->front();

  EXPECT_EQ(run.source_kind, "status-details");
  EXPECT_NE(run.output.find("DeliveryTimedOut"), std::string::npos);
  EXPECT_EQ(run.exit_code, std::nullopt);
}

TEST(History, OneRunSeenByThreeApisIsOneOperation) {
  const History history =
      FleetForTest(
          facts(
              one_run("Success", "Success") + "," + execution("SUCCESS") +
              R"(, "ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "Operation": "Install", "SnapshotId": "s-1",
      "OperationStartTime": "2026-05-03T02:00:10Z", "OperationEndTime": "2026-05-03T02:10:00Z"}]})"))
          .history();

  ASSERT_EQ(history.operations->size(), 1U);
  std::vector<std::string> kinds;
  for (const SeenIn& seen : history.operations->front().seen_in) kinds.push_back(seen.kind);
  EXPECT_EQ(kinds, (std::vector<std::string>{"run_command", "maintenance_window", "patch_state"}));
  EXPECT_EQ(history.outcome, HistoryOutcome::succeeded);
}

TEST(History, AnAssociationsExecutionIsTheCommandThatItStarted) {
  const std::string association = R"(, "ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline",
      "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}],
    "ssm.AssociationDescription": {"a-1": [{"AssociationId": "a-1", "Parameters": {"Operation": ["Install"]}}]},
    "ssm.AssociationExecution": {"a-1": [{"ExecutionId": "e-9", "CreatedTime": "2026-05-03T01:59:00Z"}]},
    "ssm.AssociationExecutionTarget": {"a-1/e-9": [{"ResourceId": "i-1", "Status": "Failed", "DetailedStatus": "Failed"OUT}]})";
  const std::string named = replace_all(
      association, "OUT", R"(, "OutputSource": {"OutputSourceId": "c-1", "OutputSourceType": "RunCommand"})");

  for (const std::string& text : {named, replace_all(association, "OUT", "")}) {
    const History history = FleetForTest(facts(one_run("Failed", "Failed") + text)).history();

    ASSERT_EQ(history.operations->size(), 1U);
    EXPECT_EQ(history.operations->front().seen_in.back().id, "e-9");
  }
  const History alone = FleetForTest(facts(replace_all(association, "OUT", "").substr(2))).history();
  EXPECT_EQ(alone.operations->front().kind, "association");
  EXPECT_EQ(alone.outcome, HistoryOutcome::failed);
}

TEST(History, AnAssociationsRunHasTheOutputOfTheCommandThatItNames) {
  const History history =
      FleetForTest(facts(R"("ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline",
      "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}],
    "ssm.AssociationDescription": {"a-1": [{"AssociationId": "a-1", "Parameters": {"Operation": ["Install"]}}]},
    "ssm.AssociationExecution": {"a-1": [{"ExecutionId": "e-9", "CreatedTime": "2026-05-03T01:59:00Z"}]},
    "ssm.AssociationExecutionTarget": {"a-1/e-9": [{"ResourceId": "i-1", "Status": "Failed", "DetailedStatus": "Failed",
      "OutputSource": {"OutputSourceId": "c-9", "OutputSourceType": "RunCommand"}}]},
    "ssm.CommandInvocationOutput": {"c-9/i-1": [{"CommandId": "c-9", "InstanceId": "i-1", "ResponseCode": 156,
      "StandardOutputContent": "Unable to download payload"}]})"))
          .history();

  ASSERT_EQ(history.operations->size(), 1U);
  const PatchRun& run = history.operations->front();
  EXPECT_EQ(run.kind, "association");
  EXPECT_EQ(run.output, "Unable to download payload");
  EXPECT_EQ(run.source_kind, "run-command-stdout");
  EXPECT_EQ(run.exit_code, 156);
}

// An install association with three executions; the targets of the newest two, as the plan reads them, are given.
std::string busy_association(std::string_view targets, std::string_view more) {
  return fmt::format(R"("ssm.Association": [{{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline",
      "Targets": [{{"Key": "InstanceIds", "Values": ["*"]}}]}}],
    "ssm.AssociationDescription": {{"a-1": [{{"AssociationId": "a-1", "Parameters": {{"Operation": ["Install"]}}}}]}},
    "ssm.AssociationExecution": {{"a-1": [{{"ExecutionId": "e-1", "CreatedTime": "2026-05-03T02:00:00Z"}},
      {{"ExecutionId": "e-2", "CreatedTime": "2026-05-03T09:00:00Z"}},
      {{"ExecutionId": "e-3", "CreatedTime": "2026-05-04T01:00:00Z"}}]}},
    "ssm.AssociationExecutionTarget": {{"a-1/e-1": {{"gap": "skipped"}}, {}}}{})",
                     targets, more);
}

const char* const kOfOthers = R"("a-1/e-2": [{"ResourceId": "i-7", "Status": "Success"}],
      "a-1/e-3": [{"ResourceId": "i-8", "Status": "Success"}])";
const char* const kStatusesDenied = R"(, "ssm.InstanceAssociationStatusInfo": {"i-1": {"gap": "denied"}})";

TEST(History, IsOpenWhereOnlyTheUnreadStatusesKnowTheAssociationsRun) {
  const History history = FleetForTest(facts(busy_association(kOfOthers, kStatusesDenied))).history();

  EXPECT_EQ(history.outcome, HistoryOutcome::unknown);
  EXPECT_TRUE(has_gap(history.gaps, "ssm:DescribeInstanceAssociationsStatus"));
}

TEST(History, NeedsNoStatusesWhereTheExecutionsShowTheRun) {
  const std::string own = R"("a-1/e-2": [{"ResourceId": "i-1", "Status": "Success"}], "a-1/e-3": [])";
  const History history = FleetForTest(facts(busy_association(own, kStatusesDenied))).history();

  EXPECT_EQ(history.outcome, HistoryOutcome::succeeded);
  EXPECT_FALSE(has_gap(history.gaps, "ssm:DescribeInstanceAssociationsStatus"));
}

TEST(History, IsOpenWhereTheNewestExecutionsTargetsAreDenied) {
  const std::string denied = R"("a-1/e-2": {"gap": "denied"}, "a-1/e-3": {"gap": "denied"})";

  EXPECT_TRUE(has_gap(FleetForTest(facts(busy_association(denied, kStatusesDenied))).history().gaps,
                      "ssm:DescribeAssociationExecutionTargets"));
  // The node's own list says that it never ran there.
  EXPECT_EQ(FleetForTest(facts(busy_association(denied, ""))).history().outcome, HistoryOutcome::never_ran);
}

TEST(History, AnAlarmThatStoppedTheCommandIsASkip) {
  const auto stopped = [](std::string_view status, std::string_view plugins) {
    const std::string text = one_run(status, status, plugins);
    return FleetForTest(facts(replace_all(text, R"("Parameters")", R"("TriggeredAlarms": [{"Name": "errors-high",
        "State": "ALARM"}], "Parameters")")))
        .history();
  };

  EXPECT_EQ(stopped("Failed", "").outcome, HistoryOutcome::skipped);
  EXPECT_EQ(stopped("Cancelled", "").operations->front().stopped_by_alarm, "errors-high");
  EXPECT_EQ(stopped("Success", "").outcome, HistoryOutcome::succeeded);
  // It had failed by itself before.
  EXPECT_EQ(stopped("Failed", R"(, "CommandPlugins": [{"Name": "PatchLinux", "Status": "Failed", "ResponseCode": 1}])")
                .outcome,
            HistoryOutcome::failed);
}

TEST(History, AnAlarmThatStoppedAWindowsTaskIsNamed) {
  const std::string text = replace_all(facts(execution("FAILED", "CANCELLED", "")), R"("TaskExecutionId": "x-1",)",
                                       R"("TaskExecutionId": "x-1", "TriggeredAlarms": [{"Name": "errors-high"}],)");

  EXPECT_EQ(FleetForTest(text).history().operations->front().stopped_by_alarm, "errors-high");
}

TEST(History, AWindowThatOverlappedSkippedTheNode) {
  const History history = FleetForTest(facts(execution("SKIPPED_OVERLAPPING", "SKIPPED_OVERLAPPING", ""))).history();

  EXPECT_EQ(history.outcome, HistoryOutcome::skipped);
  EXPECT_EQ(history.operations->front().kind, "maintenance_window");
  EXPECT_EQ(history.operations->front().status, "SKIPPED_OVERLAPPING");
}

TEST(History, AWindowThatEndedBeforeTheNodesTurnSkippedIt) {
  EXPECT_EQ(FleetForTest(facts(execution("TIMED_OUT", "TIMED_OUT", "c-other"))).history().outcome,
            HistoryOutcome::skipped);
  EXPECT_EQ(FleetForTest(facts(execution("SUCCESS", "SUCCESS", "", "No invocations to execute"))).history().outcome,
            HistoryOutcome::skipped);
}

TEST(History, WhetherAWindowSentSomethingIsUnknownWhereTheCommandsAre) {
  const History history =
      FleetForTest(facts(execution("TIMED_OUT", "TIMED_OUT") + R"(, "ssm.CommandInvocation": {"gap": "failed"})"))
          .history();

  EXPECT_EQ(history.outcome, HistoryOutcome::unknown);
}

TEST(History, ADisabledWindowThatWouldInstallIsASkip) {
  const History history =
      FleetForTest(facts(replace_all(kWindow, R"("Enabled": true)", R"("Enabled": false)"))).history();

  EXPECT_EQ(history.outcome, HistoryOutcome::skipped);
  EXPECT_EQ(history.reason, "Window mw-1 would install, but it is disabled.");
}

TEST(History, ACommandThatMatchedNothingSkippedTheNodeItWasMeantFor) {
  const std::string text = fmt::format(R"("ssm.Command": [{{"CommandId": "c-1", "DocumentName": "AWS-RunPatchBaseline",
    "RequestedDateTime": "2026-05-03T02:00:00Z", "Parameters": {{"Operation": ["Install"]}}, "Status": "Success",
    "StatusDetails": "NoInstancesInTag", "Targets": [{{"Key": "tag:env", "Values": ["{}"]}}]}}])",
                                       "prod");

  EXPECT_EQ(FleetForTest(facts(text)).history().outcome, HistoryOutcome::skipped);
  EXPECT_EQ(FleetForTest(facts(replace_all(text, R"(["prod"])", R"(["test"])"))).history().outcome,
            HistoryOutcome::never_ran);
}

TEST(History, AnAutomationAndItsCommandAreOneRun) {
  const std::string automation = R"("ssm.AutomationExecutionMetadata": [
    {"AutomationExecutionId": "auto-1", "DocumentName": "AWS-PatchAsgInstance", "AutomationExecutionStatus": "Failed",
     "ExecutionStartTime": "2026-05-03T01:58:00Z", "ExecutionEndTime": "2026-05-03T02:30:00Z", "Target": "i-1"}])";

  EXPECT_EQ(FleetForTest(facts(automation)).history().outcome, HistoryOutcome::failed);
  const History joined = FleetForTest(facts(automation + "," + one_run("Failed", "Failed"))).history();
  ASSERT_EQ(joined.operations->size(), 1U);
  EXPECT_EQ(joined.operations->front().seen_in.back().kind, "automation");
}

TEST(History, IsOpenWhereAnAutomationThatFailedDoesNotNameItsInstance) {
  const std::string automation = R"("ssm.AutomationExecutionMetadata": [
    {"AutomationExecutionId": "auto-1", "DocumentName": "AWS-PatchAsgInstance", "AutomationExecutionStatus": "Failed",
     "ExecutionStartTime": "2026-05-03T01:58:00Z", "ExecutionEndTime": "2026-05-03T02:30:00Z"}])";

  EXPECT_EQ(FleetForTest(facts(automation)).history().outcome, HistoryOutcome::unknown);
  EXPECT_EQ(FleetForTest(facts(replace_all(automation, R"("Failed")", R"("Success")"))).history().outcome,
            HistoryOutcome::never_ran);
  // Its command went to another node.
  EXPECT_EQ(
      FleetForTest(facts(automation + "," + replace_all(one_run("Failed", "Failed"), "i-1", "i-2"))).history().outcome,
      HistoryOutcome::never_ran);
}

TEST(History, ThePatchRecordProvesInstallsOlderThanTheHistory) {
  const History history =
      FleetForTest(facts(R"("ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "Operation": "Scan",
    "OperationStartTime": "2026-05-03T02:00:00Z", "OperationEndTime": "2026-05-03T02:10:00Z",
    "LastNoRebootInstallOperationTime": "2026-03-01T00:00:00Z"}]})"))
          .history();

  EXPECT_EQ(history.outcome, HistoryOutcome::succeeded);
  EXPECT_EQ(format_time(*history.last_install_at), "2026-03-01T00:00:00Z");
  EXPECT_EQ(history.operations->size(), 2U);
}

TEST(History, AnInstallThatEndedWellButLeftFailedPatchesFailed) {
  const History history = FleetForTest(facts(one_run("Success", "Success") + R"(, "ssm.InstancePatchState": {"i-1": [
    {"InstanceId": "i-1", "Operation": "Install", "FailedCount": 2, "OperationStartTime": "2026-05-03T02:00:10Z",
     "OperationEndTime": "2026-05-03T02:10:00Z"}]})"))
                              .history();

  EXPECT_EQ(history.outcome, HistoryOutcome::failed);
  EXPECT_NE(history.reason->find("2 patches failed"), std::string::npos) << *history.reason;
}

}  // namespace
}  // namespace patchtriage
