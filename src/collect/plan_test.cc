#include "collect/plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <list>
#include <set>

#include "aws/operation.h"
#include "base/text.h"
#include "fleet/facts_json.h"
#include "fleet/records/all.h"

namespace patchtriage {
namespace {

const Scope kScope{"111111111111", "us-east-1"};

const PlannedRead& planned(std::string_view operation, int nth = 0) {
  for (const auto* plan : {&scope_plan(), &account_plan()}) {
    for (const Wave& wave : *plan) {
      for (const PlannedRead& read : wave) {
        if (read.operation == operation && nth-- == 0) return read;
      }
    }
  }
  ADD_FAILURE() << operation << " is not planned";
  return scope_plan().front().front();
}

std::vector<Ask> asks(std::string_view operation, std::string_view facts, Scope scope = kScope, int nth = 0) {
  static std::list<Snapshot> kept;
  auto snapshot = snapshot_from_facts(*parse_json(facts));
  EXPECT_TRUE(snapshot) << snapshot.error();
  kept.push_back(std::move(*snapshot));
  return planned(operation, nth).asks({&kept.back(), std::move(scope), "aws", kept.back().as_of(), {}, {}});
}

std::string subjects_of(const std::vector<Ask>& asks) {
  std::string text;
  for (const Ask& ask : asks) text += (text.empty() ? "" : " ") + ask.subjects.front();
  return text;
}

// A node with missing patches whose last install failed; `more` are later invocations, `commands` their commands.
std::string after_a_failed_install(const std::string& more, const std::string& commands = "") {
  return R"({"ec2.Instance": [{"InstanceId": "i-1"}],
      "ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "MissingCount": 2}]},
      "ssm.Command": [{"CommandId": "c-1", "DocumentName": "AWS-RunPatchBaseline",
                       "Parameters": {"Operation": ["Install"]}})" +
         commands + R"(],
      "ssm.CommandInvocation": [{"CommandId": "c-1", "InstanceId": "i-1", "DocumentName": "AWS-RunPatchBaseline",
          "RequestedDateTime": "2026-05-03T02:00:00Z", "Status": "Failed",
          "CommandPlugins": [{"Name": "PatchLinux", "Status": "Failed"}]})" +
         more + "]}";
}

TEST(Plan, NamesOnlyOperationsOfTheCatalogue) {
  for (const std::string& id : planned_operations()) EXPECT_NE(operations::find(id), nullptr) << id;
}

TEST(Plan, PolicyHoldsReadsOnly) {
  const Json policy = policy_document();
  const Json& actions = *policy.find("Statement")->as_array()->front().find("Action");
  for (const Json& action : *actions.as_array()) {
    const std::string name = action.as_string()->substr(action.as_string()->find(':') + 1);
    const bool is_read = name.starts_with("Describe") || name.starts_with("Get") || name.starts_with("List") ||
                         name.starts_with("Simulate") || name == "AssumeRole";
    EXPECT_TRUE(is_read) << *action.as_string();
  }
}

TEST(Plan, TheSessionPolicyAllowsEveryPlannedReadAndIsShort) {
  const Json policy = session_policy();
  EXPECT_LT(policy.dump().size(), 2048U);
  std::vector<std::string> patterns;
  for (const Json& action : *policy.find("Statement")->as_array()->front().find("Action")->as_array()) {
    patterns.push_back(*action.as_string());
    EXPECT_NE(patterns.back(), "ssm:Get*");  // parameters are secrets
    EXPECT_EQ(patterns.back().find("Assume"), std::string::npos);
  }
  for (const std::string& id : planned_operations()) {
    if (id == "sts:GetCallerIdentity" || id == "sts:AssumeRole") continue;
    const std::string action(operations::find(id)->iam_action);
    const auto allows = [&action](const std::string& pattern) { return matches_wildcard(pattern, action); };
    EXPECT_TRUE(std::ranges::any_of(patterns, allows)) << action;
  }
}

TEST(Plan, ThePublishedPolicyIsTheProgramsOwn) {
  const std::string path = std::string(std::getenv("PATCHTRIAGE_SOURCE")) + "/docs/iam-policy.json";
  std::ifstream file(path);
  const std::string published((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());

  EXPECT_EQ(published, policy_document().dump(true) + "\n")
      << "write it again: patchtriage policy > docs/iam-policy.json";
}

TEST(Plan, AsksForDetailOnlyOfWhatIsNotKnownToBeCompliant) {
  const char* facts = R"({
      "ec2.Instance": [{"InstanceId": "i-1"}, {"InstanceId": "i-2"}, {"InstanceId": "i-3"}, {"InstanceId": "i-4"},
                       {"InstanceId": "i-5", "State": {"Name": "terminated"}}],
      "ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "MissingCount": 0}],
                                 "i-2": [{"InstanceId": "i-2", "MissingCount": 2}],
                                 "i-4": {"gap": "denied"}}})";

  std::vector<std::string> subjects;
  for (const Ask& ask : asks("ssm:DescribeInstancePatches", facts)) subjects.push_back(ask.subjects.front());

  // i-1 is compliant, i-3 proven to have no record, i-5 terminated; what could not be read may be anything.
  EXPECT_EQ(subjects, (std::vector<std::string>{"i-2", "i-4"}));
}

TEST(Plan, AsksForTheListOfPatchesOnlyWhereComplianceItemsDoNotShowThem) {
  const auto subjects = [](const char* items) {
    std::string facts = R"({"ec2.Instance": [{"InstanceId": "i-2"}],
      "ssm.InstancePatchState": {"i-2": [{"InstanceId": "i-2", "MissingCount": 2, "FailedCount": 1}]},
      "ssm.ComplianceItem": {"i-2": )";
    return asks("ssm:DescribeInstancePatches", facts + items + "}}").size();
  };

  EXPECT_EQ(subjects(R"([{"ComplianceType": "Patch", "Id": "a"}, {"ComplianceType": "Patch", "Id": "b"}])"), 0U);
  EXPECT_EQ(subjects(R"([{"ComplianceType": "Patch", "Id": "a"}, {"ComplianceType": "Association", "Id": "b"}])"), 1U);
  EXPECT_EQ(subjects(R"({"gap": "denied"})"), 1U);
}

TEST(Plan, AsksEachNodeForItsAssociationsOnlyWhereExecutionsDoNotTell) {
  const std::string facts = R"({"ec2.Instance": [{"InstanceId": "i-1"}, {"InstanceId": "i-2"}],
      "ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "MissingCount": 2}],
                                 "i-2": [{"InstanceId": "i-2", "MissingCount": 2}]},
      "ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline")";
  const std::string executions = R"("ssm.AssociationExecution": {"a-1": [
      {"ExecutionId": "e-1", "CreatedTime": "2026-05-02T02:00:00Z", "Status": "Success"},
      {"ExecutionId": "e-2", "CreatedTime": "2026-05-03T02:00:00Z", "Status": "Success",
       "ResourceCountByStatus": "{Success=1}"}]},
      "ssm.AssociationExecutionTarget": {"a-1/e-2": [{"ResourceId": "i-1", "Status": "Success"}]}})";

  const auto targets = asks("ssm:DescribeAssociationExecutionTargets", facts + "}]," + executions);
  ASSERT_EQ(targets.size(), 1U);
  EXPECT_EQ(targets[0].subjects.front(), "a-1/e-2");
  const auto nodes = asks("ssm:DescribeInstanceAssociationsStatus", facts + "}]," + executions);
  ASSERT_EQ(nodes.size(), 1U);
  EXPECT_EQ(nodes[0].subjects.front(), "i-2");
  // Only AWS resolves a group: its own word is worth a call for each.
  const std::string grouped =
      facts + R"(, "Targets": [{"Key": "resource-groups:Name", "Values": ["x"]}]}],)" + executions;
  EXPECT_EQ(asks("ssm:DescribeInstanceAssociationsStatus", grouped).size(), 2U);
}

TEST(Plan, AsksANodeThatOneAssociationNamesAndAnotherThatIsAimedAtItDoesNot) {
  const auto asked = [](const char* targets) {
    return asks("ssm:DescribeInstanceAssociationsStatus", std::string(R"({
      "ec2.Instance": [{"InstanceId": "i-1", "Tags": [{"Key": "Patching", "Value": "weekly"}]}],
      "ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "MissingCount": 2}]},
      "ssm.Association": [
          {"AssociationId": "scan", "Name": "AWS-RunPatchBaseline", "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]},
          {"AssociationId": "install", "Name": "AWS-RunPatchBaseline", "Targets": )") +
                                                              targets + R"(}],
      "ssm.AssociationExecution": {
          "scan": [{"ExecutionId": "e-1", "CreatedTime": "2026-05-03T02:00:00Z", "Status": "Success"}],
          "install": [{"ExecutionId": "e-2", "CreatedTime": "2026-05-03T02:00:00Z", "Status": "Success"}]},
      "ssm.AssociationExecutionTarget": {"scan/e-1": [{"ResourceId": "i-1", "Status": "Success"}],
                                         "install/e-2": [{"ResourceId": "i-9", "Status": "Success"}]}})")
        .size();
  };

  // Its last install may be an older one: "never ran" would be a guess.
  EXPECT_EQ(asked(R"([{"Key": "tag:Patching", "Values": ["weekly", "daily"]}])"), 1U);
  EXPECT_EQ(asked(R"([{"Key": "tag-key", "Values": ["Patching"]}])"), 1U);
  EXPECT_EQ(asked(R"([{"Key": "InstanceIds", "Values": ["i-1"]}])"), 1U);
  EXPECT_EQ(asked(R"([{"Key": "tag:Patching", "Values": ["monthly"]}])"), 0U);
  EXPECT_EQ(asked(R"([{"Key": "InstanceIds", "Values": ["i-9"]}])"), 0U);
}

// A scope in which every read of the plan has something to ask, and would ask something else if it had not waited for
// what it looks at.
const std::string kBusyScope = R"({
  "as_of": "2026-11-20T12:00:00Z",
  "ec2.Instance": [{"InstanceId": "i-1", "State": {"Name": "running"}, "VpcId": "vpc-1", "ImageId": "ami-1"},
                   {"InstanceId": "i-2", "State": {"Name": "running"}, "VpcId": "vpc-2", "ImageId": "ami-2"},
                   {"InstanceId": "i-3", "State": {"Name": "running"}, "VpcId": "vpc-3", "ImageId": "ami-3"}],
  "ssm.InstanceInformation": [
      {"InstanceId": "i-1", "PingStatus": "Online", "PlatformType": "Linux", "LastPingDateTime": "2026-11-20T11:58:00Z"},
      {"InstanceId": "mi-1"}],
  "ssm.ResourceComplianceSummaryItem": [{"ResourceId": "i-2", "Status": "NON_COMPLIANT"}],
  "ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "MissingCount": 2}], "i-2": [{"InstanceId": "i-2"}],
                             "i-3": [{"InstanceId": "i-3", "MissingCount": 1}]},
  "ssm.Command": [{"CommandId": "c-6", "DocumentName": "AWS-RunPatchBaseline", "Parameters": {"Operation": ["Scan"]}}],
  "ssm.CommandInvocation": [
      {"CommandId": "c-1", "InstanceId": "i-1", "DocumentName": "AWS-RunPatchBaseline", "Status": "Failed",
       "RequestedDateTime": "2026-11-16T02:00:00Z", "CommandPlugins": [{"Name": "PatchLinux", "Status": "Failed"}]},
      {"CommandId": "c-2", "InstanceId": "i-1", "DocumentName": "AWS-RunPatchBaseline", "Status": "TimedOut",
       "RequestedDateTime": "2026-11-19T02:00:00Z", "StatusDetails": "DeliveryTimedOut"},
      {"CommandId": "c-5", "InstanceId": "i-3", "DocumentName": "AWS-RunPatchBaseline", "Status": "Failed",
       "RequestedDateTime": "2026-11-16T02:00:00Z", "CommandPlugins": [{"Name": "PatchLinux", "Status": "Failed"}]},
      {"CommandId": "c-6", "InstanceId": "i-3", "DocumentName": "AWS-RunPatchBaseline", "Status": "Failed",
       "RequestedDateTime": "2026-11-17T02:00:00Z", "CommandPlugins": [{"Name": "PatchLinux", "Status": "Failed"}]}],
  "ssm.ComplianceItem": {"i-1": [{"Id": "a", "ComplianceType": "Patch"}, {"Id": "b", "ComplianceType": "Patch"}],
                         "i-3": []},
  "ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline",
                       "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]}],
  "ssm.AssociationDescription": {"a-1": [{"AssociationId": "a-1", "CalendarNames": ["cal"],
                                          "Parameters": {"Operation": ["Scan"]}}]},
  "ssm.AssociationExecution": {"a-1": [{"ExecutionId": "e-1", "CreatedTime": "2026-11-18T02:00:00Z",
                                        "Status": "Failed"}]},
  "ssm.AssociationExecutionTarget": {"a-1/e-1": [{"ResourceId": "i-1", "Status": "Failed",
      "OutputSource": {"OutputSourceId": "c-9", "OutputSourceType": "RunCommand"}}]},
  "ssm.MaintenanceWindowIdentity": [{"WindowId": "mw-1"}, {"WindowId": "mw-2"}],
  "ssm.MaintenanceWindowTask": {
      "mw-1": [{"WindowTaskId": "t-1", "Type": "RUN_COMMAND", "TaskArn": "AWS-RunPatchBaseline"}],
      "mw-2": [{"WindowTaskId": "t-2", "Type": "LAMBDA", "TaskArn": "arn"}]},
  "ssm.MaintenanceWindowExecution": {
      "mw-1": [{"WindowExecutionId": "we-1", "StartTime": "2026-11-16T02:00:00Z", "Status": "FAILED"}],
      "mw-2": [{"WindowExecutionId": "we-2", "StartTime": "2026-11-16T02:00:00Z", "Status": "FAILED"}]},
  "ssm.MaintenanceWindowExecutionTaskIdentity": {
      "we-1": [{"WindowExecutionId": "we-1", "TaskExecutionId": "te-1", "TaskArn": "AWS-RunPatchBaseline"}]},
  "ssm.PatchBaselineIdentity": [{"BaselineId": "pb-1"}],
  "ec2.VpcBlockPublicAccessOptions": [{"InternetGatewayBlockMode": "block-bidirectional"}],
  "ec2.SecurityGroup": [{"GroupId": "sg-1", "IpPermissions": [{"PrefixListIds": [{"PrefixListId": "pl-1"}]}]}],
  "ec2.RouteTable": [{"RouteTableId": "rtb-1", "Routes": [{"DestinationPrefixListId": "pl-2"}]}],
  "elbv2.LoadBalancer": [
      {"LoadBalancerArn": "arn:loadbalancer/app/out", "Scheme": "internet-facing", "Type": "application"},
      {"LoadBalancerArn": "arn:loadbalancer/app/in", "Scheme": "internal", "Type": "application", "VpcId": "vpc-1"}],
  "elbv2.TargetGroup": [{"TargetGroupArn": "tg-1", "TargetType": "alb", "VpcId": "vpc-1", "Protocol": "TCP",
                         "LoadBalancerArns": ["arn:loadbalancer/net/out"]}],
  "elbv2.Listener": {"arn:loadbalancer/app/out": [{"ListenerArn": "l-1"}]},
  "resource_groups.GroupIdentifier": [{"GroupName": "empty"}, {"GroupName": "full"}],
  "resource_groups.ResourceIdentifier": {"empty": [], "full": [{"ResourceArn": "arn:aws:ec2:::instance/i-1"}]}
})";

// All nodes are online; the commands that don't reach one are all that puts it in doubt.
const std::string kOnlineScope = R"({
  "as_of": "2026-11-20T12:00:00Z",
  "ec2.Instance": [{"InstanceId": "i-1", "State": {"Name": "running"}, "VpcId": "vpc-1"}],
  "ssm.InstanceInformation": [
      {"InstanceId": "i-1", "PingStatus": "Online", "LastPingDateTime": "2026-11-20T11:58:00Z"}],
  "ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "MissingCount": 2}]},
  "ssm.CommandInvocation": [
      {"CommandId": "c-2", "InstanceId": "i-1", "DocumentName": "AWS-RunPatchBaseline", "Status": "TimedOut",
       "RequestedDateTime": "2026-11-19T02:00:00Z", "StatusDetails": "DeliveryTimedOut"}]
})";

// The same, but that node is compliant; and an execution on many nodes, of which only one isn't known to be.
const std::string kCompliantScope = R"({
  "as_of": "2026-11-20T12:00:00Z",
  "ec2.Instance": [{"InstanceId": "i-1", "State": {"Name": "running"}, "VpcId": "vpc-1"}, {"InstanceId": "i-2"},
                   {"InstanceId": "i-3"}, {"InstanceId": "i-4"}, {"InstanceId": "i-5"}],
  "ssm.InstanceInformation": [
      {"InstanceId": "i-1", "PingStatus": "Online", "LastPingDateTime": "2026-11-20T11:58:00Z"}],
  "ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1"}], "i-2": [{"InstanceId": "i-2"}],
                             "i-3": [{"InstanceId": "i-3"}], "i-4": [{"InstanceId": "i-4"}],
                             "i-5": [{"InstanceId": "i-5", "MissingCount": 1}]},
  "ssm.CommandInvocation": [
      {"CommandId": "c-2", "InstanceId": "i-1", "DocumentName": "AWS-RunPatchBaseline", "Status": "TimedOut",
       "RequestedDateTime": "2026-11-19T02:00:00Z", "StatusDetails": "DeliveryTimedOut"}],
  "ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline"}],
  "ssm.AssociationExecution": {"a-1": [{"ExecutionId": "e-1", "CreatedTime": "2026-11-18T02:00:00Z",
                                        "Status": "Failed", "ResourceCountByStatus": "{Failed=1, Success=200}"}]}
})";

// The same again, but a summary says otherwise of those that their counters show to be compliant.
const std::string kFlaggedScope = kCompliantScope.substr(0, kCompliantScope.rfind('}')) +
                                  R"(, "ssm.ResourceComplianceSummaryItem": [
      {"ResourceId": "i-1", "Status": "NON_COMPLIANT"}, {"ResourceId": "i-2", "Status": "NON_COMPLIANT"},
      {"ResourceId": "i-3", "Status": "NON_COMPLIANT"}, {"ResourceId": "i-4", "Status": "NON_COMPLIANT"}]})";

// What is read when a read of the second wave begins: what it comes after. The first wave may still be under way.
std::set<std::string_view> answered_before(const PlannedRead& read) {
  std::vector<PlannedRead> planned = scope_plan().front();
  planned.insert(planned.end(), scope_plan().at(1).begin(), scope_plan().at(1).end());
  std::set<std::string_view> answered;
  std::vector<std::string_view> open(read.after);
  while (!open.empty()) {
    const std::string_view operation = open.back();
    open.pop_back();
    if (!answered.insert(operation).second) continue;
    const auto found = std::ranges::find(planned, operation, &PlannedRead::operation);
    EXPECT_NE(found, planned.end()) << read.operation << " comes after " << operation << ", which isn't planned";
    if (found != planned.end()) open.insert(open.end(), found->after.begin(), found->after.end());
  }
  EXPECT_FALSE(answered.contains(read.operation)) << read.operation << " waits for itself";
  return answered;
}

// The facts that these operations list.
Json facts_of(const Json& all, const std::set<std::string_view>& operations) {
  Json some = Json::object();
  for (const auto& [name, value] : *all.as_object()) {
    const RecordType* type = find_record_type(name);
    if (type == nullptr || operations.contains(type->source)) some.set(name, value);
  }
  return some;
}

std::string text_of(const std::vector<Ask>& asks) {
  std::string text;
  for (const Ask& ask : asks) text += join(ask.subjects, ",") + " " + ask.parameters.dump() + "\n";
  return text;
}

TEST(Plan, AReadComesAfterAllThatItsAsksLookAt) {
  const Wave& wave = scope_plan().at(1);
  for (const PlannedRead& read : wave) {
    const std::set<std::string_view> answered = answered_before(read);
    bool asks_something = false;
    std::set<std::string_view> idle(read.after.begin(), read.after.end());
    for (const std::string& facts : {kBusyScope, kOnlineScope, kCompliantScope, kFlaggedScope}) {
      const Json all = *parse_json(facts);
      const std::string wanted = text_of(asks(read.operation, facts));
      asks_something = asks_something || !wanted.empty();
      EXPECT_EQ(text_of(asks(read.operation, facts_of(all, answered).dump())), wanted) << read.operation;
      std::erase_if(idle, [&](std::string_view operation) {
        std::set<std::string_view> without = answered;
        without.erase(operation);
        return text_of(asks(read.operation, facts_of(all, without).dump())) != wanted;
      });
    }
    // The other way round: it looks at each of them, or the scopes above don't show it.
    EXPECT_TRUE(asks_something) << read.operation;
    for (const std::string_view operation : idle) ADD_FAILURE() << read.operation << " needn't wait for " << operation;
  }
}

TEST(Plan, AChainCountsTheCallsThatComeOneAfterAnother) {
  const auto chain = [](std::string_view operation, std::size_t wave = 1) {
    const auto found = std::ranges::find(scope_plan().at(wave), operation, &PlannedRead::operation);
    EXPECT_NE(found, scope_plan().at(wave).end()) << operation;
    return found->chain;
  };

  EXPECT_EQ(chain("ssm:DescribeInstancePatchStates", 2), 1U);
  EXPECT_EQ(chain("ec2:DescribeVpcs"), 2U) << "the second reading comes after all";
  EXPECT_EQ(chain("ssm:DescribeMaintenanceWindowExecutionTaskInvocations"), 2U);
  EXPECT_EQ(chain("ssm:DescribeMaintenanceWindowExecutionTasks"), 3U);
  EXPECT_EQ(chain("ssm:DescribeMaintenanceWindowExecutions"), 4U);
  EXPECT_EQ(chain("ssm:DescribeMaintenanceWindows"), 5U);
  EXPECT_EQ(chain("ssm:ListComplianceItems"), 10U) << "8 pages, the patches of those that it doesn't tell, once more";
  for (const PlannedRead& first : scope_plan().front()) {
    for (const PlannedRead& second : scope_plan().at(1)) EXPECT_GT(first.chain, second.chain) << second.operation;
  }
}

TEST(Plan, AsksForAllThatIsWrongWithANodeWhosePatchStateCouldNotBeRead) {
  const auto asked = [](const char* state) {
    const std::vector<Ask> all = asks(
        "ssm:ListComplianceItems",
        std::string(R"({"ec2.Instance": [{"InstanceId": "i-1"}], "ssm.InstancePatchState": {"i-1": )") + state + "}}");
    return all.size() == 1 ? all.front().parameters.find("Filters")->as_array()->front().text("Key") : "";
  };

  EXPECT_EQ(asked(R"([{"InstanceId": "i-1", "MissingCount": 1}])"), "Status");
  EXPECT_EQ(asked(R"({"gap": "denied"})"), "Status");
  EXPECT_EQ(asked("[]"), "ComplianceType");
}

TEST(Plan, AsksEachNodeWhereTheTargetsOfAnExecutionAreManyMore) {
  const char* facts = R"({"ec2.Instance": [{"InstanceId": "i-1"}],
      "ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "MissingCount": 2}]},
      "ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline"}],
      "ssm.AssociationExecution": {"a-1": [{"ExecutionId": "e-1", "CreatedTime": "2026-05-02T02:00:00Z",
          "Status": "Failed", "ResourceCountByStatus": "{Failed=7, Success=4990}"}]}})";

  EXPECT_EQ(asks("ssm:DescribeAssociationExecutionTargets", facts).size(), 0U);
  EXPECT_EQ(asks("ssm:DescribeInstanceAssociationsStatus", facts).size(), 1U);
}

TEST(Plan, OfOlderWindowExecutionsOnlyThoseAreLookedIntoThatDidNotEndWell) {
  const char* facts = R"({"ssm.MaintenanceWindowIdentity": [{"WindowId": "mw-1"}],
      "ssm.MaintenanceWindowTask": {"mw-1": [{"WindowTaskId": "t", "Type": "RUN_COMMAND",
                                              "TaskArn": "AWS-RunPatchBaseline"}]},
      "ssm.MaintenanceWindowExecution": {"mw-1": [
          {"WindowExecutionId": "e-1", "StartTime": "2026-05-01T02:00:00Z", "Status": "SUCCESS"},
          {"WindowExecutionId": "e-2", "StartTime": "2026-05-02T02:00:00Z", "Status": "FAILED"},
          {"WindowExecutionId": "e-3", "StartTime": "2026-05-03T02:00:00Z", "Status": "SUCCESS"},
          {"WindowExecutionId": "e-4", "StartTime": "2026-05-04T02:00:00Z", "Status": "SUCCESS"}]}})";

  EXPECT_EQ(subjects_of(asks("ssm:DescribeMaintenanceWindowExecutionTasks", facts)), "e-4 e-2");
}

TEST(Plan, AnOutputThatTheListingShowsWholeIsNotReadAgain) {
  const auto output = [](std::size_t size) {
    std::string text = after_a_failed_install("");
    const std::string plugin = R"("Status": "Failed"}]})";
    return text.replace(text.rfind(plugin), plugin.size(),
                        R"("Status": "Failed", "Output": ")" + std::string(size, 'x') + R"("}]})");
  };

  EXPECT_EQ(asks("ssm:GetCommandInvocation", output(900)).size(), 0U);
  EXPECT_EQ(asks("ssm:GetCommandInvocation", output(2500)).size(), 1U);
}

TEST(Plan, AsksAboutFiftyPatchStatesAtOnce) {
  Json instances = Json::array();
  for (int i = 0; i < 120; ++i) instances.push_back(Json::object({{"InstanceId", "i-" + std::to_string(1000 + i)}}));
  const std::vector<Ask> batches =
      asks("ssm:DescribeInstancePatchStates", Json::object({{"ec2.Instance", instances}}).dump());

  ASSERT_EQ(batches.size(), 3U);
  EXPECT_EQ(batches[0].subjects.size(), 50U);
  EXPECT_EQ(batches[2].subjects.size(), 20U);
}

TEST(Plan, AsksAboutEveryImageOfNodesThatAreNotOnline) {
  Json instances = Json::array();
  for (int i = 0; i < 430; ++i) {
    const std::string id = std::to_string(1000 + i);
    instances.push_back(Json::object(
        {{"InstanceId", "i-" + id}, {"ImageId", "ami-" + id}, {"State", Json::object({{"Name", "running"}})}}));
  }

  std::size_t asked = 0;
  for (const Ask& ask : asks("ec2:DescribeImages", Json::object({{"ec2.Instance", instances}}).dump())) {
    EXPECT_LE(ask.subjects.size(), 200U);  // values of one EC2 filter
    EXPECT_EQ(ask.ids_filter, "image-id");
    asked += ask.subjects.size();
  }

  EXPECT_EQ(asked, 430U);
}

TEST(Plan, LooksIntoRoleAndNamesOfAnOnlineNodeThatCommandsDoNotReach) {
  const auto facts = [](const char* details) {
    return std::string(R"({
      "as_of": "2026-11-20T12:00:00Z",
      "ec2.Instance": [{"InstanceId": "i-1", "State": {"Name": "running"}, "VpcId": "vpc-1",
                        "IamInstanceProfile": {"Arn": "arn:aws:iam::111111111111:instance-profile/web"}}],
      "ssm.InstanceInformation": [{"InstanceId": "i-1", "PingStatus": "Online",
                                   "LastPingDateTime": "2026-11-20T11:58:00Z"}],
      "ssm.CommandInvocation": [{"CommandId": "c-1", "InstanceId": "i-1", "DocumentName": "AWS-RunPatchBaseline",
                                 "RequestedDateTime": "2026-11-19T02:00:00Z", "Status": "TimedOut",
                                 "StatusDetails": ")") +
           details + R"("}]})";
  };
  const Scope global = global_scope("111111111111");

  EXPECT_EQ(asks("ssm:GetConnectionStatus", facts("DeliveryTimedOut")).size(), 1U);
  EXPECT_EQ(asks("ec2:DescribeVpcAttribute", facts("DeliveryTimedOut")).size(), 2U);
  EXPECT_EQ(asks("iam:GetInstanceProfile", facts("DeliveryTimedOut"), global).size(), 1U);
  EXPECT_EQ(asks("ec2:DescribeVpcAttribute", facts("ExecutionTimedOut")).size(), 0U);
  EXPECT_EQ(asks("iam:GetInstanceProfile", facts("ExecutionTimedOut"), global).size(), 0U);
}

TEST(Plan, ReadsTheFailedInstallsOutputWhateverFailedLater) {
  const std::string own_document = after_a_failed_install(R"(, {"CommandId": "c-2", "InstanceId": "i-1",
      "DocumentName": "Acme-HealthCheck", "RequestedDateTime": "2026-05-04T06:00:00Z", "Status": "Failed",
      "CommandPlugins": [{"Name": "check", "Status": "Failed"}]})");
  const std::string undelivered = after_a_failed_install(R"(, {"CommandId": "c-2", "InstanceId": "i-1",
      "DocumentName": "AWS-RunPatchBaseline", "RequestedDateTime": "2026-05-04T02:00:00Z", "Status": "TimedOut",
      "StatusDetails": "DeliveryTimedOut", "CommandPlugins": []})");
  const std::string scan = after_a_failed_install(R"(, {"CommandId": "c-2", "InstanceId": "i-1",
      "DocumentName": "AWS-RunPatchBaseline", "RequestedDateTime": "2026-05-04T02:00:00Z", "Status": "Failed",
      "CommandPlugins": [{"Name": "PatchLinux", "Status": "Failed"}]})",
                                                  R"(, {"CommandId": "c-2", "DocumentName": "AWS-RunPatchBaseline",
                       "Parameters": {"Operation": ["Scan"]}})");

  EXPECT_EQ(subjects_of(asks("ssm:GetCommandInvocation", own_document)), "c-1/i-1");
  EXPECT_EQ(subjects_of(asks("ssm:GetCommandInvocation", undelivered)), "c-1/i-1");
  EXPECT_EQ(subjects_of(asks("ssm:GetCommandInvocation", scan)), "c-2/i-1 c-1/i-1");
}

TEST(Plan, ReadsTheOutputThatAnAssociationNamesAndRunCommandDoesNotList) {
  const std::string facts = R"({"ec2.Instance": [{"InstanceId": "i-1"}],
      "ssm.InstanceInformation": [{"InstanceId": "i-1", "PlatformType": "Windows"}],
      "ssm.InstancePatchState": {"i-1": [{"InstanceId": "i-1", "MissingCount": 2}]},
      "ssm.Association": [{"AssociationId": "a-1", "Name": "AWS-RunPatchBaseline"}],
      "ssm.AssociationExecution": {"a-1": [{"ExecutionId": "e-1", "CreatedTime": "2026-05-03T02:00:00Z"}]},
      "ssm.AssociationExecutionTarget": {"a-1/e-1": [{"ResourceId": "i-1", "Status": "Failed",
          "OutputSource": {"OutputSourceId": "c-9", "OutputSourceType": "RunCommand"}}]})";

  const std::vector<Ask> unlisted = asks("ssm:GetCommandInvocation", facts + "}");
  ASSERT_EQ(subjects_of(unlisted), "c-9/i-1");
  EXPECT_EQ(unlisted[0].parameters.text("PluginName"), "PatchWindows");
  // Listed, it is a command like others: its step did not fail here, so nothing was printed.
  EXPECT_EQ(subjects_of(asks("ssm:GetCommandInvocation",
                             facts + R"(, "ssm.CommandInvocation": [{"CommandId": "c-9", "InstanceId": "i-1"}]})")),
            "");
  EXPECT_EQ(subjects_of(asks("ssm:GetCommandInvocation", facts + R"(, "ssm.CommandInvocation": {"gap": "denied"}})")),
            "");
}

TEST(Plan, LooksIntoTheRoleOfHostManagementWhereANodeMayNeedIt) {
  const auto facts = [](const char* role) {
    return std::string(R"({
      "ec2.Instance": [{"InstanceId": "i-1", "State": {"Name": "running"}}],
      "ssm.ServiceSetting": [{"SettingId": "/ssm/managed-instance/default-ec2-instance-management-role",
                              "SettingValue": ")") +
           role + R"("}]})";
  };
  const Scope global = global_scope("111111111111");

  const std::vector<Ask> roles = asks("iam:GetRole", facts("service-role/Default"), global);
  ASSERT_EQ(roles.size(), 1U);
  EXPECT_EQ(roles.front().subjects.front(), "Default");
  const std::vector<Ask> simulations = asks("iam:SimulatePrincipalPolicy", facts("service-role/Default"), global);
  ASSERT_EQ(simulations.size(), 1U);
  EXPECT_EQ(simulations.front().subjects.front(), "arn:aws:iam::111111111111:role/service-role/Default");
  EXPECT_EQ(asks("iam:GetRole", facts("$None"), global).size(), 0U);
}

TEST(Plan, ReadsPolicyDocumentsOnlyWhereTheSimulationWasRefused) {
  const std::string base = R"({
      "ec2.Instance": [{"InstanceId": "i-1", "State": {"Name": "running"},
                        "IamInstanceProfile": {"Arn": "arn:aws:iam::111111111111:instance-profile/web"}}],
      "iam.InstanceProfile": {"web": [{"InstanceProfileName": "web",
                                       "Roles": [{"RoleName": "web", "Arn": "arn:aws:iam::111111111111:role/web"}]}]},
      "iam.EvaluationResult": {"arn:aws:iam::111111111111:role/web": )";
  const Scope global = global_scope("111111111111");

  EXPECT_EQ(asks("iam:SimulatePrincipalPolicy", base + "[]}}", global).size(), 1U);
  EXPECT_EQ(asks("iam:ListAttachedRolePolicies", base + "[]}}", global).size(), 0U);
  EXPECT_EQ(asks("iam:ListAttachedRolePolicies", base + R"({"gap": "denied"}}})", global).size(), 1U);
}

}  // namespace
}  // namespace patchtriage
