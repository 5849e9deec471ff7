// What any client may rely on: the records of one world agree with each other and with the truth.
#include "simulate/world.h"

#include <gtest/gtest.h>

#include <set>

#include "simulate/plants/plant.h"
#include "simulate/world_for_test.h"

namespace patchtriage::simulate {
namespace {

class WorldRecords : public testing::TestWithParam<std::uint64_t> {
 protected:
  World world_{settings_for_test(GetParam())};
};

std::int64_t non_compliant(const Json& state) {
  return number(state, "MissingCount") + number(state, "FailedCount") + number(state, "InstalledRejectedCount") +
         number(state, "InstalledPendingRebootCount") + number(state, "AvailableSecurityUpdateCount");
}

TEST_P(WorldRecords, PatchCountersAreThoseOfTheRows) {
  for (const Scope& scope : scopes_of(world_)) {
    for (const auto& [id, state] : patch_states(world_, scope)) {
      std::map<std::string, std::int64_t> counts;
      for (const Json& patch : list(world_, scope, "ssm:DescribeInstancePatches", Json::object({{"InstanceId", id}}))) {
        ++counts[patch.text("State")];
      }

      EXPECT_EQ(number(state, "InstalledCount"), counts["Installed"]) << id;
      EXPECT_EQ(number(state, "InstalledOtherCount"), counts["InstalledOther"]) << id;
      EXPECT_EQ(number(state, "InstalledPendingRebootCount"), counts["InstalledPendingReboot"]) << id;
      EXPECT_EQ(number(state, "InstalledRejectedCount"), counts["InstalledRejected"]) << id;
      EXPECT_EQ(number(state, "MissingCount"), counts["Missing"]) << id;
      EXPECT_EQ(number(state, "FailedCount"), counts["Failed"]) << id;
      EXPECT_EQ(number(state, "NotApplicableCount"), counts["NotApplicable"]) << id;
      EXPECT_EQ(number(state, "AvailableSecurityUpdateCount"), counts["AvailableSecurityUpdate"]) << id;
      EXPECT_GE(number(state, "CriticalNonCompliantCount") + number(state, "SecurityNonCompliantCount") +
                    number(state, "OtherNonCompliantCount"),
                non_compliant(state))
          << id;
    }
  }
}

TEST_P(WorldRecords, EveryInstanceOfTheTruthIsListedByEc2) {
  std::map<Scope, std::set<std::string>> listed;
  for (const Scope& scope : scopes_of(world_)) {
    for (const Json& row : list(world_, scope, "ec2:DescribeInstances")) {
      if (row.find("State")->text("Name") != "terminated") listed[scope].insert(row.text("InstanceId"));
    }
  }

  std::map<Scope, std::set<std::string>> known;
  for (const Truth& truth : truth_of(world_)) known[truth.node.scope()].insert(truth.node.instance_id);

  EXPECT_EQ(listed, known);
  std::size_t total = 0;
  for (const auto& [scope, ids] : known) total += ids.size();
  EXPECT_EQ(total, 320U);
}

TEST_P(WorldRecords, StatusOfTheTruthIsWhatTheRecordSays) {
  std::map<Scope, std::map<std::string, Json>> states;
  std::map<Scope, std::set<std::string>> failing;
  std::map<Scope, std::map<std::string, std::string>> by_activation;
  const Json wanted = Json::object(
      {{"Filters",
        Json::array(
            {Json::object({{"Key", "Status"}, {"Values", Json::array({"NON_COMPLIANT"})}, {"Type", "EQUAL"}}),
             Json::object({{"Key", "ComplianceType"}, {"Values", Json::array({"Patch"})}, {"Type", "EQUAL"}})})}});
  for (const Scope& scope : scopes_of(world_)) {
    states[scope] = patch_states(world_, scope);
    for (const Json& row : list(world_, scope, "ssm:ListResourceComplianceSummaries", wanted)) {
      failing[scope].insert(row.text("ResourceId"));
    }
    for (const Json& row : list(world_, scope, "ssm:DescribeInstanceInformation")) {
      by_activation[scope][row.text("SourceId")] = row.text("InstanceId");
    }
  }

  for (const Truth& truth : truth_of(world_)) {
    const Scope scope = truth.node.scope();
    std::string id = truth.node.instance_id;
    if (by_activation[scope].contains(id)) id = by_activation[scope][id];
    const bool has_record = states[scope].contains(id);
    const bool is_failing = failing[scope].contains(id);
    const std::string cause = truth.causes.empty() ? "healthy" : truth.causes.front();

    EXPECT_EQ(has_record, truth.status != "unknown") << id << " " << cause;
    EXPECT_EQ(is_failing, truth.status == "non_compliant") << id << " " << cause;
    EXPECT_EQ(truth.causes.empty(), truth.status == "compliant") << id << " " << cause;
  }
}

TEST_P(WorldRecords, SummariesCountWhatIsNotCompliant) {
  for (const Scope& scope : scopes_of(world_)) {
    const auto states = patch_states(world_, scope);
    for (const Json& row : list(world_, scope, "ssm:ListResourceComplianceSummaries")) {
      if (row.text("ComplianceType") != "Patch") continue;
      const Json& state = states.at(row.text("ResourceId"));

      EXPECT_EQ(number(*row.find("NonCompliantSummary"), "NonCompliantCount"), non_compliant(state))
          << row.text("ResourceId");
    }
  }
}

TEST_P(WorldRecords, ComplianceItemsAreThePatches) {
  const Scope scope = scopes_of(world_).front();
  for (const auto& [id, state] : patch_states(world_, scope)) {
    const Json params = Json::object(
        {{"ResourceIds", Json::array({id})},
         {"Filters",
          Json::array(
              {Json::object({{"Key", "ComplianceType"}, {"Values", Json::array({"Patch"})}, {"Type", "EQUAL"}}),
               Json::object({{"Key", "Status"}, {"Values", Json::array({"NON_COMPLIANT"})}, {"Type", "EQUAL"}})})}});

    EXPECT_EQ(static_cast<std::int64_t>(list(world_, scope, "ssm:ListComplianceItems", params).size()),
              non_compliant(state))
        << id;
  }
}

TEST_P(WorldRecords, EveryCommandThatAWindowNamesIsInTheHistory) {
  int seen = 0;
  for (const Scope& scope : scopes_of(world_)) {
    for (const Json& window : list(world_, scope, "ssm:DescribeMaintenanceWindows")) {
      const Json of_window = Json::object({{"WindowId", window.text("WindowId")}});
      for (const Json& execution : list(world_, scope, "ssm:DescribeMaintenanceWindowExecutions", of_window)) {
        Json of_execution = Json::object({{"WindowExecutionId", execution.text("WindowExecutionId")}});
        for (const Json& task : list(world_, scope, "ssm:DescribeMaintenanceWindowExecutionTasks", of_execution)) {
          of_execution.set("TaskId", task.text("TaskExecutionId"));
          for (const Json& invocation :
               list(world_, scope, "ssm:DescribeMaintenanceWindowExecutionTaskInvocations", of_execution)) {
            const Json of_command = Json::object({{"CommandId", invocation.text("ExecutionId")}});
            const auto commands = list(world_, scope, "ssm:ListCommands", of_command);
            ASSERT_EQ(commands.size(), 1U);
            const auto invocations = list(world_, scope, "ssm:ListCommandInvocations", of_command);
            EXPECT_EQ(static_cast<std::int64_t>(invocations.size()), number(commands.front(), "TargetCount"));
            ++seen;
          }
        }
      }
    }
  }
  EXPECT_GT(seen, 20);
}

TEST_P(WorldRecords, EveryCommandThatAnAssociationRunNamesIsInTheHistory) {
  for (const Scope& scope : scopes_of(world_)) {
    for (const Json& association : list(world_, scope, "ssm:ListAssociations")) {
      Json params = Json::object({{"AssociationId", association.text("AssociationId")}});
      for (const Json& execution : list(world_, scope, "ssm:DescribeAssociationExecutions", params)) {
        params.set("ExecutionId", execution.text("ExecutionId"));
        for (const Json& target : list(world_, scope, "ssm:DescribeAssociationExecutionTargets", params)) {
          const Json of_command = Json::object({{"CommandId", target.find("OutputSource")->text("OutputSourceId")},
                                                {"InstanceId", target.text("ResourceId")}});
          EXPECT_EQ(list(world_, scope, "ssm:ListCommandInvocations", of_command).size(), 1U);
        }
      }
    }
  }
}

TEST_P(WorldRecords, OperationEndsWithTheLastCommandThatSucceeded) {
  int compared = 0;
  for (const Scope& scope : scopes_of(world_)) {
    for (const auto& [id, state] : patch_states(world_, scope)) {
      const Json params = Json::object({{"InstanceId", id}, {"Details", true}});
      std::string newest;
      for (const Json& invocation : list(world_, scope, "ssm:ListCommandInvocations", params)) {
        if (invocation.text("DocumentName") != "AWS-RunPatchBaseline" || invocation.text("Status") != "Success")
          continue;
        for (const Json& plugin : *invocation.find("CommandPlugins")->as_array()) {
          newest = std::max(newest, plugin.text("ResponseFinishDateTime"));
        }
      }
      const std::string end = state.text("OperationEndTime");
      // Only the last three runs of a daily association are still on record: older records have no command.
      if (newest.empty() || end < "2026-11-18T08:00:00Z") continue;

      EXPECT_EQ(newest, end) << id;
      ++compared;
    }
  }
  EXPECT_GT(compared, 100);
}

TEST_P(WorldRecords, WindowsRunWhenTheirScheduleSays) {
  for (const Scope& scope : scopes_of(world_)) {
    for (const Json& window : list(world_, scope, "ssm:DescribeMaintenanceWindows")) {
      const auto next = parse_time(window.text("NextExecutionTime"));
      if (!next) continue;
      for (const Json& execution : list(world_, scope, "ssm:DescribeMaintenanceWindowExecutions",
                                        Json::object({{"WindowId", window.text("WindowId")}}))) {
        const Time start = *parse_time(execution.text("StartTime"));
        const auto distance = std::chrono::floor<std::chrono::minutes>(*next - start + std::chrono::minutes(1));

        EXPECT_EQ(distance.count() % std::chrono::minutes(std::chrono::weeks(1)).count(), 0) << window.text("Name");
      }
    }
  }
}

TEST_P(WorldRecords, CustomBaselinesOfRecordsExistAndThoseOfPatchPoliciesDoNot) {
  for (const Scope& scope : scopes_of(world_)) {
    for (const Json& row : list(world_, scope, "ssm:ListResourceComplianceSummaries")) {
      if (row.text("ComplianceType") != "Patch") continue;
      const Json one = Json::object({{"InstanceIds", Json::array({row.text("ResourceId")})}});
      const Json state = list(world_, scope, "ssm:DescribeInstancePatchStates", one).front();
      const bool by_policy = row.find("ExecutionSummary")->text("ExecutionType") == "PatchPolicy";

      const Answer baseline =
          world_.answer(scope, "ssm:GetPatchBaseline", Json::object({{"BaselineId", state.text("BaselineId")}}), 1);

      EXPECT_EQ(baseline.has_value(), !by_policy);
      if (!baseline) EXPECT_EQ(baseline.error().code, "DoesNotExistException");
    }
  }
}

TEST_P(WorldRecords, EveryPlantIsThere) {
  std::set<std::string> planted;
  for (const Truth& truth : truth_of(world_)) {
    for (const std::string& cause : truth.causes) planted.insert(cause);
  }

  for (const plants::Plant& plant : plants::all()) EXPECT_TRUE(planted.contains(std::string(plant.slug))) << plant.slug;
}

TEST_P(WorldRecords, SomeInstanceIdsRecurInAnotherAccount) {
  std::map<std::string, std::set<std::string>> accounts;
  for (const Truth& truth : truth_of(world_)) accounts[truth.node.instance_id].insert(truth.node.account);

  std::size_t recurring = 0;
  for (const auto& [id, where] : accounts) recurring += where.size() > 1 ? 1 : 0;
  EXPECT_GE(recurring, 1U);
}

TEST_P(WorldRecords, TheSameSeedGivesTheSameBytes) {
  const World again(settings_for_test(GetParam()));
  const Scope scope = scopes_of(world_)[1];

  for (const char* operation :
       {"ec2:DescribeInstances", "ssm:ListCommandInvocations", "ssm:DescribeInstanceInformation"}) {
    const auto first = list(world_, scope, operation);
    const auto second = list(again, scope, operation);
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t at = 0; at < first.size(); ++at) EXPECT_EQ(first[at].dump(), second[at].dump());
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, WorldRecords, testing::Values(1, 2, 7));

TEST(World, ChangesSomeNodesBetweenTheReadings) {
  WorldSettings settings = settings_for_test(3, 160);
  settings.change_between_reads = 0.3;
  const World world(settings);
  int changed = 0;
  for (const Truth& truth : truth_of(world)) {
    if (truth.causes != std::vector<std::string>{"none/compliant-now"}) continue;
    const Json one = Json::object({{"InstanceIds", Json::array({truth.node.instance_id})}});

    const Json before = list(world, truth.node.scope(), "ssm:DescribeInstancePatchStates", one, 1).front();
    const Json after = list(world, truth.node.scope(), "ssm:DescribeInstancePatchStates", one, 2).front();

    EXPECT_GT(number(before, "MissingCount"), 0);
    EXPECT_EQ(number(after, "MissingCount"), 0);
    EXPECT_LT(before.text("OperationEndTime"), after.text("OperationEndTime"));
    EXPECT_EQ(truth.status, "compliant");
    ++changed;
  }
  EXPECT_GT(changed, 5);
}

// FNV-1a over what the world answers to the listings that need no parameters, and over its truth.
std::uint64_t digest_of(const World& world) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  const auto add = [&hash](const std::string& text) {
    for (const char character : text + "\n") {
      hash ^= static_cast<unsigned char>(character);
      hash *= 0x100000001B3U;
    }
  };
  for (const Scope& scope : scopes_of(world)) {
    for (const char* operation : {"ec2:DescribeInstances",
                                  "ec2:DescribeVpcs",
                                  "ec2:DescribeSubnets",
                                  "ec2:DescribeRouteTables",
                                  "ec2:DescribeSecurityGroups",
                                  "ec2:DescribeVpcEndpoints",
                                  "ec2:DescribeNatGateways",
                                  "ec2:DescribeManagedPrefixLists",
                                  "elbv2:DescribeLoadBalancers",
                                  "elbv2:DescribeTargetGroups",
                                  "elb:DescribeLoadBalancers",
                                  "autoscaling:DescribeAutoScalingGroups",
                                  "resource-groups:ListGroups",
                                  "ssm:DescribeInstanceInformation",
                                  "ssm:GetInventory",
                                  "ssm:ListResourceComplianceSummaries",
                                  "ssm:DescribePatchBaselines",
                                  "ssm:DescribePatchGroups",
                                  "ssm:DescribeAvailablePatches",
                                  "ssm:DescribeMaintenanceWindows",
                                  "ssm:ListAssociations",
                                  "ssm:ListCommands",
                                  "ssm:ListCommandInvocations",
                                  "ssm:DescribeAutomationExecutions",
                                  "iam:ListInstanceProfiles"}) {
      for (const Json& row : list(world, scope, operation)) add(row.dump());
    }
    for (const Json& balancer : list(world, scope, "elbv2:DescribeLoadBalancers")) {
      const Json of_balancer = Json::object({{"LoadBalancerArn", balancer.text("LoadBalancerArn")}});
      for (const Json& listener : list(world, scope, "elbv2:DescribeListeners", of_balancer)) {
        const Json of_listener = Json::object({{"ListenerArn", listener.text("ListenerArn")}});
        add(listener.dump());
        for (const Json& rule : list(world, scope, "elbv2:DescribeRules", of_listener)) add(rule.dump());
      }
    }
    for (const Json& group : list(world, scope, "elbv2:DescribeTargetGroups")) {
      const Json of_group = Json::object({{"TargetGroupArn", group.text("TargetGroupArn")}});
      add(std::get<Single>(*world.answer(scope, "elbv2:DescribeTargetHealth", of_group, 1)).reply.dump());
    }
  }
  for (const Truth& truth : truth_of(world)) {
    add(truth.node.instance_id + truth.status + truth.exposure);
    for (const std::string& cause : truth.causes) add(cause);
    for (const std::string& blocker : truth.blockers) add(blocker);
  }
  return hash;
}

// Whoever plants something new changes these on purpose: tests elsewhere know the varied worlds by their seeds.
TEST(World, TheVariedFleetOfASeedStaysAsItIs) {
  EXPECT_EQ(digest_of(World(settings_for_test(1))), 9929844533483091182U);
  EXPECT_EQ(digest_of(World(settings_for_test(7, 160))), 12355096351004256463U);
}

TEST(World, ListComplianceItemsTakesAsManyIdsAsTheSettingsSay) {
  WorldSettings settings = settings_for_test(1, 40);
  settings.compliance_ids = 1;
  const World world(settings);
  const Json two = Json::object({{"ResourceIds", Json::array({"i-1", "i-2"})}});

  const Answer answer = world.answer(scopes_of(world).front(), "ssm:ListComplianceItems", two, 1);

  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, "ValidationException");
}

TEST(World, SmallWorldsHaveEveryCategory) {
  const World world(settings_for_test(1, 120));
  std::set<std::string> categories;
  for (const Truth& truth : truth_of(world)) {
    for (const std::string& cause : truth.causes) categories.insert(cause.substr(0, cause.find('/')));
  }

  EXPECT_EQ(categories, (std::set<std::string>{"agent", "baseline", "inconclusive", "none", "os-patch",
                                               "pending-reboot", "ssm-reachability", "targeting"}));
}

TEST(World, AnUnknownInstanceIdFailsTheWholeBatch) {
  const World world(settings_for_test(1, 40));
  const Json params = Json::object({{"InstanceIds", Json::array({"i-00000000000000000"})}});

  const Answer answer = world.answer(scopes_of(world).front(), "ec2:DescribeInstances", params, 1);

  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, "InvalidInstanceID.NotFound");
}

}  // namespace
}  // namespace patchtriage::simulate
